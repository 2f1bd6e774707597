/**
 * A comparison in words (说法): the sentences that the terminal and the page share. Each says what, how many, and what to do.
 */

import { parsePeriod } from '../domain/period.ts';
import type { Part } from '../domain/portal.ts';
import { count, day, period } from '../wording/format.ts';
import type { ColumnLoss } from './columns.ts';
import type { Comparison, FileChange } from './comparison.ts';
import type { Fate } from './fates.ts';
import type { LaterTold } from './later.ts';
import type { Loss } from './losses.ts';
import type { NamingEnd } from './naming-changes.ts';
import type { ScaleMove } from './scales.ts';
import type { Gap } from './sides.ts';
import type { VerdictChange } from './verdict-changes.ts';

export const PART_WORDS: Readonly<Record<Part, string>> = { site: '网站', print: '公示单', kiosk: '大堂屏' };
const TABLE_UNITS = { estate: '小区', firm: '企业' } as const;
/** So many names are told in a sentence. */
const NAMES_SHOWN = 5;

/** What is lost, with how many of how many and the first of them. */
export function lossText(loss: Loss): string {
  switch (loss.is) {
    case 'table':
      return `「${loss.name}」整张表没有了，上一版有 ${count(loss.rows)} 行。`;
    case 'part':
      return `${PART_WORDS[loss.part]}整个没有了，上一版有。`;
    case 'profile':
      return loss.code === null
        ? `上一版的依据文件 ${loss.documents.join('、')} 没有页面了，现在的规则文件里都没有写。`
        : `${loss.name}的规则文件（jurisdictions/${loss.code}.yaml）不再使用，少了 ${titles(loss.documents)}。`;
    case 'list':
      return `${loss.words}${periodText(loss.period)}${loss.colour}整份没有了，上一版${
        loss.rows === 0 ? '还公布着这份榜单，名字都已经移出' : `有 ${count(loss.rows)} 行`
      }。`;
    case 'subjects':
      return `${TABLE_UNITS[loss.table]}少了 ${count(loss.gone)} 个，上一版有 ${count(loss.of)} 个：${firstOf(loss.names)}。`;
    case 'rows':
      return `「${loss.name}」少了 ${count(loss.gone)} 行，上一版有 ${count(loss.of)} 行：${firstOf(loss.names)}。`;
    case 'scale':
      return scaleText(loss);
    case 'column':
      return columnText(loss);
  }
}

/** 维修资金将于 2027年3月31日前公布，上一版公布的 12 行不再公布，原定 2026年12月31日前 */
export function laterLine({ words, rows, putOff }: LaterTold): string {
  const gone = rows === 0 ? '' : `，上一版公布的 ${count(rows)} 行不再公布`;
  return `${words}${gone}${putOff === null ? '' : `，原定 ${day(putOff)}前公布`}`;
}

/** What to do about a loss that wasn't meant. */
export function remedyOf(loss: Loss): string {
  switch (loss.is) {
    case 'table':
      return '把这张表放回内容文件夹。';
    case 'part':
      return '核对网站设置（portal.yaml 的 print.sheets）和小区表。';
    case 'profile':
      return '核对网站设置（portal.yaml 的 profiles）和规则文件（jurisdictions 文件夹）。';
    case 'list':
      return '移出的、到期的，行也要留在表里，写移出日期和移出原因；榜单这样还在，只是没有名字。';
    case 'subjects':
      return '核对这张表是不是完整，行政区划代码有没有写错。';
    case 'rows':
      return '核对这张表是不是完整，少的行是不是漏了。';
    case 'scale':
      return '核对金额和数量的单位（元、万元）。';
    case 'column':
      return '把这一列补回去：没有它，已经了结的看起来还没有了结。';
  }
}

/** A column of a table that is missing somewhere. */
export function columnText({ tableName, header, sheets, rows, files }: ColumnLoss): string {
  const stood = sheets === null ? '' : `上一版 ${count(sheets.before)} 张工作表里有，现在 ${count(sheets.after)} 张。`;
  const blank = rows === 0 ? '' : `${count(rows)} 行原来写着，现在空了。`;
  return `「${tableName}」的「${header}」列少了：${firstOf(files)} 里没有这一列。${stood}${blank}`;
}

function scaleText({ tableName, header, file, power, rows, of, example }: ScaleMove): string {
  const times = count(10 ** Math.abs(power));
  const where = file === null ? `「${tableName}」` : `${file} `;
  const moved = `${where}的「${header}」有 ${count(rows)} 个数（共 ${count(of)} 个）变成原来的 ${power > 0 ? `${times} 倍` : `1/${times}`}`;
  return `${moved}，例如 ${example.words}：${example.before} → ${example.after}。`;
}

/** 甲、乙、丙 等 12 个 */
function firstOf(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN).join('、');
  return names.length > NAMES_SHOWN ? `${shown} 等 ${count(names.length)} 个` : shown;
}

const titles = (documents: readonly string[]): string => documents.map((title) => `《${title}》`).join('、');

/** What couldn't be compared, and why. */
export function gapText(gap: Gap): string {
  switch (gap.is) {
    case 'no-data':
      return '上一版没有公开数据（data/），只能比较规则文件、设置和公示单。';
    case 'file-missing':
      return `上一版的 ${gap.file} 不在了，没有比较它。上一版可能没有复制完整。`;
    case 'file-changed':
      return `上一版的 ${gap.file} 和发布时的不一样，可能被改过或没有复制完整；下面按它现在的内容比较。`;
    case 'file-damaged':
      return `上一版的 ${gap.file} 读不出来，没有比较它。`;
    case 'column-missing':
      return `上一版的 ${gap.file} 里没有「${gap.headers.join('」「')}」列，认不出哪一行是哪一行，没有比较它。`;
    case 'old-version':
      return OLD_VERSION[gap.what];
    case 'other-division': {
      const before = gap.before.length === 0 ? '更大的范围' : gap.before.join('、');
      return `上一版公布的是 ${before}，这一次用 --division 只公布 ${gap.after.join('、')}：不在范围里的不算丢失。`;
    }
    case 'other-base':
      return `网址变了：上一版是 ${gap.before}，现在是 ${gap.after}。已经张贴的二维码指向上一版的网址。`;
    case 'parts-left-out':
      return `这一次不做${gap.parts.map((part) => PART_WORDS[part]).join('、')}，没有比较。`;
  }
}

/** That nothing has changed, as far as anybody can tell. */
export const sameText = ({ gaps }: Pick<Comparison, 'gaps'>): string =>
  gaps.some(({ is }) => UNCOMPARED.has(is)) ? '比较了的内容和上一版一样。' : '公布的内容和上一版一样。';

const UNCOMPARED: ReadonlySet<Gap['is']> = new Set(['no-data', 'file-missing', 'file-damaged', 'column-missing']);

const OLD_VERSION: Readonly<Record<(Gap & { is: 'old-version' })['what'], string>> = {
  says: '上一版是旧版程序做的，没有记下点名的公告，公告没有比较。',
  sheets: '上一版没有记下印过哪些公示单，哪些要重印没有比较。',
  supplied: '上一版是旧版程序做的，没有记下各表有哪些列；一列少了，只看原来有内容的格子是不是空了。',
};

/** Why a row is published no more. */
export function fateText(fate: NamingEnd['fate']): string {
  switch (fate.is) {
    case 'gone':
      return '表里没有这一行了，没有说明原因';
    case 'kept':
      return '还在表里，不再公布：不在公布的范围，日期还没到，或不再得到确认';
    case 'changed':
      return '这一行改了，不再点它的名';
    case 'ended':
      return ENDED[fate.why](fate);
  }
}

const ENDED: Readonly<Record<(Fate & { is: 'ended' })['why'], (fate: Fate & { is: 'ended' }) => string>> = {
  ended: ({ on }) => `公示期满，${day(on)}起不再公布`,
  到期: ({ on }) => `到期移出，移出日期 ${day(on)}`,
  修复: ({ on }) => `修复后移出，移出日期 ${day(on)}`,
  更正: () => '更正后移出',
  unsaid: ({ on }) => `已经移出，没有写移出原因，移出日期 ${day(on)}`,
  left: ({ on }) => `${day(on)}离任`,
};

export const FILE_WORDS: Readonly<Record<FileChange['is'], string>> = {
  changed: '改了',
  added: '新增',
  removed: '没有了',
};

/** A cell as it is quoted; a blank one is named. */
export const cellText = (cell: string): string => (cell === '' ? '（空）' : cell);

/** A period as it is read; one that is none as it stands. */
export function periodText(written: string): string {
  const known = parsePeriod(written);
  return known === null ? written : period(known);
}

/** 合格 → 缺项; where there was or is no finding, it says so. */
export const verdictText = ({ before, after }: Pick<VerdictChange, 'before' | 'after'>): string =>
  `${before ?? '没有判定'} → ${after ?? '没有判定'}`;

export const noticesGoneText = (gone: number): string => `${count(gone)} 条点名的公告不再公布。`;
