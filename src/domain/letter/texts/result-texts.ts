import { askedOfTask, ofTask } from './text-rule.ts';

const { subject, sentence, label } = ofTask;
const body = ['benKia'] as const;
const confirmer = ['benKia', 'ngay'] as const;

/** What was prepared and waits for a head; what was handed in: its receipt, asked to be confirmed, confirmed, given back; also of one part. */
export const RESULT_TEXTS = {
  'signature-request': {
    ...askedOfTask(),
    through: sentence({ when: 'khi cơ quan chưa đăng ký hộp thư của thủ trưởng (headMailbox)' }),
    waits: sentence({
      own: ['lucChuanBi', 'chucDanh'],
      must: ['lucChuanBi'],
      when: 'trong thư nhắc và thư quá hạn, khi kết quả còn chờ ký',
    }),
  },
  'signature-returned': askedOfTask(),
  'confirmation-request': {
    ...askedOfTask(body),
    opening: sentence({ own: body, must: ['nhiemVu', 'nguyenVan'] }),
  },
  'result-confirmed': {
    subject: subject({ own: ['ketLuan'], must: ['ketLuan'] }),
    subjectUnjudged: subject({ when: 'khi chưa có kết luận về thời hạn' }),
    opening: sentence({ own: confirmer, must: ['nhiemVu', 'nguyenVan'] }),
    openingNoDate: sentence({
      own: body,
      must: ['nhiemVu', 'nguyenVan'],
      when: 'khi chưa ghi nhận ngày xác nhận',
    }),
    contest: sentence({ when: 'khi kết luận là quá hạn hoặc còn chờ kết luận' }),
    answer: label(),
    why: sentence(),
    next: sentence(),
  },
  'result-returned': {
    ...askedOfTask(),
    opening: sentence({ must: ['nhiemVu', 'nguyenVan'] }),
    nextReminder: sentence({ own: ['ngay'], must: ['ngay'], when: 'khi còn một lần nhắc trước thời hạn' }),
  },
  receipt: {
    subject: subject({ own: ['maBienNhan'], must: ['maBienNhan'] }),
    opening: sentence({
      own: [...body, 'maBienNhan', 'lucLuu'],
      must: ['nhiemVu', 'nguyenVan', 'lucLuu'],
    }),
    correct: sentence(),
    correctPrepared: sentence({ when: 'khi là kết quả đã chuẩn bị, trình thủ trưởng ký' }),
    correctResult: sentence({ when: 'khi là báo cáo kết quả' }),
    correctDecision: sentence({ when: 'khi là kết luận, quyết định' }),
    correctEnded: sentence({ when: 'khi nhiệm vụ không nhận thêm nội dung' }),
    answer: label(),
    why: sentence(),
    next: sentence(),
  },
  'part-reported': askedOfTask([...body, 'phanDaNhan']),
  'part-returned': askedOfTask(),
} as const;
