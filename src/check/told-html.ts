/**
 * What a sender is told, as markup (自查结果). Every text of a table is escaped by `html`.
 */
import { type Html, html, joined, NOTHING } from '../wording/html.ts';
import type { FileTold, ProblemTold, Told } from './told.ts';

/** Problems of one file that are drawn at once; more are in the list to download. */
const SHOWN_MAX = 200;

export function toldHtml({ summary, files, totals }: Told): Html {
  return html`<h2 id="told" tabindex="-1">${summary}</h2>
${joined(files.map(fileHtml), '\n')}
${totals.length === 0 ? NOTHING : totalsHtml(totals)}`;
}

function fileHtml({ name, verdict, state, sheets, must, may, agreed }: FileTold): Html {
  return html`<section class="panel checked is-${state}"><header><h3>${name}</h3><p class="stamp"><b>${verdict}</b></p></header>
${
  sheets.length === 0
    ? html`<p class="missing">没有读成任何一张表。</p>`
    : html`<ul class="read-as">${sheets.map(
        (sheet) =>
          html`<li>${sheet.name === null ? NOTHING : html`工作表「${sheet.name}」`}读成「<b>${sheet.table}</b>」表，${sheet.records} 行可以公布</li>`,
      )}</ul>`
}
${problemsHtml('必须改正', must)}
${problemsHtml('建议核对', may)}${agreedHtml(agreed)}</section>`;
}

function problemsHtml(title: string, problems: readonly ProblemTold[]): Html {
  if (problems.length === 0) return NOTHING;
  const rest = problems.length - SHOWN_MAX;
  return html`<h4>${title}</h4><ol class="problems">${problems.slice(0, SHOWN_MAX).map(problemHtml)}</ol>${
    rest > 0 ? html`<p class="note">另有 ${rest} 条没有列出，下载的清单里全有。</p>` : NOTHING
  }`;
}

function agreedHtml(agreed: readonly ProblemTold[]): Html {
  return agreed.length === 0
    ? NOTHING
    : html`<details><summary>另有 ${agreed.length} 项已说定的，不用再看</summary><ol class="problems">${agreed.map(problemHtml)}</ol></details>`;
}

function problemHtml({ code, place, words, rows }: ProblemTold): Html {
  return html`<li>${place === '' ? NOTHING : html`<b>${place}</b>`}${words} <small class="code">${code}</small>${
    rows === null ? NOTHING : html`<details><summary>全部的行</summary><p>${rows}</p></details>`
  }</li>`;
}

function totalsHtml(totals: Told['totals']): Html {
  const head = ['表', '行', '可以公布', '没公布', '有错', '合计或说明'];
  return html`<section class="panel"><table class="stack"><caption>各表的行都去了哪里</caption><thead><tr>${head.map(
    (name, at) => html`<th scope="col"${at === 0 ? NOTHING : html` class="num"`}>${name}</th>`,
  )}</tr></thead><tbody>${totals.map(
    ({ table, ...numbers }) =>
      html`<tr><th scope="row">${table}</th>${[
        numbers.rows,
        numbers.records,
        numbers.out,
        numbers.faulty,
        numbers.notes,
      ].map((number, at) => html`<td class="num" data-label="${head[at + 1] ?? ''}">${number}</td>`)}</tr>`,
  )}</tbody></table></section>`;
}
