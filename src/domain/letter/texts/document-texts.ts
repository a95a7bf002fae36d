import { askedOfTask, ofTask, toldOfTask } from './text-rule.ts';

const { subject, sentence, label } = ofTask;
const document = ['vanBan'] as const;
const named = { own: document, must: ['nhiemVu', 'nguyenVan', 'vanBan'] } as const;
const role = { own: ['vaiTro'], when: 'khi cơ quan nhận thư có vai trò trong nhiệm vụ' } as const;

const forHead = 'khi gửi lại liên kết để thủ trưởng cơ quan ký';

/** What follows once a document has been recorded or taken back. */
const next = {
  nextReminder: sentence({ own: ['ngayVaThu'], must: ['ngayVaThu'], when: 'khi còn lần nhắc' }),
  nextReview: sentence({ own: ['ngay'], must: ['ngay'], when: 'khi hỏi tình hình hằng năm' }),
  nextAsk: sentence({ own: ['ngay'], must: ['ngay'], when: 'khi còn chờ văn bản và sẽ hỏi lại' }),
  nextWaiting: sentence({ when: 'khi còn chờ văn bản, không hỏi lại' }),
  nextConflict: sentence({ when: 'khi vướng về thời hạn' }),
  nextNone: sentence({ when: 'khi không có lần nhắc nào' }),
};

/** Central documents, readings, places found eligible: what moves a date. */
export const DOCUMENT_TEXTS = {
  'event-issued': {
    subject: subject({ own: ['hanCuoi'], must: ['hanCuoi'] }),
    subjectScheme: subject({ own: ['hanCuoi'], must: ['hanCuoi'], when: 'khi thời hạn là ngày trình Đề án' }),
    subjectNoDate: subject({ when: 'khi không tính được thời hạn' }),
    subjectConflict: subject({ when: 'khi vướng về thời hạn' }),
    subjectWaiting: subject({ when: 'khi còn chờ văn bản khác' }),
    opening: sentence({ own: [...document, 'ngay'], must: ['nhiemVu', 'nguyenVan', 'vanBan'] }),
    openingConflict: sentence({
      own: [...document, 'ngay'],
      must: named.must,
      when: 'khi vướng về thời hạn',
    }),
    openingWaiting: sentence({
      own: [...document, 'ngay', 'choGi'],
      must: named.must,
      when: 'khi còn chờ văn bản khác',
    }),
    openingRecorded: sentence({
      own: [...document, 'ngay'],
      must: named.must,
      when: 'khi còn chờ, không rõ chờ văn bản nào',
    }),
    objection: sentence(),
    answer: label(),
    why: sentence({ when: 'khi cơ quan nhận thư không có vai trò trong nhiệm vụ' }),
    whyRole: sentence(role),
    ...next,
  },
  'event-withdrawn': {
    // The letter or task that is corrected carries the number.
    subject: { ...subject({ own: ['thuTruoc'] }), must: ['thuTruoc'] },
    opening: sentence({
      own: [...document, 'thuTruoc'],
      must: ['nhiemVu', 'nguyenVan', 'vanBan', 'thuTruoc'],
    }),
    reason: sentence({ own: ['lyDo'], must: ['lyDo'], when: 'khi người thu hồi ghi lý do' }),
    former: sentence(),
    answer: label(),
    why: sentence({ when: 'khi cơ quan nhận thư không có vai trò trong nhiệm vụ' }),
    whyRole: sentence(role),
    ...next,
  },
  'document-reported': {
    ...toldOfTask(['benKia']),
    request: sentence({ own: ['benKia'], must: ['deNghi'] }),
  },
  'reading-confirmed': { ...toldOfTask(), answer: label() },
  'link-renewed': {
    ...toldOfTask(),
    answer: label(),
    subjectSign: subject({ when: forHead }),
    openingSign: sentence({ when: forHead }),
    answerSign: label({ when: forHead }),
    whySign: sentence({ when: forHead }),
  },
  'eligibility-recorded': {
    ...toldOfTask(['benKia']),
    answer: label({ own: ['benKia'] }),
    nextOwn: sentence({ own: ['benKia'], when: 'khi nơi này có thời hạn riêng' }),
  },
  'part-reminder': {
    ...askedOfTask(),
    subject: subject({ own: ['ngay'], must: ['ngay'] }),
    subjectNoDate: subject({ when: 'khi chưa có thời hạn riêng' }),
  },
} as const;
