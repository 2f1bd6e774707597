/**
 * What holds between the columns of a row (列间关系) and between the rows of a table (行间关系), as tables describe it.
 *
 * Descriptions only: `intake` holds rows against them and says what it finds. What a relation needs to know, bounds
 * and words of a place included, stands in the relation, so that no check asks which table it is looking at.
 */
import type { Sourced } from '../domain/records.ts';

type Field<R> = Exclude<keyof R, keyof Sourced> & string;

/** A slip that columns of one row show together. */
export type RowRelation<R> =
  /** Dates in this order; blank ones are left alone. The later column is named in the problem. */
  | { rule: 'not-before'; earlier: Field<R>; later: Field<R> }
  /** Counts where the part may not exceed the whole. */
  | { rule: 'at-most'; part: Field<R>; whole: Field<R> }
  /** A day that can't lie before the end of its period. */
  | { rule: 'not-before-end'; period: Field<R>; day: Field<R> }
  /** A value by which an office is reached: a telephone, an address on the web, an e-mail address, as its kind says. */
  | { rule: 'reached-by-kind'; kind: Field<R>; value: Field<R> }
  /** What happened: who settles a prompt says so and names its rule, and who accuses or confirms names a document. */
  | { rule: 'documented'; kind: Field<R>; result: Field<R>; settles: Field<R>; document: Field<R> };

/** A slip that only all rows of a table show together. */
export type TableRelation<R> =
  /** Codes of parents: former codes and names become codes, and no parent leads back to where it came from. */
  | { rule: 'tree'; parent: Field<R> }
  /** Names that readers can tell apart, among the rows that agree in `within`, or among all. */
  | { rule: 'names-differ'; name: Field<R>; within: Field<R> | null }
  /** Rows that agree in `same` agree in `side` too. */
  | { rule: 'one-side'; same: readonly Field<R>[]; side: Field<R>; subject: Field<R> }
  /** An amount (分) that doesn't jump from one statement of an estate to the next; of the rows where `only` holds. */
  | { rule: 'steady'; of: Field<R>; order: Field<R>; amount: Field<R>; only: { field: Field<R>; is: string } | null }
  /** Two counts whose ratio lies between bounds; `words` says the ratio, with `{}` in its place. */
  | { rule: 'ratio'; above: Field<R>; below: Field<R>; between: readonly [number, number]; words: string }
  /** A number that is not a thousand times more, or less, than the middle one of its column. */
  | { rule: 'near-middle'; field: Field<R> }
  /** 元/㎡ of a month, in ten-thousandths, between what nobody would collect and what nobody would pay. */
  | { rule: 'usual-rate'; rate: Field<R>; unit: Field<R>; between: readonly [number, number] };
