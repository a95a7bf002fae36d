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
import {
  ladderDirectiveCommand,
  ladderHoldCommand,
  ladderListCommand,
  ladderReleaseCommand,
} from './commands/ladder.ts';
import { linkListCommand, linkWithdrawCommand } from './commands/link.ts';
import { mailListCommand, mailReleaseCommand, mailShowCommand } from './commands/mail.ts';
import { mailPreviewCommand } from './commands/mail-preview.ts';
import { mailPauseCommand, mailResumeCommand } from './commands/mail-pause.ts';
import { mailReturnedCommand } from './commands/mail-returned.ts';
import { planCheckCommand } from './commands/plan.ts';
import { rehearseCommand } from './commands/rehearse.ts';
import { roundCloseCommand, roundListCommand, roundSetDayCommand } from './commands/round.ts';
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
  mailPauseCommand,
  mailResumeCommand,
  mailReturnedCommand,
  mailPreviewCommand,
  linkListCommand,
  linkWithdrawCommand,
  ladderListCommand,
  ladderReleaseCommand,
  ladderHoldCommand,
  ladderDirectiveCommand,
  roundListCommand,
  roundSetDayCommand,
  roundCloseCommand,
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
  link: 'liên kết trả lời của các cơ quan',
  ladder: 'báo cáo lên cấp trên: hồ sơ chờ duyệt, ý kiến chỉ đạo',
  round: 'các đợt báo cáo của mục IV',
  deadline: 'ngôn ngữ thời hạn',
  plan: 'tệp kế hoạch',
  calendar: 'lịch ngày nghỉ',
};
