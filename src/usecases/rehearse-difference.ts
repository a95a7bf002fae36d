import type { RehearsedMail } from './rehearse-view.ts';

/** How the mails of two rehearsals differ; each mail stands in one place only. */
export interface Difference {
  /** Mails that are in both: the same recipient, day and hour, tasks and subject. */
  readonly same: number;
  /** The same kind about the same tasks to the same recipient, at another time or with another subject. */
  readonly moved: readonly { readonly here: RehearsedMail; readonly there: RehearsedMail }[];
  readonly onlyHere: readonly RehearsedMail[];
  readonly onlyThere: readonly RehearsedMail[];
}

/** What is the same is taken out first, so that one mail more at the beginning does not move all that follow. */
export function compareMails(here: readonly RehearsedMail[], there: readonly RehearsedMail[]): Difference {
  const exact = paired(here, there, (mail) =>
    JSON.stringify([mail.at, mail.body, mail.kind, mail.tasks, mail.subject]),
  );
  const moved = paired(exact.onlyHere, exact.onlyThere, (mail) =>
    JSON.stringify([mail.body, mail.kind, mail.tasks]),
  );
  return {
    same: exact.pairs.length,
    moved: moved.pairs,
    onlyHere: moved.onlyHere,
    onlyThere: moved.onlyThere,
  };
}

interface Paired {
  readonly pairs: Difference['moved'];
  readonly onlyHere: readonly RehearsedMail[];
  readonly onlyThere: readonly RehearsedMail[];
}

/** Pairs what has the same name, in the order of time. */
function paired(
  here: readonly RehearsedMail[],
  there: readonly RehearsedMail[],
  nameOf: (mail: RehearsedMail) => string,
): Paired {
  const waiting = Map.groupBy(there, nameOf);
  const pairs: Difference['moved'][number][] = [];
  const onlyHere: RehearsedMail[] = [];
  for (const mail of here) {
    const partner = waiting.get(nameOf(mail))?.shift();
    if (partner === undefined) onlyHere.push(mail);
    else pairs.push({ here: mail, there: partner });
  }
  const left = new Set([...waiting.values()].flat());
  return { pairs, onlyHere, onlyThere: there.filter((mail) => left.has(mail)) };
}
