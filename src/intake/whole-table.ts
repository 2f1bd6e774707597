/**
 * Checks that need all rows of a table: rows that come twice, and the relations that the table's description names.
 * Each relation has one function, which does not know for which table it is called.
 */
import { compareText } from '../domain/order.ts';
import type { TableId } from '../domain/records.ts';
import { groupBy } from '../domain/register.ts';
import type { SourceRef } from '../domain/source.ts';
import type { Table } from '../tables/column.ts';
import type { TableRelation } from '../tables/relation.ts';
import { type AmongRows, columnOf } from './among-rows.ts';
import { writtenAs } from './as-written.ts';
import type { Fields } from './cells/reading.ts';
import { type Collected, fieldsOf, placeOf, placeOfField } from './collected.ts';
import { settleDoubles } from './doubles.ts';
import { checkFormerCodes } from './former-codes.ts';
import { pointAtLookAlikes } from './look-alikes.ts';
import { dropSuperseded } from './mapping/superseded.ts';
import { checkMiddle, checkRate, checkRatio } from './plausible.ts';
import { placeInWords, problem } from './problems.ts';
import { BALANCES } from './totals.ts';

/** Checks a table. Call it after the table's last sheet was read. */
export function checkWholeTable(collected: Collected, table: Table): void {
  dropSuperseded(collected, table);
  settleDoubles(collected, table);
  for (const relation of table.amongRows as readonly TableRelation<Fields>[]) compare(collected, table, relation);
}

function compare(collected: Collected, table: Table, relation: TableRelation<Fields>): void {
  switch (relation.rule) {
    case 'tree':
      resolveParents(collected, table, relation);
      checkTree(collected, table, relation);
      break;
    case 'former-codes':
      checkFormerCodes(collected, table, relation);
      break;
    case 'names-differ':
      pointAtLookAlikes(collected, table, relation);
      break;
    case 'one-side':
      compareSides(collected, table, relation);
      break;
    case 'summed-once':
      compareSums(collected, table, relation);
      break;
    case 'steady':
      compareAmounts(collected, table, relation);
      break;
    case 'begun-alone':
      checkBegun(collected, table, relation);
      break;
    case 'ratio':
      checkRatio(collected, table, relation);
      break;
    case 'near-middle':
      checkMiddle(collected, table, relation);
      break;
    case 'usual-rate':
      checkRate(collected, table, relation);
      break;
    default:
      relation satisfies never;
  }
}

/**
 * Names a sum in one sheet whose summands stand in another: a summary of forms would count all of their money twice. A
 * balance has one row, so two sheets with one each are two sums.
 */
function compareSums(collected: Collected, table: Table, { same, kind, item, amount }: AmongRows<'summed-once'>): void {
  const groups = groupBy(fieldsOf(collected, table.id), (record) => same.map((field) => record[field]).join(' '));
  for (const records of groups.values()) {
    const sheetOf = ({ source }: Fields): string => {
      const { file, sheet } = placeOf(collected, source as SourceRef);
      return JSON.stringify([file, sheet]);
    };
    const sum = records.find((record) => record[item] === record[kind] || BALANCES.has(String(record[kind])));
    const other = sum && records.find((record) => sheetOf(record) !== sheetOf(sum));
    if (sum === undefined || other === undefined) continue;
    const details = {
      header: String(sum[kind]),
      other: placeInWords(placeOf(collected, other.source as SourceRef)),
    };
    collected.problems.push(
      problem('account-summed-twice', placeOfField(collected, sum, amount), String(sum[item]), details),
    );
  }
}

/** Warns of a subject that stands on the red and on the black list of one period. */
function compareSides(collected: Collected, table: Table, { same, side, subject }: AmongRows<'one-side'>): void {
  const seen = new Map<string, Fields>();
  for (const entry of fieldsOf(collected, table.id)) {
    if (entry[subject] === null) continue;
    const key = same.map((field) => entry[field]).join(' ');
    const other = seen.get(key);
    if (other && other[side] !== entry[side]) {
      collected.problems.push(
        problem('listed-both-ways', placeOfField(collected, entry, subject), String(entry[subject]), {
          other: placeInWords(placeOf(collected, other.source as SourceRef)),
        }),
      );
    } else seen.set(key, entry);
  }
}

/** What says already that a term has no first day. */
const SAY_NO_START = ['term-open', 'term-unsigned', 'stretch-unread'];

/** Tells rows without a first day; two that may be in force are an error. */
function checkBegun(collected: Collected, table: Table, { of, from, until }: AmongRows<'begun-alone'>): void {
  const { asOf } = collected.options;
  const rows = fieldsOf(collected, table.id);
  if (rows.every((row) => row[from] !== null)) return;
  const inForce = groupBy(
    rows.filter((row) => String(row[from] ?? '') <= asOf && (row[until] === null || String(row[until]) >= asOf)),
    (row) => String(row[of]),
  );
  const wrong = new Set<Fields>();
  for (const row of rows) {
    if (row[from] !== null) continue;
    const place = placeOfField(collected, row, from);
    const others = (inForce.get(String(row[of])) ?? []).filter((one) => one !== row);
    const [other] = others;
    if (other === undefined) collected.problems.pushUnless(SAY_NO_START, problem('start-unknown', place, null));
    else {
      const there = placeInWords(placeOf(collected, other.source as SourceRef));
      collected.problems.push(problem('start-needed', place, null, { other: there }));
      wrong.add(row);
    }
  }
  if (wrong.size === 0) return;
  const totals = collected.totals[table.id];
  totals.records -= wrong.size;
  totals.faulty += wrong.size;
  (collected.records as Record<TableId, unknown>)[table.id] = rows.filter((row) => !wrong.has(row));
}

/** A parent may be written by its former code or by its name; what is not in the table lies above it. */
function resolveParents(collected: Collected, table: Table, { parent }: AmongRows<'tree'>): void {
  const { lookup } = collected;
  for (const division of fieldsOf(collected, table.id)) {
    const written = division[parent];
    if (typeof written !== 'string') continue;
    const resolved = lookup.resolve(['division'], written, { division: null, street: null });
    if (!('found' in resolved) || resolved.found === written) continue;
    division[parent] = resolved.found;
    const entity = lookup.entity('division', String(division.code));
    if (entity) entity.division = resolved.found;
  }
}

/** Reports divisions whose parents lead in a circle, which code that goes up the tree would follow for ever. */
function checkTree(collected: Collected, table: Table, { parent: field }: AmongRows<'tree'>): void {
  const { lookup, problems } = collected;
  for (const division of fieldsOf(collected, table.id)) {
    const above = division[field];
    if (typeof above !== 'string') continue;
    const seen = new Set([String(division.code)]);
    for (let parent: string | null = above; parent !== null; ) {
      if (seen.has(parent)) {
        problems.push(problem('division-loop', placeOfField(collected, division, field), above));
        break;
      }
      seen.add(parent);
      parent = lookup.entity('division', parent)?.division ?? null;
    }
  }
}

/** How many times one statement may exceed its neighbour: 元 for 千元 makes it a thousand. */
const JUMP = 1000;

/** Warns of a jump between neighbouring statements of an estate, as where 元 stands for 万元. */
function compareAmounts(collected: Collected, table: Table, { of, order, amount, only }: AmongRows<'steady'>): void {
  const last = new Map<string, Fields>();
  const statements = fieldsOf(collected, table.id).filter((record) => only === null || record[only.field] === only.is);
  for (const record of statements.sort((a, b) => compareText(String(a[order]), String(b[order])))) {
    const estate = String(record[of]);
    const before = last.get(estate);
    last.set(estate, record);
    if (before === undefined) continue;
    const now = Number(record[amount]);
    const then = Number(before[amount]);
    if (now <= 0 || then <= 0 || Math.max(now / then, then / now) < JUMP) continue;
    const place = placeOfField(collected, record, amount);
    const said = (statement: Fields, fen: number): { text: string; makes?: string } =>
      writtenAs(collected.written, statement, [amount, columnOf(table, amount)]) ?? { text: `${fen / 100} 元` };
    const { text, makes } = said(record, now);
    const earlier = said(before, then);
    const earlierWords = earlier.makes === undefined ? ` ${earlier.text}` : `「${earlier.text}」（${earlier.makes}）`;
    const other = `${placeInWords(placeOf(collected, before.source as SourceRef))}的${earlierWords}`;
    const details = { other, ...(makes !== undefined && { makes }) };
    collected.problems.pushUnless(['value-implausible'], problem('amount-jump', place, text, details));
  }
}
