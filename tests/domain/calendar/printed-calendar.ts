/*
 * The calendar of 2018–2026 as a secretary would print it on one page: weekdays that are not worked, and weekend days
 * that are. Written from the notices and the law, without a look at config/calendar, so that the two can be held
 * against each other.
 */
export interface PrintedYear {
  /** Mondays to Fridays off, `D/M` or `D-D/M`. */
  readonly off: string;
  /** Saturdays and Sundays worked. */
  readonly worked: string;
}

export const PRINTED: Readonly<Record<number, PrintedYear>> = {
  2018: { off: '1/1, 14-16/2, 19-20/2, 25/4, 30/4, 1/5, 3/9, 31/12', worked: '' },
  2019: { off: '1/1, 4-8/2, 15/4, 29-30/4, 1/5, 2/9', worked: '5/1, 4/5' },
  2020: { off: '1/1, 23-24/1, 27-29/1, 2/4, 30/4, 1/5, 2/9', worked: '' },
  2021: { off: '1/1, 10-12/2, 15-16/2, 21/4, 30/4, 3/5, 2-3/9', worked: '' },
  2022: { off: '3/1, 31/1, 1-4/2, 11/4, 2-3/5, 1-2/9', worked: '' },
  2023: { off: '2/1, 20/1, 23-26/1, 1-3/5, 1/9, 4/9', worked: '' },
  2024: { off: '1/1, 8-9/2, 12-14/2, 18/4, 29-30/4, 1/5, 2-3/9', worked: '4/5' },
  2025: { off: '1/1, 27-31/1, 7/4, 30/4, 1-2/5, 1-2/9', worked: '26/4' },
  2026: { off: '1-2/1, 16-20/2, 27/4, 30/4, 1/5, 31/8, 1-2/9, 24/11', worked: '10/1, 22/8' },
};

/** `14-16/2` → `2018-02-14`, `2018-02-15`, `2018-02-16`. */
export function printedDays(year: number, list: string): readonly string[] {
  const items = list === '' ? [] : list.split(', ');
  return items.flatMap((item) => {
    const [, from = '', to = from, month = ''] = /^(\d+)(?:-(\d+))?\/(\d+)$/.exec(item) ?? [];
    const days = Array.from({ length: Number(to) - Number(from) + 1 }, (_, n) => Number(from) + n);
    return days.map((day) => `${year}-${month.padStart(2, '0')}-${String(day).padStart(2, '0')}`);
  });
}
