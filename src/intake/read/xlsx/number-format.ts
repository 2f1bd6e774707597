/**
 * What a number looks like under its number format, and whether that is what the cell holds. Pure.
 *
 * A format is classified by its form, not rendered by a library: libraries get formats wrong that Chinese offices use,
 * such as `0!.0,"万"`, which shows 35000 as 3.5万.
 */

import { showDate } from './format-dates.ts';
import { type DigitForm, digitFormOf, plain, showDigits, showPlain, showWords, wordsOf } from './format-digits.ts';
import { type Section, sectionOf, split, type Token } from './format-sections.ts';
import type { Shown } from './number-shown.ts';

export interface NumberFormat {
  /** Whether every number is shown as itself, without a unit: the commonest case. */
  readonly general: boolean;
  show(value: number, dateSystem: '1900' | '1904'): Shown;
  /** The text that is shown for a text in the cell; null where none is shown. */
  showText(text: string): string | null;
}

/** Formats that every workbook knows by number, as Chinese Excel has them. */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '"¥"#,##0;"¥"\\-#,##0',
  6: '"¥"#,##0;[Red]"¥"\\-#,##0',
  7: '"¥"#,##0.00;"¥"\\-#,##0.00',
  8: '"¥"#,##0.00;[Red]"¥"\\-#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: '上午/下午h"时"mm"分"',
  35: '上午/下午h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: '#,##0;\\-#,##0',
  38: '#,##0;[Red]\\-#,##0',
  39: '#,##0.00;\\-#,##0.00',
  40: '#,##0.00;[Red]\\-#,##0.00',
  41: '_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"_ ;_ @_ ',
  42: '_ "¥"* #,##0_ ;_ "¥"* \\-#,##0_ ;_ "¥"* "-"_ ;_ @_ ',
  43: '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ',
  44: '_ "¥"* #,##0.00_ ;_ "¥"* \\-#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: '上午/下午h"时"mm"分"',
  56: '上午/下午h"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

/** Longer than any code that a spreadsheet accepts. */
const CODE_MAX = 1024;

const GENERAL: NumberFormat = {
  general: true,
  show: (value) => ({ as: 'number', whole: true, text: plain(value) }),
  showText: (text) => text,
};

/** A format by its number, or by its code where the workbook writes one. */
export function numberFormat(id: number, code: string | undefined): NumberFormat {
  const written = code ?? BUILT_IN[id];
  if (written === undefined || written === '' || /^(?:General|G\/通用格式|@)$/i.test(written)) return GENERAL;
  if (written.length > CODE_MAX) return strange(written.slice(0, 40));
  return formatOf(split(written).map(sectionOf));
}

/** The format for a code whose effect nobody can be sure of. */
function strange(code: string): NumberFormat {
  return { general: false, show: () => ({ as: 'differs', text: code }), showText: (text) => text };
}

/** What a section of a format does to a number. */
type Face =
  | { is: 'general' | 'text'; before: string; after: string }
  | { is: 'digits'; form: DigitForm }
  | { is: 'date'; section: Section }
  /** A section without places for digits, which shows words alone or nothing. */
  | { is: 'words'; text: string };

function formatOf(sections: Section[]): NumberFormat {
  const faces = sections.map(faceOf);
  const last = faces.at(-1);
  const ownText = faces.length > 3 ? faces[3] : last?.is === 'text' ? last : undefined;
  const numeric = ownText === undefined ? faces.slice(0, 3) : faces.slice(0, Math.min(3, faces.length - 1));
  const showText = (text: string): string | null => {
    if (ownText === undefined) return text;
    if (ownText.is === 'words') return ownText.text.trim() === '' ? null : ownText.text;
    return ownText.is === 'text' || ownText.is === 'general' ? ownText.before + text + ownText.after : text;
  };
  if (numeric.length === 0 && ownText) numeric.push(ownText);
  return {
    general: false,
    showText,
    show(value, dateSystem) {
      const chosen = choose(sections.slice(0, numeric.length), value);
      const face = numeric[chosen];
      const section = sections[chosen];
      if (face === undefined || section === undefined) return { as: 'differs', text: '########' };
      // In a section of its own a negative number has a sign only if the section writes it.
      const bare = value < 0 && (section.negativesOnly || (chosen === 1 && section.condition === null));
      if (face.is === 'date') return showDate(face.section, value, dateSystem);
      if (face.is === 'words') return showWords(face.text, value);
      if (face.is === 'digits') return showDigits(face.form, value, bare);
      return showPlain(face.before, face.after, value, bare);
    },
  };
}

/** Which section a number takes; -1 for none. */
function choose(sections: readonly Section[], value: number): number {
  if (sections.every(({ condition }) => condition === null)) {
    if (sections.length === 1) return 0;
    if (value < 0) return 1;
    return value === 0 && sections.length > 2 ? 2 : 0;
  }
  return sections.findIndex(({ condition }, i) => {
    if (condition !== null) return condition(value);
    return i === 1 && sections.length > 2 ? value < 0 : true;
  });
}

function faceOf(section: Section): Face {
  const { tokens } = section;
  const has = (is: Token['is']): boolean => tokens.some((token) => token.is === is);
  if (has('general') || has('text')) {
    const at = tokens.findIndex(({ is }) => is === 'general' || is === 'text');
    const is = has('general') ? 'general' : 'text';
    return { is, before: wordsOf(tokens.slice(0, at)), after: wordsOf(tokens.slice(at + 1)) };
  }
  if (has('time')) return { is: 'date', section };
  if (has('digit')) return { is: 'digits', form: digitFormOf(tokens) };
  return { is: 'words', text: wordsOf(tokens) };
}
