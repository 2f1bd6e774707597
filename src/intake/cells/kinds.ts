/**
 * Which reader each kind of column has.
 */
import type { ColumnType, ReferenceTarget } from '../../tables/column.ts';
import { FEE_UNITS } from '../../tables/shared.ts';
import { IS_TOTAL } from '../notes.ts';
import { readCode, readCreditCode, readDivisionCode, readEstateCode, readFormerCodes, readReference } from './codes.ts';
import { readDate, readPeriod, readYear } from './dates.ts';
import { fenReader, readDecimal, readFen, readInteger, readPercent, readRate } from './numbers.ts';
import { readPhones } from './phones.ts';
import { type Reading, type ReadingOptions, TOTAL } from './reading.ts';
import { type Measure, measureOf } from './units.ts';
import { choiceReader, gradeReader, readBoolean, readWords, unitReader } from './words.ts';

/** The measure for kinds of value that have no unit. */
const UNMEASURED: Measure = { kind: 'count', own: '', counters: [] };

/** Reads a code of an estate, a firm or a division. */
function codeReader(of: ReferenceTarget, options: ReadingOptions): (text: string) => Reading {
  if (of === 'firm') return (text) => readCreditCode(text, options);
  return of === 'division' ? readDivisionCode : readEstateCode;
}

/** Reads a text that is cleaned and not blank. */
export function textReader(type: ColumnType, options: ReadingOptions): (text: string) => Reading {
  const { unit, asOf } = options;
  const measure = measureOf(type) ?? UNMEASURED;
  switch (type.is) {
    case 'text':
      return (text) => readWords(text, type.search, options.cellCharacters, options.privacy);
    case 'name':
      return (text) =>
        IS_TOTAL.test(text) ? TOTAL : readWords(text, 'name', Math.min(options.cellCharacters, 200), options.privacy);
    case 'code':
      return (text) => readCode(text, options);
    case 'own-code':
      return codeReader(type.of, options);
    case 'former-codes': {
      const read = codeReader(type.of, options);
      return (text) => readFormerCodes(text, read);
    }
    case 'reference':
      return (text) => (IS_TOTAL.test(text) ? TOTAL : readReference(text, options.privacy));
    case 'choice':
      return choiceReader(type.values, type.variants, type.closed, options.privacy);
    case 'integer':
      return type.suffix === null ? (text) => readInteger(text, measure, unit) : (text) => readYear(text, asOf);
    case 'decimal':
      return (text) => readDecimal(text, type, measure, unit);
    case 'money':
      return unit === null ? readFen : fenReader(measure, unit);
    case 'rate':
      return (text) => readRate(text, measure, unit);
    case 'percent':
      return (text) => readPercent(text, measure, unit);
    case 'date':
      return (text) => readDate(text, type, asOf);
    case 'period':
      return (text) => readPeriod(text, type.accepts, asOf);
    case 'boolean':
      return readBoolean;
    case 'phone':
      return readPhones;
    case 'fee-unit':
      return unitReader([...FEE_UNITS, ...options.feeUnits]);
    case 'grade':
      return gradeReader(options.gradeWords);
  }
}
