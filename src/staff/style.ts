/**
 * The style sheet of the staff report: the portal's look on one page. It is part of the file, which needs no other.
 * Nothing depends on colour, and printed everything is black.
 */
import { HEI_FACES, SONG_FACES, STAFF, STAFF_PRINTED } from '../look/look.ts';
import { properties } from '../look/tokens.ts';
import { Html } from '../wording/html.ts';

export const STYLE = new Html(`
:root { ${properties({ ...STAFF, song: SONG_FACES, hei: HEI_FACES })} }
* { box-sizing: border-box; }
html { font-size: 16px; }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.7 var(--hei); font-variant-numeric: tabular-nums; line-break: strict; overflow-wrap: anywhere; }
header, main { max-width: 72rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 1.5rem; }
h1, h2, h3, h4 { font-family: var(--song); line-height: 1.35; margin: 0; break-after: avoid; }
h1 { font-size: 2.1rem; letter-spacing: .02em; }
h2 { font-size: 1.5rem; border-bottom: 2px solid var(--ink); padding-bottom: .3rem; margin-bottom: .8rem; }
h3 { font-size: 1.15rem; margin-top: 1.4rem; }
h4 { font-size: 1rem; }
small { font: 400 .87rem var(--hei); color: var(--soft); }
p { margin: .4rem 0; max-width: 60em; text-wrap: pretty; }
a { color: var(--accent); }
ul { margin: .4rem 0; padding-left: 1.2rem; }
main > section { background: var(--surface); border: 1px solid var(--rule); padding: 1.2rem 1.4rem 1.4rem; margin: 1.5rem 0; }
.secret { display: inline-block; border: 2px solid var(--ink); padding: 0 .8rem; font-weight: 700; letter-spacing: .1em; }
.soft { color: var(--soft); font-size: .93rem; }
.none { color: var(--soft); }
.warn { border-left: .4rem solid var(--ink); padding-left: .8rem; font-weight: 700; }
.figures { display: flex; flex-wrap: wrap; gap: 0 2.6rem; list-style: none; padding: 0; margin: 1rem 0; }
.figures a { color: inherit; text-decoration: none; }
.figures b { font: 700 2.2rem/1.2 var(--song); }
nav ol { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1.4rem; list-style: none; padding: .6rem 0; margin: 0; border-top: 1px solid var(--rule); border-bottom: 1px solid var(--rule); }
nav li { display: contents; }
nav span { display: flex; flex-wrap: wrap; gap: 0 1.1rem; font-size: .93rem; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0; font-size: .93rem; line-height: 1.6; }
.k { white-space: nowrap; }
table.narrow { width: auto; min-width: 24rem; }
th, td { border-bottom: 1px solid var(--rule); padding: .3rem .6rem .3rem 0; text-align: left; vertical-align: top; overflow-wrap: break-word; }
thead th { border-bottom: 1px solid var(--ink); font-weight: 700; white-space: nowrap; }
.n { text-align: right; white-space: nowrap; }
.code { font-size: .8rem; color: var(--soft); }
.problems td:nth-child(4) { min-width: 20rem; }
.found { table-layout: fixed; margin-top: .2rem; }
.found .verdict { width: 7.5rem; }
.found .who { width: 30%; }
.found .from { width: 22%; }
.found td:nth-child(4) { font-size: .87rem; }
.found tr:last-child td { border-bottom: 0; }
ul.columns { columns: 2; column-gap: 3rem; }
ul.columns li { break-inside: avoid; }
.question { border-top: 1px solid var(--rule); padding: .2rem 0 .8rem; }
.question:first-of-type { border-top: 0; }
.question h3 { margin-top: .8rem; }
.short { font-size: 1.05rem; }
dl.about { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: .5rem 0; padding: .6rem .8rem; border-left: 3px solid var(--rule); }
dt { color: var(--soft); }
dd { margin: 0; }
.case p { max-width: none; }
.case { padding: .7rem 0; border-top: 1px solid var(--rule); break-inside: avoid; }
.settle { display: flex; flex-wrap: wrap; gap: .2rem .7rem; align-items: baseline; font-size: .93rem; }
pre { margin: 0; padding: .1rem .5rem; border: 1px solid var(--rule); background: var(--page); font: .87rem/1.6 ui-monospace, Consolas, "Noto Sans Mono CJK SC", monospace; white-space: pre-wrap; user-select: all; }
.how pre { display: inline-block; }
details > summary { cursor: pointer; font-weight: 700; padding: .25rem 0; }
details { border-top: 1px solid var(--rule); }
.sheet { border-top: 2px solid var(--ink); margin-top: 1.6rem; }
table.form th, table.form td { border: 1px solid var(--form-rule); padding: .3rem .45rem; }
.form .k { width: 1%; }
table.form { width: calc(100% - 1px); }
table.form thead th { white-space: normal; text-align: center; background: var(--page); }
.write { min-width: 4rem; }
.roomy .write { min-width: 7.5rem; }
table.form tbody td { height: 2rem; }
.blank td { height: 2.4rem; }
.signed { display: flex; gap: 10rem; margin-top: 1rem; }
.signed span::after { content: "：＿＿＿＿＿＿"; white-space: nowrap; }
@page { size: A4; margin: 14mm; }
@page form { size: A4 landscape; margin: 12mm; }
@media print {
  :root { ${properties(STAFF_PRINTED)} }
  html { font-size: 9.5pt; }
  body { line-height: 1.5; }
  header, main { max-width: none; padding: 0; }
  main > section { border: 0; padding: 0; margin: 6mm 0; }
  a { text-decoration: none; }
  tr { break-inside: avoid; }
  .question h3, summary { break-after: avoid; }
  thead { display: table-header-group; }
  details:not([open]) > summary::after { content: "（屏幕上展开后可打印）"; font-weight: 400; }
  .whole { break-inside: avoid; }
  .signed { break-before: avoid; }
  .sheet details::details-content { display: block; height: auto; content-visibility: visible; }
  .sheet summary { display: none; }
  .sheet { page: form; break-before: page; border-top: 0; }
  #totals { break-before: page; }
}
`);
