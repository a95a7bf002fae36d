import { describe, expect, test } from 'vitest';
import { parseReturnedMail } from '../../activities/adapters/mailer/returned-mail.ts';
import { OURS, SHAPES, aLetter } from '../support/returned-shapes.ts';

describe('what lies in the mailbox of the sender', () => {
  test.each(SHAPES)('%s', async (_what, raw, seen) => {
    expect((await parseReturnedMail(raw)).content).toMatchObject(seen);
  });

  test('an answer names what it answers, the nearest first', async () => {
    const { answers, messageId } = await parseReturnedMail(aLetter([]));
    expect(messageId).toBe('<answer-1@haugiang.example>');
    expect(answers[0]).toBe(OURS);
    expect(answers).toHaveLength(2);
  });

  test('the same letter by two ways is the same; another text under the same Message-ID is another', async () => {
    const idOf = async (raw: string) => (await parseReturnedMail(raw)).id;
    const first = await idOf(aLetter(['Delivered-To: a@haugiang.example', 'Received: by mx1']));
    expect(await idOf(aLetter(['Delivered-To: b@haugiang.example', 'Received: by mx2']))).toBe(first);
    expect(await idOf(aLetter([], 'Khác'))).not.toBe(first);
  });

  test('the addresses that it came to are read from what the servers wrote, too', async () => {
    const raw = aLetter([
      'Delivered-To: Tra-Lai+ABC@haugiang.example',
      'X-Original-To: <x@haugiang.example>',
    ]);
    expect((await parseReturnedMail(raw)).deliveredTo).toEqual([
      'tra-lai+abc@haugiang.example',
      'x@haugiang.example',
      'ban-to-chuc@haugiang.example',
    ]);
  });
});

describe('mail that is built to hurt', () => {
  const NESTED = Array.from(
    { length: 4_000 },
    (_, i) => `--b${i}\nContent-Type: multipart/mixed; boundary=b${i + 1}\n\n`,
  );

  test.each([
    [
      '4,000 parts inside each other',
      aLetter(['Content-Type: multipart/mixed; boundary=b0'], NESTED.join('')),
    ],
    ['a header of two megabytes', aLetter([`X-Long: ${'b'.repeat(2_000_000)}`])],
    ['100,000 headers', aLetter(Array<string>(100_000).fill('X-A: b'))],
  ])('%s: refused, not read', async (_what, raw) => {
    await expect(parseReturnedMail(raw)).rejects.toThrow(/exceeded/);
  });

  test.each([
    ['300,000 open tags', aLetter(['Content-Type: text/html'], '<div>'.repeat(300_000))],
    ['100,000 addresses in brackets', aLetter([`From: ${'<'.repeat(100_000)}`])],
    [
      'a megabyte of quoted-printable nonsense',
      aLetter(['Content-Transfer-Encoding: quoted-printable'], '='.repeat(1_000_000)),
    ],
    ['a charset of nonsense', aLetter(['Content-Type: text/plain; charset="../../etc/passwd"'], 'x')],
    ['nothing at all', ''],
    ['control characters', '\u0000\u0001\u0002'],
    ['a report without parts', 'Content-Type: multipart/report; boundary=x\r\n\r\n--x--'],
  ])('%s: a letter without words', async (_what, raw) => {
    expect((await parseReturnedMail(raw)).content.kind).toBe('letter');
  });

  test('references by the thousand are cut, and words that steer a screen are taken out', async () => {
    const many = Array.from({ length: 5_000 }, (_, i) => `<${i}@x.example>`).join(' ');
    const read = await parseReturnedMail(
      aLetter([`References: ${many}`, 'Subject: a\u202eb\u200bc'], '\u001b[31mđỏ\u202e ngược\u0000\nhết'),
    );
    expect(read.answers.length).toBeLessThanOrEqual(100);
    expect(read.content).toMatchObject({ kind: 'letter', subject: 'abc', text: '[31mđỏ ngược\nhết' });
  });

  test('a text longer than what is kept is cut, and it is said', async () => {
    const read = await parseReturnedMail(aLetter([], 'a '.repeat(50_000)));
    expect(read.content).toMatchObject({ kind: 'letter', cut: true });
    expect(read.content.kind === 'letter' && read.content.text.length).toBeLessThanOrEqual(20_000);
  });
});
