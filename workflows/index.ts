export { mailroom } from './mailroom.ts';
export { reportRound } from './report-round.ts';
export { taskLifecycle } from './task-lifecycle.ts';
