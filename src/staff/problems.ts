/**
 * Problems of the tables (问题), each with its place and remedy, as `check` prints them.
 */
import { agreedOf, openOf, type Problem, placesOf } from '../domain/problem.ts';
import { type Html, html, joined, NOTHING } from '../wording/html.ts';

/** How many problems of one kind are listed; the rest is counted, and stands in `--json`. */
const SHOWN_MAX = 50;
/** Rows of one problem that are named in its line. */
const ROWS_NAMED = 3;

export function problemsPart(problems: readonly Problem[]): Html {
  return html`<section id="problems"><h2>问题 <small>${placesOf(openOf(problems))} 处</small></h2>
${severityPart(problems, 'error', '必须改正', '改好以前不能发布。')}
${severityPart(openOf(problems), 'warning', '建议核对', '可以发布，最好也看一眼。')}
${agreedPart(agreedOf(problems))}
</section>`;
}

function severityPart(problems: readonly Problem[], severity: Problem['severity'], title: string, note: string): Html {
  const chosen = problems.filter((one) => one.severity === severity);
  const heading = html`<h3>${title} <small>${placesOf(chosen)} 处</small></h3>`;
  if (chosen.length === 0) return html`${heading}<p class="none">没有。</p>`;
  return html`${heading}<p class="soft">${note}</p>
${listed(chosen)}`;
}

/** What somebody has agreed to: counted, and to be opened. */
function agreedPart(agreed: readonly Problem[]): Html {
  return agreed.length === 0
    ? NOTHING
    : html`<details><summary>另有 ${placesOf(agreed)} 项已说定的</summary>
${listed(agreed)}</details>`;
}

function listed(problems: readonly Problem[]): Html {
  const rows = kindsOf(problems).map((kind) => {
    const rest = kind.slice(SHOWN_MAX);
    return html`${joined(kind.slice(0, SHOWN_MAX).map(line), '\n')}${rest.length === 0 ? NOTHING : restLine(rest)}`;
  });
  return html`<table class="problems"><thead><tr><th>文件</th><th>行</th><th>列</th><th>问题和改法</th><th>编号</th></tr></thead>
<tbody>${joined(rows, '\n')}</tbody></table>`;
}

/** Problems of one code in one column of one sheet, each kind where its first stands. */
function kindsOf(problems: readonly Problem[]): Problem[][] {
  const kinds = new Map<string, Problem[]>();
  for (const one of problems) {
    const key = [one.file, one.sheet, one.code, one.column].join('\n');
    const kind = kinds.get(key);
    if (kind) kind.push(one);
    else kinds.set(key, [one]);
  }
  return [...kinds.values()];
}

function line({ file, sheet, row, rows, column, message, code }: Problem): Html {
  const named =
    rows.length > 1 ? `${rows.slice(0, ROWS_NAMED).join('、')}${rows.length > ROWS_NAMED ? ' 等' : ''}` : row;
  return html`<tr><td>${file}${sheet === null ? '' : `「${sheet}」`}</td><td>${named ?? ''}</td><td>${column ?? ''}</td><td>${message}</td><td class="code">${code}</td></tr>`;
}

/** The line for the problems of a kind beyond these. */
function restLine(rest: readonly Problem[]): Html {
  const [{ file, sheet, column, code }] = rest as [Problem];
  return html`
<tr><td>${file}${sheet === null ? '' : `「${sheet}」`}</td><td></td><td>${column ?? ''}</td><td>同样的问题还有 ${placesOf(rest)} 处，用 <code>--json</code> 看全部。</td><td class="code">${code}</td></tr>`;
}
