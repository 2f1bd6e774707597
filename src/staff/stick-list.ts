/**
 * Which stick goes where (U 盘清单): a page to print and tick off, and the same as a table, beside the folders of many screens.
 */
import Papa from 'papaparse';
import { guardFormula } from '../domain/formula-guard.ts';
import type { Publication } from '../domain/publication.ts';
import { count, day } from '../wording/format.ts';
import { html } from '../wording/html.ts';
import { STYLE } from './style.ts';

/** A stick as the list has it. */
export interface StickLine {
  folder: string;
  code: string;
  name: string;
  /** 甲子县春晖街道 */
  where: string;
  address: string;
}

const HEADERS = ['文件夹', '小区', '小区编码', '在哪里', '地址'];

const cellsOf = ({ folder, name, code, where, address }: StickLine): string[] => [folder, name, code, where, address];

/** For a spreadsheet, with the mark by which it knows the encoding. */
export const stickTable = (lines: readonly StickLine[]): string =>
  `\ufeff${Papa.unparse([HEADERS, ...lines.map((line) => cellsOf(line).map(guardFormula))], { newline: '\r\n' })}\r\n`;

export function stickPage({ portal, release }: Publication, lines: readonly StickLine[]): string {
  const rows = lines.map((line) => html`<tr><td>□</td>${cellsOf(line).map((cell) => html`<td>${cell}</td>`)}</tr>`);
  return html`<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>U 盘清单</title><style>${STYLE}</style></head>
<body>
<header><h1>U 盘清单</h1><p>${portal.name}，${day(release.asOf)}，${count(lines.length)} 块屏。</p></header>
<main><section>
<p>一个文件夹是一个小区的屏：把整个文件夹拷进这个小区的 U 盘，打开里面的 index.html。拷好一个勾一个。</p>
<table><thead><tr><th>拷好</th>${HEADERS.map((title) => html`<th>${title}</th>`)}</tr></thead><tbody>${rows}</tbody></table>
</section></main>
</body>
</html>
`.text;
}
