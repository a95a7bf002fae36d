import { domainToASCII } from 'node:url';
import { fail, ok } from '../../../src/domain/result.ts';
import type { Result } from '../../../src/domain/result.ts';

/** RFC 5321, 4.5.3.1 */
const LOCAL_LENGTH = 64;
const ADDRESS_LENGTH = 254;
/** A dot-atom of RFC 5322 in ASCII: no quoted local part, no comment, nothing that needs SMTPUTF8. */
const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
/** The beginning of an encoded word (RFC 2047): all its characters may stand in an address, but a reader may decode it. */
const ENCODED_WORD = '=?';
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Exactly one mailbox, as it stands in an SMTP envelope: `so-noi-vu@haugiang.example`. A display name, a list, a
 * quoted local part, an address literal, blanks and line breaks are refused and never repaired: whatever a mail
 * library would make of them, it would not be the one mailbox that a person has checked. The domain is given in
 * lower case and, where it holds other letters than ASCII, in punycode.
 */
export function strictAddress(text: string): Result<string> {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(at, 0));
  const domain = asciiDomain(text.slice(at + 1));
  if (at < 1) return refuse(text, 'thiếu phần trước hoặc sau dấu @');
  if (local.length > LOCAL_LENGTH || !LOCAL_PART.test(local)) {
    return refuse(text, 'phần trước dấu @ chỉ gồm chữ không dấu, chữ số và dấu chấm, gạch, cộng');
  }
  if (local.includes(ENCODED_WORD)) return refuse(text, 'phần trước dấu @ có chữ mã hóa "=?"');
  if (domain === null) return refuse(text, 'phần sau dấu @ không phải là tên miền');
  const address = `${local}@${domain}`;
  return address.length > ADDRESS_LENGTH ? refuse(text, `dài quá ${ADDRESS_LENGTH} ký tự`) : ok(address);
}

/** Two labels or more, the last one not a number (that would be an IP address); null for anything else. */
function asciiDomain(text: string): string | null {
  // The converter would drop or map blanks and control characters; what needs that is not one address.
  if (/[\s\p{Cc}\p{Cf}%:/\\@[\]]/u.test(text)) return null;
  const ascii = domainToASCII(text);
  const labels = ascii.split('.');
  const named = labels.length >= 2 && labels.every((label) => LABEL.test(label));
  return named && !/^\d+$/.test(labels.at(-1) ?? '') ? ascii : null;
}

/** For settings and for data of our own: RangeError with the problem's words where it is wrong. */
export function required<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new RangeError(result.problem.words);
}

function refuse(text: string, why: string): Result<never> {
  const found = JSON.stringify(text.slice(0, 120));
  return fail({
    kind: 'bad-address',
    words: `Địa chỉ thư ${found}: ${why}. Viết đúng một địa chỉ, không kèm tên, ví dụ "so-noi-vu@haugiang.example".`,
  });
}
