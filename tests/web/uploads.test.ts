import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readUploadSettings } from '../../src/main/upload-settings.ts';
import { sweepUploads } from '../../src/usecases/evidence-files.ts';
import { linkIdOf } from '../../src/usecases/links.ts';
import { takeFile } from '../../src/web/uploads/arriving-file.ts';
import { aDocx, aZip, claiming, sharing } from '../support/a-zip.ts';
import { browserSession, hiddenFields } from '../support/browser-session.ts';
import type { BrowserSession, Fields } from '../support/browser-session.ts';
import { BASE_URL, PLAN_ID, officeAt, webPlace } from '../support/web-place.ts';
import type { WebPlace } from '../support/web-place.ts';

const MB = 1024 * 1024;
/** Milliseconds; later than anything. */
const FAR = 8e15;
const LIMITS = { maxBytes: 3 * MB, maxFiles: 3 };
const TYPED = {
  loai: 'progress',
  ho_ten: 'Trần Thị Bình',
  chuc_vu: 'Phó Giám đốc',
  noi_dung: 'Đã tổ chức hội nghị <lấy ý kiến> tại 03 ấp',
};

let place: WebPlace;
let browser: BrowserSession;
let page = '';

/** A PDF of that many bytes, each its own. */
const pdfOf = (size: number, seed = 1): Buffer => {
  const bytes = Buffer.alloc(size);
  for (let at = 0; at < size; at += 1) bytes[at] = (at * 31 + seed) % 251;
  bytes.write(`%PDF-1.4\n${seed}\n`);
  return bytes;
};
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const pdf = (name: string, bytes: Buffer = pdfOf(100)): File => new File([new Uint8Array(bytes)], name);

const hidden = async (): Promise<Record<string, string>> =>
  hiddenFields((await browser.get(page)).html, '/r/viec', TYPED);
const send = async (typed: Fields) => browser.post('/r/viec', { ...(await hidden()), ...TYPED, ...typed });
const reports = () => place.deps.store.read((tx) => tx.reports(PLAN_ID, '77-9'));
/** Every upload of which there is a row, and that no report names. */
const leftovers = () =>
  place.deps.store.read((tx) => tx.lostUploads({ arrivingMs: FAR, unnamedMs: FAR }, 100));
const cookie = (): string => [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');

async function stored(digest: string): Promise<Buffer> {
  const rows: Uint8Array[] = [];
  for (let index = 0; ; index += 1) {
    const row = await place.deps.store.read((tx) => tx.fileRow(digest, index));
    if (row === null) return Buffer.concat(rows);
    rows.push(row);
  }
}

beforeAll(async () => {
  place = await webPlace(BASE_URL, { uploads: LIMITS });
  const office = await officeAt(place);
  await office.send('/', '/dong-ho', { den: 'moc' });
  browser = browserSession(place.app, BASE_URL);
  const seen = await browser.get(`/r/${place.deps.tokens.tokenOf(linkIdOf(PLAN_ID, '77-9', 'so-noi-vu'))}`);
  page = seen.location ?? '';
});
afterAll(() => place.remove());

describe('a file that is not fit', () => {
  const zeros = Buffer.alloc(60 * MB);
  // The type of the first block of a deflated entry that there is not.
  const broken = aDocx({ 'word/a.xml': 'x'.repeat(500) });
  broken[broken.indexOf('word/a.xml') + 'word/a.xml'.length] = 0x07;
  const refused: readonly (readonly [string, File, string])[] = [
    ['an empty file', new File([], 'rong.pdf'), 'Tệp "rong.pdf" rỗng (0 byte)'],
    ['a wrong ending', pdf('anh.png'), 'không khớp với đuôi tên'],
    ['a file too large', pdf('to.pdf', pdfOf(3 * MB + 1)), 'mỗi tệp không quá 3 MB'],
    ['a far too large one', pdf('to.pdf', pdfOf(7 * MB)), 'có dung lượng 7 MB'],
    ['an archive', pdf('goi.zip', aZip({ 'a.txt': 'a' })), 'không thuộc loại được nhận'],
    ['text in disguise', new File(['xin chào'], 'thu.pdf'), 'không thuộc loại được nhận'],
    ['an archive bomb', pdf('bom.docx', aDocx({ 'word/b.xml': zeros })), 'khi mở ra lớn bất thường'],
    [
      'an archive bomb that says it is small',
      pdf('nho.docx', claiming(aDocx({ 'word/b.xml': zeros }), 'word/b.xml', 1_000)),
      'không đúng với mục lục của tệp',
    ],
    [
      'entries that share their bytes',
      pdf('chung.docx', sharing(aDocx({ 'word/a.xml': 'a', 'word/b.xml': 'b' }), 'word/a.xml', 'word/b.xml')),
      'không đúng với mục lục của tệp',
    ],
    [
      'an entry that is shorter than it says',
      pdf('ngan.docx', claiming(aDocx({ 'word/a.xml': 'a' }), 'word/a.xml', 2)),
      'không đúng với mục lục của tệp',
    ],
    ['a Word document with broken bytes', pdf('vo.docx', broken), 'có phần bên trong không mở được'],
    ['a Word document cut off', pdf('cut.docx', aDocx().subarray(0, -30)), 'bị hỏng hoặc chưa tải đủ'],
  ];
  test.each(refused)(
    '%s: told in words, all that was typed is there, nothing is stored',
    async (_, tep, words) => {
      const seen = await send({ tep });
      expect(seen.status).toBe(422);
      expect(seen.text).toContain(words);
      expect(seen.html).toContain('Đã tổ chức hội nghị &lt;lấy ý kiến&gt; tại 03 ấp');
      expect(seen.html).toContain('value="Trần Thị Bình"');
      expect(await reports()).toEqual([]);
      expect(await leftovers()).toEqual([]);
    },
  );

  test('in a field that the form has not', async () => {
    const seen = await send({ anh_the: pdf('anh.pdf') });
    expect(seen.status).toBe(422);
    expect(seen.text).toContain('Mẫu không có chỗ gửi tệp "anh.pdf"');
    expect(await leftovers()).toEqual([]);
  });

  test('beyond the number of files: those before it stay and need not be sent again', async () => {
    const tep = [1, 2, 3, 4].map((seed) => pdf(`so-${seed}.pdf`, pdfOf(200, seed)));
    const seen = await send({ tep });
    expect(seen.status).toBe(422);
    expect(seen.text).toContain('Tối đa 3 tệp; chưa nhận "so-4.pdf"');
    expect([...seen.html.matchAll(/name="da_nhan"/g)]).toHaveLength(3);
    await sweepUploads(place.deps, FAR);
    expect(await leftovers()).toEqual([]);
  });

  test('of a stranger is not stored', async () => {
    const stranger = browserSession(place.app, BASE_URL);
    const fields = { ...(await hidden()), ...TYPED, tep: pdf('la.pdf') };
    const seen = await stranger.post('/r/viec', fields);
    expect(seen.status).toBe(403);
    expect(seen.text).toContain('Đã tổ chức hội nghị <lấy ý kiến> tại 03 ấp');
    expect((await browser.post('/r/viec', { ...fields, dau: 'x' })).status).toBe(403);
    expect(await leftovers()).toEqual([]);
  });
});

describe('a form that does not arrive as it should', () => {
  test('with hundreds of parts: told in words, what was typed is shown', async () => {
    const many = Object.fromEntries(Array.from({ length: 400 }, (_, n) => [`o_${n}`, 'x']));
    const seen = await send(many);
    expect(seen.status).toBe(400);
    expect(seen.text).toContain('có quá nhiều phần');
    expect(seen.text).toContain('Đã tổ chức hội nghị <lấy ý kiến>');
  });

  const boundary = 'ranh-gioi';
  const headers = { origin: BASE_URL, 'content-type': `multipart/form-data; boundary=${boundary}` };
  const head = async (): Promise<Buffer> => {
    const fields = { ...(await hidden()), ...TYPED };
    const texts = Object.entries(fields).map(
      ([name, value]) =>
        `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const file = `--${boundary}\r\nContent-Disposition: form-data; name="tep"; filename="dai.pdf"\r\nContent-Type: application/pdf\r\n\r\n`;
    return Buffer.from(texts.join('') + file);
  };

  test('rows are stored while it arrives, and are taken back when the line is cut', async () => {
    const body = new TransformStream<Uint8Array, Uint8Array>();
    const line = body.writable.getWriter();
    const init = {
      method: 'POST',
      headers: { ...headers, cookie: cookie() },
      body: body.readable,
      duplex: 'half',
    };
    const answer = place.app.request(new URL('/r/viec', BASE_URL), init as RequestInit);
    await line.write(new Uint8Array(await head()));
    await line.write(new Uint8Array(pdfOf(2 * MB + 5)));
    await expect.poll(leftovers, { timeout: 20_000 }).toHaveLength(1);
    await line.abort(new Error('cut'));
    expect((await answer).status).toBe(400);
    expect(await leftovers()).toEqual([]);
    expect(await reports()).toEqual([]);
  });

  test('cut on a real connection, in the middle of a file: nothing is left', async () => {
    const server = serve({ fetch: place.app.fetch, port: 0, hostname: '127.0.0.1' });
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    const lines = [
      'POST /r/viec HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      `Origin: ${BASE_URL}`,
      `Cookie: ${cookie()}`,
      `Content-Type: ${headers['content-type']}`,
      'Content-Length: 5000000',
    ];
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    socket.write(await head());
    socket.write(pdfOf(MB + 1000));
    await expect.poll(leftovers, { timeout: 20_000 }).toHaveLength(1);
    socket.destroy();
    await expect.poll(leftovers, { timeout: 20_000 }).toEqual([]);
    expect(await reports()).toEqual([]);
    server.close();
  });

  test.each(['', `--${boundary}--\r\n`, `--${boundary}\r\n\r\n`, 'không phải mẫu'])(
    'an odd body %j: refused in words, no error of ours',
    async (body) => {
      const answer = await place.app.request(new URL('/r/viec', BASE_URL), { method: 'POST', headers, body });
      expect([400, 403]).toContain(answer.status);
    },
  );
});

describe('files that are fit', () => {
  test('are stored byte for byte in rows of one megabyte, with their digest, and named by the report', async () => {
    const long = pdfOf(2 * MB + MB / 2, 7);
    const docx = aDocx();
    const seen = await send({ tep: [pdf('Đề án số 1.pdf', long), pdf('Tờ trình.docx', docx)] });
    expect(seen.status).toBe(303);
    const [report] = await reports();
    expect(report?.files).toEqual([
      { sha256: sha256(long), name: 'Đề án số 1.pdf', mime: 'application/pdf', size: long.length },
      {
        sha256: sha256(docx),
        name: 'Tờ trình.docx',
        mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        size: docx.length,
      },
    ]);
    expect(Buffer.compare(await stored(sha256(long)), long)).toBe(0);
    const third = await place.deps.store.read((tx) => tx.fileRow(sha256(long), 2));
    expect(third?.length).toBe(MB / 2);
    await sweepUploads(place.deps, FAR);
    expect((await stored(sha256(docx))).length).toBe(docx.length);
  });

  test('the same content from two sides at once is stored once', async () => {
    const bytes = pdfOf(MB + 9, 9);
    const answers = await Promise.all([
      send({ tep: pdf('a.pdf', bytes) }),
      send({ tep: pdf('b.pdf', bytes) }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await leftovers()).toEqual([]);
    expect(Buffer.compare(await stored(sha256(bytes)), bytes)).toBe(0);
  });

  test('kept from an earlier try, but swept meanwhile: asked for again, and nothing is sent without it', async () => {
    const first = await send({ ho_ten: '', tep: pdf('som.pdf', pdfOf(300, 11)) });
    const [, kept = ''] = /name="da_nhan" value="([^"]+)"/.exec(first.html) ?? [];
    await sweepUploads(place.deps, FAR);
    const before = (await reports()).length;
    const again = await send({ da_nhan: kept });
    expect(again.status).toBe(422);
    expect(again.text).toContain('Tệp "som.pdf" đã gửi quá lâu nên không còn giữ');
    expect(await reports()).toHaveLength(before);
  });

  test('however the line cuts them into pieces', async () => {
    const site = { deps: place.deps, uploads: LIMITS };
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: MB }), { minLength: 1, maxLength: 6 }),
        async (cuts) => {
          const bytes = pdfOf(
            Math.min(
              LIMITS.maxBytes,
              cuts.reduce((sum, cut) => sum + cut, 20),
            ),
            cuts[0],
          );
          async function* pieces() {
            let from = 0;
            for (const cut of [...cuts, bytes.length]) {
              yield await Promise.resolve(bytes.subarray(from, from + cut));
              from += cut;
            }
          }
          const taken = await takeFile(site, 'a.pdf', pieces());
          expect(taken).toMatchObject({ ref: { sha256: sha256(bytes), size: bytes.length } });
          expect(Buffer.compare(await stored(sha256(bytes)), bytes)).toBe(0);
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe('the limits are settings', () => {
  test.each([
    [{}, { maxBytes: 20 * MB, maxFiles: 10 }],
    [
      { DONDOC_UPLOAD_FILE_MB: '5', DONDOC_UPLOAD_FILES: '2' },
      { maxBytes: 5 * MB, maxFiles: 2 },
    ],
  ])('%j: %j', (env, limits) => {
    expect(readUploadSettings(env)).toEqual({ ok: true, value: limits });
  });
  test.each(['0', '-1', '201', '2.5', 'nhiều'])('%s MB is refused with what is allowed', (found) => {
    const read = readUploadSettings({ DONDOC_UPLOAD_FILE_MB: found });
    expect(read).toMatchObject({
      ok: false,
      problem: { words: `DONDOC_UPLOAD_FILE_MB: gặp "${found}"; cần một số từ 1 đến 200.` },
    });
  });
});
