import type { ParsedMail } from 'mailparser';

/** The lines of a header as they were sent, without its name, unfolded; several joined by a comma. Empty: it is not there. */
export const headerOf = ({ headerLines }: Pick<ParsedMail, 'headerLines'>, name: string): string =>
  headerLines
    .filter(({ key }) => key === name)
    .map(({ line }) =>
      line
        .slice(line.indexOf(':') + 1)
        .replace(/\s+/gu, ' ')
        .trim(),
    )
    .join(', ');

const ADDRESS = /[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,253}/gu;
/** A message to half the province says nothing about ours. */
const MOST_ADDRESSES = 50;

/** Whatever looks like a bare ASCII address in these headers, lower case. */
export const addressesIn = (
  mail: Pick<ParsedMail, 'headerLines'>,
  names: readonly string[],
): readonly string[] => {
  const found = names.flatMap((name) => headerOf(mail, name).slice(0, 10_000).match(ADDRESS) ?? []);
  return [...new Set(found.map((address) => address.toLowerCase()))].slice(0, MOST_ADDRESSES);
};

/** Lines with `\n`, without characters that steer a terminal, turn the direction of writing or hide. */
export const plainText = (text: string): string =>
  text
    .replace(/\r\n?|\u2028|\u2029/gu, '\n')
    .replace(/[\u202a-\u202e\u2066-\u2069\u200b\ufeff]|(?![\n\t])\p{Cc}/gu, '')
    .replace(/\n{4,}/gu, '\n\n\n');

export const oneLine = (text: string, most: number): string =>
  plainText(text).replace(/\s+/gu, ' ').trim().slice(0, most);

/** Fields of a header block or of a delivery status: name in lower case, value on one line. */
export function fieldsIn(text: string): readonly { readonly name: string; readonly value: string }[] {
  const unfolded = text.replace(/\r\n?/gu, '\n').replace(/\n[ \t]+/gu, ' ');
  return unfolded.split('\n').map((line) => {
    const at = line.indexOf(':');
    return { name: line.slice(0, Math.max(0, at)).trim().toLowerCase(), value: line.slice(at + 1).trim() };
  });
}
