import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideRound } from '../../../src/domain/report/decide-round.ts';
import { OUTLINE, outlineText, readOutline } from '../../../src/domain/report/outline.ts';
import type { OutlineParts } from '../../../src/domain/report/outline.ts';
import { refuseRoundFact } from '../../../src/domain/report/refuse-round-fact.ts';
import type { RoundFact } from '../../../src/domain/report/round-fact.ts';
import { missingFrom } from '../../../src/domain/report/round.ts';
import type { Round } from '../../../src/domain/report/round.ts';
import { addDays } from '../../../src/domain/calendar/local-date.ts';
import { onOf } from '../../../src/domain/calendar/instant.ts';
import { isMail, on } from '../task/real-plan.ts';
import { EXPECTED, closed, live, opened, periodOpened, reached, received } from './a-round.ts';

const aBody = fc.constantFrom(...EXPECTED);
const aDay = fc.integer({ min: 0, max: 140 }).map((days) => addDays(on('2018-04-21'), days));
const beginning = fc.constantFrom<RoundFact[]>(opened, periodOpened(EXPECTED));

/** What can happen to a round, in the order of its days; what a round refuses is left out, as the one door does. */
const aLife = fc
  .array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc
          .tuple(aDay, aBody)
          .map(([day, body]) => received(body, day, { reportId: `${body}/${day}` })),
      },
      { weight: 3, arbitrary: aDay.map((day) => reached(day)) },
      { weight: 1, arbitrary: aDay.map((day) => closed(day)) },
    ),
    { maxLength: 60 },
  )
  .map((facts) => facts.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)));

function lived(first: RoundFact, facts: readonly RoundFact[]) {
  const taken: {
    readonly before: Round;
    readonly fact: RoundFact;
    readonly after: ReturnType<typeof decideRound>;
  }[] = [];
  let state = decideRound(null, first).state;
  for (const fact of facts) {
    if (refuseRoundFact(state, fact) !== null) continue;
    const after = decideRound(state, fact);
    taken.push({ before: state, fact, after });
    state = after.state;
  }
  return { state, taken };
}

describe('whatever happens to a round', () => {
  test('received and missing make up all who are expected, none twice', () => {
    fc.assert(
      fc.property(beginning, aLife, (first, facts) => {
        const { state } = lived(first, facts);
        const bodies = [...state.received.map(({ body }) => body), ...missingFrom(state)];
        expect(bodies.toSorted()).toEqual([...EXPECTED].toSorted());
      }),
    );
  });

  test('no letter asks a body that has reported, none asks after the last day, none goes out after the closing', () => {
    fc.assert(
      fc.property(beginning, aLife, (first, facts) => {
        for (const { before, fact, after } of lived(first, facts).taken) {
          const asks = after.orders
            .filter(isMail)
            .filter(({ mail }) => mail === 'round-request' || mail === 'round-reminder');
          const has = new Set(before.received.map(({ body }) => body));
          expect(asks.filter(({ to }) => has.has(to))).toEqual([]);
          const { dueOn } = before.schedule;
          if (dueOn !== null && onOf(fact.at) > dueOn) expect(asks).toEqual([]);
          if (before.progress === 'closed')
            expect(after.orders.filter(isMail).filter(({ mail }) => mail !== 'round-boundary')).toEqual([]);
        }
      }),
    );
  });

  test('an open round has a next instant, in the future of what it has passed; a closed one has none', () => {
    fc.assert(
      fc.property(beginning, aLife, (first, facts) => {
        for (const { fact, after } of lived(first, facts).taken) {
          expect(after.next === null).toBe(after.finished);
          if (fact.kind === 'instantReached' && after.next !== null)
            expect(after.next.at > fact.at).toBe(true);
        }
      }),
    );
  });

  test('the same fact again changes no verdict, and an order key comes once', () => {
    fc.assert(
      fc.property(beginning, aLife, (first, facts) => {
        const { taken } = lived(first, facts);
        const keys = taken.flatMap(({ after }) => after.orders.filter(isMail).map(({ key }) => key));
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  test('reports of different bodies on one day may come in any order', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(aBody, { minLength: 2, maxLength: EXPECTED.length }),
        aDay,
        fc.infiniteStream(fc.nat()),
        (bodies, day, dice) => {
          const reports = bodies.map((body) => received(body, day));
          const shuffled = reports
            .map((report) => ({ report, place: dice.next().value }))
            .toSorted((a, b) => a.place - b.place)
            .map(({ report }) => report);
          const [one, two] = [live(opened, ...reports), live(opened, ...shuffled)];
          const byBody = (round: Round) => round.received.toSorted((a, b) => (a.body < b.body ? -1 : 1));
          expect(byBody(one.round)).toEqual(byBody(two.round));
          expect(missingFrom(one.round)).toEqual(missingFrom(two.round));
          expect(one.last.next).toEqual(two.last.next);
          expect(one.mails.map(({ key }) => key).toSorted()).toEqual(
            two.mails.map(({ key }) => key).toSorted(),
          );
        },
      ),
    );
  });
});

test('a report under the headings of the plan is read back as it was written', () => {
  const words = fc
    .string({ unit: fc.constantFrom('a', 'ệ', ' ', '\n', '.', 'I', '-'), maxLength: 40 })
    .map((text) => text.trim());
  const parts = fc.record({ I: words, II: words, III: words, IV: words, V: words, VI: words });
  fc.assert(
    fc.property(parts, (typed: OutlineParts) => {
      expect(readOutline(outlineText(typed))).toEqual(typed);
    }),
  );
  expect(readOutline('Đã làm xong.').II).toBe('Đã làm xong.');
  expect(OUTLINE.map(({ heading }) => heading.split('.')[0])).toEqual(['I', 'II', 'III', 'IV', 'V', 'VI']);
});
