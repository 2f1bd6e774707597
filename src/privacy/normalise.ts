/**
 * A text as it is searched for private data: the same words in one plain spelling, so that a number that a reader
 * recognises can't hide from a pattern. Never shown; every place in it leads back to the text as it was written.
 *
 * Pure. Linear in the length of the text.
 */

export interface Normalised {
  /** The text in half-width characters, without invisible ones, and with entities as their characters. */
  words: string;
  /** The same with Chinese digits (〇一二…九) as digits, character for character. */
  digits: string;
  /** Where each character of `words` stood, and the length of the text; null where nothing has moved. */
  from: readonly number[] | null;
}

const DIGIT = 1;
/**
 * A character that changes the places of others: an entity, an invisible one, a digit of another script or in a circle.
 */
const UNUSUAL = 2;
/** A character with which words for a person, an address or a chat begin. */
const WORD = 4;
/** A character that only matters where the same text has digits. */
const BESIDE_DIGITS = 8;

const CHINESE_DIGITS = '〇零一二三四五六七八九';
const CHINESE_VALUES = '00123456789';
/** 壹贰叁 as amounts are written, 幺 as numbers are read out, ○ as clerks type 〇. */
const FORMAL_DIGITS = '○壹贰叁肆伍陆柒捌玖幺';
const FORMAL_VALUES = '01234567891';

/** The province at the head of a number plate. */
export const PLATE_PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';

/**
 * For each UTF-16 unit whether it may matter (`UNUSUAL`, `WORD`, `BESIDE_DIGITS`), so that one look at each character
 * is enough for most texts.
 */
const MEANING = ((): Uint8Array => {
  const meaning = new Uint8Array(0x10000);
  const mark = (bit: number, characters: string): void => {
    for (const c of characters) meaning[c.charCodeAt(0)] = (meaning[c.charCodeAt(0)] ?? 0) | bit;
  };
  mark(DIGIT, `0123456789${CHINESE_DIGITS}${FORMAL_DIGITS}`);
  mark(WORD, '主住租诉举来反当居村属邻房产抖快@VvQqWw微薇威扣');
  mark(BESIDE_DIGITS, '证照账帐卡户EeOolI单元门栋幢座楼室房#＃-‐–—－');
  mark(BESIDE_DIGITS, PLATE_PROVINCES);
  mark(UNUSUAL, '&\\\u00ad¹²³＃＊＠－．／＿\u3164');
  for (const [first, last] of [
    [0x00, 0x08],
    [0x0e, 0x1f],
    [0x7f, 0x9f],
    [0x0300, 0x1cff],
    [0x200b, 0x200f],
    [0x202a, 0x202e],
    [0x2060, 0x209f],
    [0x20d0, 0x20ff],
    [0x2460, 0x24ff],
    [0x2776, 0x2793],
    [0x2800, 0x2800],
    [0x2f00, 0x2fd5],
    [0x3021, 0x3029],
    [0x302a, 0x302f],
    [0x3192, 0x3195],
    [0x3220, 0x3229],
    [0x3280, 0x3289],
    [0xa620, 0xabff],
    [0xd800, 0xdfff],
    [0xfe00, 0xfe6f],
    [0xfeff, 0xfeff],
    [0xff10, 0xff19],
    [0xff21, 0xff3a],
    [0xff41, 0xff5a],
    [0xfff0, 0xfffc],
  ] as const)
    meaning.fill(UNUSUAL, first, last + 1);
  return meaning;
})();

/** Whether a text is worth searching: false only where it can hold nothing that is searched for. */
export function mayHoldPrivate(text: string): boolean {
  let digits = 0;
  let meaning = 0;
  for (let i = 0; i < text.length; i++) {
    const of = MEANING[text.charCodeAt(i)] as number;
    meaning |= of;
    digits += of & DIGIT;
  }
  return digits >= 11 || (meaning & (WORD | UNUSUAL)) !== 0 || (digits >= 2 && (meaning & BESIDE_DIGITS) !== 0);
}

const NAMED_ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  tab: ' ',
  newline: '\n',
  shy: '',
  zwj: '',
  zwnj: '',
  lrm: '',
  rlm: '',
  zerowidthspace: '',
  nobreak: '',
  middot: '·',
  centerdot: '·',
  period: '.',
  comma: ',',
  hyphen: '-',
  dash: '-',
  ndash: '-',
  mdash: '-',
  minus: '-',
  ast: '*',
  lowbar: '_',
  sol: '/',
  bsol: '\\',
  num: '#',
  plus: '+',
  colon: ':',
  commat: '@',
  lpar: '(',
  rpar: ')',
};

const ENTITY = /&(?:#(\d{1,9})|#[xX]([0-9a-fA-F]{1,7})|([A-Za-z]{2,14})(?=;));?/y;
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Cf}\p{M}]$/u;

/** Characters that are read as another one: spaces, dashes, dots, brackets. */
const ALIKE =
  /[\t\v\f\r\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\u2010-\u2015\u2212\u2043•・‧∙⋅（）：＋∗×～]/g;

function alike(c: string): string {
  if (c === '（') return '(';
  if (c === '）') return ')';
  if (c === '：') return ':';
  if (c === '＋') return '+';
  if (c === '～') return '~';
  if (c === '∗' || c === '×') return '*';
  if ('•・‧∙⋅'.includes(c)) return '·';
  if (c === '\r' || c === '\u0085' || c === '\u2028' || c === '\u2029') return '\n';
  return /[\u2010-\u2015\u2212\u2043]/.test(c) ? '-' : ' ';
}

/** What a character is read as. Kept between texts, since they repeat the same few characters. */
const READ = new Map<number, string>();

function read(codePoint: number): string {
  const known = READ.get(codePoint);
  if (known !== undefined) return known;
  const c = String.fromCodePoint(codePoint);
  let as = c;
  if (INVISIBLE.test(c)) as = '';
  else if (codePoint < 0x20 && c !== '\n' && c !== '\t' && c !== '\r') as = '';
  else if (codePoint > 0x7f) as = digitOf(c, codePoint) ?? c.normalize('NFKC').replace(/[\p{Cf}\p{M}]/gu, '');
  as = as.replace(ALIKE, alike);
  READ.set(codePoint, as);
  return as;
}

/** The digit that a character of another script or in a ring stands for. */
function digitOf(c: string, codePoint: number): string | null {
  // ❶ to ❿, ➀ to ➉, ➊ to ➓.
  if (codePoint >= 0x2776 && codePoint <= 0x2793) return String(((codePoint - 0x2776) % 10) + 1);
  // ⓵ to ⓾, ⓿ and ⓫ onwards.
  if (codePoint >= 0x24f5 && codePoint <= 0x24fe) return String(codePoint - 0x24f4);
  if (codePoint === 0x24ff) return '0';
  // ⒈ to ⒛ and ⑴ to ⒇ contain a dot or brackets, which would split a number.
  if (codePoint >= 0x2474 && codePoint <= 0x2487) return String(codePoint - 0x2473);
  if (codePoint >= 0x2488 && codePoint <= 0x249b) return String(codePoint - 0x2487);
  // 🄀 to 🄊.
  if (codePoint === 0x1f100) return '0';
  if (codePoint >= 0x1f101 && codePoint <= 0x1f10a) return String(codePoint - 0x1f101);
  // 〡 to 〩, the numerals of markets.
  if (codePoint >= 0x3021 && codePoint <= 0x3029) return String(codePoint - 0x3020);
  // ㊀ and ㈠.
  if (codePoint >= 0x3220 && codePoint <= 0x3228) return String(codePoint - 0x321f);
  if (codePoint >= 0x3280 && codePoint <= 0x3288) return String(codePoint - 0x327f);
  if (!/^\p{Nd}$/u.test(c) || c.normalize('NFKC') !== c) return null;
  // In each script the ten decimal digits have code points in a row, from zero to nine.
  let zero = codePoint;
  while (codePoint - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(codePoint - zero);
}

/** A Chinese digit. */
export const CHINESE = new RegExp(`[${CHINESE_DIGITS}${FORMAL_DIGITS}]`);
const EACH_CHINESE = new RegExp(CHINESE, 'g');
const chineseDigit = (c: string): string => {
  const at = CHINESE_DIGITS.indexOf(c);
  return at >= 0 ? CHINESE_VALUES.charAt(at) : FORMAL_VALUES.charAt(FORMAL_DIGITS.indexOf(c));
};
/** Letters typed in the place of a zero: 138OO138OOO. */
const LETTER_NOUGHTS = /(?<=\d)[Oo]{1,4}(?=\d)|(?<=\d)[Oo]{2,4}(?![A-Za-z])/g;

/** Letters typed in the place of a one: l38I2345678. */
const LETTER_ONES = /(?<![A-Za-z\d])[lI](?=[3-9]\d)|(?<=\d)[lI](?=\d)/g;

/** Makes the plain copy of a text that is searched. */
export function normalise(text: string): Normalised {
  let unusual = false;
  for (let i = 0; i < text.length && !unusual; i++) unusual = ((MEANING[text.charCodeAt(i)] as number) & UNUSUAL) !== 0;
  const { words, from } = unusual ? moved(text) : { words: text.replace(ALIKE, alike), from: null };
  return { words, digits: withDigits(words), from };
}

/** The same text with Chinese digits, and letters in the place of digits, as digits, character for character. */
export const withDigits = (words: string): string =>
  words
    .replace(EACH_CHINESE, chineseDigit)
    .replace(LETTER_NOUGHTS, (letters) => '0'.repeat(letters.length))
    .replace(LETTER_ONES, '1');

function moved(text: string): { words: string; from: number[] } {
  const parts: string[] = [];
  const from: number[] = [];
  const add = (as: string, at: number): void => {
    if (as === '') return;
    parts.push(as);
    for (let i = 0; i < as.length; i++) from.push(at);
  };
  for (let i = 0; i < text.length; ) {
    const codePoint = text.codePointAt(i) as number;
    const width = codePoint > 0xffff ? 2 : 1;
    if (codePoint === 0x26) {
      ENTITY.lastIndex = i;
      const entity = ENTITY.exec(text);
      const as = entity ? entityText(entity) : null;
      if (entity && as !== null) {
        add(as, i);
        i += entity[0].length;
        continue;
      }
    }
    // An escape of Markdown. Any other back-slash is only a mark that may split a number.
    if (codePoint === 0x5c && /[!-/:-@[-`{-~]/.test(text.charAt(i + 1))) {
      i += 1;
      continue;
    }
    add(read(codePoint), i);
    i += width;
  }
  from.push(text.length);
  return { words: parts.join(''), from };
}

function entityText(entity: RegExpExecArray): string | null {
  const [, decimal, hexadecimal, name] = entity;
  if (name !== undefined) return NAMED_ENTITIES[name.toLowerCase()] ?? null;
  const codePoint = decimal !== undefined ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16);
  return codePoint <= 0x10ffff && (codePoint < 0xd800 || codePoint > 0xdfff) ? read(codePoint) : null;
}
