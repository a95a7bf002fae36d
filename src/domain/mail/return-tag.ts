import { parseLocalDate } from '../calendar/local-date.ts';
import type { LocalDate } from '../calendar/local-date.ts';

/**
 * The address to which one message comes back: `tra-lai+181219` and 26 hexadecimal digits. The six say the day on which it
 * was composed, so that a handful of messages has to be compared; the others only who holds the secret can make.
 */
export interface ReturnTag {
  readonly on: LocalDate;
  /** 26 hexadecimal digits, lower case: 104 bits. */
  readonly seal: string;
}

/** Leaves room for `+` and the tag in the 64 characters of a local part (RFC 5321, 4.5.3.1). */
export const LONGEST_RETURN_NAME = 31;

export const SEAL_LENGTH = 26;

const dayDigits = (on: LocalDate): string => on.slice(2).replaceAll('-', '');

/** `base` is one strict address, `tra-lai@haugiang.example`. */
export function tagAddress(base: string, { on, seal }: ReturnTag): string {
  const at = base.lastIndexOf('@');
  return `${base.slice(0, at)}+${dayDigits(on)}${seal}${base.slice(at)}`;
}

/** The tag in an address of this base; `broken`: it is one of ours with something else behind the `+`. Null: another address. */
export function readTag(base: string, address: string): ReturnTag | 'broken' | null {
  const at = base.lastIndexOf('@');
  const start = `${base.slice(0, at)}+`.toLowerCase();
  const end = base.slice(at).toLowerCase();
  const given = address.toLowerCase();
  if (!given.startsWith(start) || !given.endsWith(end) || given.length < start.length + end.length)
    return null;
  const tag = given.slice(start.length, given.length - end.length);
  const [, year = '', month = '', day = '', seal = ''] =
    /^(\d\d)(\d\d)(\d\d)([0-9a-f]{26})$/u.exec(tag) ?? [];
  const on = seal === '' ? null : parseLocalDate(`20${year}-${month}-${day}`);
  return on === null ? 'broken' : { on, seal };
}
