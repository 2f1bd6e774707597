/**
 * What is checked of a row once its cells are read: columns against one another, and what stands where no
 * column reads.
 */
import { addressFault } from '../domain/address.ts';
import { kindIsSanction } from '../domain/event-kinds.ts';
import { type Period, periodEnd } from '../domain/period.ts';
import { outcomeOf } from '../domain/settlement.ts';
import { kindsInWords, maskedParts } from '../privacy/mask.ts';
import type { RowRelation } from '../tables/relation.ts';
import { ADDRESS_WORDS } from './address-words.ts';
import { isBlank } from './blank-words.ts';
import { readPhones } from './cells/phones.ts';
import type { Fields } from './cells/reading.ts';
import { unitKey } from './cells/words.ts';
import type { Cell } from './read/sheet.ts';
import { cellPlace, fieldPlace, headerOf, type Row, reportInRow } from './row.ts';
import { cleanText, narrowMarks } from './text.ts';

/** Holds columns of one row against each other, as the table says what holds between them. */
export function compareColumns(row: Row): void {
  for (const relation of row.plan.relations) compare(row, relation);
  checkFeeUnit(row);
}

function compare(row: Row, relation: RowRelation<Fields>): void {
  switch (relation.rule) {
    case 'not-before':
      checkOrder(row, relation);
      break;
    case 'at-most':
      checkPart(row, relation);
      break;
    case 'not-before-end':
      checkPeriodOver(row, relation);
      break;
    case 'reason-of':
      checkReason(row, relation);
      break;
    case 'reached-by-kind':
      checkReached(row, relation);
      break;
    case 'documented':
      checkDocumented(row, relation);
      break;
    default:
      relation satisfies never;
  }
}

type Of<Rule extends RowRelation<Fields>['rule']> = Extract<RowRelation<Fields>, { rule: Rule }>;

function checkOrder(row: Row, { earlier, later }: Of<'not-before'>): void {
  const [first, last] = [row.record[earlier], row.record[later]];
  if (typeof first !== 'string' || typeof last !== 'string' || last >= first) return;
  const details = { header: headerOf(row, earlier), other: first };
  reportInRow(row, 'dates-reversed', fieldPlace(row, later), last, details);
}

function checkPart(row: Row, { part, whole }: Of<'at-most'>): void {
  const [some, all] = [row.record[part], row.record[whole]];
  if (typeof some !== 'number' || typeof all !== 'number' || some <= all) return;
  const details = { header: headerOf(row, whole), other: String(all) };
  reportInRow(row, 'part-exceeds-whole', fieldPlace(row, part), String(some), details);
}

function checkPeriodOver(row: Row, { period, day }: Of<'not-before-end'>): void {
  const [of, on] = [row.record[period], row.record[day]];
  if (typeof of !== 'string' || typeof on !== 'string') return;
  const end = periodEnd(of as Period);
  if (on < end) reportInRow(row, 'published-before-period-end', fieldPlace(row, day), on, { other: end });
}

/** A removal without its reason is taken for one that must be forgotten; a reason without its day removes nothing. */
function checkReason(row: Row, { day, reason }: Of<'reason-of'>): void {
  const [on, why] = [row.record[day], row.record[reason]];
  if (typeof why === 'string' && typeof on !== 'string')
    reportInRow(row, 'removal-undated', fieldPlace(row, day, reason), '', { other: why });
  if (typeof on === 'string' && typeof why !== 'string')
    reportInRow(row, 'removal-unexplained', fieldPlace(row, reason, day), '');
}

/** Compares the unit behind a price, or in its header, with the unit in the row's own column. */
function checkFeeUnit(row: Row): void {
  for (const planned of row.plan.columns) {
    const { type } = planned.column;
    if (type.is !== 'rate') continue;
    const unit = type.unit ?? row.record.unit;
    const written = feeUnitIn(row.cells[planned.index]) ?? (planned.unit?.kind === 'fee' ? planned.unit.name : null);
    if (written === null || typeof unit !== 'string' || unitKey(written) === unitKey(unit)) continue;
    reportInRow(row, 'unit-differs', cellPlace(row, planned), written, { other: unit });
  }
}

/** 元/㎡·月 of 1.5元/㎡·月. */
function feeUnitIn(cell: Cell | undefined): string | null {
  if (typeof cell !== 'string' || !cell.includes('元')) return null;
  const written = /元\s*(?:[/／每].*)$/.exec(cleanText(cell).text.slice(-40))?.[0];
  return written === undefined ? null : narrowMarks(written);
}

/** An event that settles a prompt must say so and name its rule; one that confirms must name its document as well. */
function checkDocumented(row: Row, fields: Of<'documented'>): void {
  const [kind, result] = [row.record[fields.kind], row.record[fields.result]];
  if (typeof kind !== 'string' || typeof result !== 'string') return;
  const rule = row.record[fields.settles];
  const outcome = outcomeOf(result);
  if (kind === '核实') {
    if (outcome === null) reportInRow(row, 'verification-open', fieldPlace(row, fields.result), result);
    if (rule === null) reportInRow(row, 'verification-without-rule', fieldPlace(row, fields.settles, fields.kind), '');
  }
  if (row.record[fields.document] !== null) return;
  const place = fieldPlace(row, fields.document, fields.result);
  if (outcome === 'confirmed' && rule !== null) reportInRow(row, 'confirmation-undocumented', place, '');
  if (kindIsSanction(kind)) reportInRow(row, 'sanction-undocumented', place, '', { other: kind });
}

/** What a channel's value must look like, so that a phone can be tapped and an address opened. */
function checkReached(row: Row, fields: Of<'reached-by-kind'>): void {
  const [kind, value] = [row.record[fields.kind], row.record[fields.value]];
  if (typeof value !== 'string') return;
  const fault = kind === '网址' ? addressFault(value) : null;
  const hint =
    fault !== null
      ? ADDRESS_WORDS[fault]
      : kind === '邮箱' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)
        ? '邮箱写成 name@example.org 的样子。'
        : kind === '电话' && typeof readPhones(value) !== 'string'
          ? '电话写成 0356-2229201 或 12345 的样子。'
          : null;
  if (hint !== null) reportInRow(row, 'channel-value', fieldPlace(row, fields.value), value, { hint });
}

/** Looks at what no column reads: private data there stops the build too, and cells beyond the header are named. */
export function searchStrays(row: Row): void {
  const { plan, cells } = row;
  for (const { index, written } of plan.strays) {
    const cell = cells[index];
    if (typeof cell !== 'string' && typeof cell !== 'number') continue;
    const text = String(cell);
    const finds = plan.privacy.find(text, 'remark');
    if (finds.length === 0) continue;
    const place = { ...row.place, row: row.index + 1, columnIndex: index, column: written };
    reportInRow(row, 'private-value', place, maskedParts(text, finds), { hint: kindsInWords(finds) });
  }
  for (let index = plan.width; index < cells.length; index++) {
    const cell = cells[index];
    if (cell === null || cell === undefined || (typeof cell === 'string' && isBlank(cell.trim()))) continue;
    const text = String(cell);
    const finds = plan.privacy.find(text, 'remark');
    const place = { ...row.place, row: row.index + 1, columnIndex: index };
    if (finds.length > 0)
      reportInRow(row, 'private-value', place, maskedParts(text, finds), { hint: kindsInWords(finds) });
    else reportInRow(row, 'cells-beyond-header', place, text);
    // One message is enough: a row that has slipped by a column has every later cell wrong as well.
    break;
  }
}
