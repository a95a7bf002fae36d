import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classOf, countClasses } from '../../../src/domain/report/progress-counts.ts';
import type { Standing } from '../../../src/domain/report/progress-counts.ts';
import { DEADLINE_LABEL } from '../../../src/domain/task/deadline-status.ts';
import type { DeadlineStatus } from '../../../src/domain/task/deadline-status.ts';
import { PROGRESS_LABEL } from '../../../src/domain/task/labels.ts';
import type { TaskProgress } from '../../../src/domain/task/task.ts';

const PROGRESSES = Object.keys(PROGRESS_LABEL) as readonly TaskProgress[];
const STATUSES = Object.keys(DEADLINE_LABEL) as readonly DeadlineStatus[];

test.each<[TaskProgress, DeadlineStatus, string]>([
  ['done', 'on-time', 'done-on-time'],
  ['done', 'late', 'done-late'],
  ['open', 'due-soon', 'doing'],
  ['open', 'overdue', 'overdue'],
  ['submitted', 'in-time', 'doing'],
  // Nobody is counted as overdue whose mark is contested, or who sent on the very X of "trước ngày X".
  ['open', 'contested', 'under-review'],
  ['submitted', 'boundary', 'under-review'],
  ['waiting', 'awaiting-event', 'awaiting'],
  ['waiting', 'conflict', 'awaiting'],
  ['impossible', 'awaiting-event', 'no-guidance'],
  ['standing', 'no-deadline', 'no-deadline'],
  ['not-started', 'not-yet', 'not-yet'],
  ['suspended', 'no-deadline', 'suspended'],
  ['cancelled', 'no-deadline', 'cancelled'],
])('%s, %s: %s', (progress, status, expected) => {
  expect(classOf({ progress, status })).toBe(expected);
});

test('the classes add up to all tasks, whatever they are', () => {
  const standing: fc.Arbitrary<Standing> = fc.record({
    progress: fc.constantFrom(...PROGRESSES),
    status: fc.constantFrom(...STATUSES),
  });
  fc.assert(
    fc.property(fc.array(standing, { maxLength: 60 }), (tasks) => {
      const counts = countClasses(tasks);
      expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(tasks.length);
      expect(counts.map(({ words }) => words)).toHaveLength(11);
    }),
  );
});
