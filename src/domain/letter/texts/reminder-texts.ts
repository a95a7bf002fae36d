import { ofLetter, ofTask } from './text-rule.ts';

const { subject, sentence, label } = ofTask;
const whatItIs = ['nhiemVu', 'nguyenVan'] as const;

/** The notice of assignment is about all tasks of a body; what it says of each stands in the keys of one task. */
const assignment = {
  subject: ofLetter.subject({ own: ['soLuong', 'hanCuoi'], must: ['soLuong', 'hanCuoi'] }),
  subjectNoDate: ofLetter.subject({
    own: ['soLuong'],
    must: ['soLuong'],
    when: 'khi không nhiệm vụ nào có thời hạn phía trước',
  }),
  subjectOne: subject({ own: ['hanCuoi'], must: ['hanCuoi'], when: 'khi chỉ có một nhiệm vụ' }),
  subjectOneNoDate: subject({ when: 'khi chỉ có một nhiệm vụ, không có thời hạn phía trước' }),
  opening: ofLetter.sentence({ own: ['phanViec', 'tenKeHoach', 'canCu'], must: ['keHoach', 'phanViec'] }),
  request: ofLetter.sentence({ must: ['deNghi'] }),
  requestOne: ofLetter.sentence({ must: ['deNghi'], when: 'khi chỉ có một nhiệm vụ' }),
  why: ofLetter.sentence({ own: ['soLuong', 'canCu'] }),
  whyOne: ofLetter.sentence({ own: ['canCu'], when: 'khi chỉ có một nhiệm vụ' }),
  quiet: ofLetter.sentence({ own: ['soNgay'], must: ['soNgay'] }),
  answer: label({ when: 'khi cơ quan nhận thư phối hợp hoặc thực hiện' }),
  answerLead: label({ when: 'khi cơ quan nhận thư tham mưu' }),
  nextReminder: sentence({ own: ['ngay'], must: ['ngay'], when: 'khi sẽ nhắc cơ quan nhận thư' }),
  nextReminderOther: sentence({ own: ['ngay'], must: ['ngay'], when: 'khi sẽ nhắc cơ quan khác' }),
  nextReview: sentence({ own: ['ngay'], must: ['ngay'], when: 'khi sẽ hỏi tình hình cơ quan nhận thư' }),
  nextReviewOther: sentence({ own: ['ngay'], must: ['ngay'], when: 'khi sẽ hỏi tình hình cơ quan khác' }),
  nextWaiting: sentence({ own: ['choGi'], must: ['choGi'], when: 'khi chờ văn bản, điều kiện' }),
  nextWaitingUnnamed: sentence({ when: 'khi chờ, không rõ chờ văn bản nào' }),
  nextNone: sentence({ when: 'khi không có lần nhắc nào' }),
};

/** What is said before anything is late. */
export const REMINDER_TEXTS = {
  assignment,
  reminder: {
    subject: subject({ own: ['conLai', 'hanCuoi'], must: ['hanCuoi'] }),
    subjectDayOff: subject({
      own: ['conLai', 'hanCuoi', 'ngayLamViecCuoi'],
      must: ['hanCuoi'],
      when: 'khi ngày làm việc cuối cùng đến trước thời hạn',
    }),
    subjectToday: subject({
      own: ['conLai', 'hanCuoi'],
      must: ['hanCuoi'],
      when: 'khi là ngày làm việc cuối cùng hoặc ngày hết hạn',
    }),
    subjectPast: subject({ own: ['hanCuoi'], must: ['hanCuoi'], when: 'khi thư đi sau thời hạn' }),
    subjectNoDate: subject({ when: 'khi không có thời hạn' }),
    opening: sentence({ own: ['vaiTro'], must: whatItIs }),
    openingOther: sentence({ must: whatItIs, when: 'khi là bản gửi để biết, hoặc cơ quan không có vai trò' }),
    request: sentence({ must: ['deNghi'] }),
    answer: label(),
    why: sentence({ own: ['vaiTro', 'tinhTrang'] }),
    next: sentence({ when: 'khi không còn lần nhắc nào' }),
    nextAgain: sentence({ own: ['cacNgay'], must: ['cacNgay'], when: 'khi còn nhắc lại' }),
    nextAgainCopy: sentence({
      own: ['cacNgay'],
      must: ['cacNgay'],
      when: 'khi còn nhắc lại, trong bản gửi để biết',
    }),
    nextLast: sentence({ own: ['hanCuoi', 'ngay'], must: ['ngay'], when: 'khi là lần nhắc cuối' }),
    nextLastOwn: sentence({
      own: ['hanCuoi', 'ngay'],
      must: ['ngay'],
      when: 'khi là lần nhắc cuối và cơ quan gửi thư chủ trì nhiệm vụ',
    }),
  },
  'watch-question': {
    subject: subject(),
    subjectEligibility: subject({ when: 'khi chờ nơi đủ điều kiện' }),
    opening: sentence({ own: ['choGi'], must: [...whatItIs, 'choGi'] }),
    request: sentence({ must: ['deNghi'] }),
    requestEligibility: sentence({ must: ['deNghi'], when: 'khi chờ nơi đủ điều kiện' }),
    answer: label(),
    why: sentence({ when: 'khi cơ quan nhận thư chỉ theo dõi' }),
    whyRole: sentence({ own: ['vaiTro'], when: 'khi cơ quan nhận thư có vai trò trong nhiệm vụ' }),
    next: sentence({ when: 'khi không hỏi lại' }),
    nextAgain: sentence({ own: ['ngay'], must: ['ngay'], when: 'khi sẽ hỏi lại' }),
  },
  'feasibility-warning': {
    subject: subject({ own: ['mocPhaiHoanThanh'], must: ['mocPhaiHoanThanh'] }),
    subjectNoDate: subject({ when: 'khi không có mốc phải hoàn thành' }),
    opening: sentence({ own: ['choGi'], must: [...whatItIs, 'choGi'] }),
    warning: sentence({ own: ['ngay', 'moc'], must: ['ngay'] }),
    warningNoDate: sentence({ own: ['moc'], when: 'khi không tính được ngày cuối còn kịp' }),
    request: sentence({ must: ['deNghi'] }),
    answer: label(),
    why: sentence(),
    next: sentence({ own: ['mocPhaiHoanThanh'], must: ['mocPhaiHoanThanh'] }),
    nextNoDate: sentence({ when: 'khi không có mốc phải hoàn thành' }),
    nextAsk: sentence({
      own: ['cacNgay'],
      must: ['cacNgay'],
      when: 'đứng trước câu tiếp theo, khi sẽ hỏi lại',
    }),
  },
  'standing-review': {
    subject: subject(),
    opening: sentence({ own: ['vaiTro'], must: whatItIs }),
    request: sentence({ must: ['deNghi'] }),
    answer: label(),
    why: sentence({ own: ['vaiTro'] }),
    next: sentence({ when: 'khi không hỏi lại' }),
    nextAgain: sentence({ own: ['ngay'], must: ['ngay'], when: 'khi sẽ hỏi lại' }),
  },
} as const;
