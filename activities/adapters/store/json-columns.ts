import type { LocalDate } from '../../../src/domain/calendar/local-date.ts';
import type { Plan, TaskDefinition } from '../../../src/domain/plan/plan.ts';
import type { Policy } from '../../../src/domain/policy.ts';
import type { IncomingLetter } from '../../../src/ports/incoming-store.ts';
import type { EntityState, Fact, MessageRow, OutboxRow, ReportRow } from '../../../src/ports/store.ts';

/*
 * JSON columns hold what this program wrote, checked by the domain before it was written. What is looked at here is that
 * the column holds that kind of thing at all: a damaged or exchanged column is named and never becomes a state.
 */
type Values = Readonly<Record<string, unknown>>;

export function readState(text: string | null, where: string): EntityState | null {
  if (text === null) return null;
  const value = readObject(text, where);
  const isState = value['kind'] === 'task' || value['kind'] === 'round';
  if (!isState || typeof value['progress'] !== 'string') return damaged(where, 'a task or a round', text);
  return value as unknown as EntityState;
}

export function readFact(text: string, where: string): Fact {
  const value = readObject(text, where);
  if (typeof value['kind'] !== 'string' || typeof value['at'] !== 'string')
    return damaged(where, 'a fact with kind and at', text);
  return value as unknown as Fact;
}

export function readPlan(text: string, where: string): Plan {
  const value = readObject(text, where);
  if (typeof value['id'] !== 'string' || !Array.isArray(value['tasks']))
    return damaged(where, 'a plan', text);
  return value as unknown as Plan;
}

export function readDefinition(text: string, where: string): TaskDefinition {
  const value = readObject(text, where);
  if (typeof value['id'] !== 'string' || !Array.isArray(value['parts']))
    return damaged(where, 'a task of a plan', text);
  return value as unknown as TaskDefinition;
}

export function readPolicy(text: string, where: string): Policy {
  const value = readObject(text, where);
  if (typeof value['sending'] !== 'object') return damaged(where, 'a policy', text);
  return value as unknown as Policy;
}

export function readAbout(text: string, where: string): OutboxRow['about'] {
  const value = readObject(text, where);
  if (!Object.values(value).every(isScalar))
    return damaged(where, 'an object of texts, numbers and flags', text);
  return value as OutboxRow['about'];
}

/** What a message carries besides its texts. `{}` was written for messages of before the column. */
export function readEnclosed(text: string, where: string): Pick<MessageRow, 'blocks' | 'calendar'> {
  const { blocks = [], calendar = null } = readObject(text, where);
  if (!Array.isArray(blocks) || typeof calendar !== 'object')
    return damaged(where, 'blocks and a calendar', text);
  return { blocks, calendar: calendar as MessageRow['calendar'] };
}

export function readPaper(text: string | null, where: string): ReportRow['paper'] {
  if (text === null) return null;
  const { sentOn, receivedOn, enteredBy } = readObject(text, where);
  if (typeof sentOn !== 'string' || typeof receivedOn !== 'string' || typeof enteredBy !== 'string')
    return damaged(where, 'two dates and who entered them', text);
  return { sentOn: sentOn as LocalDate, receivedOn: receivedOn as LocalDate, enteredBy };
}

/** What was typed into a form, by field name. */
export function readTyped(text: string, where: string): Readonly<Record<string, string>> {
  const value = readObject(text, where);
  if (!Object.values(value).every((item) => typeof item === 'string'))
    return damaged(where, 'an object of texts', text);
  return value as Readonly<Record<string, string>>;
}

/** Written by this program from what it has read out of a message; null: none, or erased. */
export function readIncomingLetter(text: string | null, where: string): IncomingLetter | null {
  if (text === null) return null;
  const value = readObject(text, where);
  if (
    typeof value['from'] !== 'string' ||
    typeof value['text'] !== 'string' ||
    !Array.isArray(value['files'])
  )
    return damaged(where, 'a sender, a text and files', text);
  return value as unknown as IncomingLetter;
}

export function readTexts(text: string, where: string): readonly string[] {
  const value = parse(text, where);
  if (!Array.isArray(value) || !value.every((item): item is string => typeof item === 'string'))
    return damaged(where, 'a list of texts', text);
  return value;
}

const isScalar = (value: unknown): boolean =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

function readObject(text: string, where: string): Values {
  const value = parse(text, where);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return damaged(where, 'an object', text);
  return value as Values;
}

function parse(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${where} is not JSON: ${shorten(text)}`, { cause });
  }
}

function damaged(where: string, allowed: string, found: string): never {
  throw new Error(`${where} should hold ${allowed}, found: ${shorten(found)}`);
}

const shorten = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
