import { ofLetter, ofTask, rulesOver } from './text-rule.ts';

const { subject, sentence, label } = ofLetter;
const office = 'khi config/policy.yaml không ghi người đầu mối (contact)';
const contact = ['dauMoi', 'phongDauMoi', 'dienThoaiDauMoi'] as const;

const counted = { own: ['soLuong'], must: ['soLuong'] } as const;

/** Of a confidential task nothing travels but its number: no placeholder here knows more. */
const ofSecret = rulesOver(
  ['nguoiNhan', 'coQuan', 'keHoach', 'deNghi', 'deNghiGiuaCau', 'soNhiemVu', 'maNhiemVu'],
  ['soNhiemVu'],
);

/** The frame of every letter, the letter of several items, and the one of a confidential task. */
export const COMMON_TEXTS = {
  common: {
    greeting: sentence({ own: ['noiNhan'], must: ['noiNhan'] }),
    greetingUpwards: sentence({ own: ['noiNhan'], must: ['noiNhan'], when: 'khi gửi cấp trên' }),
    head: label({ own: ['chucDanh'], must: ['chucDanh'], when: 'khi thư gửi người đứng đầu' }),
    copiedTo: sentence({ own: ['dongGui'], must: ['dongGui'], when: 'khi có cơ quan được đồng gửi' }),
    whichTask: ofTask.sentence({ must: ['nhiemVu', 'nguyenVan'] }),
    copyNote: sentence({ when: 'trong bản gửi để biết' }),
    copyNoteUpwards: sentence({ when: 'trong bản gửi cấp trên để báo cáo' }),
    subjectCopy: subject({ own: ['tieuDe'], must: ['tieuDe'], when: 'trong bản gửi để biết' }),
    subjectUpwards: subject({ own: ['tieuDe'], must: ['tieuDe'], when: 'khi gửi cấp trên' }),
    several: sentence({ own: ['soNoiDung'], must: ['soNoiDung'], when: 'khi thư gộp nhiều nội dung' }),
    severalAsked: label(counted),
    severalTold: label(counted),
    severalNearest: subject({
      own: ['viec', 'hanCuoi'],
      must: ['viec', 'hanCuoi'],
      when: 'khi thư gộp nhiều nội dung có thời hạn phía trước',
    }),
    severalNearestDayOff: subject({
      own: ['viec', 'hanCuoi', 'ngayLamViecCuoi'],
      must: ['viec', 'hanCuoi'],
      when: 'khi ngày làm việc cuối cùng đến trước thời hạn gần nhất',
    }),
    shortWhy: sentence({ when: 'khi thư phải rút gọn vì quá nhiều nội dung' }),
    shortCounted: sentence({ when: 'khi thư phải rút gọn' }),
    shortNext: sentence({ when: 'khi thư phải rút gọn' }),
    linkWithdrawn: sentence({ when: 'khi liên kết trả lời đã được thu hồi, chưa có liên kết mới' }),
    linkWithdrawnTasks: sentence({
      own: ['cacSo'],
      must: ['cacSo'],
      when: 'như trên, về nhiệm vụ',
    }),
    closing: sentence(),
    signature: sentence({ own: contact, must: ['dauMoi', 'dienThoaiDauMoi'] }),
    signatureOffice: sentence({ must: ['coQuan'], when: office }),
  },
  headings: {
    assignment: label(),
    overdue: label(),
    report: label(),
    round: label(),
    sign: label(),
    confirm: label(),
    complete: label(),
    watch: label(),
    standing: label(),
    office: label(),
    'deadline-moved': label(),
    accepted: label(),
    confidential: label(),
    decide: label(),
    inform: label(),
    talk: label(),
    directive: label(),
    copy: label(),
  },
  'several-alike': {
    overdue: subject(counted),
    report: subject(counted),
    confirm: subject(counted),
    watch: subject(counted),
    standing: subject(counted),
    'deadline-moved': subject(counted),
    accepted: subject(counted),
  },
  'several-mixed': {
    assignment: label(counted),
    overdue: label(counted),
    report: label(counted),
    round: label(counted),
    sign: label(counted),
    confirm: label(counted),
    complete: label(counted),
    watch: label(counted),
    standing: label(counted),
    office: label(counted),
    'deadline-moved': label(counted),
    accepted: label(counted),
    confidential: label(counted),
    decide: label(counted),
    inform: label(counted),
    talk: label(counted),
    directive: label(counted),
    copy: label(counted),
  },
  confidential: {
    subject: ofSecret.subject(),
    opening: ofSecret.sentence({ must: ['soNhiemVu', 'maNhiemVu'] }),
    openingNoLink: ofSecret.sentence({ must: ['soNhiemVu', 'maNhiemVu'], when: 'khi không có liên kết' }),
    subjectReceipt: ofSecret.subject({
      own: ['maBienNhan'],
      must: ['maBienNhan'],
      when: 'trong bản sao biên nhận',
    }),
    openingReceipt: ofSecret.sentence({
      own: ['maBienNhan', 'lucLuu'],
      must: ['soNhiemVu', 'maNhiemVu', 'maBienNhan', 'lucLuu'],
      when: 'trong bản sao biên nhận',
    }),
    answer: ofSecret.label(),
  },
} as const;
