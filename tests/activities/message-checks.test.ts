import { spawnSync } from 'node:child_process';
import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { createCapturedMailer } from '../../activities/adapters/mailer/captured-mailer.ts';
import { composeLetter } from '../../src/domain/letter/compose-letter.ts';
import type { Letter, LetterInput } from '../../src/domain/letter/letter.ts';
import type { OutgoingMail } from '../../src/ports/mailer.ts';
import { calendarOf } from '../../src/usecases/compose-message.ts';
import { previewLetters } from '../../src/usecases/preview-letter.ts';
import { MAIL_KINDS } from '../../src/usecases/preview-recipes.ts';
import { anInput, anItem, at, PLAN, POLICY, TASK_9 } from '../domain/letter/builders.ts';
import { SAMPLES } from '../domain/letter/samples.ts';
import { CALENDAR } from '../domain/task/real-plan.ts';
import { ADOPTION } from '../usecases/place.ts';

const OFFICE = 'ban-to-chuc@haugiang.example';
const mailer = createCapturedMailer({ from: OFFICE });
const LINK = `https://dondoc.haugiang.example/r/${'x'.repeat(43)}`;

/** As the mailroom makes it of a letter. */
const mailOf = (input: LetterInput): OutgoingMail => mailOfLetter(composeLetter(input), input.sendAt);

function mailOfLetter(
  { subject, text, html, calendar }: Letter,
  sendAt: LetterInput['sendAt'],
): OutgoingMail {
  const adopted = { plan: PLAN, policy: POLICY, adoptedAt: at('2018-04-10'), digest: 'kiểm tra' };
  const addressed = (words: string): string => words.replaceAll(/\{\{link:[^}]+\}\}/gu, LINK);
  return {
    messageId: '<77-kh-tu.2018-12-19.so-noi-vu.1.b1f0a2f4@haugiang.example>',
    from: { name: 'Ban Tổ chức Tỉnh ủy (theo dõi Kế hoạch 77-KH/TU)', address: OFFICE },
    replyTo: 'dau-moi@haugiang.example',
    to: ['so-noi-vu@haugiang.example'],
    cc: [],
    subject,
    text: addressed(text),
    html: addressed(html),
    references: ['<77-kh-tu.77-9.so-noi-vu.b1f0a2f4@haugiang.example>'],
    date: new Date('2018-12-19T01:00:00Z'),
    calendar: calendarOf(calendar, adopted, 'b1f0a2f4', sendAt),
  };
}

const previews = await previewLetters(
  { adoption: ADOPTION, calendar: CALENDAR, letterTexts: LETTER_TEXTS, to: null },
  MAIL_KINDS,
);
if (!previews.ok) throw new Error(previews.problem.words);

/** Letters made for tests, and one of every kind about the tasks of the real plan. */
const messages = [
  ...Object.entries(SAMPLES).map(([name, input]) => [name, mailOf(input)] as const),
  ...previews.value.map(
    ({ kind, letter, sendAt }) => [`real ${kind}`, mailOfLetter(letter, sendAt)] as const,
  ),
];

describe('every kind of message, read back by another program', () => {
  test.each(messages)('%s: headers, both texts, nothing that loads or runs', async (_, mail) => {
    const source = await mailer.source(mail);
    const parsed = await simpleParser(source);
    expect(parsed.subject).toBe(mail.subject);
    expect(parsed.text?.trim()).toBe(mail.text.trim());
    expect(parsed.html).toContain(mail.html.trim().slice(-40));
    expect(parsed.messageId).toBe(mail.messageId);
    expect(parsed.inReplyTo).toBe(mail.references[0]);
    expect(parsed.references).toEqual(mail.references[0]);
    expect(parsed.replyTo?.text).toBe('dau-moi@haugiang.example');
    expect(parsed.from?.value).toEqual([{ name: mail.from.name, address: OFFICE }]);
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
    expect(source).toMatch(/^list-id: <don-doc\.haugiang\.example>/imu);
    expect(mail.html).not.toMatch(/<(?:img|script|iframe|form|link|object|video|style)\b|url\(|\son\w+=/iu);
    expect(mail.html).toContain('<meta name="color-scheme" content="light dark">');
    const hrefs = [...mail.html.matchAll(/(?:href|src)="([^"]+)"/gu)].map(([, href]) => href);
    expect(hrefs.filter((href) => href !== LINK)).toEqual([]);
    expect(Buffer.byteLength(mail.html)).toBeLessThanOrEqual(60_000);
  });
});

/** Python's own reader, strict: any defect of the message is an error. */
const READER = `
import sys, json
from email import policy
from email.parser import BytesParser
message = BytesParser(policy=policy.strict).parsebytes(sys.stdin.buffer.read())
defects = [repr(d) for part in message.walk() for d in part.defects]
parts = [part.get_content_type() for part in message.walk()]
plain = message.get_body(('plain',)).get_content()
print(json.dumps({'subject': message['subject'], 'to': message['to'], 'defects': defects, 'parts': parts, 'plain': plain}))
`;
import { LETTER_TEXTS } from '../support/letter-texts.ts';
const python = spawnSync('python3', ['-c', 'import email.policy'], { timeout: 20_000 }).status === 0;

describe.runIf(python)("by Python's email package, strict policy (skipped where there is no python3)", () => {
  test.each(['reminder', 'event-issued', 'assignment'])('%s: no defect, the same words', async (name) => {
    const input = SAMPLES[name] ?? anInput([anItem('assignment')], { sendAt: at('2018-04-11') });
    const mail = mailOf(input);
    const ran = spawnSync('python3', ['-c', READER], { input: await mailer.source(mail), timeout: 20_000 });
    expect(ran.stderr.toString()).toBe('');
    const read = JSON.parse(ran.stdout.toString()) as Record<string, unknown>;
    expect(read).toMatchObject({ subject: mail.subject, to: 'so-noi-vu@haugiang.example', defects: [] });
    expect(String(read['plain']).trim()).toBe(mail.text.trim());
    expect(read['parts']).toContain('text/html');
  });
});

test.each([1, 16, 40, 120])(
  '%d tasks in one message: the HTML stays below 60 KB, each task with its link',
  (count) => {
    for (const kind of ['assignment', 'reminder'] as const) {
      const items = Array.from({ length: count }, (_, index) =>
        anItem(kind, { definition: { ...TASK_9, id: `77-${String(index + 1)}`, no: index + 1 } }),
      );
      const mail = mailOf(anInput(items, { sendAt: at('2018-04-11') }));
      expect(Buffer.byteLength(mail.html)).toBeLessThanOrEqual(60_000);
      expect(mail.text.split(LINK).length - 1).toBe(count);
    }
  },
);
