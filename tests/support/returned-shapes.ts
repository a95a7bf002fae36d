/** Messages in the shapes in which servers, programs and people send them; all addresses and words are made up. */

/** A message of ours that is answered or comes back. */
export const OURS = '<77-kh-tu.2018-04-11.so-noi-vu.1.00000000-0000-4000-8000-000000000077@haugiang.example>';
const THREAD = '<77-kh-tu.77-12.so-noi-vu.00000000-0000-4000-8000-000000000077@haugiang.example>';

const crlf = (lines: readonly string[]): string => `${lines.join('\n').replaceAll('\n', '\r\n')}\r\n`;

/** A letter as its headers and its text, plain where nothing else is said. */
export const aLetter = (
  headers: readonly string[],
  text = 'Đã nhận, chúng tôi sẽ báo cáo trước 20/4.',
  ours = OURS,
): string =>
  crlf([
    ...defaults(headers, [
      'From: =?utf-8?Q?S=E1=BB=9F_N=E1=BB=99i_v=E1=BB=A5?= <so-noi-vu@haugiang.example>',
      'To: ban-to-chuc@haugiang.example',
      'Subject: Re: [KH 77-KH/TU] Thong bao giao nhiem vu',
      'Date: Wed, 11 Apr 2018 09:12:00 +0700',
      'Message-ID: <answer-1@haugiang.example>',
      `In-Reply-To: ${ours}`,
      `References: ${THREAD} ${ours}`,
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
    ]),
    '',
    text,
  ]);

/** What is given goes before a default of the same name; `X:` alone takes the default away. */
function defaults(given: readonly string[], others: readonly string[]): readonly string[] {
  const nameOf = (line: string): string => line.slice(0, line.indexOf(':')).toLowerCase();
  const names = new Set(given.map(nameOf));
  const kept = given.filter((line) => line.slice(line.indexOf(':') + 1).trim() !== '');
  return [...kept, ...others.filter((line) => !names.has(nameOf(line)))];
}

interface Report {
  readonly headers?: readonly string[];
  /** The machine-readable part, message fields and recipient fields. */
  readonly status: readonly string[];
  /** The third part; null: there is none. */
  readonly original?: readonly [type: string, lines: readonly string[]] | null;
}

/** A delivery report in three parts (RFC 3464). */
export const aReport = ({
  headers = [],
  status,
  original = ['text/rfc822-headers', [`Message-ID: ${OURS}`]],
}: Report): string =>
  crlf([
    ...defaults(headers, [
      'Return-Path: <>',
      'From: Mail Delivery System <MAILER-DAEMON@mx.haugiang.example>',
      'To: ban-to-chuc@haugiang.example',
      'Subject: Undelivered Mail Returned to Sender',
      'Date: Wed, 11 Apr 2018 08:00:09 +0700',
      'Message-ID: <report-1@mx.haugiang.example>',
      'Auto-Submitted: auto-replied',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
    ]),
    '',
    '--b1',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'This is the mail system.',
    '',
    '--b1',
    'Content-Type: message/delivery-status',
    '',
    ...status,
    '',
    ...(original === null ? [] : ['--b1', `Content-Type: ${original[0]}`, '', ...original[1], '']),
    '--b1--',
  ]);

const daemonNote = (headers: readonly string[], text: string): string =>
  aLetter(
    ['Return-Path: <>', 'From: MAILER-DAEMON@mx.haugiang.example', 'In-Reply-To:', 'References:', ...headers],
    text,
  );

type Seen = Readonly<Record<string, unknown>>;
const failed = (cause: 'hard' | 'soft' | null, words: unknown): Seen => ({
  kind: 'delivery-report',
  outcome: 'failed',
  cause,
  messageIds: [OURS],
  words,
});
const delayed = (words: unknown): Seen => ({ ...failed('soft', words), outcome: 'delayed' });

/** What comes, and what it is. */
export const SHAPES: readonly (readonly [what: string, raw: string, seen: Seen])[] = [
  [
    'Postfix: no such mailbox, headers returned',
    aReport({
      status: [
        'Reporting-MTA: dns; mx.haugiang.example',
        'X-Postfix-Queue-ID: 4F2A1',
        '',
        'Final-Recipient: rfc822; so-noi-vu@haugiang.example',
        'Original-Recipient: rfc822;so-noi-vu@haugiang.example',
        'Action: failed',
        'Status: 5.1.1',
        'Remote-MTA: dns; mail.haugiang.example',
        'Diagnostic-Code: smtp; 550 5.1.1 <so-noi-vu@haugiang.example>: Recipient address',
        '    rejected: User unknown',
      ],
    }),
    failed('hard', '5.1.1 550 5.1.1 <so-noi-vu@haugiang.example>: Recipient address rejected: User unknown'),
  ],
  [
    'Postfix: delayed by four hours, whole message returned',
    aReport({
      headers: ['Subject: Delayed Mail (still being retried)'],
      status: [
        'Reporting-MTA: dns; mx.haugiang.example',
        '',
        'Final-Recipient: rfc822; so-noi-vu@haugiang.example',
        'Action: delayed',
        'Status: 4.4.1',
        'Diagnostic-Code: X-Postfix; connect to mail.haugiang.example[192.0.2.7]:25: Connection timed out',
        'Will-Retry-Until: Mon, 16 Apr 2018 08:00:01 +0700 (ICT)',
      ],
      original: ['message/rfc822', [`Message-ID: ${OURS}`, 'Subject: x', '', 'text']],
    }),
    delayed('4.4.1 connect to mail.haugiang.example[192.0.2.7]:25: Connection timed out'),
  ],
  [
    'Postfix: given up after five days',
    aReport({
      status: [
        'Reporting-MTA: dns; mx',
        '',
        'Final-Recipient: rfc822; a@b.example',
        'Action: failed',
        'Status: 4.4.1',
        'Diagnostic-Code: X-Postfix; connection timed out',
      ],
    }),
    failed('soft', '4.4.1 connection timed out'),
  ],
  [
    'Exchange: mailbox full, words in Vietnamese, utf-8 report',
    aReport({
      headers: [
        'From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@haugiang.example>',
        'Subject: =?utf-8?B?S2jDtG5nIGfhu61pIMSRxrDhu6NjOiBbS0ggNzctS0gvVFVd?=',
        'X-MS-Exchange-Message-Is-Ndr:',
        'Content-Language: vi-VN',
      ],
      status: [
        'Reporting-MTA: dns;EX01.haugiang.example',
        'Received-From-MTA: dns;mx.haugiang.example',
        'Arrival-Date: Wed, 11 Apr 2018 01:00:01 +0000',
        '',
        'Original-Recipient: rfc822;so-noi-vu@haugiang.example',
        'Final-Recipient: rfc822;so-noi-vu@haugiang.example',
        'Action: failed',
        'Status: 5.2.2',
        'Diagnostic-Code: smtp;554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException',
      ],
      original: ['message/rfc822', [`Message-ID: ${OURS}`, 'Subject: x', '', 'text']],
    }),
    failed('hard', '5.2.2 554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException'),
  ],
  [
    'Microsoft 365: blocked by policy, Action capitalised',
    aReport({
      status: [
        'Reporting-MTA: dns;SG2PR01.prod.example',
        '',
        'Final-Recipient: rfc822;a@b.example',
        'Action: Failed',
        'Status: 5.7.1',
        'Diagnostic-Code: smtp;550 5.7.1 Unauthenticated email is not accepted',
      ],
    }),
    failed('hard', '5.7.1 550 5.7.1 Unauthenticated email is not accepted'),
  ],
  [
    'Exchange: relayed to a server that reports nothing further',
    aReport({
      headers: ['Subject: Relayed: x'],
      status: [
        'Reporting-MTA: dns;EX01',
        '',
        'Final-Recipient: rfc822;a@b.example',
        'Action: relayed',
        'Status: 2.5.0',
      ],
    }),
    { ...failed(null, '2.5.0'), outcome: 'delivered' },
  ],
  [
    'Gmail: address not found, header and three parts',
    aReport({
      headers: [
        'From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>',
        'Subject: Delivery Status Notification (Failure)',
        'X-Failed-Recipients: a@b.example',
        `In-Reply-To: ${OURS}`,
        `References: ${OURS}`,
      ],
      status: [
        'Reporting-MTA: dns; googlemail.example',
        'Arrival-Date: Tue, 10 Apr 2018 18:00:01 -0700 (PDT)',
        '',
        'Final-Recipient: rfc822; a@b.example',
        'Action: failed',
        'Status: 5.1.1',
        'Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist.',
        ' 550 5.1.1 Learn more',
      ],
      original: ['message/rfc822', [`Message-ID: ${OURS}`, '', 'x']],
    }),
    failed(
      'hard',
      '5.1.1 550-5.1.1 The email account that you tried to reach does not exist. 550 5.1.1 Learn more',
    ),
  ],
  [
    'Gmail: delay',
    aReport({
      headers: ['Subject: Delivery Status Notification (Delay)'],
      status: [
        'Reporting-MTA: dns; googlemail.example',
        '',
        'Final-Recipient: rfc822; a@b.example',
        'Action: delayed',
        'Status: 4.4.2',
        'Diagnostic-Code: smtp; 421 4.4.2 Bad connection',
        'Will-Retry-Until: Fri, 13 Apr 2018 18:00:01 -0700 (PDT)',
      ],
    }),
    delayed('4.4.2 421 4.4.2 Bad connection'),
  ],
  [
    'Zimbra: a greylisting that never ended, text headers of the original folded',
    aReport({
      status: [
        'Reporting-MTA: dns; zimbra.example',
        '',
        'Final-Recipient: rfc822; a@b.example',
        'Action: failed',
        'Status: 4.2.0',
        'Diagnostic-Code: smtp; 450 4.2.0 Greylisted',
      ],
      original: ['text/rfc822-headers', ['Subject: x', 'Message-ID:', ` ${OURS}`]],
    }),
    failed('soft', '4.2.0 450 4.2.0 Greylisted'),
  ],
  [
    'a report without an action: the code speaks',
    aReport({
      status: [
        'Reporting-MTA: dns; old.example',
        '',
        'Final-Recipient: rfc822; a@b.example',
        'Status: 5.0.0',
      ],
    }),
    failed('hard', '5.0.0'),
  ],
  [
    'a report that says nothing',
    aReport({ status: ['Reporting-MTA: dns; old.example'] }),
    { ...failed(null, 'máy chủ nhận không ghi lý do'), outcome: 'unclear' },
  ],
  [
    'a report without the original: the tag alone can tell whose it is',
    aReport({
      headers: ['To: tra-lai+18041101234567890123456789012345@haugiang.example'],
      status: ['Action: failed', 'Status: 5.1.1'],
      original: null,
    }),
    { ...failed('hard', '5.1.1'), messageIds: [] },
  ],
  [
    'Exim: in words, with its header, the original pasted below',
    daemonNote(
      [
        'From: Mail Delivery System <Mailer-Daemon@exim.example>',
        'X-Failed-Recipients: a@b.example',
        'Auto-Submitted: auto-replied',
        'Subject: Mail delivery failed: returning message to sender',
      ],
      `This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its recipients.\n\n  a@b.example\n    host mx.b.example [192.0.2.9]: 550 5.1.1 no such user\n\n------ This is a copy of the message ------\n\nMessage-ID: ${OURS}\nSubject: x`,
    ),
    failed('hard', 'host mx.b.example [192.0.2.9]: 550 5.1.1 no such user'),
  ],
  [
    'Exim: warning of a delay',
    daemonNote(
      ['Auto-Submitted: auto-replied', 'Subject: Warning: message 1f6ABC-0001 delayed 24 hours'],
      `This message was created automatically by mail delivery software.\nNo action is required on your part. Delivery attempts will continue.\n\nMessage-ID: ${OURS}`,
    ),
    { ...delayed('This message was created automatically by mail delivery software.'), cause: null },
  ],
  [
    'qmail: in its own words',
    daemonNote(
      ['Subject: failure notice'],
      `Hi. This is the qmail-send program at mx.haugiang.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<a@b.example>:\n192.0.2.9 does not like recipient.\nRemote host said: 550 5.7.1 rejected\n\n--- Below this line is a copy of the message.\n\nMessage-ID: ${OURS}\n`,
    ),
    failed('hard', 'Remote host said: 550 5.7.1 rejected'),
  ],
  [
    'MDaemon: a note that says neither',
    daemonNote(
      ['From: MDaemon@haugiang.example', 'Subject: Delivery failure report'],
      `Session transcript follows.\nMessage-ID: ${OURS}`,
    ),
    { ...failed(null, 'Session transcript follows.'), outcome: 'unclear' },
  ],
  [
    'Exchange: away, in English',
    aLetter(
      [
        'Subject: Automatic reply: [KH 77-KH/TU] Thong bao',
        'Auto-Submitted: auto-generated',
        'X-Auto-Response-Suppress: All',
      ],
      'I am out of office.',
    ),
    { kind: 'automatic' },
  ],
  [
    'Gmail: vacation',
    aLetter(['Auto-Submitted: auto-replied', 'Precedence: bulk', 'X-Autoreply: yes']),
    { kind: 'automatic' },
  ],
  ['Zimbra: away, no header but the precedence', aLetter(['Precedence: auto_reply']), { kind: 'automatic' }],
  [
    'a program that marks nothing: the subject says it, in Vietnamese',
    aLetter(['Subject: =?utf-8?B?VHLhuqMgbOG7nWkgdOG7sSDEkeG7mW5nOiBbS0ggNzdd?=']),
    { kind: 'automatic' },
  ],
  ['an old responder', aLetter(['X-Autorespond: yes']), { kind: 'automatic' }],
  ['a note with the empty sender', aLetter(['Return-Path: <>', 'Subject: Re: x']), { kind: 'automatic' }],
  [
    'a read receipt',
    aLetter(
      ['Content-Type: multipart/report; report-type=disposition-notification; boundary=b'],
      '--b\n\nYour message was displayed.\n--b--',
    ),
    { kind: 'automatic' },
  ],
  [
    'a calendar program that accepts the day',
    aLetter(
      ['Content-Type: text/calendar; method=REPLY; charset=utf-8'],
      'BEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR',
    ),
    { kind: 'automatic' },
  ],
  [
    'a mailing list',
    aLetter(['List-Id: <tin-tuc.example>', 'List-Unsubscribe: <mailto:x@y.example>']),
    { kind: 'automatic' },
  ],
  [
    'Outlook: a person, base64, quoted below a heading',
    aLetter(
      ['Content-Transfer-Encoding: base64', 'X-Auto-Response-Suppress: DR, RN, NRN'],
      Buffer.from(
        'Kính gửi đồng chí,\nSở đã nhận.\n\nFrom: Ban Tổ chức\nSent: Wednesday\nTo: Sở Nội vụ\n\nThư gốc',
      ).toString('base64'),
    ),
    {
      kind: 'letter',
      from: 'so-noi-vu@haugiang.example',
      fromName: 'Sở Nội vụ',
      text: 'Kính gửi đồng chí,\nSở đã nhận.\n\nFrom: Ban Tổ chức\nSent: Wednesday\nTo: Sở Nội vụ\n\nThư gốc',
      cut: false,
      files: [],
    },
  ],
  [
    'Gmail: a person, two alternatives and a scan',
    aLetter(
      ['From: Nguyen Van An <an.nguyen@gmail.example>', 'Content-Type: multipart/mixed; boundary=m'],
      '--m\nContent-Type: multipart/alternative; boundary=a\n\n--a\nContent-Type: text/plain; charset="UTF-8"\n\nĐã nhận văn bản.\n\n--a\nContent-Type: text/html; charset="UTF-8"\n\n<p>Đã nhận văn bản.</p>\n--a--\n--m\nContent-Type: application/pdf; name="scan.pdf"\nContent-Disposition: attachment; filename="scan.pdf"\nContent-Transfer-Encoding: base64\n\nJVBERi0xLjQK\n--m--',
    ),
    {
      kind: 'letter',
      from: 'an.nguyen@gmail.example',
      text: 'Đã nhận văn bản.',
      files: [{ name: 'scan.pdf', size: 9 }],
    },
  ],
  [
    'a phone: HTML only',
    aLetter(
      ['Content-Type: text/html; charset=utf-8'],
      '<html><body><script>alert(1)</script><p>Sở <b>đã nhận</b>.</p><img src="http://theo-doi.example/x.gif"></body></html>',
    ),
    { kind: 'letter', text: 'Sở đã nhận.\n\n[http://theo-doi.example/x.gif]' },
  ],
  [
    'a person in an old Vietnamese charset that nobody knows',
    aLetter(['Content-Type: text/plain; charset=x-viet-tcvn'], 'Da nhan'),
    { kind: 'letter', text: 'Da nhan' },
  ],
  ['a person who says that nothing is automatic', aLetter(['Auto-Submitted: no']), { kind: 'letter' }],
  [
    'a person who writes "vắng" further on',
    aLetter(['Subject: =?utf-8?Q?Re:_B=C3=A1o_c=C3=A1o_v=E1=BA=AFng_m=E1=BA=B7t?=']),
    { kind: 'letter' },
  ],
];
