import type { Child } from 'hono/jsx';
import { formatInstant, onOf } from '../domain/calendar/instant.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { formatWeekday } from '../domain/calendar/local-date.ts';
import type { ClockMode } from '../ports/clock.ts';
import { STYLE_PATH } from './style.ts';
import type { Notice } from './notice.ts';

export interface Frame {
  readonly title: string;
  readonly now: Instant;
  readonly mode: ClockMode;
  readonly mailLabel: string;
  readonly temporalUi: string | null;
  readonly path: string;
  /** Of the form that ends the session; null: nobody is signed in. */
  readonly signOutToken: string | null;
  readonly notice: Notice | null;
}

export const Layout = ({ children, ...frame }: Frame & { readonly children?: Child }) => (
  <html lang="vi">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light" />
      <title>{`${frame.title} - Đôn Đốc`}</title>
      <link rel="stylesheet" href={STYLE_PATH} />
      <link rel="icon" href="/icon.svg" type="image/svg+xml" />
    </head>
    <body>
      <a class="skip" href="#noi-dung">
        Đến nội dung chính
      </a>
      <header class="top">
        <Banner {...frame} />
        {frame.signOutToken === null ? null : <Navigation {...frame} token={frame.signOutToken} />}
      </header>
      <main id="noi-dung" tabindex={-1}>
        {frame.notice === null ? null : <NoticeBox {...frame.notice} />}
        {children}
      </main>
      <footer class="foot">
        <p>Hệ thống theo dõi của Ban Tổ chức Tỉnh ủy. Không thay thế văn bản chính thức.</p>
      </footer>
    </body>
  </html>
);

const Banner = ({ mode, now, mailLabel }: Frame) => (
  <div class={mode === 'practice' ? 'banner practice' : 'banner'}>
    <p class="brand">Đôn Đốc</p>
    <p>
      {mode === 'practice' ? <strong class="mode">Chạy thử</strong> : null}{' '}
      <span class="clock">
        {formatWeekday(onOf(now))}, {formatInstant(now)}
      </span>
    </p>
    <p>{mailWords(mailLabel)}</p>
  </div>
);

const mailWords = (label: string): string =>
  label === 'captured'
    ? 'Thư được giữ lại trong máy, chưa gửi đi đâu'
    : `Thư gửi thật qua ${label.replace(/^smtps?:\/\//, '')}`;

const PLACES = [
  ['/', 'Kế hoạch'],
  ['/thu', 'Thư'],
  ['/van-ban', 'Văn bản Trung ương'],
  ['/bao-cao-cap-tren', 'Báo cáo cấp trên'],
] as const;

const isAt = (path: string, place: string): boolean =>
  place === '/' ? path === '/' : path === place || path.startsWith(`${place}/`);

const Navigation = ({
  path,
  temporalUi,
  token,
}: Pick<Frame, 'path' | 'temporalUi'> & { readonly token: string }) => (
  <nav class="places" aria-label="Các trang">
    <ul>
      {PLACES.map(([place, words]) => (
        <li>
          <a href={place} aria-current={isAt(path, place) ? 'page' : undefined}>
            {words}
          </a>
        </li>
      ))}
      {temporalUi === null ? null : (
        <li class="operator">
          <a href={temporalUi} rel="noreferrer">
            Dành cho người vận hành
          </a>
        </li>
      )}
      <li class="leave">
        <form method="post" action="/dang-xuat">
          <input type="hidden" name="dau" value={token} />
          <button type="submit">Đăng xuất</button>
        </form>
      </li>
    </ul>
  </nav>
);

const NoticeBox = ({ tone, words }: Notice) => (
  <div class={`notice ${tone}`} role="status">
    {words.split('\n').map((line) => (
      <p>{line}</p>
    ))}
  </div>
);
