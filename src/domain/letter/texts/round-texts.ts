import { ofRound } from './text-rule.ts';

const { subject, sentence, label } = ofRound;
const due = { own: ['hanCuoi'], must: ['hanCuoi'] } as const;
const noDate = 'khi chưa có thời hạn';
const missing = ['conThieu'] as const;
const judged = ['benKia'] as const;
const judging = { own: ['benKia', 'ngay'] } as const;
const keeper = 'khi gửi nơi theo dõi';
const inTime = 'khi kết luận là trong thời hạn';
const late = 'khi kết luận là quá thời hạn';

/** Why a body is asked, and what follows for it; the pieces of what follows are put behind one another. */
const asking = {
  answer: label(),
  why: sentence({ own: ['tongSo'] }),
  whySummary: sentence({ when: 'khi gửi nơi tổng hợp, về báo cáo tổng hợp của chính nơi đó' }),
  nextRemind: sentence({ own: ['cacNgay'], must: ['cacNgay'], when: 'đứng trước, khi còn nhắc lại' }),
  nextClose: sentence({
    own: ['ngay'],
    must: ['ngay'],
    when: 'đứng tiếp theo, khi đã định ngày chốt số liệu',
  }),
  nextEnd: sentence({ ...due, when: 'đứng tiếp theo, khi có thời hạn' }),
  next: sentence(),
};

/** Section IV: who owes a plan or a report, and who keeps count. */
export const ROUND_TEXTS = {
  'round-day-question': {
    subject: subject({ must: ['noiDungGui'] }),
    opening: sentence({ must: ['diem', 'noiDungMuc'] }),
    request: sentence({ must: ['deNghi'] }),
    answer: label(),
    why: sentence(),
    next: sentence({ when: 'khi không hỏi lại' }),
    nextAgain: sentence({ own: ['ngay'], must: ['ngay'], when: 'khi sẽ hỏi lại' }),
  },
  'round-request': {
    subject: subject({ own: ['hanCuoi'], must: ['noiDungGui', 'hanCuoi'] }),
    subjectNoDate: subject({ must: ['noiDungGui'], when: noDate }),
    opening: sentence({ own: ['noiGuiDen', 'hanGui'], must: ['noiDungMuc', 'noiGuiDen', 'hanGui'] }),
    openingNoDate: sentence({ own: ['noiGuiDen'], must: ['noiDungMuc', 'noiGuiDen'], when: noDate }),
    outline: sentence({ when: 'đứng trước đề cương, khi là báo cáo định kỳ' }),
    nil: sentence({ when: 'đứng sau đề cương' }),
    ...asking,
  },
  'round-reminder': {
    subject: subject({ own: [...missing, 'hanCuoi'], must: ['hanCuoi'] }),
    subjectNoDate: subject({ own: missing, when: noDate }),
    opening: sentence({ own: [...missing, 'noiTongHop'], must: ['noiDungGui'] }),
    request: sentence({ own: ['hanGui'], must: ['deNghi', 'hanGui'] }),
    requestNoDate: sentence({ must: ['deNghi'], when: noDate }),
    ...asking,
  },
  'round-overdue': {
    subject: subject({ own: [...missing, 'hanCuoi'], must: ['hanCuoi'] }),
    subjectNoDate: subject({ own: missing, when: noDate }),
    opening: sentence({ own: [...missing, 'benTheoDoi'], must: ['noiDungGui'] }),
    request: sentence({ must: ['deNghi'] }),
    answer: label(),
    why: sentence({ own: ['nghiaVu'] }),
    next: sentence(),
    nextAgain: sentence({ own: ['ngay'], must: ['ngay'], when: 'đứng trước, khi sẽ rà soát lại' }),
  },
  'round-boundary': {
    subject: subject({ own: ['benKia', 'ngay'], must: ['benKia', 'ngay'] }),
    opening: sentence({ own: ['benKia', 'ngay', 'thoiGianGhi'], must: ['benKia', 'ngay', 'deNghi'] }),
    answer: label(),
    why: sentence(),
    next: sentence(),
  },
  'round-link-renewed': {
    subject: subject(),
    opening: sentence({ must: ['noiDungGui'] }),
    answer: label(),
    why: sentence(),
    next: sentence(),
  },
  'round-receipt': {
    subject: subject({ own: ['maBienNhan'], must: ['maBienNhan'] }),
    opening: sentence({
      own: ['benKia', 'maBienNhan', 'lucLuu'],
      must: ['noiDungGui', 'lucLuu'],
    }),
    correct: sentence(),
    correctDecision: sentence({ when: 'khi là kết luận, quyết định' }),
    answer: label(),
    why: sentence(),
    next: sentence(),
  },
  'round-complete': {
    subject: subject({ own: ['tatCa'], must: ['tatCa'] }),
    opening: sentence({ own: ['tatCa', 'benTheoDoi'], must: ['noiDungGui'] }),
    onTime: sentence({ when: 'khi tất cả gửi trong thời hạn' }),
    answer: label(),
    why: sentence({ own: ['nghiaVu'] }),
    next: sentence(),
  },
  'round-closed': {
    subject: subject({ own: [...judged, 'ngay'], must: judged }),
    opening: sentence({ own: [...judged, 'benTheoDoi', 'ngay'], must: ['noiDungGui', 'benKia', 'ngay'] }),
    request: sentence({ must: ['deNghi'], when: 'khi đến lúc gửi thư vẫn chưa nhận được' }),
    received: sentence({
      own: [...judged, 'ngay'],
      must: ['ngay'],
      when: 'khi đã nhận được sau khi chốt; `ngay` là ngày nhận',
    }),
    answer: label(),
    why: sentence({ own: ['tongSo'] }),
    whySummary: sentence({ when: 'khi gửi nơi tổng hợp, về báo cáo tổng hợp của chính nơi đó' }),
    next: sentence({ own: [...judged, 'soKy', 'capQuyetDinh'], must: ['soKy'] }),
    subjectKeeper: subject({ own: [...missing, 'tongSo', 'ngay'], must: missing, when: keeper }),
    openingKeeper: sentence({
      own: [...missing, 'tongSo', 'benTheoDoi', 'ngay'],
      must: ['noiDungGui', 'conThieu'],
      when: 'khi gửi nơi theo dõi; đứng trước tên các đơn vị chưa gửi',
    }),
    answerKeeper: label({ when: keeper }),
    whyKeeper: sentence({ own: ['nghiaVu'], when: keeper }),
    nextKeeper: sentence({ when: keeper }),
  },
  'round-concluded': {
    subjectOnTime: subject({ ...judging, must: ['benKia', 'ngay'], when: inTime }),
    subjectLate: subject({ ...judging, must: ['benKia', 'ngay'], when: late }),
    openingOnTime: sentence({ own: [...judging.own, 'thoiGianGhi'], must: ['benKia', 'ngay'], when: inTime }),
    openingLate: sentence({ own: [...judging.own, 'thoiGianGhi'], must: ['benKia', 'ngay'], when: late }),
    answer: label(),
    why: sentence({ own: [...judged, 'tongSo'] }),
    next: sentence({ when: inTime }),
    nextLate: sentence({ when: late }),
  },
} as const;
