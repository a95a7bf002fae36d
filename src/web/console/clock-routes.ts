import { Hono } from 'hono';
import { formatInstant } from '../../domain/calendar/instant.ts';
import type { PlanId } from '../../domain/plan/plan.ts';
import { advanceClock, NotSettledError } from '../../usecases/advance-clock.ts';
import type { ClockMove, ClockMoved } from '../../usecases/advance-clock.ts';
import { moveToDay } from '../../usecases/move-clock-by-day.ts';
import { dateFault, readDate } from '../forms/fields.ts';
import type { TypedForm } from '../forms/typed-form.ts';
import type { Notice } from '../notice.ts';
import type { Site } from '../site.ts';
import { two } from '../words.ts';
import { goTo, withConsoleForm } from './console.ts';

/** Moves the practice clock; a real store refuses in words. */
export function createClockRoutes(site: Site): Hono {
  const app = new Hono();
  app.post('/dong-ho', (c) =>
    withConsoleForm(c, site, async (planId, form) => {
      const move = await moveOf(site, planId, form);
      const notice: Notice =
        typeof move === 'string' ? { tone: 'problem', words: move } : await moveClock(site, move);
      return goTo(c, site, '/', notice);
    }),
  );
  return app;
}

/** The move that the form asks for, or what is wrong with it. */
async function moveOf(site: Site, planId: PlanId, form: TypedForm): Promise<ClockMove | string> {
  switch (form.texts['den']) {
    case 'moc':
      return { kind: 'next' };
    case 'ngay-lam-viec':
      return moveToDay(site.deps, planId, 'next-working');
    case 'ngay': {
      const typed = (form.texts['ngay'] ?? '').trim();
      const on = readDate(typed);
      if (on === null) return dateFault(typed);
      return moveToDay(site.deps, planId, on);
    }
    case undefined:
    default:
      return 'Chưa chọn cách dời đồng hồ.';
  }
}

async function moveClock(site: Site, move: ClockMove): Promise<Notice> {
  try {
    const moved = await advanceClock(site.deps, move, site.settling());
    return moved.ok
      ? { tone: 'done', words: movedWords(moved.value) }
      : { tone: 'problem', words: moved.problem.words };
  } catch (error) {
    if (!(error instanceof NotSettledError)) throw error;
    site.log(error.message);
    return {
      tone: 'problem',
      words:
        'Đồng hồ đã dừng giữa đường: có việc đến hạn mà máy chưa xử lý xong. Kiểm tra máy xử lý đang chạy, rồi dời tiếp.',
    };
  }
}

const movedWords = ({ from, to, wakeUps, mails }: ClockMoved): string =>
  `Đã dời đồng hồ từ ${formatInstant(from)} đến ${formatInstant(to)}.\n` +
  `Trên đường đi: ${two(wakeUps)} thời điểm có việc, ${two(mails)} thư đã gửi.`;
