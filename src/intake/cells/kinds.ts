/**
 * Which reader each kind of column has.
 */
import type { ColumnType } from '../../tables/column.ts';
import { FEE_UNITS } from '../../tables/shared.ts';
import { IS_TOTAL } from '../notes.ts';
import { readCode, readCreditCode, readDivisionCode, readEstateCode, readReference } from './codes.ts';
import { readDate, readPeriod } from './dates.ts';
import {
  readDecimal,
  readFen,
  readFenOfTenThousands,
  readInteger,
  readPercent,
  readRate,
  readYear,
} from './numbers.ts';
import { readPhones } from './phones.ts';
import { type Reading, type ReadingOptions, TOTAL } from './reading.ts';
import { choiceReader, gradeReader, readBoolean, readWords, unitReader } from './words.ts';

/** Reads a text that is cleaned and not blank. */
export function textReader(type: ColumnType, options: ReadingOptions): (text: string) => Reading {
  switch (type.is) {
    case 'text':
      return (text) => readWords(text, type.search, options.cellCharacters, options.privacy);
    case 'name':
      return (text) =>
        IS_TOTAL.test(text) ? TOTAL : readWords(text, 'name', Math.min(options.cellCharacters, 200), options.privacy);
    case 'code':
      return (text) => readCode(text, options);
    case 'own-code':
      if (type.of === 'firm') return (text) => readCreditCode(text, options);
      if (type.of === 'division') return readDivisionCode;
      return readEstateCode;
    case 'reference':
      return (text) => (IS_TOTAL.test(text) ? TOTAL : readReference(text, options.privacy));
    case 'choice':
      return choiceReader(type.values, type.variants, type.closed, options.privacy);
    case 'integer':
      return type.suffix === null ? readInteger : (text) => readYear(text, type.suffix as string);
    case 'decimal':
      return (text) => readDecimal(text, type);
    case 'money':
      return options.tenThousands ? readFenOfTenThousands : readFen;
    case 'rate':
      return readRate;
    case 'percent':
      return readPercent;
    case 'date':
      return readDate;
    case 'period':
      return (text) => readPeriod(text, type.accepts);
    case 'boolean':
      return readBoolean;
    case 'phone':
      return readPhones;
    case 'fee-unit':
      return unitReader([...FEE_UNITS, ...options.feeUnits]);
    case 'grade':
      return gradeReader(options.assessments);
  }
}
