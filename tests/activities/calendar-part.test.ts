import ICAL from 'ical.js';
import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { createCapturedMailer } from '../../activities/adapters/mailer/captured-mailer.ts';
import { calendarParts } from '../../activities/adapters/mailer/calendar-part.ts';
import { instant } from '../../src/domain/calendar/instant.ts';
import { localDate } from '../../src/domain/calendar/local-date.ts';
import type { MailCalendar, OutgoingMail } from '../../src/ports/mailer.ts';

type Entry = MailCalendar['entries'][number];

const entry = (more: Partial<Entry> = {}): Entry => ({
  entityId: '77-9',
  body: 'so-noi-vu',
  uid: '0b8f1c52-6f0e-4b6a-9a55-b1f0a2f4c111.77-kh-tu.77-9.so-noi-vu',
  action: 'set',
  sequence: 3,
  on: localDate('2018-12-28'),
  summary: '[KH 77-KH/TU] Nhiệm vụ 9, ngày làm việc cuối cùng trong hạn (hạn 31/12/2018)',
  description:
    'Xây dựng kế hoạch; rà soát, sắp xếp \\ "trưởng ấp".\nThời hạn: chậm nhất hết ngày 31/12/2018 (thứ Hai).',
  ...more,
});

const mail = (entries: readonly Entry[], method: MailCalendar['method'] = 'publish'): OutgoingMail => ({
  messageId: '<77-kh-tu.2018-04-11.so-noi-vu.1@haugiang.example>',
  from: { name: 'Ban Tổ chức Tỉnh ủy (theo dõi Kế hoạch 77-KH/TU)', address: 'ban-to-chuc@haugiang.example' },
  replyTo: null,
  to: ['so-noi-vu@haugiang.example'],
  cc: [],
  subject: '[KH 77-KH/TU] Thông báo giao nhiệm vụ',
  text: 'Kính gửi: Sở Nội vụ',
  html: '<p>Kính gửi: Sở Nội vụ</p>',
  references: [],
  date: new Date('2018-04-11T01:00:00Z'),
  calendar: { method, stampAt: instant('2018-04-11T08:00:00+07:00'), entries },
});

const partsOf = (message: OutgoingMail) => calendarParts(message, (text) => text);

/** As another program reads it. */
function read(content: string) {
  const calendar = new ICAL.Component(ICAL.parse(content) as string);
  const events = calendar.getAllSubcomponents('vevent').map((component) => ({
    event: new ICAL.Event(component),
    component,
  }));
  return { method: calendar.getFirstPropertyValue('method'), calendar, events };
}

describe('a calendar object, read back by another library', () => {
  test('holds the whole day, the words, the number of its change, and no alarm', () => {
    const [part, ...others] = partsOf(mail([entry()]));
    expect(others).toEqual([]);
    const { method, events, calendar } = read(part?.content ?? '');
    expect([method, events.length]).toEqual(['PUBLISH', 1]);
    const [only] = events;
    expect(only?.event.uid).toBe(entry().uid);
    expect(only?.event.sequence).toBe(3);
    expect(only?.event.summary).toBe(entry().summary);
    expect(only?.event.description).toBe(entry().description);
    expect(only?.event.startDate.isDate).toBe(true);
    expect([only?.event.startDate.toString(), only?.event.endDate.toString()]).toEqual([
      '2018-12-28',
      '2018-12-29',
    ]);
    expect(only?.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
    expect(only?.component.getFirstPropertyValue('dtstamp')?.toString()).toBe('2018-04-11T01:00:00Z');
    expect(only?.component.getAllSubcomponents('valarm')).toEqual([]);
    expect(only?.component.getFirstPropertyValue('organizer')).toBe('mailto:ban-to-chuc@haugiang.example');
    expect(only?.component.getAllProperties('attendee')).toEqual([]);
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
  });

  test('is written in lines of at most 75 octets that end with CR LF', () => {
    for (const { content } of partsOf(
      mail([entry({ description: 'Đề nghị báo cáo kết quả '.repeat(40) })]),
    )) {
      expect(content.endsWith('\r\n')).toBe(true);
      const lines = content.slice(0, -2).split('\r\n');
      expect(lines.filter((line) => Buffer.byteLength(line) > 75 || /[\r\n]/u.test(line))).toEqual([]);
    }
  });

  test('several days are published in one object', () => {
    const parts = partsOf(mail([entry(), entry({ uid: 'b', entityId: '77-2' })]));
    expect(parts.map(({ method, filename }) => [method, filename])).toEqual([['PUBLISH', 'thoi-han.ics']]);
    expect(read(parts[0]?.content ?? '').events.map(({ event }) => event.uid)).toEqual([entry().uid, 'b']);
  });

  test('an invitation and a cancellation hold one day each, and name who is invited', () => {
    const parts = partsOf(
      mail([entry(), entry({ uid: 'b' }), entry({ uid: 'c', action: 'cancel' })], 'request'),
    );
    expect(parts.map(({ method, filename }) => [method, filename])).toEqual([
      ['REQUEST', 'thoi-han-1.ics'],
      ['REQUEST', 'thoi-han-2.ics'],
      ['CANCEL', 'thoi-han-3.ics'],
    ]);
    const [request] = read(parts[0]?.content ?? '').events;
    expect(request?.component.getFirstPropertyValue('attendee')).toBe('MAILTO:so-noi-vu@haugiang.example');
    const [cancelled] = read(parts[2]?.content ?? '').events;
    expect(cancelled?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(cancelled?.event.uid).toBe('c');
  });

  test('no calendar, nothing attached', () => {
    expect(partsOf({ ...mail([]), calendar: null })).toEqual([]);
  });
});

describe('in the message', () => {
  const mailer = createCapturedMailer({ from: 'ban-to-chuc@haugiang.example' });

  test('text, HTML and calendar are alternatives, the file is an attachment beside them', async () => {
    const source = await mailer.source(mail([entry()]));
    const types = [...source.matchAll(/^Content-Type: ([a-z]+\/[a-z]+)/gmu)].map(([, type]) => type);
    expect(types).toEqual([
      'multipart/mixed',
      'multipart/alternative',
      'text/plain',
      'text/html',
      'text/calendar',
      'application/ics',
    ]);
    expect(source).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=PUBLISH/u);
    const parsed = await simpleParser(source);
    expect(parsed.text?.trim()).toBe('Kính gửi: Sở Nội vụ');
    expect(parsed.html).toContain('<p>Kính gửi: Sở Nội vụ</p>');
    const file = parsed.attachments.find(({ filename }) => filename === 'thoi-han.ics');
    expect(read(file?.content.toString('utf8') ?? '').events[0]?.event.summary).toBe(entry().summary);
  });

  test('a new day and one that is taken back travel as two files', async () => {
    const parsed = await simpleParser(
      await mailer.source(mail([entry(), entry({ uid: 'c', action: 'cancel' })])),
    );
    expect(parsed.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
      ['thoi-han-1.ics', 'text/calendar'],
      ['thoi-han-2.ics', 'text/calendar'],
    ]);
    const methods = parsed.attachments.map(({ content }) => read(content.toString('utf8')).method);
    expect(methods).toEqual(['PUBLISH', 'CANCEL']);
  });

  test('the same mail gives the same bytes', async () => {
    expect(await mailer.source(mail([entry()]))).toBe(await mailer.source(mail([entry()])));
  });
});
