import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const FOLDER = new URL('../workflows/histories/', import.meta.url);
const histories = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

/** All texts of a recorded history; payloads are base64 inside it. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  if (value === null || typeof value !== 'object') return;
  for (const [name, inner] of Object.entries(value)) {
    yield name;
    if ((name === 'data' || name === 'encoding') && typeof inner === 'string')
      yield Buffer.from(inner, 'base64').toString();
    else yield* textsIn(inner);
  }
}

/** A token, a mail address, the address of a link, or words that a person has written. */
const PRIVATE = [
  /(?<![\w-])[\w-]{43}(?![\w-])/u,
  /[\w.+-]+@[\w-]+\.\w/u,
  /\/r\//u,
  /\{\{link:/u,
  /đồng chí|Kính gửi|người báo cáo/iu,
];

/** Ids of stores and runs, and the name that a worker gives to its own build. */
const OWN = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|@temporalio\/worker@\S+/gu;

describe.each(histories)('what Temporal has kept of %s', (name) => {
  const history: unknown = JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'));
  const texts = [...textsIn(history)].map((text) => text.replace(OWN, ''));
  test('is ids, dates and phases: no token, no address, no words of a letter or of a person', () => {
    expect(texts.length).toBeGreaterThan(100);
    expect(texts.filter((text) => PRIVATE.some((pattern) => pattern.test(text)))).toEqual([]);
  });
});
