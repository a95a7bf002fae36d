import { formatDate } from '../../domain/calendar/local-date.ts';
import { bodyName } from '../../domain/plan/directory.ts';
import type { Plan } from '../../domain/plan/plan.ts';
import type { RoundFact } from '../../domain/report/round-fact.ts';
import type { DaySetting } from '../../domain/report/round.ts';
import { two } from '../words.ts';

type Told = Exclude<RoundFact, { kind: 'instantReached' }>;

/** A fact of a round, as a clerk would enter it in a register. */
export function roundFactWords(plan: Plan, fact: Told): string {
  switch (fact.kind) {
    case 'recurringDutyBegun':
      return `Ghi nhận nghĩa vụ báo cáo định kỳ của ${two(fact.expected.length)} đơn vị; chờ ấn định ngày nộp bằng văn bản.`;
    case 'reportDaySet':
      return `Ghi nhận ${documentWords(fact.setting)}: ${fact.days.map(({ periodKey, dueOn }) => `kỳ ${periodKey} nộp chậm nhất ngày ${formatDate(dueOn)}`).join('; ')}.`;
    case 'roundOpened':
      return openedWords(plan, fact);
    case 'roundDayMoved': {
      const { dueOn } = fact.schedule;
      return `Đổi ngày nộp theo ${documentWords(fact.setting)}${dueOn === null ? '' : `: hết ngày ${formatDate(dueOn)}`}.`;
    }
    case 'reportReceived':
      return receivedWords(plan, fact);
    case 'boundaryConcluded': {
      const verdict = fact.verdict === 'on-time' ? 'trong thời hạn' : 'quá thời hạn';
      return `${bodyName(plan, fact.by)} kết luận: ${bodyName(plan, fact.body)} gửi ${verdict}.`;
    }
    case 'roundClosed':
      return `${bodyName(plan, fact.by)} chốt đợt.`;
  }
}

const documentWords = ({ documentNumber, documentOn, standing }: DaySetting): string =>
  `văn bản số ${documentNumber} ngày ${formatDate(documentOn)}${standing ? ' (cho cả các kỳ về sau)' : ''}`;

function openedWords(plan: Plan, fact: Extract<Told, { kind: 'roundOpened' }>): string {
  const { asked, expected, collector } = fact;
  const by = asked.kind === 'period' ? `; ngày nộp theo ${documentWords(asked.setting)}` : '';
  return `Lập đợt: ${two(expected.length)} đơn vị phải gửi về ${bodyName(plan, collector)}${by}.`;
}

function receivedWords(plan: Plan, fact: Extract<Told, { kind: 'reportReceived' }>): string {
  const { documentNumber, documentOn, files, nil, sentOn, receivedOn } = fact;
  const name = bodyName(plan, fact.body);
  const sent = sentOn === null ? '' : `, gửi ngày ${formatDate(sentOn)}, nhận ngày ${formatDate(receivedOn)}`;
  if (nil) return `${name} báo cáo không phát sinh${sent}.`;
  const number = documentNumber === null ? '' : `, văn bản số ${documentNumber}`;
  const on = documentOn === null ? '' : ` ngày ${formatDate(documentOn)}`;
  const attached = files.length === 0 ? '' : `, kèm ${two(files.length)} tệp`;
  return `${name} gửi kế hoạch, báo cáo${number}${on}${attached}${sent}.`;
}
