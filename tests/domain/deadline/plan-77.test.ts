import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { WorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import { publishedCalendar, read, resolve } from './support.ts';

interface SeedReading {
  readonly kind: string;
  readonly start: string | null;
  readonly start_precision: string | null;
  readonly finish: string | null;
  readonly finish_inclusive: boolean | null;
  readonly finish_precision: string | null;
  readonly last_working_day_on_or_before_finish: string | null;
  readonly offset: number | null;
  readonly offset_unit: string | null;
  readonly ongoing: boolean;
}

interface Seed {
  readonly tasks: readonly { readonly no: number; readonly text: string; readonly reading: SeedReading }[];
  readonly duties: readonly { readonly id: string; readonly text: string; readonly reading: SeedReading }[];
}

const seed = JSON.parse(
  readFileSync(new URL('../../fixtures/seed-tasks.json', import.meta.url), 'utf8'),
) as Seed;

let calendar: WorkingCalendar;
beforeAll(async () => {
  calendar = await publishedCalendar();
});

function expectAsSeed(text: string, wanted: SeedReading): void {
  const reading = read(text);
  expect(reading).toMatchObject({
    refused: null,
    start: wanted.start,
    startPrecision: wanted.start_precision,
    finish: wanted.finish,
    finishInclusive: wanted.finish_inclusive,
    finishPrecision: wanted.finish_precision,
    ongoing: wanted.ongoing,
  });
  expect(reading.offset?.amount ?? null).toBe(wanted.offset);
  expect(reading.offset?.unit ?? null).toBe(wanted.offset_unit);
  expect(resolve(text, calendar).lastWorkingOn).toBe(wanted.last_working_day_on_or_before_finish);
}

describe('the 19 phrases of section III read as the careful reading does', () => {
  test.each(seed.tasks.map(({ no, text, reading }) => [no, text, reading] as const))(
    'task %i: %s',
    (_, text, reading) => {
      expectAsSeed(text, reading);
    },
  );
});

describe('section IV', () => {
  test.each(
    seed.duties
      .filter(({ id }) => ['IV.2a', 'IV.2b', 'IV.2c', 'IV.3b'].includes(id))
      .map(({ id, text, reading }) => [id, text, reading] as const),
  )('%s', (_, text, reading) => {
    expectAsSeed(text, reading);
  });

  test('IV.2c: two recurrences, and the days are asked for, not invented', () => {
    const { recurrence, flags } = read(
      'định kỳ báo cáo 6 tháng, năm gửi về Ban Thường vụ Tỉnh ủy (qua Ban Tổ chức Tỉnh ủy)',
    );
    expect(recurrence).toEqual({ every: 'multi', due: [{ every: '6month' }, { every: 'year' }] });
    expect(flags).toContain('due-day-missing');
  });

  test('paragraphs that print no time are refused, whatever their duty is', () => {
    for (const { id, text } of seed.duties.filter((duty) => ['IV.1', 'IV.3', 'IV.cuối'].includes(duty.id))) {
      expect([id, read(text).refused?.code]).toEqual([id, 'no-time']);
    }
  });
});

describe('the ambiguities that the careful reading names are flagged', () => {
  test.each([
    [1, 'start-before-document'],
    [4, 'two-phases'],
    [5, 'scope'],
    [5, 'two-phases'],
    [10, 'condition'],
    [12, 'event-and-ceiling'],
    [13, 'event-and-ceiling'],
    [17, 'after-means-within'],
    [18, 'two-phases'],
  ] as const)('task %i: %s', (no, flag) => {
    expect(read(seed.tasks[no - 1]?.text ?? '').flags).toContain(flag);
  });

  test('task 12 has three readings: due, begins, lasts', () => {
    const reading = read(seed.tasks[11]?.text ?? '');
    expect([reading.offsetRole, ...reading.readings.map(({ offsetRole }) => offsetRole)]).toEqual([
      'due',
      'begins',
      'lasts',
    ]);
  });

  test('IV.2a: the day of sending or of arriving', () => {
    expect(read(seed.duties.find(({ id }) => id === 'IV.2a')?.text ?? '').flags).toContain('send-or-arrive');
  });
});
