import { onOf } from '../calendar/instant.ts';
import { formatDate } from '../calendar/local-date.ts';
import type { Problem } from '../result.ts';
import type { RoundFact } from './round-fact.ts';
import type { ReportRound, Round } from './round.ts';

type Fact<K extends RoundFact['kind']> = Extract<RoundFact, { kind: K }>;

/** Why a fact cannot be taken now; null: it can. */
export function refuseRoundFact(round: Round | null, fact: RoundFact): Problem | null {
  if (round === null) return null;
  if (round.progress === 'awaiting-day') {
    const own = ['instantReached', 'reportDaySet', 'recurringDutyBegun'].includes(fact.kind);
    return own
      ? null
      : { kind: 'no-day', words: 'Nghĩa vụ này chưa ấn định ngày nộp, nên chưa có đợt báo cáo.' };
  }
  switch (fact.kind) {
    case 'reportReceived':
      return refuseReport(round, fact);
    case 'boundaryConcluded':
      return refuseConclusion(round, fact);
    case 'roundClosed':
      return refuseClosing(round, fact);
    case 'roundDayMoved':
      return refuseMoving(round);
    case 'instantReached':
    case 'roundOpened':
      return null;
    case 'recurringDutyBegun':
    case 'reportDaySet':
      return { kind: 'own-day', words: 'Đợt này không thuộc nghĩa vụ định kỳ; ngày của đợt đã có.' };
  }
}

function refuseReport(round: ReportRound, fact: Fact<'reportReceived'>): Problem | null {
  if (!round.expected.includes(fact.body))
    return { kind: 'not-expected', words: 'Đơn vị này không có trong danh sách phải gửi của đợt báo cáo.' };
  if (fact.receivedOn > onOf(fact.at))
    return { kind: 'future-receipt', words: `Ngày nhận ${formatDate(fact.receivedOn)} ở sau hôm nay.` };
  if (fact.sentOn !== null && fact.sentOn > fact.receivedOn)
    return {
      kind: 'sent-after-receipt',
      words: `Ngày gửi ${formatDate(fact.sentOn)} ở sau ngày nhận ${formatDate(fact.receivedOn)}.`,
    };
  if (fact.nil)
    return round.asked.kind === 'period'
      ? null
      : { kind: 'nil-not-taken', words: 'Việc này phải có văn bản; không nhận nội dung "Không phát sinh".' };
  if (fact.files.length > 0 || (fact.documentNumber !== null && fact.documentOn !== null)) return null;
  return {
    kind: 'no-evidence',
    words: 'Báo cáo phải kèm số và ngày của văn bản, hoặc ít nhất một tệp văn bản.',
  };
}

function refuseConclusion(round: ReportRound, { body, by }: Fact<'boundaryConcluded'>): Problem | null {
  const report = round.received.find((known) => known.body === body);
  if (report === undefined) return { kind: 'not-received', words: 'Chưa nhận được báo cáo của đơn vị này.' };
  if (report.verdict !== 'boundary')
    return {
      kind: 'not-on-boundary',
      words:
        report.conclusion === null
          ? 'Báo cáo này không đến đúng ngày phải kết luận.'
          : 'Báo cáo này đã được kết luận.',
    };
  return by === round.keeper && by !== body ? null : notKeeper('kết luận');
}

function refuseClosing(round: ReportRound, { by, at }: Fact<'roundClosed'>): Problem | null {
  if (round.progress === 'closed') return { kind: 'moved-on', words: 'Đợt báo cáo đã chốt.' };
  if (round.progress === 'not-yet')
    return { kind: 'not-yet', words: 'Đợt báo cáo chưa mở, nên chưa chốt được.' };
  const { dueOn } = round.schedule;
  if (dueOn !== null && onOf(at) <= dueOn)
    return {
      kind: 'too-early',
      words: `Còn trong thời hạn: các đơn vị được gửi đến hết ngày ${formatDate(dueOn)}. Chốt được từ ngày hôm sau.`,
    };
  return by === round.keeper ? null : notKeeper('chốt');
}

function refuseMoving(round: ReportRound): Problem | null {
  if (round.progress === 'closed')
    return { kind: 'moved-on', words: 'Đợt báo cáo đã chốt; ngày nộp của đợt không đổi được nữa.' };
  return round.asked.kind === 'period'
    ? null
    : { kind: 'printed-day', words: 'Ngày của đợt này do Kế hoạch hoặc do việc chốt đợt trước ấn định.' };
}

const notKeeper = (what: string): Problem => ({
  kind: 'not-the-keeper',
  words: `Chỉ cơ quan theo dõi của đợt được ${what}; đơn vị phải gửi không tự ${what} việc của mình.`,
});
