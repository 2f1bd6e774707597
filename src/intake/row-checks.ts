/**
 * What is checked of a row once its cells are read: columns against one another, and what stands where no
 * column reads.
 */
import { type Period, periodEnd } from '../domain/period.ts';
import { kindsInWords, maskedParts } from '../privacy/mask.ts';
import { isBlank } from './blank-words.ts';
import { readPhones } from './cells/phones.ts';
import { unitKey } from './cells/words.ts';
import type { Cell } from './read/sheet.ts';
import { cellPlace, fieldPlace, headerOf, type Row, reportInRow } from './row.ts';
import { cleanText, narrowMarks } from './text.ts';

/** Holds columns of one row against each other: dates in their order, parts within their whole. */
export function compareColumns(row: Row): void {
  const { record } = row;
  for (const relation of row.plan.relations) {
    if (relation.rule === 'not-before') {
      const earlier = record[relation.earlier];
      const later = record[relation.later];
      if (typeof earlier !== 'string' || typeof later !== 'string' || later >= earlier) continue;
      const details = { header: headerOf(row, relation.earlier), other: earlier };
      reportInRow(row, 'dates-reversed', fieldPlace(row, relation.later), later, details);
    } else {
      const part = record[relation.part];
      const whole = record[relation.whole];
      if (typeof part !== 'number' || typeof whole !== 'number' || part <= whole) continue;
      const details = { header: headerOf(row, relation.whole), other: String(whole) };
      reportInRow(row, 'part-exceeds-whole', fieldPlace(row, relation.part), String(part), details);
    }
  }
  if (row.table.id === 'channel') checkChannel(row);
  if (row.table.id === 'fee_item' || row.table.id === 'guide_price') checkFeeUnit(row);
  if (row.table.id === 'event') checkEvent(row);
  if (row.table.id !== 'firm_grade') return;
  const { period, publishedOn } = record;
  if (typeof period !== 'string' || typeof publishedOn !== 'string') return;
  const end = periodEnd(period as Period);
  if (publishedOn >= end) return;
  reportInRow(row, 'published-before-period-end', fieldPlace(row, 'publishedOn'), publishedOn, { other: end });
}

/** Holds the unit that stands behind a price, or in its header, against the unit of the row. */
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

/** Kinds of event that accuse somebody, and so must lead to a document. */
const SANCTIONS = ['处罚', '退出'];

/** What settles a prompt says so, names its rule, and rests on a document where it confirms. */
function checkEvent(row: Row): void {
  const { kind, rule, result, document } = row.record;
  if (typeof kind !== 'string' || typeof result !== 'string') return;
  const confirms = result.startsWith('已确认');
  if (kind === '核实') {
    if (!confirms && !result.startsWith('不成立'))
      reportInRow(row, 'verification-open', fieldPlace(row, 'result'), result);
    if (rule === null) reportInRow(row, 'verification-without-rule', fieldPlace(row, 'rule'), '');
  }
  if (document !== null) return;
  if (confirms && rule !== null) reportInRow(row, 'confirmation-undocumented', fieldPlace(row, 'document'), '');
  if (SANCTIONS.includes(kind))
    reportInRow(row, 'sanction-undocumented', fieldPlace(row, 'document'), '', { other: kind });
}

/** What a channel's value must look like, so that a phone can be tapped and an address opened. */
function checkChannel(row: Row): void {
  const { kind, value } = row.record;
  if (typeof value !== 'string') return;
  const hint =
    kind === '网址' && !/^https?:\/\/[^\s/]+/.test(value)
      ? '网址要以 https:// 或 http:// 开头。'
      : kind === '邮箱' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)
        ? '邮箱写成 name@example.org 的样子。'
        : kind === '电话' && typeof readPhones(value) !== 'string'
          ? '电话写成 0356-2229201 或 12345 的样子。'
          : null;
  if (hint !== null) reportInRow(row, 'channel-value', fieldPlace(row, 'value'), value, { hint });
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
