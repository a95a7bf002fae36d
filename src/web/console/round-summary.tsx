import { formatDate } from '../../domain/calendar/local-date.ts';
import type { LocalDate } from '../../domain/calendar/local-date.ts';
import type { ReceivedView, RoundView } from '../../usecases/round-views.ts';
import type { ObligationView } from '../../usecases/show-status.ts';
import { dayWords, nextWords } from '../words.ts';

export const roundPath = (id: string): string => `/dot/${encodeURIComponent(id)}`;

interface RoundSummaryProps {
  readonly duty: ObligationView;
  readonly today: LocalDate;
}

/** The rounds that are under way, and what was owed once: the first thing an office looks at. */
export const RoundSummaries = ({ duty, today }: RoundSummaryProps) => (
  <>
    {duty.rounds
      .filter(({ progress, asked }) => progress === 'open' || asked === 'document')
      .map((round) => (
        <RoundSummary no={duty.no} text={duty.text} round={round} today={today} />
      ))}
  </>
);

interface SummaryProps {
  readonly no: string;
  readonly text: string;
  readonly round: RoundView;
  readonly today: LocalDate;
}

/** Who has sent and who has not, by name. */
const RoundSummary = ({ no, text, round, today }: SummaryProps) => {
  const { received, expected, missing, dueOn, next } = round;
  const id = `dot-${round.id}`;
  return (
    <section class="round" aria-labelledby={id}>
      <h2 id={id}>
        Mục {no}
        {round.words === null ? '' : `, ${round.words}`}: đã nhận {received.length}/{expected}
        {missing.length === 0 ? ', đủ' : `, còn ${missing.length} đơn vị chưa gửi`}
      </h2>
      <p>
        <q>{text}</q>
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
      {received.length === 0 ? null : <p>Đã nhận: {received.map(receivedWords).join('; ')}.</p>}
      <p>
        {next === null ? 'Đợt này đã chốt.' : `Tiếp theo: ${next.why}, ${nextWords(next.at)}.`}{' '}
        <a href={roundPath(round.id)}>
          Xem đợt mục {no}
          {round.words === null ? '' : `, ${round.words}`}
        </a>
      </p>
    </section>
  );
};

function receivedWords({ name, firstOn, verdict, nil, afterClosing }: ReceivedView): string {
  const marks = [
    formatDate(firstOn),
    ...(verdict === 'late' ? ['sau thời hạn'] : []),
    ...(verdict === 'boundary' ? ['đúng ngày, chờ kết luận'] : []),
    ...(nil ? ['không phát sinh'] : []),
    ...(afterClosing ? ['nhận sau khi chốt'] : []),
  ];
  return `${name} (${marks.join(', ')})`;
}
