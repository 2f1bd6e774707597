/** A number format split into sections and tokens (数字格式的分段). Pure. */
export type Token =
  | { is: 'digit'; written: '0' | '#' | '?' }
  | { is: 'literal'; text: string }
  | { is: 'point' | 'comma' | 'percent' | 'slash' | 'text' | 'general' | 'exponent' }
  /** Letters of a date, and what stands in brackets for elapsed time. */
  | { is: 'time'; letters: string; elapsed: boolean };

export interface Section {
  tokens: readonly Token[];
  condition: ((value: number) => boolean) | null;
  /**
   * Whether the section applies to negative numbers alone; then a minus sign appears only if the section writes one.
   */
  negativesOnly: boolean;
  /** Whether a calendar with other years is used. */
  otherCalendar: boolean;
  /** Whether the format's language is one in which the letter e means the year of an era. */
  eras: boolean;
}

/** The sections of a format code. A semicolon in quotes or behind a back-slash separates none. */
export function split(code: string): string[] {
  const sections: string[] = [];
  let start = 0;
  let quoted = false;
  for (let i = 0; i < code.length; i++) {
    const c = code[i];
    if (c === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (c === '\\' || c === '!' || c === '_' || c === '*') i++;
    else if (c === ';') {
      sections.push(code.slice(start, i));
      start = i + 1;
    }
  }
  sections.push(code.slice(start));
  return sections;
}

const COMPARISONS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '=': (a, b) => a === b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
  '<>': (a, b) => a !== b,
};

const WORDS =
  /^(?:General|G\/通用格式|AM\/PM|A\/P|上午\/下午|[yY]+|[mM]+|[dD]+|[hH]+|[sS]+|[gG]+|[bB]+\d?|a{3,4}|[eE][+-]|e+)/;

export function sectionOf(code: string): Section {
  const tokens: Token[] = [];
  const section: Section = { tokens, condition: null, negativesOnly: false, otherCalendar: false, eras: false };
  const literal = (text: string): void => {
    const last = tokens.at(-1);
    if (last?.is === 'literal') last.text += text;
    else if (text !== '') tokens.push({ is: 'literal', text });
  };
  for (let i = 0; i < code.length; ) {
    const c = code[i] as string;
    const rest = code.slice(i);
    const word = WORDS.exec(rest)?.[0];
    if (c === '"') {
      const end = code.indexOf('"', i + 1);
      literal(code.slice(i + 1, end < 0 ? undefined : end));
      i = end < 0 ? code.length : end + 1;
    } else if (c === '\\' || c === '!') {
      literal(code[i + 1] ?? '');
      i += 2;
    } else if (c === '_' || c === '*') {
      literal(' ');
      i += 2;
    } else if (c === '[') {
      const end = rest.indexOf(']');
      if (end < 0) {
        literal(rest);
        break;
      }
      readBracket(rest.slice(1, end), section, tokens, literal);
      i += end + 1;
    } else if (word !== undefined) {
      if (/^G(?:eneral|\/)/i.test(word)) tokens.push({ is: 'general' });
      else if (/^[eE][+-]/.test(word)) tokens.push({ is: 'exponent' });
      else tokens.push({ is: 'time', letters: word.toLowerCase(), elapsed: false });
      i += word.length;
    } else {
      if (c === '0' || c === '#' || c === '?') tokens.push({ is: 'digit', written: c });
      else if (c === '.') tokens.push({ is: 'point' });
      else if (c === ',') tokens.push({ is: 'comma' });
      else if (c === '%') tokens.push({ is: 'percent' });
      else if (c === '/') tokens.push({ is: 'slash' });
      else if (c === '@') tokens.push({ is: 'text' });
      else literal(c);
      i++;
    }
  }
  return section;
}

function readBracket(inside: string, section: Section, tokens: Token[], literal: (text: string) => void): void {
  const condition = /^(<=|>=|<>|<|>|=)(-?\d{1,300}(?:\.\d{1,300})?)$/.exec(inside.trim());
  if (condition) {
    const compare = COMPARISONS[condition[1] as string] as (a: number, b: number) => boolean;
    const bound = Number(condition[2]);
    section.condition = (value) => compare(value, bound);
    section.negativesOnly =
      (condition[1] === '<' && bound <= 0) || (/^(?:<=|=)$/.test(condition[1] as string) && bound < 0);
  } else if (inside.startsWith('$')) {
    const [currency = '', locale = ''] = inside.slice(1).split('-', 2);
    literal(currency);
    // The third byte from the right is the calendar; Taiwan, Japan and Korea count an e by their eras.
    const calendar = /^[0-9A-F]{5,8}$/i.test(locale) ? Number.parseInt(locale.slice(0, -4), 16) % 256 : 0;
    section.otherCalendar ||= calendar > 2 && (calendar < 9 || calendar > 12);
    section.eras ||= /4(?:04|11|12)$/.test(locale);
  } else if (/^(?:h+|m+|s+)$/i.test(inside)) {
    tokens.push({ is: 'time', letters: inside.toLowerCase(), elapsed: true });
  }
}
