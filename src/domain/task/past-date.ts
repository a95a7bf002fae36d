import { formatDate } from '../calendar/local-date.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { Problem } from '../result.ts';

/** A person sets a date for work that is still to be done: one that has gone by would make it late at once, unseen. */
export const refusePastDate = (until: LocalDate): Problem => ({
  kind: 'past-date',
  words: `Thời hạn ${formatDate(until)} đã qua; đề nghị ghi một ngày từ hôm nay trở đi.`,
});
