import type { z } from 'zod';
import type { BodyId } from '../../domain/plan/plan.ts';
import { decideOnTask } from '../../usecases/decide-task.ts';
import type { DecisionWords, TaskDecision } from '../../usecases/decide-task.ts';
import { checkFields } from '../forms/fields.ts';
import type { Act, Action, Said, Wording } from './action.ts';

/** For which body a person decides, about which task. */
export interface Deciding {
  readonly planId: string;
  readonly entityId: string;
  readonly by: BodyId;
}

export type Decision = Action<Deciding>;

/** What a use case asks of a decision besides its own matter. */
export const words = (by: Deciding, said: Said): DecisionWords => ({ ...by, ...said });
export const deciding =
  (decision: TaskDecision): Act<Deciding> =>
  (deps, by, said) =>
    decideOnTask(deps, decision, words(by, said));

/** By a document and with a reason, unless `more` says otherwise. */
export function decision<S extends z.ZodType>(
  wording: Wording,
  schema: S,
  toAct: (value: z.output<S>) => Act<Deciding>,
  more: Partial<Decision> = {},
): Decision {
  return {
    wording,
    paper: 'required',
    wordsRequired: true,
    fields: () => null,
    read: (texts) => {
      const checked = checkFields(schema, texts);
      return checked.ok ? { ok: true, act: toAct(checked.value) } : checked;
    },
    ...more,
  };
}
