import { instant } from '../../../src/domain/calendar/instant.ts';
import { localDate } from '../../../src/domain/calendar/local-date.ts';
import type { LocalDate } from '../../../src/domain/calendar/local-date.ts';
import type {
  Body,
  Obligation,
  Part,
  PartRole,
  Plan,
  TaskDefinition,
} from '../../../src/domain/plan/plan.ts';
import type { Policy } from '../../../src/domain/policy.ts';
import { LADDER_POLICY } from '../../support/ladder-policy.ts';

export const on = (text: string): LocalDate => localDate(text);
export const at = (date: string, time = '08:00'): ReturnType<typeof instant> =>
  instant(`${date}T${time}:00+07:00`);

const aBody = (id: string, name: string, headTitle: string | null): Body => ({
  id,
  name,
  aliases: [],
  headTitle,
  mailbox: `${id}@haugiang.example`,
  provenance: 'document',
  validFrom: null,
  validUntil: null,
  successors: [],
  note: null,
});

export const OFFICE = aBody('ban-to-chuc-tinh-uy', 'Ban Tổ chức Tỉnh ủy', 'Trưởng Ban Tổ chức Tỉnh ủy');
export const SO_NOI_VU = aBody('so-noi-vu', 'Sở Nội vụ', 'Giám đốc Sở Nội vụ');
export const SO_TAI_CHINH = aBody('so-tai-chinh', 'Sở Tài chính', 'Giám đốc Sở Tài chính');
export const VAN_PHONG = aBody('van-phong-tinh-uy', 'Văn phòng Tỉnh ủy', 'Chánh Văn phòng Tỉnh ủy');
export const BAO_VE = aBody('ban-bao-ve', 'Ban Bảo vệ, chăm sóc sức khỏe cán bộ Tỉnh ủy', null);
export const VI_THANH = aBody('thanh-uy-vi-thanh', 'Thành ủy Vị Thanh', 'Bí thư Thành ủy Vị Thanh');
export const LONG_MY = aBody('huyen-uy-long-my', 'Huyện ủy Long Mỹ', 'Bí thư Huyện ủy Long Mỹ');
export const PHUNG_HIEP = aBody('huyen-uy-phung-hiep', 'Huyện ủy Phụng Hiệp', null);
export const HOI_NONG_DAN = aBody('dang-doan-hoi-nong-dan', 'Đảng đoàn Hội Nông dân tỉnh', null);
export const BAN_THUONG_VU = aBody('ban-thuong-vu-tinh-uy', 'Ban Thường vụ Tỉnh ủy', 'Bí thư Tỉnh ủy');

export const POLICY: Policy = {
  sending: {
    from: '08:00',
    until: '10:00',
    retryUntil: '17:00',
    prepareAt: '06:00',
    workingDaysOnly: true,
    usefulWorkingDays: 5,
  },
  reminders: {
    byLength: [
      { longerThanWorkingDays: 60, workingDaysBefore: [30, 15, 7, 3, 0] },
      { longerThanWorkingDays: 15, workingDaysBefore: [15, 5, 0] },
      { longerThanWorkingDays: 0, workingDaysBefore: [3, 0] },
    ],
    quietAfterAssignment: 3,
  },
  overdue: { letterAfterWorkingDays: 1, reviewMonths: 24 },
  rounds: {
    askMonthsBeforeEnd: [2, 1, 0],
    requestWorkingDaysBefore: 20,
    remindWorkingDaysBefore: [3],
    closeAfterWorkingDays: 1,
    summaryWorkingDays: 10,
  },
  ladder: LADDER_POLICY,
  watchMonths: [1, 4, 7, 10],
  horizonYears: 5,
  standingReviewMonth: 1,
  dueSoonWorkingDays: 15,
  confirmers: [OFFICE.id, VAN_PHONG.id],
  superiors: [OFFICE.id, VAN_PHONG.id],
  completion: { implementing: 'counted' },
  secondSignature: 'none',
  decisions: {
    extensionWorkingDays: 5,
    counterReminderWorkingDays: 5,
    counterLapseWorkingDays: 10,
    contestWorkingDays: 10,
    opinionWorkingDays: 7,
    suspensionReviewWorkingDays: 60,
  },
  guidance: { undoMinutes: 30 },
  calendarEntries: 'publish',
  links: { validDays: 90 },
  contact: { name: 'Nguyễn Văn An', room: 'Phòng Tổ chức đảng, đảng viên', phone: '0293 3878 000' },
};

export const partOf = (role: PartRole, body: Body, condition: string | null = null): Part => ({
  role,
  printed: body.name,
  refersTo: { body: body.id },
  condition,
});

/** A group that the document names without a list. */
const RELATED: Part = {
  role: 'coordinating',
  printed: 'các đơn vị có liên quan',
  refersTo: { group: 'lien-quan' },
  condition: null,
};

export const EVENT = 'tw-huong-dan-hop-nhat-ba-van-phong';

export function aDefinition(more: Partial<TaskDefinition> = {}): TaskDefinition {
  return {
    id: '77-9',
    no: 9,
    title: {
      printed: 'Xây dựng kế hoạch khắc phục tình trạng trường áp, khu vực không phải là đảng viên',
      checked: 'Xây dựng kế hoạch khắc phục tình trạng trưởng ấp, khu vực không phải là đảng viên',
      line: 184,
    },
    phrase: { printed: 'Thực hiện và hoàn thành trong năm 2018', checked: null, line: 190 },
    phrasePart: null,
    confidential: false,
    scope: null,
    parts: [partOf('lead', SO_NOI_VU), partOf('coordinating', OFFICE), partOf('coordinating', SO_TAI_CHINH)],
    answeredBy: SO_NOI_VU.id,
    awaits: [],
    readingConfirmedBy: null,
    ambiguity: null,
    notes: [],
    ...more,
  };
}

export const TASK_9 = aDefinition();
export const TASK_12 = aDefinition({
  id: '77-12',
  no: 12,
  title: {
    printed:
      'Xây dựng và triển khai thực hiện Đề án hợp nhất văn phòng Hội đồng nhân dân tỉnh, Văn phòng Đoàn Đại biểu Quốc hội và Văn phòng UBND tỉnh thành một Văn phòng tham mưu, giúp việc chung',
    checked: null,
    line: 210,
  },
  phrase: {
    printed: 'Sau khi Trung ương ban hành văn bản hướng dẫn 3 tháng và hoàn thành trước năm 2020',
    checked: null,
    line: 216,
  },
  awaits: [EVENT],
  ambiguity: 'Ba cách hiểu.',
});
export const TASK_6 = aDefinition({
  id: '77-6',
  no: 6,
  title: {
    printed:
      'Đẩy mạnh cải cách hành chính, nhất là cải cách thủ tục hành chính theo hướng dân chủ, công khai, minh bạch, chuyên nghiệp.',
    checked: null,
    line: 160,
  },
  phrase: { printed: 'Thực hiện bắt đầu từ năm 2018', checked: null, line: 164 },
});
export const TASK_5A = aDefinition({
  id: '77-5a',
  no: 5,
  title: {
    printed: 'Thí điểm trưởng ban dân vận đồng thời là chủ tịch Ủy ban Mặt trận Tổ quốc cấp huyện.',
    checked: null,
    line: 148,
  },
  phrase: {
    printed:
      'Thực hiện từ quý II/2018 (đối với 02 đơn vị được chọn thí điểm) và thực hiện ở các địa phương khác khi có đủ điều kiện',
    checked: null,
    line: 156,
  },
  phrasePart: 'Thực hiện từ quý II/2018 (đối với 02 đơn vị được chọn thí điểm)',
  scope: 'đối với 02 đơn vị được chọn thí điểm',
  parts: [
    partOf('lead', OFFICE),
    partOf('lead', SO_NOI_VU),
    partOf('coordinating', BAO_VE),
    RELATED,
    partOf('implementing', VI_THANH, 'nơi đủ điều kiện'),
  ],
  answeredBy: OFFICE.id,
});

export const IV_2A: Obligation = {
  id: '77-IV.2a',
  no: 'IV.2a',
  kind: 'one-off',
  text: {
    printed:
      'lãnh đạo, chỉ đạo xây dựng kế hoạch, chương trình, đề án cụ thể để tổ chức thực hiện, gửi về Ban Tổ chức Tỉnh ủy trước ngày 05/5/2018',
    checked: null,
    line: 272,
  },
  phrase: 'trước ngày 05/5/2018',
  owners: [],
  coordinating: [],
  collectedBy: OFFICE.id,
  addressedTo: null,
  readingConfirmedBy: null,
  ambiguity: 'Ngày 05/5/2018 là thứ Bảy.',
  notes: [],
};

export const IV_2C: Obligation = {
  ...IV_2A,
  id: '77-IV.2c',
  no: 'IV.2c',
  kind: 'recurring',
  text: {
    printed: 'định kỳ báo cáo 6 tháng, năm gửi về Ban Thường vụ Tỉnh ủy (qua Ban Tổ chức Tỉnh ủy)',
    checked: null,
    line: 272,
  },
  phrase: 'định kỳ báo cáo 6 tháng, năm',
  addressedTo: BAN_THUONG_VU.id,
  ambiguity: 'Không in ngày nộp.',
};

export const PLAN: Plan = {
  id: '77-kh-tu',
  number: '77-KH/TU',
  title: 'Thực hiện Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương (khóa XII)',
  issuedBy: 'Tỉnh ủy Hậu Giang',
  signedBy: 'T/M Tỉnh ủy, Bí thư Lữ Văn Hùng',
  documentOn: on('2018-04-10'),
  office: OFFICE.id,
  tasks: [TASK_5A, TASK_6, TASK_9, TASK_12],
  obligations: [IV_2A, IV_2C],
  events: [
    {
      key: EVENT,
      kind: 'central-document',
      words: 'Trung ương ban hành văn bản hướng dẫn hợp nhất ba văn phòng (nhiệm vụ 12)',
      watchedBy: SO_NOI_VU.id,
    },
    {
      key: 'du-dieu-kien',
      kind: 'eligibility',
      words: 'Địa phương khác đủ điều kiện thực hiện thí điểm (nhiệm vụ 5)',
      watchedBy: OFFICE.id,
    },
  ],
  unassigned: [],
  receivers: [],
  bodies: [
    OFFICE,
    SO_NOI_VU,
    SO_TAI_CHINH,
    VAN_PHONG,
    BAO_VE,
    VI_THANH,
    LONG_MY,
    PHUNG_HIEP,
    HOI_NONG_DAN,
    BAN_THUONG_VU,
  ],
  groups: [
    {
      id: 'lien-quan',
      name: 'các đơn vị có liên quan',
      aliases: [],
      members: null,
      provenance: 'document',
      note: null,
    },
  ],
};
