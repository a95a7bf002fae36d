import { createHash } from 'node:crypto';
import type { StoredFact } from '../../../src/ports/store.ts';

/**
 * Digest of a fact in the audit chain of its entity: lower-case hex of SHA-256 over the digest before (empty for the
 * first fact) and the canonical JSON of `{entityId, fact, key, planId, seq}`. Whoever has the facts can count it again.
 */
export function chainDigest(
  previous: string,
  stored: Omit<StoredFact, 'fact'>,
  canonicalFact: string,
): string {
  const { planId, entityId, seq, key } = stored;
  const head = `{"entityId":${JSON.stringify(entityId)},"fact":`;
  const tail = `,"key":${JSON.stringify(key)},"planId":${JSON.stringify(planId)},"seq":${seq}}`;
  return createHash('sha256')
    .update(previous + head + canonicalFact + tail)
    .digest('hex');
}

/**
 * JSON with sorted keys and nothing between the tokens (as RFC 8785), so that equal values have equal texts. Texts are
 * grown and not joined: a thousand schedules are written within one click.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return listJson(value);
  return typeof value === 'object' && value !== null ? objectJson(value) : scalarJson(value);
}

function listJson(items: readonly unknown[]): string {
  let text = '';
  for (const item of items) text += (text === '' ? '' : ',') + canonicalJson(item);
  return `[${text}]`;
}

function objectJson(value: object): string {
  const values = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const key of Object.keys(values).sort()) {
    const item = values[key];
    // As in JSON.stringify, a key without a value is no key.
    if (item !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(item)}`;
  }
  return `{${text}}`;
}

function scalarJson(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value))
    return JSON.stringify(value);
  throw new TypeError(`a ${typeof value} has no JSON: a fact holds texts, finite numbers, flags and lists`);
}
