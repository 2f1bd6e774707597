/**
 * Until when each table speaks (数据截至), and which of them to ask for: those that are older than their rhythm (更新周期),
 * and those of which nobody has said the day, so that nobody can be called late by them.
 */
import { freshUntil } from '../domain/data-until.ts';
import { compareText } from '../domain/order.ts';
import { type EstateTable, GROUPINGS, type TableId } from '../domain/records.ts';
import type { Register } from '../domain/register.ts';
import { sourceSheetIndex } from '../domain/source.ts';
import type { SourceSheet } from '../domain/source-sheet.ts';
import { TABLES, tableOf } from '../tables/catalogue.ts';
import { count, day, period } from '../wording/format.ts';
import { type Html, html, joined, NOTHING } from '../wording/html.ts';
import type { Desk } from './desk.ts';

/** A file that speaks for somebody, with what to ask for. */
interface Spoken {
  sheet: SourceSheet;
  /** `old`: the day has come for a new one. `unsaid`: nobody has said until when it speaks. */
  ask: 'old' | 'unsaid' | null;
}

/** Files named; the rest is counted. */
const FILES_MAX = 100;

export function dataDaysPart(desk: Desk): Html {
  const all = spokenSheets(desk);
  const asked = all.filter(({ ask }) => ask !== null);
  const rows = asked.slice(0, FILES_MAX).map((one) => rowOf(desk, one));
  return html`<section id="data-days"><h2>数据截至 <small>要催的 ${count(asked.length)} 份</small></h2>
<p>每张表说到哪一天，有期限的义务就判断到哪一天。写明日期的办法：表头上面写一行「数据截至：2026-10-31」，或写在文件名里，或写在网站设置（portal.yaml 的 data_dates）里。更新周期也在那里改（data_rhythm）。</p>
${
  asked.length === 0
    ? html`<p class="none">各表都写明了数据截至，都在更新周期以内。</p>`
    : html`<table><thead><tr><th>表</th><th>文件</th><th>数据截至</th><th class="n">更新周期</th><th>要什么</th></tr></thead>
<tbody>${joined(rows, '\n')}</tbody></table>${asked.length > FILES_MAX ? html`<p>另有 ${count(asked.length - FILES_MAX)} 份没有列出。</p>` : NOTHING}`
}</section>`;
}

/** How many files to ask for, for the head of the report. */
export const filesAsked = (desk: Desk): number => spokenSheets(desk).filter(({ ask }) => ask !== null).length;

function rowOf({ portal }: Desk, { sheet: { table, file, sheet, until, unusableUntil }, ask }: Spoken): Html {
  const unsaid = unusableUntil === undefined ? '没有写明' : `写明的不能用：${unusableUntil}`;
  const days =
    until?.by === 'said'
      ? day(until.day)
      : until?.within !== undefined
        ? `写的是 ${period(until.within)}，按其中最晚的一行 ${day(until.day)} 算`
        : `${unsaid}，${until === null ? '表里没有日期' : `最新的记录说到 ${day(until.day)}`}`;
  const wanted =
    ask === 'old'
      ? '该更新了，要一份新的'
      : until?.within !== undefined
        ? '写明是这个月的哪一天；只写月份的，能说明做到了，不判逾期'
        : unusableUntil === undefined
          ? '写明数据截至哪一天；没有写明的，不判逾期'
          : '把数据截至改成真正掌握到的那一天；不能用的，不判逾期';
  return html`<tr><td>${tableOf(table).name}</td><td>${file}${sheet === null ? '' : `〔${sheet}〕`}</td><td>${days}</td><td class="n">${count(portal?.dataRhythm[table] ?? 0)} 天</td><td>${wanted}</td></tr>`;
}

/** The files that speak, table by table, the oldest first. */
function spokenSheets({ register, portal, asOf }: Desk): Spoken[] {
  return TABLES.flatMap(({ id }) =>
    newestSheets(register, id)
      .sort((a, b) => compareText(a.until?.day ?? '', b.until?.day ?? '') || compareText(a.file, b.file))
      .map((sheet): Spoken => {
        const { until } = sheet;
        if (until?.by !== 'said') return { sheet, ask: 'unsaid' };
        const isOld = portal !== null && freshUntil(until.day, portal.dataRhythm[id]) < asOf;
        return { sheet, ask: isOld ? 'old' : null };
      }),
  );
}

/** The sheets of a table that are the newest for some estate; of a table that is not of estates, the newest of all. */
function newestSheets({ records, sheets }: Register, id: TableId): SourceSheet[] {
  const dayOf = (index: number): string => sheets[index]?.until?.day ?? '';
  const newest = new Map<string, number>();
  const offer = (key: string, index: number): void => {
    const known = newest.get(key);
    if (known === undefined || dayOf(index) > dayOf(known)) newest.set(key, index);
  };
  if (GROUPINGS[id]?.by === 'estate')
    for (const { estate, source } of records[id as EstateTable]) offer(estate, sourceSheetIndex(source));
  else for (const [index, { table }] of sheets.entries()) if (table === id) offer('', index);
  return [...new Set(newest.values())].flatMap((index) => sheets[index] ?? []);
}
