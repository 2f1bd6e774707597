/**
 * Problems of the tables (问题), each with its place and remedy, as `check` prints them.
 */
import type { Problem } from '../domain/problem.ts';
import { type Html, html, joined, NOTHING } from '../wording/html.ts';

/** More rows than these help nobody who has to mend them; the rest is in `--json`. */
const ROWS_MAX = 1000;

export function problemsPart(problems: readonly Problem[]): Html {
  return html`<section id="problems"><h2>问题 <small>${problems.length} 处</small></h2>
${severityPart(problems, 'error', '必须改正', '改好以前不能发布。')}
${severityPart(problems, 'warning', '建议核对', '可以发布，最好也看一眼。')}
</section>`;
}

function severityPart(problems: readonly Problem[], severity: Problem['severity'], title: string, note: string): Html {
  const chosen = problems.filter((one) => one.severity === severity);
  const heading = html`<h3>${title} <small>${chosen.length} 处</small></h3>`;
  if (chosen.length === 0) return html`${heading}<p class="none">没有。</p>`;
  const rows = chosen
    .slice(0, ROWS_MAX)
    .map(
      ({ file, sheet, row, column, message, code }) =>
        html`<tr><td>${file}${sheet === null ? '' : `「${sheet}」`}</td><td>${row ?? ''}</td><td>${column ?? ''}</td><td>${message}</td><td class="code">${code}</td></tr>`,
    );
  return html`${heading}<p class="soft">${note}</p>
<table class="problems"><thead><tr><th>文件</th><th>行</th><th>列</th><th>问题和改法</th><th>编号</th></tr></thead>
<tbody>${joined(rows, '\n')}</tbody></table>
${chosen.length > ROWS_MAX ? html`<p>另有 ${chosen.length - ROWS_MAX} 处，用 <code>--json</code> 看全部。</p>` : NOTHING}`;
}
