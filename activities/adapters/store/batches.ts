/** Rows in one statement: beyond 100 nothing is gained, and 100 rows of 19 columns stay far below SQLite's 32,766 variables. */
const BATCH_ROWS = 100;
/** Values in one `in (…)`. */
const BATCH_VALUES = 500;

export const batchesOfRows = <T>(rows: readonly T[]): readonly (readonly T[])[] => slices(rows, BATCH_ROWS);
export const batchesOfValues = <T>(values: readonly T[]): readonly (readonly T[])[] =>
  slices(values, BATCH_VALUES);

function slices<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}
