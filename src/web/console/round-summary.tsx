import { formatDate } from '../../domain/calendar/local-date.ts';
import type { LocalDate } from '../../domain/calendar/local-date.ts';
import { onOf } from '../../domain/calendar/instant.ts';
import type { ObligationView } from '../../usecases/show-status.ts';
import { dayWords, nextWords } from '../words.ts';

export const roundPath = (id: string): string => `/dot/${encodeURIComponent(id)}`;

interface RoundSummaryProps {
  readonly duty: ObligationView;
  readonly today: LocalDate;
}

/** Who has sent and who has not, by name: the first thing an office looks at. */
export const RoundSummary = ({ duty, today }: RoundSummaryProps) => {
  const { round } = duty;
  if (round === null) return null;
  const { received, expected, missing, dueOn, next } = round;
  const id = `dot-${duty.id}`;
  return (
    <section class="round" aria-labelledby={id}>
      <h2 id={id}>
        Mục {duty.no}: đã nhận {received.length}/{expected}
        {missing.length === 0 ? ', đủ' : `, còn ${missing.length} đơn vị chưa gửi`}
      </h2>
      <p>
        <q>{duty.text}</q>
      </p>
      {dueOn === null ? null : (
        <p>
          Thời hạn: hết ngày {dayWords(dueOn)}.{' '}
          {missing.length > 0 && today > dueOn ? <span class="badge overdue">Đã qua thời hạn</span> : null}{' '}
          <span class="fine">Cách tính: {round.counted}.</span>
        </p>
      )}
      {missing.length === 0 ? null : (
        <>
          <p>
            <strong>Chưa nhận được của:</strong>
          </p>
          <ul class="columns">
            {missing.map(({ name }) => (
              <li>{name}</li>
            ))}
          </ul>
        </>
      )}
      {received.length === 0 ? null : (
        <p>
          Đã nhận:{' '}
          {received
            .map(({ name, at, late }) => `${name} (${formatDate(onOf(at))}${late ? ', sau thời hạn' : ''})`)
            .join('; ')}
          .
        </p>
      )}
      <p>
        {next === null ? 'Đợt này đã kết thúc.' : `Tiếp theo: ${next.why}, ${nextWords(next.at)}.`}{' '}
        <a href={roundPath(duty.id)}>Xem đợt mục {duty.no}</a>
      </p>
    </section>
  );
};
