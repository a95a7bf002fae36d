import { formatInstant, onOf } from '../calendar/instant.ts';
import { formatDate } from '../calendar/local-date.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { recipientOn } from '../plan/directory.ts';
import type { Body, BodyId, Plan } from '../plan/plan.ts';
import type { Policy } from '../policy.ts';
import type { LetterInput } from './letter.ts';
import type { LetterTexts } from './texts/letter-texts.ts';
import { createSay } from './texts/template.ts';
import type { Say, Values } from './texts/template.ts';
import type { LetterPlaceholder } from './texts/text-rule.ts';

/**
 * How much each item says. `whole`: everything; `short`: long texts of the plan and of people are cut; `brief`: the
 * task, its dates and the link; `lines`: one line with the date, and the link. A letter is written as fully as its
 * size allows.
 */
export type Detail = 'whole' | 'short' | 'brief' | 'lines';

/** What every sentence of a letter may need to know. */
export interface LetterContext {
  readonly plan: Plan;
  readonly policy: Policy;
  /** The words of the office, and what fills those that are about no task or round. */
  readonly texts: LetterTexts;
  readonly values: Values<LetterPlaceholder>;
  readonly say: Say<LetterPlaceholder>;
  readonly recipient: Body;
  readonly detail: Detail;
  readonly sendOn: LocalDate;
  /** `08 giờ 00 ngày 02/01/2019` */
  readonly sendWords: string;
  /** The office in whose name the letter is written: `Ban Tổ chức Tỉnh ủy`. */
  readonly office: string;
  /** Who has or has not received a report, as this recipient is told: the office does not speak of itself to itself. */
  readonly observer: string;
  /** `Kế hoạch số 77-KH/TU` */
  readonly planName: string;
  /** `Đề nghị`, upwards `Kính đề nghị`. */
  readonly request: string;
  readonly upwards: boolean;
  /** What a copy says instead of asking. */
  readonly copyNote: string;
  /** RangeError for a body that the plan does not know: a letter with an empty name must not leave. */
  nameOf(id: BodyId): string;
  /** Whether the recipient is this body, or has taken its place by the day of the letter. */
  readonly actsFor: (id: BodyId) => boolean;
  /** Whether a letter can reach it. */
  hasMailbox(id: BodyId): boolean;
}

export function contextOf(input: LetterInput, detail: Detail): LetterContext {
  const { plan, policy, texts, recipient, sendAt } = input;
  const bodies = new Map([...plan.bodies, recipient].map((body) => [body.id, body]));
  const known = (id: BodyId): Body => {
    const body = bodies.get(id);
    if (body === undefined)
      throw new RangeError(`the plan ${plan.id} has no body "${id}" to name in a letter`);
    return body;
  };
  const office = known(plan.office).name;
  const upwards = isAbove(recipient);
  const planName = `Kế hoạch số ${plan.number}`;
  const request = upwards ? 'Kính đề nghị' : 'Đề nghị';
  const sendWords = formatInstant(sendAt);
  const values = {
    nguoiNhan: recipient.name,
    coQuan: office,
    keHoach: planName,
    ngayKeHoach: formatDate(plan.documentOn),
    noiBanHanh: plan.issuedBy,
    deNghi: request,
    deNghiGiuaCau: request.toLocaleLowerCase('vi'),
    lucGui: sendWords,
    ngayGui: formatDate(onOf(sendAt)),
  };
  const say = createSay(values);
  return {
    plan,
    policy,
    texts,
    values,
    say,
    recipient,
    detail,
    sendOn: onOf(sendAt),
    sendWords,
    office,
    observer: recipient.id === plan.office ? 'hệ thống theo dõi' : office,
    planName,
    request,
    upwards,
    copyNote: say(upwards ? texts.common.copyNoteUpwards : texts.common.copyNote),
    nameOf: (id) => known(id).name,
    actsFor: (id) => id === recipient.id || recipientOn(plan, id, onOf(sendAt))?.id === recipient.id,
    hasMailbox: (id) => known(id).mailbox !== null,
  };
}

const ABOVE = /^(ban thường vụ tỉnh ủy|thường trực tỉnh ủy|bộ phận thường trực)/u;

/** The bodies that direct the plan: they are presented to (kính trình), never asked like those that carry it out. */
function isAbove(body: Body): boolean {
  return ABOVE.test(body.name.normalize('NFC').toLocaleLowerCase('vi').replaceAll('uỷ', 'ủy'));
}
