import { onOf } from '../../domain/calendar/instant.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { formatDate } from '../../domain/calendar/local-date.ts';
import { DateInput, Hidden, UNFILLED } from '../forms/inputs.tsx';

/** Only a practice clock can be moved, and only forward. */
export const ClockControls = ({ now, token }: { readonly now: Instant; readonly token: string }) => (
  <section class="controls" aria-labelledby="dong-ho">
    <h2 id="dong-ho">Đồng hồ chạy thử</h2>
    <p class="fine">
      Hôm nay là {formatDate(onOf(now))}. Đồng hồ đứng yên cho đến khi được dời, và chỉ đi tới; trên đường đi,
      mọi việc đến ngày đều được làm như thật.
    </p>
    <div class="row">
      <MoveForm token={token} move="moc" words="Đến mốc tiếp theo" main />
      <MoveForm token={token} move="ngay-lam-viec" words="Đến ngày làm việc tiếp theo" />
      <form method="post" action="/dong-ho" class="inline">
        <Hidden values={{ dau: token, den: 'ngay' }} />
        <DateInput form="dong-ho" name="ngay" label="Đến ngày" filled={UNFILLED} />
        <button type="submit">Dời đến ngày này</button>
      </form>
    </div>
  </section>
);

interface MoveProps {
  readonly token: string;
  readonly move: string;
  readonly words: string;
  readonly main?: boolean;
}

const MoveForm = ({ token, move, words, main }: MoveProps) => (
  <form method="post" action="/dong-ho">
    <Hidden values={{ dau: token, den: move }} />
    <button type="submit" class={main === true ? 'main' : undefined}>
      {words}
    </button>
  </form>
);
