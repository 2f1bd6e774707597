/**
 * The comparison as a page (对照报告): one HTML file for whoever publishes, to read and print. Like the staff report it needs no
 * script and no other file; unlike it, it tells nothing that isn't published or about to be.
 */
import { STYLE } from '../staff/style.ts';
import { count, day } from '../wording/format.ts';
import { type Html, html, NOTHING, type Piece } from '../wording/html.ts';
import type { Comparison, SheetTold, SubjectChanges } from './comparison.ts';
import {
  cellText,
  columnText,
  FILE_WORDS,
  fateText,
  gapText,
  laterLine,
  lossText,
  noticesGoneText,
  remedyOf,
  sameText,
  verdictText,
} from './in-words.ts';
import type { NamingTold } from './naming-changes.ts';
import type { SettingChange } from './settings-changes.ts';
import { type Place, placeText, type RowTold, type TableChanges } from './table-changes.ts';
import type { VerdictChange } from './verdict-changes.ts';

/** A list on the page shows so many rows; a table that is wholly another would make a file that no browser opens. */
const ROWS_SHOWN = 2000;

/** A chapter; `size` says how much is in it. */
interface Chapter {
  id: string;
  title: string;
  size: number;
  body: Html;
}

/** `settings` are those that have changed; none where nobody knows what they were. */
export function comparisonPage(comparison: Comparison, settings: readonly SettingChange[] = []): string {
  const chapters = [settingsChapter(settings), ...chaptersOf(comparison)].filter(({ size }) => size > 0);
  const { before, after, gaps, isSame } = comparison;
  const page = html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="robots" content="noindex"><title>发布前对照 ${after.asOf}</title>
<style>${STYLE}</style></head><body>
<header><p class="secret">发布前对照　不公布</p><h1>和上一版有什么不同</h1>
<p>上一版 ${before.release}${before.number === null ? '' : `（第 ${count(before.number)} 号）`}，截至 ${day(before.asOf)}，程序 ${before.version}，在 ${before.where}</p>
<p>这一版 ${after.id}，截至 ${day(after.asOf)}，程序 ${after.version}，还没有发布</p>
<ul class="figures">${chapters.map(({ id, title, size }) => html`<li><a href="#${id}"><b>${count(size)}</b> ${title}</a></li>`)}</ul>
${gaps.length === 0 ? NOTHING : html`<ul>${gaps.map((gap) => html`<li>${gapText(gap)}</li>`)}</ul>`}
</header>
<main>
${isSame ? html`<section><p class="short">${sameText(comparison)}</p></section>` : NOTHING}
${chapters.map(({ id, title, size, body }) => html`<section id="${id}"><h2>${title} <small>${count(size)}</small></h2>${body}</section>`)}
</main></body></html>
`;
  return page.text;
}

function settingsChapter(settings: readonly SettingChange[]): Chapter {
  const rows = settings.map(({ name, before, after }) => [name, cellText(before), cellText(after)]);
  return { id: 'settings', title: '设置', size: settings.length, body: grid(['设置', '原来', '现在'], rows) };
}

function chaptersOf(comparison: Comparison): Chapter[] {
  const { losses, later, namings, notices, verdicts, endings, columns, estates, firms, tables, sheets, files, rules } =
    comparison;
  const plain = columns.filter(({ ends }) => !ends);
  const chapter = (id: string, title: string, size: number, body: Html): Chapter => ({ id, title, size, body });
  const noticesGone = notices?.gone ?? 0;
  return [
    chapter('losses', '丢失，build 会停下', losses.length, lossesPart(comparison)),
    chapter('later', '暂不公布的栏目', later.length, listOf(later.map((one) => html`${laterLine(one)}`))),
    chapter(
      'appear',
      '新的点名',
      namings.appear.length + (notices?.appear.length ?? 0),
      html`${namingTable(
        namings.appear.map((one) => ({ ...one, last: one.until === null ? '' : day(one.until) })),
        '公示期至',
      )}
${listOf((notices?.appear ?? []).map(({ file, title }) => html`公告：${title} <span class="code">${file}</span>`))}`,
    ),
    chapter('worse', '变差的判定', verdicts.worse.length, verdictTable(verdicts.worse)),
    chapter('endings', '了结的内容空了', endings.length, endingsPart(comparison)),
    chapter(
      'end',
      '结束的点名',
      namings.end.length + noticesGone,
      html`${namingTable(
        namings.end.map((one) => ({ ...one, last: fateText(one.fate) })),
        '为什么结束',
      )}
${noticesGone === 0 ? NOTHING : html`<p>${noticesGoneText(noticesGone)}</p>`}`,
    ),
    chapter('columns', '少了的列', plain.length, listOf(plain.map((one) => columnText(one)))),
    chapter('estates', '小区', sizeOf(estates), subjectsPart(estates)),
    chapter('firms', '企业', sizeOf(firms), subjectsPart(firms)),
    chapter('rows', '各表的行', sum(tables.map(rowsIn)), html`${tables.map(tablePart)}`),
    chapter('better', '变好的判定', verdicts.better.length, verdictTable(verdicts.better)),
    chapter(
      'other',
      '其他判定变化',
      verdicts.other.length + verdicts.come + verdicts.gone + rules.gone.length + rules.come.length,
      otherPart(comparison),
    ),
    chapter('reprint', '要重印的公示单', sheets?.reprint.length ?? 0, sheetTable(sheets?.reprint ?? [])),
    chapter('take-down', '要撤下的公示单', sheets?.takeDown.length ?? 0, sheetTable(sheets?.takeDown ?? [])),
    chapter(
      'files',
      '设置、规则文件和公告',
      files.length,
      listOf(files.map(({ path, is }) => html`${path} ${FILE_WORDS[is]}`)),
    ),
  ];
}

function lossesPart({ losses }: Comparison): Html {
  return html`<p class="warn">不是有意的，改好再发布；确实如此，发布时写 --accept "原因"，原因会公布。</p>
${listOf(losses.map((loss) => html`<strong>${lossText(loss)}</strong>${remedyOf(loss)}`))}`;
}

function endingsPart({ endings }: Comparison): Html {
  const rows = endings.map(({ tableName, words, cell }) => [
    tableName,
    words,
    cell.header,
    cellText(cell.before),
    placeWords(cell.place),
  ]);
  return html`<p>这些格子原来说明事情已经结束或了结，现在空了：空着就当作没有结束。</p>
${grid(['表', '哪一行', '列', '原来写的', '在哪里'], rows)}`;
}

function otherPart({ verdicts, rules }: Comparison): Html {
  const counted = [
    ...(verdicts.come > 0 ? [`新的期次里有 ${count(verdicts.come)} 条判定，没有查出要补的。`] : []),
    ...(verdicts.gone > 0 ? [`有 ${count(verdicts.gone)} 条判定不再有了，原来没有查出要补的。`] : []),
    ...(rules.gone.length > 0 ? [`不再判定的规则：${rules.gone.join('、')}。`] : []),
    ...(rules.come.length > 0 ? [`新判定的规则：${rules.come.join('、')}。`] : []),
  ];
  return html`${listOf(counted)}${verdictTable(verdicts.other)}`;
}

function namingTable(told: readonly (NamingTold & { last: string })[], lastHead: string): Html {
  const rows = told.map(({ words, because, last, place }) => [words, because, last, placeWords(place)]);
  return grid(['谁、哪一条', '说了什么', lastHead, '在哪里'], rows);
}

const verdictTable = (changes: readonly VerdictChange[]): Html =>
  grid(
    ['规则', '谁', '时间', '判定', '说明'],
    changes.map((one) => [one.rule, one.words, one.period, verdictText(one), one.detail]),
  );

const sheetTable = (sheets: readonly SheetTold[]): Html =>
  grid(
    ['公示单', '哪里', '文件'],
    sheets.map(({ title, subject, file }) => [title, subject, file]),
  );

function subjectsPart({ come, go, renamed }: SubjectChanges): Html {
  return grid(
    ['', '是谁'],
    [
      ...go.map((words) => ['没有了', words]),
      ...come.map((words) => ['新增', words]),
      ...renamed.map(({ before, words }) => [`原来的编码是 ${before}`, words]),
    ],
  );
}

function tablePart(changes: TableChanges): Html {
  const { name, before, after, added, removed, changed, ended, kept, follows, newColumns } = changes;
  const notes = [
    ...(follows > 0 ? [`${count(follows)} 行只有随着别的内容变的（公示期至、核定服务等级）。`] : []),
    ...newColumns.map(({ header, filled }) => `上一版的程序还没有「${header}」列，现在 ${count(filled)} 行有内容。`),
  ];
  const cells = changed.flatMap(({ words, cells }) =>
    cells.map((cell) => [words, cell.header, cellText(cell.before), cellText(cell.after), placeWords(cell.place)]),
  );
  return html`<h3>${name} <small>${count(before)} 行 → ${count(after)} 行</small></h3>
${rowTable('没有了', removed)}
${part('改了', cells.length, grid(['哪一行', '列', '原来', '现在', '在哪里'], cells))}
${rowTable('新增', added)}
${part(
  '结束了',
  ended.length,
  grid(
    ['哪一行', '为什么'],
    ended.map(({ words, fate }) => [words, fateText(fate)]),
  ),
)}
${rowTable(fateText({ is: 'kept' }), kept)}
${listOf(notes)}`;
}

const rowTable = (title: string, rows: readonly RowTold[]): Html =>
  part(
    title,
    rows.length,
    grid(
      ['哪一行', '内容', '在哪里'],
      rows.map(({ words, cells, place }) => [words, cellsText(cells), placeWords(place)]),
    ),
  );

const part = (title: string, size: number, body: Html): Html =>
  size === 0 ? NOTHING : html`<h4>${title} <small>${count(size)}</small></h4>${body}`;

const cellsText = (cells: RowTold['cells']): string =>
  Object.entries(cells)
    .filter(([, cell]) => cell !== '')
    .map(([header, cell]) => `${header} ${cell}`)
    .join('；');

const placeWords = (place: Place | null): Piece =>
  place === null ? '' : html`<span class="code">${placeText(place)}</span>`;

/** A table of cells; of a very long one the beginning, and how many rows there are besides. */
function grid(heads: readonly string[], rows: readonly (readonly Piece[])[]): Html {
  if (rows.length === 0) return NOTHING;
  const rest = rows.length - ROWS_SHOWN;
  return html`<table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.slice(0, ROWS_SHOWN).map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table>
${rest > 0 ? html`<p class="soft">还有 ${count(rest)} 条，用 --json 可以全部列出。</p>` : NOTHING}`;
}

const listOf = (lines: readonly Piece[]): Html =>
  lines.length === 0 ? NOTHING : html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const sizeOf = ({ come, go, renamed }: SubjectChanges): number => come.length + go.length + renamed.length;
/** How much is told of a table. */
export const rowsIn = ({ added, removed, changed, ended, kept, newColumns }: TableChanges): number =>
  sum([added, removed, changed, ended, kept, newColumns].map((list) => list.length));
