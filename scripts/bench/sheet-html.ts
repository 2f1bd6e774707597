/**
 * A sheet as an HTML document, to be printed by the browser of the benchmark.
 *
 * It is the same sheet as src/paper/templates/sheets.typ sets on A4, in its type, sizes, columns, rules, pictures,
 * stamps, heads and feet. To be fair to the browser it is plain CSS without scripts and without anything to load; its
 * fonts are the system's (`fontsConfig`), and the scale of a sheet that must be smaller is passed in. Free of disk and
 * clock.
 */
import { PAPER } from '../../src/look/look.ts';
import { piecesOf } from '../../src/paper/pieces.ts';
import { drawCode } from '../../src/paper/qr-svg.ts';
import type { Frame } from '../../src/paper/typesetter.ts';
import { QUIET_MODULES } from '../../src/sheets/codes.ts';
import { contentHash, contentId } from '../../src/sheets/content-hash.ts';
import type { Bar, Block, Cell, Code, Column, Part, Row, Sheet } from '../../src/sheets/sheet.ts';

/** What a sheet shows of its publication. */
export type SheetFrame = Pick<Frame, 'asOf' | 'publisher' | 'demo' | 'demoWords'>;

/** How much smaller a placard is set for it to be one page, as the templates try it. */
export const PLACARD_SCALES = [1, 0.92, 0.84, 0.76, 0.68, 0.6, 0.54, 0.48, 0.42] as const;

/** Options for printing, by which the file is what ours is: tagged, with bookmarks, in colour. */
export const PDF_OPTIONS = { preferCSSPageSize: true, tagged: true, outline: true, printBackground: true } as const;

/** Whether a sheet is of a form that there is HTML for. */
export const hasHtml = (sheet: Sheet): boolean => FORMS[sheet.form] !== undefined && sheet.paper === 'a4';

/** At a scale below 1 its letters are smaller, so that it needs a page less. */
export function sheetHtml(sheet: Sheet, frame: SheetFrame, scale = 1): string {
  const form = FORMS[sheet.form];
  if (form === undefined || sheet.paper !== 'a4') throw new Error(`no HTML for ${sheet.form} on ${sheet.paper}`);
  const { style, body } = form(sheet, frame, scale);
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${escaped(sheet.title)}</title><style>${STYLE}${style}</style>${body}</html>`;
}

/**
 * Settings of fontconfig with these folders of fonts besides the system's own. A browser that is started with
 * `FONTCONFIG_FILE` has them installed, which is quicker than any other way of giving it fonts of 10 MB.
 */
export function fontsConfig(folders: readonly string[]): string {
  const own = folders.map((folder) => `<dir>${escaped(folder)}</dir>`).join('');
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>${own}</fontconfig>`;
}

// Typst measures from the tops of capitals to base lines, CSS between boxes of lines, which have .34 em more above and
// .21 em more below. The uneven figures here are distances of the templates less these.
const STYLE = `
html{color:${PAPER.ink};font-family:"Noto Sans SC","Noto Sans CJK SC",sans-serif;line-height:1.283}
body,h1,h2,h3,p{margin:0}h1,h2,h3{font-family:"Noto Serif SC","Noto Serif CJK SC",serif;break-after:avoid}
small,.note{font-size:.8em;line-height:1.42;color:${PAPER.soft};font-weight:400}svg{display:block}.w{white-space:nowrap}
.source{font-size:7pt;color:${PAPER.soft};margin-top:1pt}
.stamp{display:inline-block;font-size:8pt;line-height:8.6pt;padding:1.2pt 3pt;border:.8pt solid}
.disclosed{color:${PAPER.accent}}.overdue{border-width:1.4pt;font-weight:700}.undisclosed{border-style:dashed}
.unknown{border:.8pt dotted ${PAPER.soft}}.not-applicable{border:.6pt solid ${PAPER.rule}}
.figure{break-after:avoid}.figure b{font-size:1.6em;line-height:1}
.missing{border:.7pt dashed ${PAPER.soft};padding:1.7pt 5pt 3pt}.unmet{border-left:2.4pt solid;padding-left:6pt}.band{border-left:1.2pt solid ${PAPER.rule};padding-left:6pt}
.facts{display:grid;grid-template-columns:repeat(3,1fr);column-gap:4mm}
table{width:100%;table-layout:fixed;border-spacing:0;border-bottom:.8pt solid}caption{text-align:left;margin-top:-3pt;font-weight:700;font-size:.95em;padding-bottom:.6pt;break-after:avoid}
tr{break-inside:avoid}td,th{box-sizing:border-box;padding:0 6pt 0 0;vertical-align:top;text-align:left;line-height:var(--row)}th{font-size:.85em;line-height:calc(var(--row)*.91);font-weight:400;color:${PAPER.soft};border-top:.8pt solid;border-bottom:.5pt solid}
tbody tr:first-child{break-before:avoid}td:last-child,th:last-child{padding:0}td{border-top:.3pt solid ${PAPER.rule}}tbody tr:first-child td{border-top:0}td small{display:block}.f{text-align:right}.f.w small{white-space:normal}.sum,.group,.total,.sum small,.group small,.total small{font-weight:700}.total td{border-top:.8pt solid}
.strip{display:grid;column-gap:1mm;text-align:center}.strip b,.strip span{display:block;height:6.4mm;line-height:6.4mm;box-sizing:border-box}.strip i{display:block;font-style:normal;font-size:7pt;color:${PAPER.soft}}
.red{border:1.6pt solid ${PAPER.honour};color:${PAPER.honour};line-height:5.3mm!important}.black{background:${PAPER.ink};color:${PAPER.ground}}.none{border:.5pt solid ${PAPER.rule}}.open{border:.6pt dotted ${PAPER.soft}}
.bars{display:grid;grid-template-columns:auto 1fr auto;gap:1mm 3mm;font-size:.85em;line-height:3.4mm;break-inside:avoid;margin:1pt 0 4.5pt}.bars div{position:relative}.bars b{text-align:right;font-weight:400}
.bars i{display:block;height:3mm;margin-top:.2mm;background:${PAPER.accent};box-sizing:border-box}.bars .hatched{border:.5pt solid;background:repeating-linear-gradient(135deg,${PAPER.ink} 0 .6pt,transparent 0 1.7pt)}
.bars u{position:absolute;top:0;height:3.4mm;border-left:.8pt dashed}
.range{position:relative;height:15mm;break-inside:avoid}.range *{position:absolute}.range span,.range b,.range small{transform:translateX(-50%);white-space:nowrap;font-size:8pt;line-height:1}
.range hr{left:0;right:0;top:7mm;margin:0;border:0;border-top:.5pt solid ${PAPER.rule}}.range i{top:5.4mm;height:3.2mm;box-sizing:border-box;background:${PAPER.band};border:.5pt solid}.range u{top:5.4mm;height:3.2mm;border-left:.6pt solid}.range s{top:4mm;height:5.6mm;border-left:2pt solid ${PAPER.accent}}
.numbers{display:grid;grid-template-columns:1fr auto;gap:calc(var(--number)*.22) 6mm;align-items:center;text-align:left;break-inside:avoid}.numbers div{font-size:calc(var(--number)*.55)}.numbers small{display:block;font-size:calc(var(--number)*.4);line-height:1.38}.numbers b{font-size:var(--number);line-height:1;text-align:right}
.code svg{margin:0 auto}.signatures{display:grid;gap:9mm 6mm;padding-top:4mm}.signatures div{display:flex;align-items:baseline}.signatures i{flex:1;border-bottom:.5pt solid}
.signed{text-align:right;break-inside:avoid}`;

/** The style of a form, and the content of its page. */
type Form = (sheet: Sheet, frame: SheetFrame, scale: number) => { style: string; body: string };

const FORMS: Partial<Record<Sheet['form'], Form>> = {
  board(sheet, frame, scale) {
    const { title, subtitle, answers, parts, foot } = sheet;
    const reserved = foot === null ? 0 : edgeMm(foot.code) + FOOT_GAPS_MM;
    const style = `${pageStyle({ topMm: 17, sideMm: 15, bottomMm: 16 }, sheet, frame, reserved)}
html{font-size:${9.6 * scale}pt;--row:calc(.733rem + ${rowPaddingPt(ROW_PADDING_PT)}pt);--number:18pt}header{display:flex;justify-content:space-between;align-items:baseline;gap:5mm;border-bottom:1.6pt solid;padding-bottom:3.5pt}
h1{font-size:2.2rem;line-height:1}header p{font-size:.95rem;text-align:right}
.answers{display:grid;grid-auto-flow:column;grid-auto-columns:1fr;gap:5mm;border-bottom:.8pt solid;padding:3.6pt 0 4.8pt}.answers small,.answers b{display:block}.answers b{font-size:1.2em;line-height:1.17}
section{display:flow-root;padding:3.4pt 0 4.8pt 34mm;border-bottom:.5pt solid ${PAPER.rule}}section:last-of-type{border:0}.whole{break-inside:avoid}
section>div:first-child{float:left;width:31mm;margin-left:-34mm}h2{font-size:1.15rem}h2 small{font-size:.75em;font-weight:700;margin-right:3pt}h3{font-size:1rem;padding-top:1pt}.stamp{margin:2.5pt 0 1.5pt}.stamp+small{display:block}
.lead{break-after:avoid}.facts{line-height:calc(.733rem + 1.6mm)}.facts small{margin-right:.5em}table,.strip,.missing,.range{margin:3pt 0 1.7pt}table+.source{margin-top:2.6pt}
main{box-decoration-break:clone;padding-bottom:${reserved}mm}footer{position:absolute;bottom:0;left:0;right:0;height:${reserved - FOOT_CLEARANCE_MM}mm;box-sizing:border-box;border-top:1.6pt solid;padding-top:2mm;display:grid;grid-template-columns:auto 1fr;column-gap:5mm;align-items:center}footer h2{font-size:1.4rem}`;
    const answered = answers.map(
      ({ label, value, small }) =>
        `<div><small>${escaped(label)}</small><b>${escaped(value)}</b>${small === null ? '' : `<small>${escaped(small)}</small>`}</div>`,
    );
    const head = `<header><h1>${escaped(title)}</h1>${subtitle === null ? '' : `<p>${escaped(subtitle)}</p>`}</header>`;
    const answersHtml = answers.length === 0 ? '' : `<div class="answers">${answered.join('')}</div>`;
    return { style, body: `<main>${head}${answersHtml}${parts.map(panelHtml).join('')}</main>${footHtml(foot)}` };
  },

  statement(sheet, frame, scale) {
    const { title, subtitle, parts, foot } = sheet;
    const size = 10.5 * scale;
    const gap = 8 * scale;
    // What has few rows need not look like a list.
    const rows = parts.flatMap(({ blocks }) => blocks.flatMap((it) => (it.kind === 'table' ? it.rows : []))).length;
    const padding = rows <= 7 ? LOOSE_ROW_PADDING_PT : ROW_PADDING_PT;
    const style = `${pageStyle({ topMm: 22, sideMm: 20, bottomMm: 20 }, sheet, frame, 0)}
html{font-size:${size}pt;--row:calc(.733rem + ${rowPaddingPt(padding * scale)}pt);--number:18pt}h1{font-size:20pt;line-height:1;text-align:center}h1+p{font-size:10pt;text-align:center}
main{padding-top:7pt}main>*{margin-top:${gap}pt}main>p,.facts,.signatures{margin-top:calc(${gap}pt - .55rem)}table,.missing{margin:calc(${gap}pt - .2rem) 0 calc(${gap}pt - .34rem)}
.part{display:flex;justify-content:space-between;margin-top:${9 * scale}pt;break-after:avoid}h2{font-size:${13 * scale}pt}h3{font-size:1rem}.facts{row-gap:3.3pt}.facts small{display:block}
.source{margin-top:4pt!important}footer{border-top:.5pt solid ${PAPER.rule};margin-top:6pt;padding-top:6pt;display:grid;grid-template-columns:auto 1fr;column-gap:5mm;align-items:center;break-inside:avoid}footer h2{font:700 1rem/1.283 "Noto Sans SC","Noto Sans CJK SC",sans-serif}`;
    const partHtml = (part: Part): string =>
      `${part.title === '' ? '' : `<div class="part"><h2>${escaped(part.title)}</h2>${stampHtml(part)}</div>`}${part.blocks.map((it) => blockHtml(it, 170)).join('')}${sourceHtml(part)}`;
    const head = `<h1>${escaped(title)}</h1>${subtitle === null ? '' : `<p>${escaped(subtitle)}</p>`}`;
    return { style, body: `${head}<main>${parts.map(partHtml).join('')}</main>${footHtml(foot)}` };
  },

  placard(sheet, frame, scale) {
    const { title, subtitle, parts } = sheet;
    const pt = (size: number): string => `${size * scale}pt`;
    const style = `${pageStyle({ topMm: 16, sideMm: 18, bottomMm: 16 }, sheet, frame, 0)}
html{font-size:${pt(15)};--number:${pt(32)};--row:1.283}body{text-align:center}h1{font-size:${pt([...title].length <= 14 ? 34 : 26)};line-height:1;margin-bottom:${pt(-4)}}h1+p{font-size:${pt(17)}}
h2{font-size:${pt(19)};margin-top:${pt(4.4)}}h1+h2{margin-top:${pt(4)}}.code{margin:${pt(6)} 0 ${pt(2.8)}}.source{margin-top:1pt}`;
    const partHtml = (part: Part): string =>
      `${part.title === '' ? '' : `<h2>${escaped(part.title)}</h2>`}${part.blocks.map((it) => blockHtml(it, 174)).join('')}${sourceHtml(part)}`;
    const head = `<h1>${escaped(title)}</h1>${subtitle === null ? '' : `<p>${escaped(subtitle)}</p>`}`;
    return { style, body: `${head}${parts.map(partHtml).join('')}` };
  },
};

/** White above and below the words of a row, and what of it a table's rule takes, which is a pixel at least. */
const ROW_PADDING_PT = 2.6;
const LOOSE_ROW_PADDING_PT = 4.4;
const rowPaddingPt = (each: number): number => 2 * each - 0.7;
/** Between two columns of a table. */
const GUTTER_MM = 2.12;

interface Margins {
  topMm: number;
  sideMm: number;
  bottomMm: number;
}

/** Between what a page says and its foot, and what the foot needs besides its code. */
const FOOT_CLEARANCE_MM = 3;
const FOOT_GAPS_MM = FOOT_CLEARANCE_MM + 2.6;
/** A head and a foot line stand off by this share of their margin. */
const STAND_OFF = 0.3;

/**
 * Paper, margins, the head from the second page on and the line at the foot of each. `reservedMm` is kept free at the
 * foot of the first page: each page keeps it, and all but the first get it back from below the edge of the paper.
 */
function pageStyle(
  { topMm, sideMm, bottomMm }: Margins,
  sheet: Sheet,
  { asOf, publisher, demo, demoWords }: SheetFrame,
  reservedMm: number,
): string {
  const { title, form } = sheet;
  const line = `${publisher}　公布于 ${asOf}　内容编号 ${contentId(contentHash(sheet))}${demo ? `　${demoWords}` : ''}`;
  const standOffMm = bottomMm * STAND_OFF - 0.8;
  const foot = (topMm: number): string => `margin-top:${topMm}mm;height:${bottomMm - standOffMm}mm;vertical-align:top`;
  const at = (topMm: number): string => `@bottom-left{${foot(topMm)}}@bottom-right{${foot(topMm)}}`;
  const head = `vertical-align:bottom;line-height:1.1;margin-bottom:${topMm * STAND_OFF}mm;border-bottom:.5pt solid ${PAPER.ink};font-size:8pt`;
  const heads =
    form === 'placard'
      ? ''
      : `@top-left{content:${quoted(`${title}（续）`)};${head}}@top-right{content:${quoted(`公布于 ${asOf}`)};${head}}`;
  const noHeads = form === 'placard' ? '' : '@top-left{content:none}@top-right{content:none}';
  return `@page{size:A4;margin:${topMm}mm ${sideMm}mm ${bottomMm - reservedMm}mm;color:${PAPER.soft};font-size:7.5pt;${heads}@bottom-left{content:${quoted(line)}}@bottom-right{content:"第 " counter(page) " 页，共 " counter(pages) " 页"}${at(standOffMm - reservedMm)}}
@page:first{margin-bottom:${bottomMm}mm;${noHeads}${at(standOffMm)}}`;
}

/** A panel of the board; one that is short or has no table stays whole. */
function panelHtml(part: Part): string {
  const { number, title, blocks } = part;
  const isWhole = blocks.length <= 8 && !blocks.some(({ kind }) => kind === 'table');
  const name = `<h2>${number === null ? '' : `<small>${number}</small>`}${escaped(title)}</h2>`;
  return `<section${isWhole ? ' class="whole"' : ''}><div>${name}${stampHtml(part)}</div>${blocks.map((it) => blockHtml(it, 146)).join('')}${sourceHtml(part)}</section>`;
}

function stampHtml({ stamp }: Part): string {
  if (stamp === null) return '';
  const { state, text, asOf } = stamp;
  return `<span class="stamp ${state}">${escaped(text)}</span>${asOf === null ? '' : `<small>截至 ${escaped(asOf)}</small>`}`;
}

const sourceHtml = ({ source }: Part): string => (source === null ? '' : `<p class="source">${escaped(source)}</p>`);

const footHtml = (foot: Sheet['foot']): string =>
  foot === null
    ? ''
    : `<footer>${codeHtml(foot.code)}<div><h2>${escaped(foot.title)}</h2>${foot.lines.map(escaped).join('<br>')}</div></footer>`;

function blockHtml(block: Block, widthMm: number): string {
  switch (block.kind) {
    case 'heading':
      return `<h3>${escaped(block.text)}</h3>`;
    case 'figure': {
      const note = block.note === null ? '' : ` <small>${escaped(block.note)}</small>`;
      return `<p class="figure"><b>${escaped(block.value)}</b> ${escaped(block.unit)}${note}</p>`;
    }
    case 'text':
      return `<p${block.tone === 'plain' ? '' : ` class="${block.tone}"`}>${linesHtml(wholeFigures(block.text))}</p>`;
    case 'facts': {
      const facts = block.facts.map(
        ({ label, value }) => `<div><small>${escaped(label)}</small>${escaped(value)}</div>`,
      );
      return `<div class="facts">${facts.join('')}</div>`;
    }
    case 'table':
      return tableHtml(block, widthMm);
    case 'strip': {
      const cells = block.cells.map(
        ({ standing, mark, label }) => `<div><b class="${MARKS[standing]}">${mark}</b><i>${escaped(label)}</i></div>`,
      );
      const columns = Math.max(8, cells.length);
      return `<div class="strip" style="grid-template-columns:repeat(${columns},1fr)">${cells.join('')}</div><p class="note">${escaped(block.legend)}</p>`;
    }
    case 'bars': {
      const { title, bars, limit } = block;
      const mark = limit === null ? '' : `<u style="left:${limit.at / 100}%"></u>`;
      const lines = bars.map((bar) => barHtml(bar, mark));
      const says = limit === null ? '' : `<p class="note">${escaped(limit.label)}</p>`;
      return `<p class="note lead">${escaped(title)}</p><div class="bars" aria-hidden="true">${lines.join('')}</div>${says}`;
    }
    case 'range': {
      const { low, high, base, price, labels } = block;
      const at = (hundredths: number): string => `style="left:${hundredths / 100}%`;
      return `<div class="range" aria-hidden="true"><hr><i ${at(low)};width:${(high - low) / 100}%"></i><u ${at(base)}"></u><s ${at(price)}"></s><b ${at(price)};top:0">${escaped(labels.price)}</b><span ${at(low)};top:9.6mm">${escaped(labels.low)}</span><span ${at(high)};top:9.6mm">${escaped(labels.high)}</span><small ${at(base)};top:12.6mm">${escaped(labels.base)}</small></div>`;
    }
    case 'numbers': {
      const numbers = block.numbers.map(
        ({ name, number, hours }) =>
          `<div>${escaped(name)}${hours === null ? '' : `<small>${escaped(hours)}</small>`}</div><b>${escaped(number)}</b>`,
      );
      return `<div class="numbers">${numbers.join('')}</div>`;
    }
    case 'code':
      return `<div class="code">${codeHtml(block.code)}</div>`;
    case 'signatures': {
      const places = block.places.map((place) => `<div>${escaped(place)}：<i></i></div>`);
      return `<div class="signatures" style="grid-template-columns:repeat(${Math.min(3, places.length)},1fr)">${places.join('')}</div>`;
    }
    case 'signed':
      return `<p class="signed">${block.lines.map(escaped).join('<br>')}</p>`;
    case 'labels':
      throw new Error('stickers have no HTML');
  }
}

const MARKS = { red: 'red', black: 'black', absent: 'none', unpublished: 'open' } as const;

const barHtml = ({ label, value, start, width, isHatched }: Bar, mark: string): string =>
  `<span>${escaped(label)}</span><div><i${isHatched ? ' class="hatched"' : ''} style="margin-left:${start / 100}%;width:${width / 100}%"></i>${mark}</div><b>${escaped(value)}</b>`;

/** Longer figures may be broken. */
const WHOLE_FIGURE_MAX = 16;

function tableHtml({ caption, columns, rows }: Extract<Block, { kind: 'table' }>, widthMm: number): string {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  const shared = widthMm - (columns.length - 1) * GUTTER_MM;
  const mm = (share: number): string => ((share / all) * shared + GUTTER_MM).toFixed(2);
  const heads = columns.map(
    ({ title, share, isFigure }) =>
      `<th${isFigure ? ' class="f"' : ''} style="width:${mm(share)}mm">${escaped(title)}</th>`,
  );
  const named = caption === null ? '' : `<caption>${escaped(caption)}</caption>`;
  return `<table>${named}<thead><tr>${heads.join('')}</tr></thead><tbody>${rows.map((row) => rowHtml(row, columns)).join('')}</tbody></table>`;
}

function rowHtml({ cells, weight }: Row, columns: readonly Column[]): string {
  if (weight === 'group') {
    const [first] = cells;
    return `<tr class="group"><td colspan="${columns.length}">${first === undefined ? '' : wordsOf(first)}</td></tr>`;
  }
  const tds = cells.map((cell, index) => {
    const isFigure = columns[index]?.isFigure === true;
    const isWhole = isFigure && [...cell.text].length <= WHOLE_FIGURE_MAX;
    return `<td${isWhole ? ' class="f w"' : isFigure ? ' class="f"' : ''}>${wordsOf(cell)}</td>`;
  });
  return `<tr${weight === 'plain' ? '' : ` class="${weight}"`}>${tds.join('')}</tr>`;
}

const wordsOf = ({ text, small }: Cell): string =>
  `${escaped(text)}${small === null ? '' : `<small>${escaped(small)}</small>`}`;

/** Figures with their units and the like stay on one line. */
const wholeFigures = (text: string): string =>
  [piecesOf(text)]
    .flat()
    .map((piece) => (typeof piece === 'string' ? escaped(piece) : `<span class="w">${escaped(piece.text)}</span>`))
    .join('');

const linesHtml = (html: string): string => html.replaceAll('\n', '<br>');

const quietMm = ({ sizeMm }: Code, modules: number): number => (sizeMm / modules) * QUIET_MODULES;

/** The edge of a code with its quiet zone. */
const edgeMm = (code: Code): number => code.sizeMm + 2 * quietMm(code, drawCode(code).modules);

function codeHtml(code: Code): string {
  const { path, modules } = drawCode(code);
  const whole = modules + 2 * QUIET_MODULES;
  const edge = `${code.sizeMm + 2 * quietMm(code, modules)}mm`;
  return `<svg role="img" aria-label="${escaped(code.alt)}" viewBox="${-QUIET_MODULES} ${-QUIET_MODULES} ${whole} ${whole}" style="width:${edge};height:${edge}" shape-rendering="crispEdges"><path d="${path}"/></svg>`;
}

export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A string of CSS, inside of a style element. */
const quoted = (text: string): string =>
  `"${text.replace(/[\\"<>\n\r\f]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`;
