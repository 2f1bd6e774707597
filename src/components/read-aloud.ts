/**
 * 听这一页: what a voice reads of a page, in what words and in which order. Pure: the browser's hands are in
 * read-aloud.client.ts, and nothing here knows a page.
 */

/** What is known of a voice; a browser's own voices have more. */
export interface Voice {
  lang: string;
  /** Whether the device itself speaks: only then does no text leave it. */
  localService: boolean;
}

/** The device's own voice for Mandarin; null where it has none. */
export function ownVoice<V extends Voice>(voices: readonly V[]): V | null {
  const own = voices.filter(({ localService }) => localService);
  const speaks = (tag: RegExp): V | undefined => own.find(({ lang }) => tag.test(lang));
  return speaks(/^(?:zh[-_](?:hans[-_])?cn|cmn)/i) ?? speaks(/^zh(?![-_](?:hant[-_])?hk|[-_]yue)/i) ?? null;
}

const DIGITS = '零一二三四五六七八九';
const digitByDigit = (text: string, one = '一'): string =>
  text.replace(/\d/g, (digit) => (digit === '1' ? one : (DIGITS[Number(digit)] as string)));

/** 元/㎡·月 as it is said. */
const UNITS: readonly (readonly [RegExp, string])[] = [
  [/元\/㎡·月/g, '元每平方米每月'],
  [/元\/㎡·年/g, '元每平方米每年'],
  [/元\/户·月/g, '元每户每月'],
  [/元\/位·月/g, '元每个车位每月'],
  [/元\/m³/g, '元每立方米'],
  [/元\/([度次个])/g, '元每$1'],
  [/㎡/g, '平方米'],
];
const PHONE = /(?<![\d.,-])(?:0\d{2,3}-\d{7,8}|400-?\d{3}-?\d{4}|1[3-9]\d{9})(?:转\d{1,6})?(?![\d-])/g;
/** 119, 12345: numbers that everybody calls. */
const SHORT_NUMBER = /(?<![\d.,—])(?:1(?:10|19|20|22)|12\d{3})(?![\d.,]|\s?[元㎡户部台件个期次天份项家行%])/g;

/** Words as a voice reads them well: units in full, dates and numbers to call digit by digit, ranges with 到. */
export function spokenText(text: string): string {
  let spoken = text
    .replace(/\s+/g, ' ')
    .replace(PHONE, (phone) => digitByDigit(phone.replaceAll('-', '，'), '幺'))
    .replace(SHORT_NUMBER, (number) => digitByDigit(number, '幺'))
    .replace(/(\d{4})-(\d\d)-(\d\d)/g, (_, year, month, day) => `${year}年${Number(month)}月${Number(day)}日`)
    .replace(/(?<=[\d日月年点])\s?[—–～]\s?(?=\d)/g, '到')
    .replace(/〔(\d{4})〕/g, '$1年')
    .replace(/(\d{4})\s?年/g, (_, year: string) => `${digitByDigit(year)}年`)
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/(\d+)\.00(?!\d)/g, '$1')
    .replace(/[−](?=\d)/g, '负')
    .replace(/(\d+(?:\.\d+)?)%/g, '百分之$1');
  for (const [unit, said] of UNITS) spoken = spoken.replace(unit, said);
  return spoken.replace(/(?<=[\p{Script=Han}\d]) (?=[\p{Script=Han}\d])/gu, '').trim();
}

/** At most so many characters at once: some voices fall silent in the middle of a long text. */
const LONGEST = 120;

/** Sentences of a text, each short enough for any voice. */
export function sentencesOf(text: string): string[] {
  const sentences = spokenText(text).match(/[^。！？；]+[。！？；]?/g) ?? [];
  return sentences
    .flatMap((sentence) => (sentence.length <= LONGEST ? [sentence] : (sentence.match(/[^，、：]+[，、：]?/g) ?? [])))
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\d]/u.test(sentence));
}

/** Where reading is: at a sentence, resting there, or nowhere. */
export type State = 'silent' | 'reading' | 'resting';

/** Reads parts one after the other. A rest begins its sentence anew, since not every voice can be held in the middle. */
export class Reading<P> {
  state: State = 'silent';
  private at = 0;
  private queue: readonly { part: P; sentence: string }[] = [];

  private readonly say: (sentence: string, part: P) => void;
  private readonly hush: () => void;
  /** Whether a part is still there to be read: what names somebody ends while the page stays open. */
  private readonly isThere: (part: P) => boolean;
  constructor(say: (sentence: string, part: P) => void, hush: () => void, isThere: (part: P) => boolean) {
    this.say = say;
    this.hush = hush;
    this.isThere = isThere;
  }

  start(parts: readonly { part: P; text: string }[]): void {
    this.queue = parts.flatMap(({ part, text }) => sentencesOf(text).map((sentence) => ({ part, sentence })));
    this.at = 0;
    this.go();
  }

  rest(): void {
    if (this.state !== 'reading') return;
    this.state = 'resting';
    this.hush();
  }

  go(): void {
    while (this.at < this.queue.length && !this.isThere((this.queue[this.at] as { part: P }).part)) this.at++;
    const next = this.queue[this.at];
    this.state = next ? 'reading' : 'silent';
    if (next) this.say(next.sentence, next.part);
  }

  /** A sentence has been read to its end. */
  ended(): void {
    if (this.state !== 'reading') return;
    this.at++;
    this.go();
  }

  stop(): void {
    this.state = 'silent';
    this.hush();
  }
}
