/** What has been brought up, to be ended in the opposite order. */
export interface TakeDown {
  /** A step may return a promise; the next one waits for it. */
  add(step: () => unknown): void;
  /** Ends everything, also after a step that fails; rejects with the first failure. */
  run(): Promise<void>;
}

export function createTakeDown(): TakeDown {
  const steps: (() => unknown)[] = [];
  return {
    add: (step) => void steps.push(step),
    async run() {
      const failures: unknown[] = [];
      for (const step of steps.splice(0).toReversed()) {
        try {
          await step();
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}
