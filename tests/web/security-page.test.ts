import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = (path: string): URL => new URL(`../../${path}`, import.meta.url);
const page = readFileSync(root('docs/security.md'), 'utf8');

/** Every "`tests/file.ts` › *name*" of the page. */
const named = [...page.matchAll(/`(tests\/[\w./-]+\.ts)` › \*([^*]+)\*/gu)].map(
  ([, file = '', name = '']) => [file, name] as const,
);

test('the page on security names tests that are there, by file and name', () => {
  expect(named.length).toBeGreaterThan(25);
  const gone = named.filter(
    ([file, name]) => !existsSync(root(file)) || !readFileSync(root(file), 'utf8').includes(`'${name}'`),
  );
  expect(gone).toEqual([]);
});

test('whatever is said to be met beyond words names a test or says where it is written', () => {
  const rows = page.split('\n').filter((line) => /^\| \d\.\d/u.test(line));
  expect(rows.length).toBeGreaterThan(35);
  // Three columns: the requirement with its level, a plain verdict, and the reason.
  const odd = rows.filter(
    (row) => !/^\| .*\(L[123].*\| (?:met|–|\*\*not met\*\*|\*\*in part\*\*) \| \S.* \|$/u.test(row),
  );
  expect(odd).toEqual([]);
});
