/** The type of what a cell shows of a number (显示的数值), which all kinds of number format return. */

/** What a cell shows. `whole` says whether all that is held can be seen. */
export type Shown =
  /** The number itself, but for digits that the format rounds away. */
  | { as: 'number'; whole: boolean; text: string }
  /** The number with what the format adds, every digit kept. */
  | { as: 'text'; whole: boolean; text: string }
  | { as: 'date'; date: Date; withYear: boolean }
  /** A month or a year: as text, since it must not become a day. */
  | { as: 'month'; text: string }
  /** The format leaves the cell empty. */
  | { as: 'nothing' }
  /** Something other than what the cell holds. */
  | { as: 'differs'; text: string }
  /** A date format over a number that is no day. */
  | { as: 'no-date'; text: string };
