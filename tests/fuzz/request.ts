import { BASE_URL } from '../support/web-place.ts';

/** A request in plain values, so that one that breaks something can be read and sent again. */
export interface Sent {
  /** Of which route it was made. */
  readonly route: string;
  readonly method: string;
  /** Path and query, as they stand in the request line. */
  readonly address: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | null;
  /** Each character of the body is one byte; otherwise it travels as UTF-8. */
  readonly bytes: boolean;
  /** A form of a page of ours, from a page of ours, by who has opened it: the only thing that may change the store. */
  readonly valid: boolean;
}

export function requestOf(sent: Sent): Request {
  const headers = new Headers();
  for (const [name, value] of sent.headers) headers.append(name, value);
  const { method, body } = sent;
  const content =
    body === null || method === 'GET' || method === 'HEAD'
      ? null
      : new Uint8Array(Buffer.from(body, sent.bytes ? 'latin1' : 'utf8'));
  return new Request(BASE_URL + sent.address, { method, headers, body: content });
}

export const urlencoded = (pairs: readonly (readonly [string, string])[]): string =>
  pairs.map((pair) => pair.map((text) => encodeURIComponent(text.toWellFormed())).join('=')).join('&');

export const BOUNDARY = '----dondocfuzz7MA4YWxkTrZu0gW';

/** What stands in the field for files is the name of a file. */
const FILES = 'tep';

export const multipart = (pairs: readonly (readonly [string, string])[]): string =>
  [
    ...pairs.map(([name, value]) => (name === FILES ? filePart(value) : textPart(name, value))),
    `--${BOUNDARY}--\r\n`,
  ].join('');

const textPart = (name: string, value: string): string =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${quoted(name)}"\r\n\r\n${value}\r\n`;

const filePart = (name: string): string =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${FILES}"; filename="${quoted(name)}"\r\n` +
  `Content-Type: application/octet-stream\r\n\r\n${name === '' ? '' : `%PDF-1.4\n% ${name.length}\n%%EOF\n`}\r\n`;

/** As browsers write it. */
const quoted = (name: string): string =>
  name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
