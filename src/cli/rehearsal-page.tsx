import { html } from 'hono/html';
import { formatInstant, onOf } from '../domain/calendar/instant.ts';
import { dayOfMonth, formatDate, formatWeekday, monthOf, yearOf } from '../domain/calendar/local-date.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import type { WorkingCalendar } from '../domain/calendar/working-calendar.ts';
import { PROGRESS_LABEL } from '../domain/task/labels.ts';
import type { Rehearsal, RehearsedMail } from '../usecases/rehearse-view.ts';
import { deadlineWords } from './commands/status.ts';
import { PAGE_STYLE } from './rehearsal-style.ts';
import { daysOf, headWords, monthsBetween, suppositionWords, WARNING_LABEL } from './rehearsal-words.ts';

/**
 * The rehearsal as one HTML document that needs nothing beside it: no script, no picture, no address. It is read on a
 * telephone and printed on A4; counts stand in the chart as digits, because colour alone says nothing on paper.
 */
export async function rehearsalPage(rehearsal: Rehearsal, calendar: WorkingCalendar): Promise<string> {
  const { plan, mails, from, until } = rehearsal;
  const months = monthsBetween(onOf(from), onOf(until));
  const perDay = new Map([...Map.groupBy(mails, ({ at }) => onOf(at))].map(([on, own]) => [on, own.length]));
  const years = [...new Set(months.map(yearOf))];
  const page = (
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`Bản tính trước Kế hoạch ${plan.number}`}</title>
        <style dangerouslySetInnerHTML={{ __html: PAGE_STYLE }} />
      </head>
      <body>
        <main>
          <h1>Bản tính trước Kế hoạch {plan.number}</h1>
          <p>{plan.title}</p>
          <p>
            <strong>{headWords(rehearsal)}</strong>
          </p>
          <p>{suppositionWords(rehearsal)}</p>
          <Warnings warnings={rehearsal.warnings} />
          <h2>Thư theo ngày</h2>
          <Legend />
          {years.map((year) => (
            <Year
              year={year}
              months={months.filter((on) => yearOf(on) === year)}
              perDay={perDay}
              calendar={calendar}
            />
          ))}
          <h2>Nhiệm vụ khi kết thúc</h2>
          <Tasks tasks={rehearsal.tasks} />
          <h2>Thư theo tháng</h2>
          <Months mails={mails} />
          {rehearsal.drafts.length > 0 && <Drafts drafts={rehearsal.drafts} />}
        </main>
      </body>
    </html>
  );
  return (await html`<!doctype html>${page}`).toString();
}

const Warnings = ({ warnings }: Pick<Rehearsal, 'warnings'>) => (
  <section class="warnings">
    <h2>Cần xem ({warnings.length})</h2>
    {warnings.length === 0 && <p>Không có điểm nào cần xem.</p>}
    {[...Map.groupBy(warnings, ({ kind }) => kind)].map(([kind, own]) => (
      <>
        <h3>
          {WARNING_LABEL[kind]} ({own.length})
        </h3>
        <ul>
          {own.map(({ words }) => (
            <li>{words}</li>
          ))}
        </ul>
      </>
    ))}
  </section>
);

const CELL = 22;
const LEFT = 64;
const TOP = 20;

/** From how many messages a day on a shade holds; the last one is written on in white. */
const SHADES = [
  { least: 10, fill: '#1d5a9e', ink: '#ffffff', words: 'từ 10 thư' },
  { least: 4, fill: '#8fbce8', ink: '#10243a', words: '4–9 thư' },
  { least: 1, fill: '#d3e4f6', ink: '#10243a', words: '1–3 thư' },
] as const;
const QUIET = '#f6f7f8';
const DAY_OFF = '#dcdcd8';

const Legend = () => (
  <ul class="legend">
    {SHADES.toReversed().map(({ fill, words }) => (
      <li>
        <span style={`background:${fill}`}></span> {words}
      </li>
    ))}
    <li>
      <span style={`background:${DAY_OFF}`}></span> ngày nghỉ
    </li>
  </ul>
);

interface YearProps {
  readonly year: number;
  readonly months: readonly LocalDate[];
  readonly perDay: ReadonlyMap<LocalDate, number>;
  readonly calendar: WorkingCalendar;
}

/** A row a month, a column a day. */
const Year = ({ year, months, perDay, calendar }: YearProps) => {
  const [width, height] = [LEFT + 31 * CELL, TOP + months.length * CELL];
  const total = [...perDay].filter(([on]) => yearOf(on) === year).reduce((sum, [, n]) => sum + n, 0);
  return (
    <figure>
      <figcaption>
        Năm {year}: {total} thư
      </figcaption>
      <div class="chart" tabindex={0}>
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`Số thư từng ngày của năm ${year}`}>
          {Array.from({ length: 31 }, (_, n) => (
            <text x={LEFT + n * CELL + CELL / 2} y={TOP - 6} class="head">
              {n + 1}
            </text>
          ))}
          {months.map((first, row) => (
            <>
              <text x={LEFT - 6} y={TOP + row * CELL + 15} class="month">
                Tháng {monthOf(first)}
              </text>
              {daysOf(first).map((on) => (
                <Day on={on} row={row} count={perDay.get(on) ?? 0} off={!calendar.isWorkingDay(on)} />
              ))}
            </>
          ))}
        </svg>
      </div>
    </figure>
  );
};

const Day = ({ on, row, count, off }: { on: LocalDate; row: number; count: number; off: boolean }) => {
  const [x, y] = [LEFT + (dayOfMonth(on) - 1) * CELL, TOP + row * CELL];
  const shade = SHADES.find(({ least }) => count >= least);
  const fill = shade?.fill ?? (off ? DAY_OFF : QUIET);
  return (
    <g>
      <title>{`${formatWeekday(on)}, ${formatDate(on)}: ${count} thư${off ? ' (ngày nghỉ)' : ''}`}</title>
      <rect x={x + 1} y={y + 1} width={CELL - 2} height={CELL - 2} rx="2" fill={fill} />
      {shade !== undefined && (
        <text x={x + CELL / 2} y={y + 15} class="count" fill={shade.ink}>
          {count}
        </text>
      )}
    </g>
  );
};

const Tasks = ({ tasks }: Pick<Rehearsal, 'tasks'>) => (
  <table>
    <thead>
      <tr>
        <th>Nhiệm vụ</th>
        <th>Tình trạng</th>
        <th>Thời hạn</th>
        <th>Mốc tiếp theo</th>
      </tr>
    </thead>
    <tbody>
      {tasks.map(({ id, title, progress, deadline, next }) => (
        <tr>
          <td>
            <strong>{id}</strong> {title}
          </td>
          <td>{PROGRESS_LABEL[progress]}</td>
          <td>
            {deadline.dueOn === null ? '' : `${formatDate(deadline.dueOn)}, `}
            {deadlineWords(deadline)}
          </td>
          <td>{next === null ? 'không còn' : `${formatDate(onOf(next.at))}: ${next.why}`}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

const Months = ({ mails }: Pick<Rehearsal, 'mails'>) => (
  <>
    {[...Map.groupBy(mails, ({ at }) => onOf(at).slice(0, 7))].map(([month, own]) => (
      <section>
        <h3>
          Tháng {Number(month.slice(5))}/{month.slice(0, 4)} ({own.length} thư)
        </h3>
        <MailTable mails={own} />
      </section>
    ))}
  </>
);

const MailTable = ({ mails }: { mails: readonly RehearsedMail[] }) => (
  <table>
    <thead>
      <tr>
        <th>Gửi lúc</th>
        <th>Đến</th>
        <th>Tiêu đề</th>
      </tr>
    </thead>
    <tbody>
      {mails.map(({ at, name, subject }) => (
        <tr>
          <td>{formatInstant(at)}</td>
          <td>{name}</td>
          <td>{subject}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

const Drafts = ({ drafts }: Pick<Rehearsal, 'drafts'>) => (
  <section>
    <h2>Dự thảo chờ lãnh đạo duyệt ({drafts.length})</h2>
    <p>Không dự thảo nào rời đi khi chưa có người duyệt.</p>
    <ul>
      {drafts.map(({ at, name, tasks }) => (
        <li>
          {formatDate(onOf(at))}: {name}, nhiệm vụ {tasks.join(', ')}
        </li>
      ))}
    </ul>
  </section>
);
