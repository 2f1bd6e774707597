/**
 * What every answer to an office's question is, and the look-ups they share.
 *
 * Which rules a question is about is read from their parameters, so that a new jurisdiction's rules answer it as
 * well; the few answers that need no rule say that they judge nothing.
 */
import type { Finding, Verdict } from '../../domain/finding.ts';
import type { Rule } from '../../domain/profile.ts';
import type { Division, TableId } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { tableOf } from '../../tables/catalogue.ts';
import { findingText, OFFICE_WORDS } from '../../wording/audit.ts';
import { count } from '../../wording/format.ts';
import { Html, html, joined, NOTHING, type Piece } from '../../wording/html.ts';
import { type Desk, periodWords, placeNames, type RuledPlaces, subjectName } from '../desk.ts';

export interface Answer {
  /** 1 to 10. */
  number: number;
  question: string;
  /** In one sentence or two. */
  short: Piece;
  /** Names and figures; may be nothing. */
  more: Html;
}

/** Lines of a list and rows of a table that are shown at once; the rest is folded. */
const SHOWN_MAX = { long: 6, short: 12 };

/** Places with rules that a question is about, and places without. */
export function rulesAsked(
  desk: Desk,
  asks: (rule: Rule) => boolean,
): { asked: { place: RuledPlaces; rules: readonly Rule[] }[]; silent: RuledPlaces[]; findings: Finding[] } {
  const all = desk.ruled.map((place) => ({ place, rules: place.rules.filter(asks) }));
  const asked = all.filter(({ rules }) => rules.length > 0);
  const ids = new Set(asked.flatMap(({ rules }) => rules.map(({ id }) => id)));
  return {
    asked,
    silent: all.filter(({ rules }) => rules.length === 0).map(({ place }) => place),
    findings: [...ids].sort().flatMap((id) => desk.byRule.get(id) ?? []),
  };
}

/** 丙寅县、丁卯市现行的规则里没有回访比例的规定。 */
export function silentWords(desk: Desk, silent: readonly RuledPlaces[], what: string): string {
  if (silent.length === 0) return '';
  const where = silent.length === desk.ruled.length ? '这里' : silent.map(placeNames).join('、');
  return `${where}现行的规则里没有${what}。`;
}

/** Counties that a publication covers, in the order of the table. */
export function countiesOf(desk: Desk): readonly Division[] {
  const covered = new Set(desk.ruled.flatMap(({ counties }) => counties.map(({ code }) => code)));
  return desk.register.records.division.filter(({ code }) => covered.has(code));
}

/** 未知：没有「满意度」表。 The answer of a question whose table the office has not supplied; null where it is there. */
export function withoutTable(desk: Desk, ...tables: readonly TableId[]): Html | null {
  const absent = tables.filter((table) => !desk.register.present.has(table));
  if (absent.length === 0) return null;
  return html`<strong>未知</strong>：没有${absent.map((table) => `「${tableOf(table).name}」表`).join('、')}，交来以后才能回答。`;
}

/** 按规则待核实的 3 条: how many prompts stand; empty where nothing was judged. */
export function promptsWords(findings: readonly Finding[]): string {
  const number = (of: Verdict): number => findings.filter(({ verdict }) => verdict === of).length;
  const [reached, unknown] = [number('待核实'), number('未知')];
  if (findings.length === 0) return '';
  const word = OFFICE_WORDS.待核实;
  const open = unknown === 0 ? '' : `，${OFFICE_WORDS.未知} ${count(unknown)} 条`;
  return `${reached === 0 ? `按规则没有查出${word}的` : `按规则${word}的 ${reached} 条`}${open}。`;
}

/** What each rule found: how many findings, then whom and why, unless another part of the report says that. */
export function foundByRule(desk: Desk, findings: readonly Finding[], told: 'lines' | 'tallies' = 'lines'): Html {
  const rules = groupBy(findings, ({ rule }) => rule);
  return html`${[...rules].map(([id, own]) => {
    const open = notable(own);
    const words = open.length === 0 ? '没有达到条件的' : tallied(open);
    const who = told === 'lines' ? html`${findingLines(desk, open.filter(isKnown))}${unknownLines(open)}` : NOTHING;
    return html`<p><strong>${id}</strong> ${desk.rules.get(id)?.title ?? ''}：${words}。</p>${who}`;
  })}`;
}

const isKnown = ({ verdict }: Finding): boolean => verdict !== '未知';

/** What is unknown, once for all of whom it is unknown in the same words. */
function unknownLines(findings: readonly Finding[]): Html {
  const words = groupBy(
    findings.filter((found) => !isKnown(found)),
    findingText,
  );
  return lines([...words].map(([text, own]) => `${OFFICE_WORDS.未知} ${count(own.length)} 条：${text}`));
}

/** Findings as lines: who, what the verdict is and why, with a link to the prompt where it is one. */
export function findingLines(desk: Desk, findings: readonly Finding[]): Html {
  return lines(
    findings.map((found) => {
      const verdict =
        found.verdict === '待核实'
          ? html`<a href="#prompt-${found.rule}">${OFFICE_WORDS[found.verdict]}</a>`
          : html`${OFFICE_WORDS[found.verdict]}`;
      const period = found.period === desk.asOf ? '' : ` ${periodWords(found.period)}`;
      return html`<strong>${subjectName(desk, found.subjectKind, found.subject)}</strong>${period}，${verdict}：${findingText(found)}`;
    }),
  );
}

/** A list, folded beyond a few lines; short ones stand in two columns. */
export function lines(items: readonly Piece[], length: 'long' | 'short' = 'long'): Html {
  if (items.length === 0) return NOTHING;
  const columns = length === 'short' ? html` class="columns"` : NOTHING;
  const list = (chosen: readonly Piece[]): Html =>
    html`<ul${columns}>${chosen.map((item) => html`<li>${item}</li>\n`)}</ul>`;
  return shortened(items, SHOWN_MAX[length], '条', list);
}

/** The first of many, and the rest folded. */
function shortened<T>(all: readonly T[], max: number, unit: string, show: (chosen: readonly T[]) => Html): Html {
  // Folding only one or two rows would save nothing.
  if (all.length <= max + 2) return show(all);
  const rest = `其余 ${count(all.length - max)} ${unit}`;
  return html`${show(all.slice(0, max))}<details><summary>${rest}</summary>${show(all.slice(max))}</details>`;
}

/** Texts of up to so many characters are not broken. */
const UNBROKEN_MAX = 10;

/** A small table; cells that are numbers stand to the right. */
export function table(heads: readonly string[], rows: readonly (readonly Piece[])[]): Html {
  if (rows.length === 0) return NOTHING;
  const kinds = heads.map((_, i) => {
    if (rows.every((row) => typeof row[i] === 'number')) return html` class="n"`;
    const short = rows.every((row) => typeof row[i] === 'number' || [...textOf(row[i])].length <= UNBROKEN_MAX);
    return short ? html` class="k"` : NOTHING;
  });
  const head = heads.map((text, i) => html`<th${kinds[i] ?? NOTHING}>${text}</th>`);
  const line = (row: readonly Piece[]): Html =>
    html`<tr>${row.map((cell, i) => html`<td${kinds[i] ?? NOTHING}>${typeof cell === 'number' ? count(cell) : cell}</td>`)}</tr>`;
  return shortened(
    rows,
    SHOWN_MAX.short,
    '行',
    (chosen) => html`<table><thead><tr>${head}</tr></thead><tbody>${joined(chosen.map(line), '\n')}</tbody></table>`,
  );
}

const textOf = (piece: Piece | undefined): string =>
  piece instanceof Html ? piece.text.replace(/<[^>]*>/g, '') : String(piece ?? '');

/** Names joined in a sentence; of more than `max` the rest is counted. */
export function names(all: readonly string[], max = 20): string {
  if (all.length === 0) return '没有';
  return all.length <= max ? all.join('、') : `${all.slice(0, max).join('、')}等，共 ${count(all.length)} 个`;
}

/** 待核实 2，已确认 1，未知 1 of some findings; empty where there is none of these. */
export function notable(findings: readonly Finding[]): Finding[] {
  const order: readonly Verdict[] = ['待核实', '逾期', '缺项', '未知', '已确认'];
  return findings
    .filter(({ verdict }) => order.includes(verdict))
    .sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
}

export function tallied(findings: readonly Finding[]): string {
  const verdicts = [...new Set(notable(findings).map(({ verdict }) => verdict))];
  return verdicts
    .map(
      (verdict) => `${OFFICE_WORDS[verdict]} ${count(findings.filter((found) => found.verdict === verdict).length)} 条`,
    )
    .join('，');
}
