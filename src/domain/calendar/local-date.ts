/** Placeholder types; the operations stand beside them. */
declare const localDate: unique symbol;
/** A calendar date `YYYY-MM-DD` in the plan's zone, Asia/Ho_Chi_Minh. Compares as text. */
export type LocalDate = string & { readonly [localDate]: true };
