import type { Dated } from './dated.ts';
import type { FlagCode, RefusalCode } from './flags.ts';
import type { DateOrMinute } from './reading.ts';

/** Which of the printed dates is the finish, which the start, which only a target. */
export interface Picked {
  readonly main: Dated | null;
  readonly from: Dated | null;
  readonly soft: DateOrMinute | null;
  /** Other finishes that the words print. */
  readonly others: readonly DateOrMinute[];
  /** The work is carried out in the time rather than finished by it: the start of the second reading. */
  readonly perhapsFrom: DateOrMinute | null;
  /** A limit that ends before the work of the main reading begins ("sơ kết trong năm 2019 và nhân rộng từ năm 2020"). */
  readonly early: Dated | null;
  readonly flags: readonly FlagCode[];
}

/**
 * `open`: the words take the finish away ("và các năm tiếp theo"). Times with a word of limit count before bare ones,
 * which are often part of a name; those outside parentheses before those inside; of several, the latest is the finish.
 */
export function pickDates(
  dated: readonly Dated[],
  open: boolean,
): Picked | { readonly refusal: RefusalCode; readonly clause: Dated['clause'] } {
  const ends = dated.filter(({ finish }) => finish !== null);
  const clash = excluding(dated);
  if (clash !== null) return { refusal: 'contradiction', clause: clash.clause };
  const starts = dated.filter(
    (item) => item.start !== null && item.finish === null && !comesLater(item, ends),
  );
  const latest = mainOf(ends);
  const main = afterStart(latest, starts[0]);
  const soft = ends.find(({ clause }) => clause.soft)?.finish ?? null;
  const others = [
    ...ends.filter((end) => end !== main && !end.clause.soft).flatMap(({ finish }) => finish ?? []),
    ...(main?.others ?? []),
  ];
  const flags: FlagCode[] = dated.flatMap((item) => item.flags);
  if (soft !== null) flags.push('soft-target');
  if (others.length > 0 || starts.length > 1) flags.push('several-dates');
  if (dated.some(({ clause }) => clause.effective)) flags.push('effective-date');
  if (main !== null && untilUnit(main)) flags.push('until-unit');
  if (open && main !== null)
    return {
      main: null,
      from: { ...main, ...datedStart(main), finish: null },
      soft,
      others,
      perhapsFrom: null,
      early: null,
      flags,
    };
  const perhapsFrom = main === null ? null : perhapsStart(main);
  if (perhapsFrom !== null) flags.push('start-unsure');
  const early = main === null && latest?.clause.relation !== 'bare' ? latest : null;
  return { main, from: starts[0] ?? around(main, ends), soft, others, perhapsFrom, early, flags };
}

/** "Thời gian thực hiện: Quý I/2026, hoàn thành trước 20/3/2026": the span of the work around its finish. */
function around(main: Dated | null, ends: readonly Dated[]): Dated | null {
  const on = main?.finish?.slice(0, 10);
  if (main === null || on === undefined || main.start !== null) return null;
  const span = ends.find(
    ({ clause, start, covers }) =>
      clause.close && clause.work === 'carry' && start !== null && covers !== null && on <= covers.last,
  );
  return span === undefined ? null : { ...span, finish: null };
}

/**
 * "thông qua ngày 10/12/2025 và có hiệu lực từ ngày 20/12/2025", "sơ kết trong năm 2019 và nhân rộng từ năm 2020": a bare
 * date before the start is another matter, and so is a limit where other work begins after it.
 */
function afterStart(main: Dated | null, from: Dated | undefined): Dated | null {
  const early =
    main?.finish != null && from?.start != null && main.finish.slice(0, 10) < from.start.slice(0, 10);
  return early && (main.clause.relation === 'bare' || from.clause.from > main.clause.to + 1) ? null : main;
}

/** "ban hành trong tháng 11/2025 để có hiệu lực từ ngày 01/01/2026": what the work is for, not when it begins. */
const comesLater = ({ clause, start }: Dated, ends: readonly Dated[]): boolean =>
  clause.effective &&
  start !== null &&
  ends.some((end) => end.clause.relation !== 'bare' && end.finish !== null && end.finish < start);

/** Those that `keep` holds for, or all where it holds for none. */
function narrow(all: readonly Dated[], keep: (end: Dated) => boolean): readonly Dated[] {
  const kept = all.filter(keep);
  return kept.length > 0 ? kept : all;
}

function mainOf(ends: readonly Dated[]): Dated | null {
  const own = narrow(ends, ({ clause }) => !clause.scoped);
  const hard = narrow(own, ({ clause }) => !clause.soft);
  const outer = narrow(hard, ({ clause }) => clause.depth === 0);
  const firm = narrow(outer, ({ clause }) => clause.relation !== 'bare');
  return firm.toSorted((a, b) => String(a.finish).localeCompare(String(b.finish))).at(-1) ?? null;
}

/** "đến năm 2030" may mean its beginning; "đến hết năm 2030" does not, and is not read as this relation alone. */
const untilUnit = ({ clause, finishPrecision }: Dated): boolean =>
  clause.until && finishPrecision !== 'day' && finishPrecision !== 'minute' && finishPrecision !== 'part';

/** Words lie between "thực hiện" and the time, or a single day stands after the label: both readings are possible. */
function perhapsStart({ clause, start, covers }: Dated): DateOrMinute | null {
  const { work, relation } = clause;
  const carries =
    (work === 'carry' || work === 'both') && (relation === 'in' || relation === 'bare' || relation === 'on');
  return carries &&
    start === null &&
    covers !== null &&
    (!clause.close || clause.stretch.first.day !== undefined)
    ? covers.first
    : null;
}

/** Two limits side by side that no day can meet: "trước ngày 01/6/2026 và trong tháng 7/2026". */
function excluding(dated: readonly Dated[]): Dated | null {
  for (const [at, later] of dated.entries()) {
    const earlier = dated[at - 1];
    if (
      earlier === undefined ||
      later.clause.from > earlier.clause.to + 2 ||
      later.clause.depth !== earlier.clause.depth
    )
      continue;
    if (endsBeforeBegin(earlier, later) || endsBeforeBegin(later, earlier)) return later;
  }
  return null;
}

const endsBeforeBegin = (limit: Dated, span: Dated): boolean =>
  (limit.clause.relation === 'before' || limit.clause.relation === 'by') &&
  limit.finish !== null &&
  (span.clause.relation === 'in' || span.clause.relation === 'on') &&
  span.covers !== null &&
  limit.finish.slice(0, 10) < span.covers.first;

/** "Năm 2025 và các năm tiếp theo": the first day of P, and no end. */
function datedStart({ start, startPrecision, covers }: Dated): Pick<Dated, 'start' | 'startPrecision'> {
  return start === null
    ? { start: covers?.first ?? null, startPrecision: covers?.precision ?? null }
    : { start, startPrecision };
}
