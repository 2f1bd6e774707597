/**
 * What holds between the columns of a row (列间关系) and between the rows of a table (行间关系), as tables describe it.
 *
 * Descriptions only: `intake` holds rows against them and says what it finds. A relation names its fields and limits
 * itself, so that no check asks which table it is looking at.
 */
import type { Sourced } from '../domain/records.ts';

type Field<R> = Exclude<keyof R, keyof Sourced> & string;

/** A mistake that shows when columns of one row are compared. */
export type RowRelation<R> =
  /** Dates in this order; blank ones are left alone. The later column is named in the problem. */
  | { rule: 'not-before'; earlier: Field<R>; later: Field<R> }
  /** Counts where the part may not exceed the whole. */
  | { rule: 'at-most'; part: Field<R>; whole: Field<R> }
  /** A day that can't lie before the end of its period. */
  | { rule: 'not-before-end'; period: Field<R>; day: Field<R> }
  /** A reason stands where its day does; one without the other is named. */
  | { rule: 'reason-of'; day: Field<R>; reason: Field<R> }
  /** A value by which an office is reached: a telephone, an address on the web, an e-mail address, as its kind says. */
  | { rule: 'reached-by-kind'; kind: Field<R>; value: Field<R> }
  /**
   * What an event must name: one that settles a prompt names its rule and its outcome; a sanction, or one that
   * confirms, names its document.
   */
  | { rule: 'documented'; kind: Field<R>; result: Field<R>; settles: Field<R>; document: Field<R> };

/** A slip that only all rows of a table show together. */
export type TableRelation<R> =
  /** Codes of parents: former codes and names are replaced by codes, and no chain of parents may lead in a circle. */
  | { rule: 'tree'; parent: Field<R> }
  /** Former codes that are nobody's present code, and that no two rows claim. */
  | { rule: 'former-codes'; field: Field<R> }
  /** Names that readers can tell apart, among the rows that agree in `within`, or among all. */
  | { rule: 'names-differ'; name: Field<R>; within: Field<R> | null }
  /** Rows that agree in `same` agree in `side` too. */
  | { rule: 'one-side'; same: readonly Field<R>[]; side: Field<R>; subject: Field<R> }
  /** Of rows that agree in `same` those that are a sum, as their `item` is their `kind`, stand in no sheet beside the summands. */
  | { rule: 'summed-once'; same: readonly Field<R>[]; kind: Field<R>; item: Field<R>; amount: Field<R> }
  /** An amount (分) that doesn't jump from one statement of an estate to the next; of the rows where `only` holds. */
  | { rule: 'steady'; of: Field<R>; order: Field<R>; amount: Field<R>; only: { field: Field<R>; is: string } | null }
  /** Two counts whose ratio lies between bounds; `words` says the ratio, with `{}` in its place. */
  | { rule: 'ratio'; above: Field<R>; below: Field<R>; between: readonly [number, number]; words: string }
  /**
   * A row without its first day is doubted, and wrong where another row of the same is in force: nobody could say which of
   * the two holds.
   */
  | { rule: 'begun-alone'; of: Field<R>; from: Field<R>; until: Field<R> }
  /** A number that is not a thousand times more, or less, than the middle one of its column. */
  | { rule: 'near-middle'; field: Field<R> }
  /** A price per ㎡ and month, in ten-thousandths of a yuan, within what anybody would collect or pay. */
  | { rule: 'usual-rate'; rate: Field<R>; unit: Field<R>; between: readonly [number, number] };
