import { askedOfTask, ofTask } from './text-rule.ts';

const { subject, sentence, label } = ofTask;
const late = ['quaHan'] as const;
const pastDue = { own: late, must: ['quaHan'] } as const;
const whatItIs = ['nhiemVu', 'nguyenVan'] as const;
const upwards = 'khi gửi cấp trên';

const review = {
  next: sentence({ when: 'khi không còn lần rà soát nào' }),
  nextReview: sentence({ own: ['ngay'], must: ['ngay'], when: 'khi sẽ rà soát lại' }),
};

/** After the deadline: letters to heads, and what climbs the ladder. */
export const LATENESS_TEXTS = {
  'overdue-letter': {
    subject: subject(pastDue),
    opening: sentence({ own: ['benTheoDoi'], must: whatItIs }),
    request: sentence({ must: ['deNghi'] }),
    answer: label(),
    objection: sentence(),
    why: sentence({ own: ['vaiTro', 'hoSoQua'] }),
    whyServed: sentence({
      own: ['vaiTro', 'hoSoQua', 'cacNgay'],
      must: ['cacNgay'],
      when: 'khi đã có lần nhắc chuyển đến',
    }),
    ...review,
    nextTalk: sentence({
      own: ['ngay', 'soNgay'],
      must: ['ngay'],
      when: 'khi đã định ngày trao đổi trực tiếp',
    }),
    nextTalkInformed: sentence({
      own: ['ngay', 'soNgay', 'noiBaoCao'],
      must: ['ngay'],
      when: 'khi đã định ngày trao đổi trực tiếp và có nơi được báo cáo',
    }),
    otherSubject: subject({ ...pastDue, when: 'khi gửi cơ quan khác cơ quan quá hạn' }),
    otherOpening: sentence({ when: 'khi gửi cơ quan khác' }),
    otherOpeningUpwards: sentence({ when: upwards }),
    otherRequest: sentence({ must: ['deNghi'], when: 'khi gửi cơ quan khác' }),
    otherAnswer: label({ when: 'khi gửi cơ quan khác' }),
    otherWhy: sentence({ when: 'khi gửi cơ quan khác, vì cơ quan theo dõi chủ trì nhiệm vụ' }),
    otherWhyCopy: sentence({ when: 'khi gửi cấp trên trực tiếp để biết' }),
    otherNext: sentence({ when: 'khi gửi cơ quan khác' }),
  },
  'overdue-review': {
    subject: subject(pastDue),
    opening: sentence({ own: ['benTheoDoi'], must: whatItIs }),
    request: sentence({ must: ['deNghi'] }),
    requestOwn: sentence({ must: ['deNghi'], when: 'khi cơ quan nhận thư chủ trì nhiệm vụ' }),
    answer: label(),
    why: sentence(),
    whyServed: sentence({ own: ['cacNgay'], must: ['cacNgay'], when: 'khi đã có lần nhắc chuyển đến' }),
    ...review,
  },
  'ladder-talk': {
    subject: subject({ own: late, must: ['quaHan'] }),
    subjectLead: subject({ own: [...late, 'noiTraoDoi'], must: ['quaHan'], when: 'khi gửi cơ quan quá hạn' }),
    opening: sentence(),
    request: sentence({ must: ['deNghi'] }),
    requestLead: sentence({ own: ['noiTraoDoi'], must: ['deNghi'], when: 'khi gửi cơ quan quá hạn' }),
    answer: label(),
    why: sentence({ own: ['soNgay'] }),
    whyCopy: sentence({ own: ['soNgay'], when: 'trong bản gửi bên trao đổi' }),
    next: sentence({ own: ['soNgay', 'capQuyetDinh'] }),
  },
  'ladder-note': {
    subject: subject(pastDue),
    opening: sentence({ own: ['noiTraoDoi'] }),
    why: sentence({ own: ['soNgay'] }),
    next: sentence(),
  },
  'packet-request': {
    subject: subject({ own: ['capQuyetDinh'] }),
    opening: sentence({ own: ['canBo', 'capQuyetDinh', 'hoSoQua'], must: ['canBo'] }),
    request: sentence({ own: ['canBo', 'capQuyetDinh'], must: ['deNghi'] }),
    why: sentence({ own: ['soNgay', 'soKy'] }),
    next: sentence({ own: ['canBo', 'capQuyetDinh', 'soGio'] }),
  },
  packet: {
    subject: subject({ own: ['capQuyetDinh'] }),
    opening: sentence({ own: ['capQuyetDinh', ...late], must: ['nhiemVu', 'quaHan'] }),
    presented: sentence({ own: ['capQuyetDinh'], must: ['capQuyetDinh'] }),
    request: sentence({ own: ['capQuyetDinh'] }),
    why: sentence({ own: ['soNgay', 'soKy'] }),
    next: sentence({ own: ['soNgay'] }),
  },
  directive: {
    ...askedOfTask(['capQuyetDinh']),
    subject: subject({ own: ['capQuyetDinh', 'hanTraLoi'], must: ['hanTraLoi'] }),
    whyCopy: sentence({ when: 'trong bản gửi bên theo dõi việc trả lời' }),
    next: sentence({ own: ['soNgay'] }),
  },
  'directive-late': askedOfTask(),
  'confirmation-late': {
    ...askedOfTask(['benKia', 'noiTraoDoi', 'soNgay']),
    openingUpwards: sentence({ own: ['benKia', 'noiTraoDoi'], when: upwards }),
    requestOwn: sentence({ must: ['deNghi'], when: 'khi gửi chính cơ quan xác nhận' }),
  },
  'decision-late': {
    ...askedOfTask(['benKia', 'soNgay']),
    openingUpwards: sentence({ own: ['benKia'], when: upwards }),
  },
} as const;
