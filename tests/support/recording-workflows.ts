import type { EntityLabel, EntityRef, Workflows } from '../../src/ports/workflows.ts';

/** A fake of the engine that remembers who was poked and runs nothing. */
export interface RecordingWorkflows extends Workflows {
  readonly poked: EntityLabel[];
  readonly nudged: EntityRef[];
  mailroomPokes: number;
}

/** `onPoke` lets a test play the engine: it is awaited before the poke returns. */
export function createRecordingWorkflows(
  onPoke: (entities: readonly EntityRef[]) => Promise<void> = () => Promise.resolve(),
): RecordingWorkflows {
  const poked: EntityLabel[] = [];
  const nudged: EntityRef[] = [];
  return {
    poked,
    nudged,
    mailroomPokes: 0,
    async poke(entities) {
      poked.push(...entities);
      await onPoke(entities);
    },
    async nudge(entities) {
      nudged.push(...entities);
      await onPoke(entities);
      return [];
    },
    async pokeMailroom() {
      this.mailroomPokes += 1;
      await onPoke([]);
    },
    running: () => Promise.resolve([]),
    terminateAll: () => Promise.resolve(0),
  };
}
