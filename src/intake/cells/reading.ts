/**
 * What reading a cell gives: a value, null for a blank, a `Refusal`, a `Doubt` or `TOTAL`. Readers never throw.
 */

import type { IsoDate } from '../../domain/iso-date.ts';
import type { PrivacySearch } from '../../privacy/allowing.ts';
import type { Details, ProblemCode } from '../problems.ts';
import type { Unit } from './units.ts';

/** The cell can't be read; the record has no value there. */
export class Refusal {
  readonly code: ProblemCode;
  readonly value: string;
  readonly details: Details;
  constructor(code: ProblemCode, value: string, details: Details = {}) {
    this.code = code;
    this.value = value;
    this.details = details;
  }
}

/** The cell is read, and something about it should be looked at. */
export class Doubt {
  readonly code: ProblemCode;
  readonly taken: Value;
  readonly value: string;
  readonly details: Details;
  constructor(code: ProblemCode, taken: Value, value: string, details: Details = {}) {
    this.code = code;
    this.taken = taken;
    this.value = value;
    this.details = details;
  }
}

/** The row is a total (合计, 小计), not a record. */
export const TOTAL = Symbol('total');

export type Value = string | number | boolean | null;
export type Reading = Value | Refusal | Doubt | typeof TOTAL;

/** What reading depends on beyond the cell. */
export interface ReadingOptions {
  /** The unit of the column's numbers where the sheet names one other than the column's own; null otherwise. */
  unit: Unit | null;
  /** The as-of date, after which a day lies in the future. */
  asOf: IsoDate;
  /** From which day the workbook counts its days. */
  dateSystem: '1900' | '1904';
  /** Fee units that profiles add. */
  feeUnits: readonly string[];
  /** Words of profiles' scales, and results of assessments that they add to the grades. */
  gradeWords: readonly string[];
  /** Credit codes whose check digit may be wrong. */
  acceptedCodes: ReadonlySet<string>;
  /** A demonstration may use the region that no place has. */
  demo: boolean;
  privacy: PrivacySearch;
  cellCharacters: number;
}

/** A record by its fields, where the code is the same for every table. */
export type Fields = Record<string, Value>;
