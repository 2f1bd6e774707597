/**
 * Worksheets of the rules that are for staff alone (工作表), for the places where they hold, ready to be printed.
 *
 * A rule names its kind of sheet in its profile (`worksheet`), so that a new jurisdiction needs no code here.
 */
import type { Rule, WorksheetKind } from '../domain/profile.ts';
import { groupBy } from '../domain/register.ts';
import { type Html, html, joined, NOTHING, type Piece } from '../wording/html.ts';
import { basisOf, type Desk, placeNames, type RuledPlaces } from './desk.ts';
import { downgradeReview } from './worksheets/downgrade-review.ts';
import { complaintLedger, escalation, listedSupervision, twoSignatures, weeklySummary } from './worksheets/forms.ts';
import { keySupervision } from './worksheets/key-supervision.ts';
import { penaltyTimeline } from './worksheets/penalty-timeline.ts';
import { reopenedCases } from './worksheets/reopened-cases.ts';
import type { Column, SheetMaker, SheetTable } from './worksheets/sheet.ts';
import { agencyStaffing, branchStaffing } from './worksheets/staffing.ts';
import { againstLastYear, assessmentRanking } from './worksheets/streets.ts';

const MAKERS: Readonly<Record<WorksheetKind, SheetMaker>> = {
  'reopened-cases': reopenedCases,
  'downgrade-review': downgradeReview,
  'complaint-ledger': complaintLedger,
  'weekly-summary': weeklySummary,
  'key-supervision': keySupervision,
  'two-signatures': twoSignatures,
  'penalty-timeline': penaltyTimeline,
  escalation,
  'listed-supervision': listedSupervision,
  'branch-staffing': branchStaffing,
  'assessment-ranking': assessmentRanking,
  'against-last-year': againstLastYear,
  'agency-staffing': agencyStaffing,
};

/** A table with more rows than these is folded. */
const OPEN_MAX = 40;

/** A table of no more rows than these is not torn across pages. */
const WHOLE_MAX = 12;

/** Up to so many columns to write in can be wide. */
const ROOMY_MAX = 5;

/** Dates and numbers stay in one line. */
const isShort = (cell: Piece): boolean => typeof cell === 'number' || (typeof cell === 'string' && cell.length <= 10);

interface Ordered {
  place: RuledPlaces;
  kind: WorksheetKind;
  rules: readonly [Rule, ...Rule[]];
}

/** The sheets that the rules in force ask for, place by place. */
export function sheetsAsked({ ruled }: Pick<Desk, 'ruled'>): Ordered[] {
  return ruled.flatMap((place) =>
    [...groupBy(place.rules, ({ worksheet }) => worksheet)].map(([kind, rules]) => ({
      place,
      kind,
      rules: rules as [Rule, ...Rule[]],
    })),
  );
}

export function worksheetsPart(desk: Desk): Html {
  const sheets = sheetsAsked(desk);
  return html`<section id="worksheets"><h2>工作表 <small>${sheets.length} 张</small></h2>
<p>只给工作人员用的规则，能从表里取的数已经填好，空栏手填。每张表打印时另起一页。填了人的姓名和电话的纸张不要扫描进内容文件夹。</p>
${sheets.length === 0 ? html`<p class="none">这些地方现行的规则不需要工作表。</p>` : NOTHING}
${sheets.map((sheet) => sheetPart(desk, sheet))}
</section>`;
}

/** Where a sheet stands in the report. */
export function sheetAnchor({ place, kind }: Ordered): string {
  return `sheet-${kind}-${place.profile.division}`;
}

function sheetPart(desk: Desk, ordered: Ordered): Html {
  const { place, kind, rules } = ordered;
  const { title, note, tables } = MAKERS[kind](desk, place, rules);
  return html`<section class="sheet" id="${sheetAnchor(ordered)}"><h3>${title} <small>${rules.map(({ id }) => id).join('、')}　${placeNames(place)}</small></h3>
<p class="soft">依据：${[...new Set(rules.map((rule) => basisOf(desk, rule)))].join('；')}</p>
<p>${note}</p>
${tables.map(sheetTable)}
<p class="signed"><span>填表人</span><span>审核人</span><span>日期</span></p>
</section>
`;
}

function sheetTable({ heading, columns, rows, blank }: SheetTable): Html {
  const isToWrite = (column: Column | undefined): boolean => typeof column === 'object';
  const named = columns.map((column) => (typeof column === 'object' ? column.header : column));
  const empty = (cells: number): Html[] => Array.from({ length: cells }, () => html`<td class="write"></td>`);
  const filled = rows.map((row) => {
    const cells = row.map((cell, i) =>
      isToWrite(columns[i])
        ? html`<td class="write">${cell}</td>`
        : html`<td${isShort(cell) ? html` class="k"` : NOTHING}>${cell}</td>`,
    );
    return html`<tr>${cells}${empty(columns.length - row.length)}</tr>`;
  });
  const blanks = Array.from({ length: blank }, () => html`<tr class="blank">${empty(columns.length)}</tr>`);
  const toWrite = columns.filter(isToWrite).length;
  const whole = rows.length + blank <= WHOLE_MAX;
  const table = html`<table class="form${whole ? ' whole' : ''}${toWrite <= ROOMY_MAX ? ' roomy' : ''}"><thead><tr>${named.map((name) => html`<th>${name}</th>`)}</tr></thead>
<tbody>${joined([...filled, ...blanks], '\n')}</tbody></table>`;
  const title = heading === null ? NOTHING : html`<h4>${heading}</h4>`;
  if (rows.length <= OPEN_MAX) return html`${title}${table}`;
  return html`${title}<details><summary>展开 ${rows.length} 行</summary>${table}</details>`;
}
