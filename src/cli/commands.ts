import type { Command } from './command.ts';
import { calendarCheckCommand, calendarDiffCommand, calendarShowCommand } from './commands/calendar.ts';
import { clockAdvanceCommand } from './commands/clock.ts';
import { deadlineReadCommand } from './commands/deadline.ts';
import {
  guidanceEventsCommand,
  guidancePreviewCommand,
  guidanceRegisterCommand,
  guidanceUndoCommand,
} from './commands/guidance.ts';
import { mailListCommand, mailReleaseCommand, mailShowCommand } from './commands/mail.ts';
import { planCheckCommand } from './commands/plan.ts';
import { rehearseCommand } from './commands/rehearse.ts';
import { startCommand } from './commands/start.ts';
import { statusCommand } from './commands/status.ts';
import { rebuildCommand, verifyCommand } from './commands/store.ts';

/** Everything that can be asked for, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  startCommand,
  statusCommand,
  clockAdvanceCommand,
  guidanceEventsCommand,
  guidancePreviewCommand,
  guidanceRegisterCommand,
  guidanceUndoCommand,
  mailListCommand,
  mailShowCommand,
  mailReleaseCommand,
  deadlineReadCommand,
  planCheckCommand,
  rehearseCommand,
  calendarCheckCommand,
  calendarShowCommand,
  calendarDiffCommand,
  rebuildCommand,
  verifyCommand,
];

/** What stands before a second word. */
export const GROUPS: Readonly<Record<string, string>> = {
  clock: 'đồng hồ của kho chạy thử',
  guidance: 'văn bản mà kế hoạch đang chờ',
  mail: 'thư đã đi và sẽ đi',
  deadline: 'ngôn ngữ thời hạn',
  plan: 'tệp kế hoạch',
  calendar: 'lịch ngày nghỉ',
};
