/**
 * Names that look alike (形近名称): two firms, or two estates of one division, whose names a reader can't tell apart, or
 * that are equal under two codes. One of them is mostly a slip, and what is said of one would be read as said of both.
 *
 * Every name is brought to a skeleton, in which what looks alike is alike; equal skeletons are found in one pass.
 */
import { toldCode } from '../domain/name-code.ts';
import { asAgreed } from '../domain/problem.ts';
import type { SourceRef } from '../domain/source.ts';
import type { Table } from '../tables/column.ts';
import type { AmongRows } from './among-rows.ts';
import type { Fields } from './cells/reading.ts';
import { type Collected, fieldsOf, placeOf, placeOfField } from './collected.ts';
import { placeInWords, problem } from './problems.ts';
import { nameKey } from './text.ts';

/** Letters by what they look like; the first of a line stands for the others. */
const ALIKE_LETTERS = [
  'aаα',
  'bвβЬ',
  'cсϲ',
  'eеε',
  'hнη',
  'iіι',
  'jј',
  'kкκ',
  'mмμ',
  'nпν',
  'o0оοσо〇○',
  'pрρ',
  'sѕ',
  'tтτ',
  'uцυ',
  'xхχ',
  'yуγ',
  'zζ',
  'l1|ӏⅼ丨',
];
/** Characters of which one is often written for the other. */
const ALIKE_CHARACTERS = [
  '己已巳',
  '末未',
  '日曰',
  '土士',
  '人入',
  '千干',
  '戌戍戊',
  '治冶',
  '崇祟',
  '候侯',
  '茶荼',
  '晴睛',
  '母毋',
  '汆氽',
  '壸壶',
  '一ー—–-',
];
/** Radicals that stand for characters in texts copied out of PDF files and that Unicode doesn't fold. */
const RADICALS =
  '⺟母⺠民⺩王⻁虎⻄西⻅见⻆角⻉贝⻋车⻌辶⻑長⻒镸⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻟饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟⺁厂⺄乙⺆冂⺌小⺍小⺒巳⺝月⺪疋⺫目⺶羊⺸羊⻂衤⻃覀';

const LOOKS: ReadonlyMap<string, string> = new Map([
  ...[...ALIKE_LETTERS, ...ALIKE_CHARACTERS].flatMap((line) => {
    const [first = '', ...others] = [...line];
    return others.map((other) => [other, first] as const);
  }),
  ...pairsOf(RADICALS),
]);

function pairsOf(text: string): [string, string][] {
  const characters = [...text];
  return characters.flatMap((character, i) =>
    (i % 2 === 0 ? [[character, characters[i + 1] ?? ''] as const] : []).map(([a, b]): [string, string] => [a, b]),
  );
}

/** What nobody sees in a name: marks of direction and width, spaces, brackets, dots, quotes. */
const UNSEEN = /[\p{C}\p{Z}\p{M}\s()[\]{}〔〕【】「」『』《》〈〉“”‘’"'`´·•・‧∙⋅.,，。、:：;；_/\\]/gu;
/** The letter that looks like another one only as a capital. */
const CAPITAL_I = /I/g;

/** A name as it looks: equal for two names that a reader takes for one. */
export function skeletonOf(name: string): string {
  // A capital I looks like a small l, but a small i does not: so it is replaced before letters are made small.
  const folded = name.normalize('NFKC').replace(CAPITAL_I, 'l').toLowerCase().normalize('NFKD').replace(UNSEEN, '');
  let skeleton = '';
  for (const character of folded) skeleton += LOOKS.get(character) ?? character;
  return skeleton;
}

/** Points at every name that looks like one before it under another code, with both codes and places. */
export function pointAtLookAlikes(
  collected: Collected,
  table: Table,
  { name, within }: AmongRows<'names-differ'>,
): void {
  const firsts = new Map<string, Fields>();
  for (const record of fieldsOf(collected, table.id)) {
    const written = record[name];
    if (typeof written !== 'string') continue;
    const skeleton = skeletonOf(written);
    if (skeleton === '') continue;
    const key = `${within === null ? '' : record[within]} ${skeleton}`;
    const first = firsts.get(key);
    if (first === undefined) {
      firsts.set(key, record);
      continue;
    }
    const place = placeOfField(collected, record, name);
    const other = `${placeInWords(placeOf(collected, first.source as SourceRef))}的「${first[name]}」（${toldCode(String(first.code))}）`;
    const code = first[name] === written ? 'name-twice' : 'name-looks-alike';
    const found = problem(code, place, written, { header: table.name, other, hint: toldCode(String(record.code)) });
    const isSettled = table.id === 'estate' && areKeptApart(collected, first, record);
    collected.problems.push(isSettled ? asAgreed(found) : found);
  }
}

/**
 * Whether somebody has kept both estates in `codes.csv`, in two streets or divisions: then they are two, whatever their names
 * look like, and nobody is asked about it every month.
 */
function areKeptApart({ options }: Collected, one: Fields, other: Fields): boolean {
  const { codes } = options;
  if (codes === null || codes === undefined || codes.isUnusable) return false;
  const keptOf = ({ code, name }: Fields) =>
    codes.estates.find((kept) => kept.code === code && nameKey(kept.name) === nameKey(String(name)));
  const [a, b] = [keptOf(one), keptOf(other)];
  if (a === undefined || b === undefined) return false;
  const isTold = (x: string | null, y: string | null): boolean => x !== null && y !== null && nameKey(x) !== nameKey(y);
  return isTold(a.street, b.street) || isTold(a.division, b.division);
}
