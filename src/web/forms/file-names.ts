/** Path marks, control characters, and the marks that turn the direction of writing to hide an ending. */
const UNSAFE = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"<>|*?:\\/]/gu;
const MAX_LENGTH = 120;

/** A name fit for display and download: the last part of a path, no mark that could deceive, at most 120 characters. */
export function safeName(name: string): string {
  const last = name.toWellFormed().normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const clean = last
    .replace(UNSAFE, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ (\.[0-9A-Za-z]{1,8})$/, '$1')
    .replace(/^[\s.]+/, '')
    .trim();
  if (clean === '') return 'tep';
  if (clean.length <= MAX_LENGTH) return clean;
  const ending = /\.[0-9A-Za-z]{1,8}$/.exec(clean)?.[0] ?? '';
  // Half a character would be left of one beyond the basic plane; no address and no row of the store takes that.
  const start = clean.slice(0, MAX_LENGTH - ending.length).replace(/\p{Cs}$/u, '');
  return start.trimEnd() + ending;
}

/** For `Content-Disposition`: a plain name for old programs, the real one beside it (RFC 6266). */
export function attachment(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
