/**
 * The table of the report that says what became of the rows of each table (各表行数).
 */
import type { TableTotals } from '../intake/collected.ts';
import { tableOf } from '../tables/catalogue.ts';
import { count } from '../wording/format.ts';
import { type Html, html, joined } from '../wording/html.ts';

export function totalsPart(totals: readonly TableTotals[]): Html {
  const rows = totals.map(
    ({ table, files, rows: all, records, faulty, out, notes }) =>
      html`<tr><td>${tableOf(table).name}</td>${[files, all, records, out, faulty, notes].map((n) => html`<td class="n">${count(n)}</td>`)}<td>${files === 0 ? '没有这张表，有关事项未知' : ''}</td></tr>`,
  );
  return html`<section id="totals"><h2>各表行数</h2>
<table><thead><tr><th>表</th><th class="n">文件</th><th class="n">行</th><th class="n">可公布</th><th class="n">没公布</th><th class="n">有错</th><th class="n">合计或说明</th><th></th></tr></thead>
<tbody>${joined(rows, '\n')}</tbody></table></section>`;
}
