import { askedOfTask, ofTask, toldOfTask } from './text-rule.ts';

const { subject, sentence, label } = ofTask;
const body = ['benKia'] as const;
const numbers = ['cacSo'] as const;
const offered = { own: ['ketQua'], when: 'khi đề xuất một ngày khác' } as const;

/** Opinions, extensions, contested marks, changes by decision. */
export const DECISION_TEXTS = {
  'opinion-request': askedOfTask([...body, 'soNgay']),
  'opinion-reminder': askedOfTask(body),
  'opinion-given': { ...toldOfTask(body), answer: label({ own: body }) },
  'extension-request': {
    ...askedOfTask([...body, 'soNgay']),
    subject: subject({ own: [...body, 'ngay'], must: ['ngay'] }),
    subjectNoDate: subject({ own: body, when: 'khi không nêu ngày đề nghị' }),
  },
  'extension-undecided': askedOfTask([...body, 'noiTraoDoi', 'soNgay']),
  'extension-decision': {
    ...toldOfTask(['ketQua']),
    subject: subject({ own: ['ketQua', 'ngay'], must: ['ketQua', 'ngay'] }),
    subjectNoDate: subject({ own: ['ketQua'], must: ['ketQua'], when: 'khi không được gia hạn' }),
    requestOffered: sentence({ ...offered, must: ['deNghi'] }),
    answer: label(),
    answerOffered: label(offered),
    nextOffered: sentence(offered),
    nextOfferedUntil: sentence({
      own: ['ketQua'],
      when: 'khi đề xuất một ngày khác và ngày đó có thời hạn trả lời',
    }),
    nextRefused: sentence({ own: ['ketQua'], when: 'khi không được gia hạn' }),
  },
  'extension-answer': {
    subject: subject({ own: body, when: 'khi nhận ngày được đề xuất' }),
    subjectRefused: subject({ own: body, when: 'khi không nhận' }),
    opening: sentence({ own: body, when: 'khi nhận ngày được đề xuất' }),
    openingRefused: sentence({ own: body, when: 'khi không nhận' }),
    answer: label({ own: body }),
    why: sentence({ own: body }),
    next: sentence({ own: body, when: 'khi nhận ngày được đề xuất' }),
    nextRefused: sentence({ own: body, when: 'khi không nhận' }),
  },
  'counter-reminder': {
    ...askedOfTask(),
    subject: subject({ own: ['ngay'], must: ['ngay'] }),
    subjectNoDate: subject({ when: 'khi không có ngày được đề xuất' }),
  },
  'counter-lapsed': {
    ...toldOfTask(body),
    why: sentence({ own: body, when: 'khi gửi cơ quan quyết định' }),
    whyOwn: sentence({ own: body, when: 'khi gửi cơ quan đã đề nghị gia hạn' }),
    answer: label({ when: 'khi gửi cơ quan quyết định' }),
    answerOwn: label({ when: 'khi gửi cơ quan đã đề nghị gia hạn' }),
  },
  'contest-request': askedOfTask([...body, 'soNgay']),
  'contest-undecided': askedOfTask([...body, 'noiTraoDoi', 'soNgay']),
  'mark-concluded': {
    subject: subject({ when: 'khi giữ việc ghi quá hạn' }),
    subjectDropped: subject({ when: 'khi bỏ việc ghi quá hạn' }),
    opening: sentence({ when: 'khi giữ việc ghi quá hạn' }),
    openingDropped: sentence({ when: 'khi bỏ việc ghi quá hạn' }),
    answer: label(),
    why: sentence(),
    next: sentence(),
  },
  'task-changed': {
    subjectAmended: subject({ when: 'khi điều chỉnh' }),
    subjectSuspended: subject({ when: 'khi tạm dừng' }),
    subjectResumed: subject({ when: 'khi tiếp tục sau tạm dừng' }),
    subjectCancelled: subject({ when: 'khi thôi thực hiện' }),
    subjectDivided: subject({ own: numbers, must: numbers, when: 'khi chia thành nhiệm vụ khác' }),
    subjectOther: subject({ when: 'khi có thay đổi khác' }),
    openingAmended: sentence({ when: 'khi điều chỉnh' }),
    openingSuspended: sentence({ when: 'khi tạm dừng' }),
    openingResumed: sentence({ when: 'khi tiếp tục sau tạm dừng' }),
    openingCancelled: sentence({ when: 'khi thôi thực hiện' }),
    openingDivided: sentence({ own: numbers, must: numbers, when: 'khi chia thành nhiệm vụ khác' }),
    openingOther: sentence({ when: 'khi có thay đổi khác' }),
    answer: label(),
    why: sentence(),
    next: sentence({ when: 'khi điều chỉnh, tiếp tục, hoặc có thay đổi khác' }),
    nextSuspended: sentence({ when: 'khi tạm dừng' }),
    nextCancelled: sentence({ when: 'khi thôi thực hiện' }),
    whyDivided: sentence({ when: 'khi chia thành nhiệm vụ khác' }),
    nextDivided: sentence({
      own: numbers,
      must: numbers,
      when: 'khi chia, cơ quan nhận thư có tên trong nhiệm vụ mới',
    }),
    nextDividedEnd: sentence({ when: 'khi chia, cơ quan nhận thư không có tên trong nhiệm vụ mới' }),
  },
  'suspension-review': { ...toldOfTask(), request: sentence({ must: ['deNghi'] }) },
} as const;
