import type { MailKind } from '../domain/task/order.ts';

/** In what state the task or round of a specimen is. */
export type SpecimenState =
  | 'dated'
  | 'conflict'
  | 'waiting'
  | 'issued'
  | 'standing'
  | 'submitted'
  | 'done'
  | 'round'
  | 'round-complete'
  | 'round-closed'
  | 'duty';

/** Who gets it, by its part in the task or round. */
export type SpecimenReader = 'lead' | 'confirmer' | 'superior' | 'office' | 'watcher' | 'member' | 'keeper';

/** The day on which it would leave. */
export type SpecimenDay =
  'begin' | 'reminder' | 'last' | 'overdue' | 'watch' | 'review' | 'registered' | 'now';

export interface Recipe {
  readonly state: SpecimenState;
  readonly to: SpecimenReader;
  readonly day: SpecimenDay;
  readonly about?: Readonly<Record<string, string | number | boolean>>;
  /** Also mentions what a body or a leader has written. */
  readonly report?: true;
}

const dated = (to: SpecimenReader, day: SpecimenDay, about: Recipe['about'] = {}): Recipe => ({
  state: 'dated',
  to,
  day,
  about,
});
const told = (to: SpecimenReader, about: Recipe['about'] = {}): Recipe => ({
  state: 'dated',
  to,
  day: 'now',
  about,
  report: true,
});

/** Of every kind of letter: the situation in which an office would read it. */
export const RECIPES: Readonly<Record<MailKind, Recipe>> = {
  assignment: dated('lead', 'begin'),
  reminder: dated('lead', 'reminder'),
  'watch-question': { state: 'waiting', to: 'watcher', day: 'watch' },
  'feasibility-warning': { state: 'waiting', to: 'office', day: 'watch' },
  'overdue-letter': dated('lead', 'overdue'),
  'overdue-review': dated('office', 'overdue'),
  'ladder-talk': dated('office', 'overdue'),
  'ladder-note': dated('keeper', 'overdue'),
  'packet-request': dated('superior', 'overdue'),
  packet: dated('superior', 'overdue', { workingDaysLate: 16 }),
  directive: told('lead'),
  'directive-late': told('office'),
  'confirmation-late': { state: 'submitted', to: 'superior', day: 'now', report: true },
  'decision-late': told('superior'),
  'standing-review': { state: 'standing', to: 'lead', day: 'review' },
  'event-issued': { state: 'issued', to: 'lead', day: 'registered' },
  'event-withdrawn': { state: 'waiting', to: 'lead', day: 'registered' },
  'signature-request': told('lead', { link: 'sign' }),
  'signature-returned': { ...told('lead'), about: { decisionId: 'xem-thu' } },
  'confirmation-request': { state: 'submitted', to: 'confirmer', day: 'now', report: true },
  'result-confirmed': { state: 'done', to: 'lead', day: 'now', report: true },
  'result-returned': { ...told('lead'), about: { decisionId: 'xem-thu' } },
  'part-reported': told('lead'),
  'part-returned': told('lead'),
  'opinion-request': told('lead'),
  'opinion-reminder': told('lead'),
  'opinion-given': told('lead'),
  'extension-request': told('confirmer'),
  'extension-undecided': told('superior'),
  'extension-decision': told('lead', { outcome: 'granted' }),
  'extension-answer': told('confirmer', { accepted: true }),
  'counter-reminder': told('lead'),
  'date-question': dated('confirmer', 'now'),
  'date-undecided': dated('superior', 'now'),
  'date-conflict': { state: 'conflict', to: 'confirmer', day: 'now' },
  'date-settled': told('lead', { follows: 'decision' }),
  'counter-lapsed': told('lead'),
  'contest-request': told('confirmer'),
  'contest-undecided': told('superior'),
  'mark-concluded': told('lead', { verdict: 'on-time' }),
  'task-changed': told('lead', { change: 'amended' }),
  'suspension-review': told('office'),
  'reading-confirmed': told('lead'),
  'eligibility-recorded': told('lead'),
  'document-reported': { state: 'waiting', to: 'office', day: 'watch', report: true },
  'part-reminder': dated('lead', 'reminder'),
  'round-day-question': { state: 'duty', to: 'keeper', day: 'begin' },
  'round-request': { state: 'round', to: 'member', day: 'begin' },
  'round-reminder': { state: 'round', to: 'member', day: 'reminder' },
  'round-overdue': { state: 'round', to: 'keeper', day: 'overdue' },
  'round-boundary': { state: 'round', to: 'keeper', day: 'overdue' },
  'round-complete': { state: 'round-complete', to: 'keeper', day: 'last' },
  'round-closed': { state: 'round-closed', to: 'member', day: 'overdue', report: true },
  'round-concluded': {
    state: 'round',
    to: 'member',
    day: 'overdue',
    about: { verdict: 'on-time' },
    report: true,
  },
  'link-renewed': dated('lead', 'reminder'),
  'round-link-renewed': { state: 'round', to: 'member', day: 'reminder' },
  receipt: told('lead'),
  'round-receipt': { state: 'round', to: 'member', day: 'reminder', report: true },
};

/** Closed: what can be asked for. */
export const MAIL_KINDS: readonly MailKind[] = Object.keys(RECIPES).filter(
  (kind): kind is MailKind => kind in RECIPES,
);
