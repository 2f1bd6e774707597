/**
 * The comparison on one screen of a terminal (摘要): the dangerous first, long lists cut, each with how many there are besides.
 */
import { shownOnLine } from '../domain/hidden-characters.ts';
import { count, day } from '../wording/format.ts';
import type { Comparison } from './comparison.ts';
import {
  cellText,
  columnText,
  FILE_WORDS,
  fateText,
  gapText,
  laterLine,
  lossText,
  noticesGoneText,
  sameText,
  verdictText,
} from './in-words.ts';
import { placeText, type TableChanges } from './table-changes.ts';

/** So many lines of each kind are told, and fewer where that would be more than a screen has; the page has all. */
const SHOWN = [3, 1, 0] as const;
const SCREEN_LINES = 45;

export function summaryLines(comparison: Comparison): string[] {
  const lengths = SHOWN.map((shown) => linesOf(comparison, shown));
  return (lengths.find((lines) => lines.length <= SCREEN_LINES) ?? lengths.at(-1) ?? []).map(shownOnLine);
}

function linesOf(comparison: Comparison, shown: number): string[] {
  // What is dangerous is told by name on any screen.
  const chapter = (title: string, lines: readonly string[]): string[] => chapterLines(title, lines, shown);
  const danger = (title: string, lines: readonly string[]): string[] => chapterLines(title, lines, Math.max(1, shown));
  const { before, after, gaps, losses, namings, notices, verdicts, endings, columns, estates, firms, tables, sheets } =
    comparison;
  const plain = columns.filter(({ ends }) => !ends);
  return [
    `上一版 ${before.release}，截至 ${before.asOf}，在 ${before.where}；这一版截至 ${after.asOf}。`,
    ...gaps.map(gapText),
    ...(comparison.isSame ? [sameText(comparison)] : []),
    ...danger('丢失，build 会停下', losses.map(lossText)),
    ...danger('暂不公布的栏目', comparison.later.map(laterLine)),
    ...danger('新的点名', [
      ...namings.appear.map(({ words, because }) => `${words}：${because}`),
      ...(notices?.appear ?? []).map(({ title, file }) => `公告：${title}（${file}）`),
    ]),
    ...danger(
      '变差的判定',
      verdicts.worse.map((one) => `${one.rule} ${one.words} ${one.period}：${verdictText(one)}`),
    ),
    ...danger(
      '了结的内容空了',
      endings.map(({ tableName, words, cell }) => `「${tableName}」${words} 的「${cell.header}」原来写 ${cell.before}`),
    ),
    ...chapter('结束的点名', [
      ...namings.end.map(({ words, fate }) => `${words}：${fateText(fate)}`),
      ...(notices !== null && notices.gone > 0 ? [noticesGoneText(notices.gone)] : []),
    ]),
    ...chapter('少了的列', plain.map(columnText)),
    ...chapter('没有了的小区', estates.go),
    ...chapter('没有了的企业', firms.go),
    ...chapter('新的小区', estates.come),
    ...chapter('新的企业', firms.come),
    ...chapter(
      '换了编码',
      [...estates.renamed, ...firms.renamed].map(({ before, words }) => `${before} → ${words}`),
    ),
    ...tables.flatMap((table) => tableLines(table, shown)),
    ...chapter(
      '变好的判定',
      verdicts.better.map((one) => `${one.rule} ${one.words} ${one.period}：${verdictText(one)}`),
    ),
    ...(sheets === null || sheets.reprint.length + sheets.takeDown.length === 0
      ? []
      : [
          `公示单：要重印 ${count(sheets.reprint.length)} 份，要撤下 ${count(sheets.takeDown.length)} 份，不变 ${count(sheets.unchanged)} 份。`,
        ]),
    ...chapter(
      '设置、规则文件和公告',
      comparison.files.map(({ path, is }) => `${path} ${FILE_WORDS[is]}`),
    ),
  ];
}

function tableLines(
  { name, before, after, added, removed, changed, ended, kept, follows, newColumns }: TableChanges,
  shown: number,
): string[] {
  const counts = [
    [removed.length, '没有了'],
    [changed.length, '改了'],
    [added.length, '新增'],
    [ended.length, '结束了'],
    [kept.length, '还在表里、不再公布'],
    [follows, '随着别的内容变'],
    [newColumns.length, '列是新的'],
  ] as const;
  const words = counts.flatMap(([size, word]) => (size === 0 ? [] : [`${word} ${count(size)}`])).join('，');
  const cells = changed.flatMap(({ words, cells }) =>
    cells.map(
      ({ header, before, after, place }) =>
        `${words}「${header}」${cellText(before)} → ${cellText(after)}${place === null ? '' : `（${placeText(place)}）`}`,
    ),
  );
  return [
    `「${name}」${count(before)} 行 → ${count(after)} 行：${words}`,
    ...shortened(
      [...removed.map((row) => `没有了 ${row.words}`), ...cells, ...added.map((row) => `新增 ${row.words}`)],
      shown,
    ),
  ];
}

function chapterLines(title: string, lines: readonly string[], shown: number): string[] {
  return lines.length === 0 ? [] : [`${title}：${count(lines.length)}`, ...shortened(lines, shown)];
}

/** The first lines, and how many there are besides; where none is shown its heading has said how many. */
function shortened(lines: readonly string[], shown: number): string[] {
  const rest = lines.length - shown;
  const told = lines.slice(0, shown).map((line) => `  ${oneLine(line)}`);
  return rest > 0 && shown > 0 ? [...told, `  还有 ${count(rest)} 条，见 --html`] : told;
}

const LINE_MAX = 160;
const oneLine = (text: string): string => {
  const characters = [...text];
  return characters.length > LINE_MAX ? `${characters.slice(0, LINE_MAX).join('')}…` : text;
};

/** What is on the site as it is and ought to be there no longer, for a build that was stopped. */
export function overdueLines({ namings }: Comparison): string[] {
  const overdue = namings.end.filter(({ fate }) => fate.is === 'ended');
  return chapterLines(
    '现在的网站上还有已经结束的点名',
    overdue.map(
      ({ words, until, fate }) => `${words}：${until === null ? '' : `公示期至 ${day(until)}，`}${fateText(fate)}`,
    ),
    OVERDUE_SHOWN,
  ).map(shownOnLine);
}

const OVERDUE_SHOWN = 10;
