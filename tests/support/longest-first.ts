import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/**
 * What takes long begins first: the faults and the browser, which wait a lot for processes of their own, then the real
 * engine, then the rest. Left to its names, a run would end with one file that everybody waits for.
 */
const FIRST = [
  'faults/death.test',
  'faults/rebuild.test',
  'faults/',
  'e2e/',
  'workflows/',
  'usecases/send-batch-faults.test',
  'usecases/rehearse.test',
  'temporal/',
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = FIRST.findIndex((part) => moduleId.includes(`/tests/${part}`));
  return place < 0 ? FIRST.length : place;
}
