/**
 * The table of units for each kind of value, and how a unit is read from what stands in a header, a corner, a title, or
 * behind a number.
 *
 * A unit that is not in the table, or of another kind than the column, is never ignored: whoever asks reports it.
 */
import type { ColumnType } from '../../tables/column.ts';
import { narrowMarks } from '../text.ts';

export type UnitKind = 'money' | 'area' | 'count' | 'share' | 'score' | 'year' | 'fee';

/** A unit with how many of its kind's own unit (元, ㎡, 个, %) it is, as `times` divided by `per`, both whole numbers. */
export interface Unit {
  kind: UnitKind;
  /** As the table writes it. */
  name: string;
  times: number;
  per: number;
}

/** What something written in the place of a unit is: a unit, something like one that is not in the table, or none. */
export type UnitReading = { unit: Unit } | { unknown: string } | null;

const MULTIPLES: Readonly<Record<string, number>> = {
  十: 1e1,
  百: 1e2,
  千: 1e3,
  万: 1e4,
  十万: 1e5,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  十亿: 1e9,
  百亿: 1e10,
};
const MULTIPLE = '(?:[十百千]?[万亿]|[十百千])';

/**
 * Units as they are written without a multiple (千, 万), with all their spellings. One of them equals `times` / `per` of
 * its kind's own unit.
 */
const PLAIN: readonly [kind: UnitKind, name: string, written: readonly string[], times: number, per: number][] = [
  ['money', '元', ['元', '圆', '块', '元整', 'rmb', 'cny', '¥'], 1, 1],
  ['money', '角', ['角'], 1, 10],
  ['money', '分', ['分钱'], 1, 100],
  ['area', '㎡', ['㎡', 'm2', 'm²', '平方米', '平米', '平方', '平', '方米'], 1, 1],
  ['area', '公顷', ['公顷', 'ha', 'hm2', 'hm²'], 10_000, 1],
  ['area', '亩', ['亩', '市亩'], 2000, 3],
  ['area', 'k㎡', ['k㎡', 'km2', 'km²', '平方公里', '平方千米'], 1_000_000, 1],
  ['share', '%', ['%', '百分比', '百分数', '百分率', '百分点'], 1, 1],
  ['share', '‰', ['‰', '千分比', '千分数', '千分率'], 1, 10],
  ['share', '‱', ['‱', '万分之', '万分比', '万分率', '基点', 'bp'], 1, 100],
  ['score', '分', ['分', '百分制'], 1, 1],
  ['year', '年', ['年', '年份'], 1, 1],
  // Units that no column uses. They are listed so that they are reported and not taken for remarks.
  ...(['米', '公里', '吨', '度', '月', '天', '日', '小时', '分钟', '公斤', '千克', '升'] as const).map(
    (name): [UnitKind, string, string[], number, number] => ['count', name, [name], 1, 1],
  ),
];

/** What is counted, as it may stand behind a count. */
const COUNTERS: readonly string[] = [
  ...[
    '个',
    '户',
    '栋',
    '幢',
    '座',
    '部',
    '台',
    '人',
    '名',
    '位',
    '件',
    '次',
    '起',
    '单',
    '条',
    '宗',
    '份',
    '张',
    '家',
    '套',
  ],
  ...['间', '辆', '桩', '口', '项', '处', '楼', '把', '根', '层', '组'],
];

const BY_WORD = new Map<string, Unit>();
for (const [kind, name, written, times, per] of PLAIN)
  for (const word of written) BY_WORD.set(word, { kind, name, times, per });
for (const name of COUNTERS) BY_WORD.set(name, { kind: 'count', name, times: 1, per: 1 });

/** Kinds whose units may have 百, 千, 万, 亿 before them. */
const MULTIPLIED = new Set<UnitKind>(['money', 'area', 'count']);
const WITH_MULTIPLE = new RegExp(`^(${MULTIPLE})(.*)$`, 'u');
/** What looks like a unit and is none of the table: currencies, a multiple before a word, an ending of units. */
const LIKE_UNIT = new RegExp(
  `^(?:${MULTIPLE}[^数个]{1,2}|港币|英镑|usd|eur|hkd|[$€£]|.{0,6}(?:(?<!单)元|[㎡²亩顷‰%]))$`,
  'u',
);
const LONGEST = 16;

/** The unit that a text says, if it says nothing else: 万元, 单位：元, 人民币千元, m². */
export function readUnit(written: string): UnitReading {
  if (written.length > 2 * LONGEST) return null;
  const said = narrowMarks(written).replace(/\s+/g, '');
  const named = /^(?:(?:金额|货币|计量|计价|数据|面积|数量)?单位[:：]|[:：])/.exec(said);
  const bare = (named ? said.slice(named[0].length) : said).toLowerCase();
  const word = bare.replace(/^(?:人民币|rmb|cny)[:：]?(?=.)|(?<=元)人民币$|^[¥￥](?=.)/, '');
  if (word === '' || word.length > LONGEST) return null;
  const unit = BY_WORD.get(word) ?? multiplied(word) ?? feeUnit(word);
  if (unit) return { unit };
  // Behind 单位 a short word is meant as a unit; a long one, or an office's name, is somebody.
  const isMeant = named !== null && word.length <= 4 && !SOMEBODY.test(word);
  return isMeant || isLikeUnit(word) ? { unknown: named ? said.slice(named[0].length) : said } : null;
}

/** Last characters of names of organisations and places, which also stand after 单位. */
const SOMEBODY = /[司局委部心处科办道区乡镇村院厂会站所队业团县市府校行店户主方]$/;

function isLikeUnit(word: string): boolean {
  // A count per something else: 件/月.
  const counted = word.split(/[/每]/);
  if (counted.length === 2 && BY_WORD.has(counted[0] as string)) return true;
  return LIKE_UNIT.test(counted[0] as string);
}

function multiplied(word: string): Unit | null {
  const m = WITH_MULTIPLE.exec(word);
  if (!m) return null;
  const [, multiple, rest] = m as unknown as [string, string, string];
  const times = MULTIPLES[multiple] as number;
  // 万 alone is ten thousand of whatever the column holds.
  if (rest === '') return { kind: 'count', name: multiple, times, per: 1 };
  const plain = BY_WORD.get(rest);
  if (!plain || !MULTIPLIED.has(plain.kind)) return null;
  return { ...plain, name: `${multiple}${plain.name}`, times: plain.times * times };
}

/** 元/㎡·月 and the like. Which fees there are is not asked here. */
function feeUnit(word: string): Unit | null {
  return /^元(?:\/|每).{1,12}$/.test(word) ? { kind: 'fee', name: word, times: 1, per: 1 } : null;
}

/** In which kind of unit a column is measured. */
export interface Measure {
  kind: UnitKind;
  /** The unit in which its values are kept, for people. */
  own: string;
  /** Of a count: what it may be called. */
  counters: readonly string[];
}

/** The measure of a kind of column, null where a unit makes no sense. */
export function measureOf(type: ColumnType): Measure | null {
  switch (type.is) {
    case 'money':
      return { kind: 'money', own: '元', counters: [] };
    case 'rate':
      return { kind: 'fee', own: '元', counters: [] };
    case 'percent':
      return { kind: 'share', own: '%', counters: [] };
    case 'decimal':
      return type.positive ? { kind: 'area', own: '㎡', counters: [] } : { kind: 'score', own: '分', counters: [] };
    case 'integer':
      return type.suffix === null
        ? { kind: 'count', own: type.counters[0] ?? '个', counters: type.counters }
        : { kind: 'year', own: '年', counters: [] };
    default:
      return null;
  }
}

/** The unit as it measures a column; null where it is of another kind. */
export function fitting(unit: Unit, measure: Measure): Unit | null {
  const isMultipleAlone = unit.kind === 'count' && unit.name in MULTIPLES;
  if (isMultipleAlone) {
    return MULTIPLIED.has(measure.kind) ? { ...unit, kind: measure.kind, name: `${unit.name}${measure.own}` } : null;
  }
  if (unit.kind === 'money' && measure.kind === 'fee') return unit;
  // 分 is a mark in a score and a hundredth of a yuan in an amount.
  if (unit.name === '分' && measure.kind === 'money') return { kind: 'money', name: '分', times: 1, per: 100 };
  if (unit.kind !== measure.kind) return null;
  if (unit.kind !== 'count') return unit;
  const counter = unit.name.replace(new RegExp(`^${MULTIPLE}(?=.)`, 'u'), '');
  return counter === '个' || measure.counters.includes(counter) ? unit : null;
}
