/**
 * Meaning is carried: no file after the rules compares with a Chinese word, cuts a sentence at one, or looks for one in
 * it, so that rewording anything changes no behaviour. The codes of the contract (红榜, 逾期, 电话) are values of closed
 * types of the domain, which the compiler checks; they may be compared with.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const ROOT = path.join(import.meta.dirname, '..');

/** What reads words for its living: tables and profiles, what is private, what a record is about; and what makes up a sample. */
const READERS = /^src\/(?:intake|tables|rules|privacy|sample|starter|domain)\//;

/** Each with the reason why it is no meaning that is read. */
const EXCEPTIONS: readonly { file: string; text: string; why: string }[] = [
  ...[
    '(?<![\\d.,-])(?:0\\d{2,3}-\\d{7,8}|400-?\\d{3}-?\\d{4}|1[3-9]\\d{9})(?:转\\d{1,6})?(?![\\d-])',
    '(?<![\\d.,—])(?:1(?:10|19|20|22)|12\\d{3})(?![\\d.,]|\\s?[元㎡户部台件个期次天份项家行%])',
    '(?<=[\\d日月年点])\\s?[—–～]\\s?(?=\\d)',
    '(\\d{4})\\s?年',
    '[^。！？；]+[。！？；]?',
    '[^，、：]+[，、：]?',
  ].map((text) => ({ file: 'src/components/read-aloud.ts', text, why: 'how a voice says what is written' })),
  { file: 'scripts/choosing.ts', text: '[,，]', why: 'what parts the names that somebody types' },
  { file: 'src/components/yearly-fee.ts', text: '，', why: 'what a reader types as an area' },
  { file: 'src/components/yearly-fee.ts', text: '(?:㎡|平方米|平米|平)$', why: 'what a reader types as an area' },
  { file: 'src/screens/items.ts', text: '：$', why: 'a mark at the end that a heading on a screen has no use for' },
  { file: 'src/views/around/cards.ts', text: '。$', why: 'a full stop within a sentence' },
  { file: 'src/wording/format.ts', text: '。', why: 'a full stop that an office may have written itself' },
  { file: 'src/views/around/feed.ts', text: '。$', why: 'a full stop within a sentence' },
  { file: 'src/wording/format.ts', text: '转', why: 'how an office writes the extension of a telephone' },
  { file: 'src/wording/format.ts', text: '[；;]', why: 'how an office writes several telephones' },
  {
    file: 'src/wording/format.ts',
    text: '^(?:企业|小区|项目|物业)?申辩',
    why: 'so that the word does not stand twice',
  },
  { file: 'src/wording/rule-params.ts', text: '核定服务等级', why: 'a value of a parameter, as profiles write it' },
  {
    file: 'src/views/common/notice.ts',
    text: '\\d{1,4}年\\d{1,2}月(?:\\d{1,2}日)?|\\d{1,2}月\\d{1,2}日|\\d{1,2}[:：]\\d{2}',
    why: 'dates within a notice stay on one line',
  },
  {
    file: 'src/wording/phrases.ts',
    text: '[\\s，、]+',
    why: 'how the words of a phrase are written one after another',
  },
  { file: 'src/desk/settings.ts', text: '[、，,;；\\s]+', why: 'what a clerk types as several codes' },
  { file: 'src/desk/settings.ts', text: '。$', why: 'a full stop within a sentence' },
  { file: 'src/desk/page/published-columns.ts', text: '[\\s·、,，]+', why: 'what a clerk types to find a column' },
  { file: 'scripts/bench.ts', text: '小区编码', why: 'a table made wrong on purpose' },
  { file: 'scripts/build.ts', text: '[,，]', why: 'what is typed on the command line' },
  { file: 'scripts/print.ts', text: '[,，]', why: 'what is typed on the command line' },
];

const sources = (folder: string): string[] =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((name) => /\.(?:ts|tsx|astro|typ)$/.test(name) && !READERS.test(name));

const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

/** Values of the closed types: every Chinese word that the domain writes as a code. */
const CODES = new Set(
  ['domain/records', 'domain/finding', 'domain/event-kinds', 'tables/shared']
    .flatMap((name) => [
      ...read(`src/${name}.ts`).matchAll(/'([^'\n]*\p{Script=Han}[^'\n]*)'|^\s+(\p{Script=Han}+):/gmu),
    ])
    .map(([, quoted, key]) => quoted ?? key ?? ''),
);

const QUOTED = `['"\`]([^'"\`\\n]*[\\p{Script=Han}、，。：；（）][^'"\`\\n]*)['"\`]`;
const COMPARED = new RegExp(`(?:[!=]==?|\\bcase|\\bin) ${QUOTED}|${QUOTED} [!=]==?`, 'gu');
const LOOKED_FOR = new RegExp(
  `\\.(?:includes|startsWith|endsWith|indexOf|split|replace|replaceAll|match|test|search|starts-with|contains)\\(${QUOTED}`,
  'gu',
);
const PATTERN =
  /(?<=[=(,:?] ?|return )\/(?![/*])((?:\\.|\[[^\]\n]*\]|[^/\\\n])*[\p{Script=Han}、，。：；](?:\\.|\[[^\]\n]*\]|[^/\\\n])*)\/[gimsuvy]*(?=[.,;)\]\s])/gu;

function wordsRead(file: string): string[] {
  // What is said of the code is no code.
  const code = read(file).replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const compared = [...code.matchAll(COMPARED)].flatMap(([, after, before]) => after ?? before ?? []);
  const others = [...code.matchAll(LOOKED_FOR), ...code.matchAll(PATTERN)].map(([, text]) => text ?? '');
  return [...compared.filter((text) => !CODES.has(text)), ...others];
}

it('nothing after the rules is decided by a Chinese word', () => {
  const found = ['src', 'kiosk', 'scripts']
    .flatMap(sources)
    .flatMap((file) => wordsRead(file).map((text) => `${file}: ${text}`));
  const known = EXCEPTIONS.map(({ file, text }) => `${file}: ${text}`);
  expect(found.filter((one) => !known.includes(one))).toEqual([]);
  // An exception that is no longer needed goes.
  expect(known.filter((one) => !found.includes(one))).toEqual([]);
});

it('finds what it looks for', () => {
  expect([..."one.name.includes('转办')".matchAll(LOOKED_FOR)].map(([, text]) => text)).toEqual(['转办']);
  expect([...'it.mark == "黑榜" or \'已确认\' === word'.matchAll(COMPARED)].map(([, a, b]) => a ?? b)).toEqual([
    '黑榜',
    '已确认',
  ]);
  expect([...'const FIRE = /消防|火灾/;'.matchAll(PATTERN)].map(([, text]) => text)).toEqual(['消防|火灾']);
});
