/**
 * A wide table (宽表): a column for each fee, month or year, where ours have a row. Each such column is read as rows of
 * its own.
 */

import type { From, TableMapping } from '../../domain/mapping.ts';
import { TABLES, tableOf } from '../../tables/catalogue.ts';
import { type Column, columnList, type Table } from '../../tables/column.ts';
import { FEE_UNITS } from '../../tables/shared.ts';
import { unitReader } from '../cells/words.ts';
import { meaningsOf } from '../header.ts';
import { IS_TOTAL } from '../notes.ts';
import { headerKey } from '../text.ts';
import type { Block } from './anatomy.ts';
import { type Candidate, fitTable, keysOf, type Sighted } from './fit.ts';
import type { FlatColumn } from './header-rows.ts';
import { type Cadence, type PeriodHead, periodHead, timeColumn, withoutUnit } from './period-heads.ts';

const SPREAD_MIN = 2;

export function proposeWide(sighted: Sighted, named: Table | null): Candidate[] {
  const block = sighted.anatomy.blocks[0] as Block;
  return [...fees(block, sighted), ...accounts(block, sighted), ...periods(block, sighted, named)];
}

/** The unit of a fee as the tables write it; null where none of them is meant. A parking fee by the month is one a place. */
export function unitNamed(written: string, item: string): string | null {
  const bare = written.replace(/^单位[:：]/, '');
  const isPlace = /停车|车位|泊位/.test(item);
  const named = isPlace ? bare.replace(/^元\s*[/／每]\s*(月|年)$/, '元/位·$1') : bare;
  const read = unitReader(FEE_UNITS)(named);
  return typeof read === 'string' ? read : null;
}

const FEE_UNIT = /^元\s*[/／每]/;

function itemOf({ upper, lower }: FlatColumn): string {
  const [over, under] = [withoutUnit(upper).trim(), withoutUnit(lower).trim()];
  return over === '' ? under : `${over}（${under}）`;
}

/** What a column of prices is read as: the fee and its unit are what its header says. Null for any other column. */
export function feeOf(column: FlatColumn): Record<string, From> | null {
  if (column.unit === null || !FEE_UNIT.test(column.unit.text)) return null;
  const item = itemOf(column);
  const unit = unitNamed(column.unit.text, item);
  if (unit === null) return null;
  return {
    收费项目: { is: 'value', value: item, remark: column.path },
    收费标准: { is: 'column', header: column.path, part: 'number' },
    单位: { is: 'value', value: unit },
  };
}

function fees(block: Block, sighted: Sighted): Candidate[] {
  const priced = block.columns.flatMap((column) => {
    const given = feeOf(column);
    return given === null ? [] : [{ column, given }];
  });
  if (priced.length < SPREAD_MIN) return pricedInCells(block, sighted);
  const rest = new Set(block.columns.filter((one) => !priced.some(({ column }) => column === one)));
  const made = priced.map(({ given }) => fitTable(tableOf('fee_item'), block, sighted, given, rest));
  const tables = made.map(({ mapping }): TableMapping => ({ ...mapping, when: '收费标准' }));
  return [{ tables, missing: made[0]?.missing ?? [] }];
}

/** Charges whose unit stands behind each price, and in no header: 1.2元/㎡·月 under 物业费. */
function pricedInCells(block: Block, sighted: Sighted): Candidate[] {
  const charges = block.columns.filter(
    ({ upper, lower, unit }) => unit === null && /费$/.test(headerKey(upper + lower)),
  );
  if (charges.length < SPREAD_MIN) return [];
  const rest = new Set(block.columns.filter((one) => !charges.includes(one)));
  const made = charges.map((column) => {
    const given: Record<string, From> = {
      收费项目: { is: 'value', value: itemOf(column), remark: column.path },
      收费标准: { is: 'column', header: column.path, part: 'number' },
      单位: { is: 'column', header: column.path, part: 'unit' },
    };
    return fitTable(tableOf('fee_item'), block, sighted, given, rest);
  });
  const tables = made.map(({ mapping }): TableMapping => ({ ...mapping, when: '收费标准' }));
  return [{ tables, missing: made[0]?.missing ?? [] }];
}

/** 收入, 支出 and the two balances as columns of an estate's row, or as headings over their items. */
function accounts(block: Block, sighted: Sighted): Candidate[] {
  const table = tableOf('revenue');
  const spread = block.columns.flatMap((column) => {
    const over = categoryOf(column.upper);
    const under = over ?? categoryOf(column.lower);
    return under === null
      ? []
      : [{ column, category: under, item: over === null ? under : withoutUnit(column.lower).trim() }];
  });
  // Where the items stand in a column of their own, the kinds of lines stand side by side.
  if (spread.some(({ item }) => /^(?:收支)?(?:项目|名称|内容|科目)(?:名称)?$/.test(item))) return [];
  // Beside its items the total of a heading is no line of its own.
  const lines = spread.filter(
    (one) =>
      !IS_TOTAL.test(one.item) || !spread.some((other) => other !== one && other.column.upper === one.column.upper),
  );
  if (new Set(lines.map((line) => line.category)).size < SPREAD_MIN) return [];
  const rest = new Set(block.columns.filter((one) => !spread.some(({ column }) => column === one)));
  const made = lines.map(({ column, category, item }) => {
    const name = IS_TOTAL.test(item) || item === '金额' ? category : item;
    return fitTable(table, block, sighted, accountFrom(column, category, name), rest);
  });
  const tables = made.map(({ mapping }): TableMapping => ({ ...mapping, when: '金额' }));
  return [{ tables, missing: made[0]?.missing ?? [] }];
}

const accountFrom = ({ path }: FlatColumn, category: string, item: string): Record<string, From> => ({
  类别: { is: 'value', value: category },
  项目: { is: 'value', value: item },
  金额: { is: 'column', header: path },
});

/** What a column under 收入, 成本 or 支出 is read as; null for a total and for any other column. */
export function accountLine(column: FlatColumn): Record<string, From> | null {
  const category = categoryOf(column.upper);
  const item = withoutUnit(column.lower).trim();
  return category === null || IS_TOTAL.test(item) ? null : accountFrom(column, category, item);
}

/** The kind of line that a heading names: 本年收入 is 收入. */
export function categoryOf(text: string): string | null {
  const { category } = tableOf('revenue').columns as Record<string, Column>;
  if (category?.type.is !== 'choice') return null;
  const { values, variants } = category.type;
  const whole = withoutUnit(text).trim();
  const bare = whole
    .replace(BEFORE_CATEGORY, '')
    .replace(/(?:金额|合计|总额|情况|部分|明细)$/, '')
    .trim();
  return values.includes(bare) ? bare : (variants[whole] ?? variants[bare] ?? null);
}

const BEFORE_CATEGORY = /^(?:本年度?|本期|当年|当期|年度|全年)/;

interface Spread {
  column: FlatColumn;
  value: string;
  cadence: Cadence;
  /** What is counted in it, where a second row of the header says so. */
  measure: string;
}

/** Tables of periods that a column a period may stand for, each with the column that its cells fill. */
function periods(block: Block, sighted: Sighted, named: Table | null): Candidate[] {
  const spread = block.columns.flatMap((column): Spread[] => {
    const [over, under] = [periodHead(column.upper), periodHead(column.lower)];
    const spreadBy = (head: PeriodHead, other: string): Spread => ({ column, ...head, measure: head.rest || other });
    if (under !== null) return [spreadBy(under, over === null ? column.upper : '')];
    return over === null ? [] : [spreadBy(over, column.lower)];
  });
  const rest = new Set(block.columns.filter((one) => !spread.some(({ column }) => column === one)));
  return (named === null ? TABLES : [named]).flatMap((table) => {
    // What is no figure of the table, a change against the month before or a total of the year, is left over.
    const meant = spread.filter(({ column, measure }) => measureIn(table, column, measure) !== null);
    if (new Set(meant.map(({ value }) => value)).size < SPREAD_MIN) return [];
    const made = byPeriod(meant).map((group) => ofPeriod(table, group, block, sighted, rest));
    const whole = made.flatMap((one) => (one === null ? [] : [one]));
    return whole.length === 0 || whole.length < made.length ? [] : [combined(whole)];
  });
}

const combined = (made: readonly Candidate[]): Candidate => ({
  tables: made.flatMap(({ tables }) => tables),
  missing: made[0]?.missing ?? [],
});

function byPeriod(spread: readonly Spread[]): Spread[][] {
  const groups = new Map<string, Spread[]>();
  for (const one of spread) groups.set(one.value, [...(groups.get(one.value) ?? []), one]);
  return [...groups.values()];
}

/** The rows of one period: each measure under it by its name, one without a name as the one figure that is required. */
function ofPeriod(
  table: Table,
  group: readonly Spread[],
  block: Block,
  sighted: Sighted,
  rest: ReadonlySet<FlatColumn>,
): Candidate | null {
  const [first] = group as [Spread];
  const period = timeColumn(table, first.cadence);
  if (period === null) return null;
  const given: Record<string, From> = { [period.header]: { is: 'value', value: first.value } };
  let main: string | null = null;
  for (const { column, measure } of group) {
    const header = measureIn(table, column, measure);
    if (header === null || header in given) return null;
    given[header] = { is: 'column', header: column.path };
    main ??= header;
  }
  const fit = fitTable(table, block, sighted, given, rest);
  return { tables: [{ ...fit.mapping, when: main }], missing: fit.missing };
}

/** The column that a measure names; the one required figure or grade where it names none. */
function measureIn(table: Table, column: FlatColumn, measure: string): string | null {
  for (const key of measure === '' ? [] : keysOf({ ...column, upper: '', lower: measure })) {
    const meaning = meaningsOf(table).get(key);
    if (meaning?.is === 'column') return meaning.column.header;
  }
  const figures = columnList(table).filter(
    ([, { type, required }]) => required && ['integer', 'money', 'percent', 'grade', 'decimal'].includes(type.is),
  );
  return measure === '' && figures.length === 1 ? (figures[0]?.[1].header ?? null) : null;
}
