import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { strictAddress } from '../../activities/adapters/mailer/strict-address.ts';
import { masked } from '../../activities/adapters/mailer/connection-url.ts';
import { parseSmtpUrl } from '../../activities/adapters/mailer/smtp-url.ts';

describe('one strict address', () => {
  test.each([
    ['so-noi-vu@haugiang.example', 'so-noi-vu@haugiang.example'],
    ['So.Noi_Vu+77@HauGiang.Example', 'So.Noi_Vu+77@haugiang.example'],
    ['van-thu@hậugiang.example', 'van-thu@xn--hugiang-0p4c.example'],
    ['van-thu@xn--hugiang-0p4c.example', 'van-thu@xn--hugiang-0p4c.example'],
  ])('%s is taken as %s', (text, address) => {
    expect(strictAddress(text)).toEqual({ ok: true, value: address });
  });

  test.each([
    ['nothing', ''],
    ['no domain', 'so-noi-vu'],
    ['no local part', '@haugiang.example'],
    ['a list', 'a@haugiang.example,b@haugiang.example'],
    ['a list by semicolon', 'a@haugiang.example; b@haugiang.example'],
    ['a display name', 'Sở Nội vụ <a@haugiang.example>'],
    ['angle brackets', '<a@haugiang.example>'],
    ['a quoted local part', '"a b"@haugiang.example'],
    ['an address hidden in quotes', '"xau@ke-xau.example"@haugiang.example'],
    ['a quoted name in front', '"a@haugiang.example" <x@ke-xau.example>'],
    ['a comment', 'a(ghi chú)@haugiang.example'],
    ['a group', 'nhóm: a@haugiang.example;'],
    ['a line break', 'a@haugiang.example\r\nBcc: x@ke-xau.example'],
    ['a line break in the local part', 'a\r\nRCPT TO:<x@ke-xau.example>@haugiang.example'],
    ['a bare line feed', 'a@haugiang.example\n'],
    ['a NUL', 'a\u0000@haugiang.example'],
    ['a soft hyphen', 'a@hau\u00adgiang.example'],
    ['a blank in front', ' a@haugiang.example'],
    ['a tab behind', 'a@haugiang.example\t'],
    ['an accented local part', 'sở-nội-vụ@haugiang.example'],
    ['two at signs', 'a@b@haugiang.example'],
    ['a percent hack', 'a@haugiang.example%ke-xau.example'],
    ['a source route', '@ke-xau.example:a@haugiang.example'],
    ['a dot at the end of the local part', 'a.@haugiang.example'],
    ['two dots', 'a..b@haugiang.example'],
    ['an IP literal', 'a@[127.0.0.1]'],
    ['an IP address', 'a@127.0.0.1'],
    ['an IP address in hexadecimal', 'a@0x7f.1'],
    ['a single label', 'root@localhost'],
    ['a dot at the end', 'a@haugiang.example.'],
    ['a label that begins with a hyphen', 'a@-haugiang.example'],
    ['a local part of 65 characters', `${'a'.repeat(65)}@haugiang.example`],
    [
      'an address of 260 characters',
      `a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.example.vn`,
    ],
  ])('%s is refused with what was found and what is allowed', (_name, text) => {
    const result = strictAddress(text);
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.problem.words).toContain(JSON.stringify(text.slice(0, 120)));
    expect(result.problem.words).toContain('Viết đúng một địa chỉ');
    expect(result.problem.words).not.toMatch(/[\r\n]/u);
  });

  test('whatever passes is one ASCII address without anything that means something to SMTP', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('@', 'a', '.', '<', '>', ',', '\r\n', 'example', '"'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const result = strictAddress(pieces.join(''));
        if (!result.ok) return;
        expect(result.value).toMatch(/^[!-~]+@[a-z0-9.-]+$/u);
        expect(result.value).not.toMatch(/[<>,;:"()[\]\\\s]/u);
        expect(strictAddress(result.value)).toEqual(result);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('SMTP_URL', () => {
  test('to another machine STARTTLS is required and the certificate checked', () => {
    expect(parseSmtpUrl('smtp://thu:m%40t%2Fkhau@mail.haugiang.example')).toEqual({
      ok: true,
      value: {
        host: 'mail.haugiang.example',
        port: 587,
        secure: false,
        requireTls: true,
        verifyCertificate: true,
        auth: { user: 'thu', pass: 'm@t/khau' },
        label: 'smtp://mail.haugiang.example:587',
      },
    });
  });

  test.each([
    [
      'smtps://mail.haugiang.example',
      { port: 465, secure: true, requireTls: false, label: 'smtps://mail.haugiang.example:465' },
    ],
    ['smtp://127.0.0.1:2525', { port: 2525, requireTls: false, host: '127.0.0.1' }],
    ['smtp://localhost:25', { requireTls: false }],
    ['smtp://[::1]:25', { requireTls: false, host: '::1', label: 'smtp://[::1]:25' }],
    ['smtp://127.evil.example:25', { requireTls: true }],
    ['smtp://localhost:25?requireTLS=true', { requireTls: true }],
    ['smtp://10.0.0.5:25?requireTLS=false', { requireTls: false }],
    ['smtp://10.0.0.5?tls.rejectUnauthorized=false', { requireTls: true, verifyCertificate: false }],
    ['smtp://thư.haugiang.example:25', { host: 'xn--th-e0a.haugiang.example' }],
  ])('%s', (url, expected) => {
    expect(parseSmtpUrl(url)).toMatchObject({ ok: true, value: expected });
  });

  test.each([
    ['mail.haugiang.example:25', 'không dùng được'],
    ['mail.haugiang.example', 'không phải là một địa chỉ kết nối'],
    ['http://mail.haugiang.example', 'giao thức "http:"'],
    ['smtp://', 'máy chủ'],
    ['smtp://mail.haugiang.example/thu', '"/thu"'],
    ['smtp://mail.haugiang.example:99999', 'không phải là một địa chỉ kết nối'],
    ['smtp://mail.haugiang.example:0', 'cổng'],
    ['smtp://mail.haugiang.example?requiretls=false', '"requiretls"'],
    ['smtp://mail.haugiang.example?requireTLS=no', '"no"'],
    ['smtp://mail.haugiang.example?pool=true', '"pool"'],
    ['smtp://thu@mail.haugiang.example', 'đủ cả hai'],
    ['smtp://thu:%ZZ@mail.haugiang.example', 'đủ cả hai'],
  ])('%s is refused: %s', (url, why) => {
    const result = parseSmtpUrl(url);
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.problem.words).toContain('SMTP_URL "');
    expect(result.problem.words).toContain(why);
    expect(result.problem.words).toContain('Viết smtp://máy-chủ:cổng');
  });

  test.each([
    'smtp://thu:BiMat9@mail.haugiang.example?x=1',
    'smtp://thu:Bi@Mat9@mail.haugiang.example?x=1',
    'thu:BiMat9@mail.haugiang.example',
    'smtp://thu:Bi/Mat9@mail.haugiang.example',
    'smtp//thu:BiMat9@mail.haugiang.example',
  ])('a password is never printed: %s', (url) => {
    const result = parseSmtpUrl(url);
    expect(result.ok ? '' : result.problem.words).not.toContain('Mat9');
    expect(masked(url)).not.toContain('Mat9');
    expect(masked(url)).toContain('mail.haugiang.example');
  });
});
