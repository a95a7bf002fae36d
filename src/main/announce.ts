import type { StartOptions } from '../cli/context.ts';
import type { RunFile } from './run-file.ts';

/** What is told when everything runs. */
export interface Running {
  readonly run: RunFile;
  /** Null: mail is captured. */
  readonly smtpUrl: string | null;
}

/** Readiness, told once: one line of JSON for a program, a few lines for a person. */
export function announce({ run, smtpUrl }: Running, { json }: Pick<StartOptions, 'json'>): void {
  const { url, signInUrl, temporalAddress, temporalUi } = run;
  const mail = smtpUrl === null ? 'captured' : smtpLabel(smtpUrl);
  if (json) {
    process.stdout.write(
      `${JSON.stringify({ ready: true, url, signInUrl, temporalAddress, temporalUi, mail })}\n`,
    );
    return;
  }
  const outgoing =
    mail === 'captured' ? 'giữ lại trong máy, xem ở mục "Thư" của trang theo dõi' : `gửi qua ${mail}`;
  process.stdout.write(
    [
      '',
      `  Đôn Đốc đang chạy tại    ${url}`,
      `  Liên kết đăng nhập       ${signInUrl}`,
      `  Thư                      ${outgoing}`,
      `  Temporal                 ${temporalUi ?? temporalAddress}`,
      '',
      '  Dừng bằng Ctrl-C; lần sau chạy lại, mọi thứ còn nguyên.',
      '',
      '',
    ].join('\n'),
  );
}

/** Never with the password. */
function smtpLabel(smtpUrl: string): string {
  const { hostname, port, protocol } = new URL(smtpUrl);
  const usual = protocol === 'smtps:' ? '465' : '587';
  return `smtp://${hostname}:${port === '' ? usual : port}`;
}
