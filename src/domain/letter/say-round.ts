import type { LetterContext } from './letter-context.ts';
import { pointOf, productOf, ratio, textOf } from './round-words.ts';
import type { RoundItem } from './section.ts';
import { createSay } from './texts/template.ts';
import type { Say } from './texts/template.ts';
import type { RoundPlaceholder } from './texts/text-rule.ts';
import { capitalised, quoted } from './words.ts';

/** Fills texts about one round of reports. */
export function sayOfRound(item: RoundItem, context: LetterContext): Say<RoundPlaceholder> {
  return createSay({
    ...context.values,
    get noiDungGui() {
      return productOf(item);
    },
    get NoiDungGui() {
      return capitalised(productOf(item));
    },
    get diem() {
      return pointOf(item);
    },
    get noiDungMuc() {
      return quoted(textOf(item, context));
    },
    get daNhan() {
      return ratio(item);
    },
  });
}
