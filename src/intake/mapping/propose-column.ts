/**
 * A further column of a kept wide table (多出来的列): another fee, another item of an account. What it is of the table nobody
 * has looked at, so it is proposed as part of the mapping, and read when that is kept.
 */
import type { From, Mapping, Sure, TableMapping } from '../../domain/mapping.ts';
import { tableOf } from '../../tables/catalogue.ts';
import { headerKey } from '../text.ts';
import type { FlatColumn } from './header-rows.ts';
import { accountLine, feeOf } from './propose-wide.ts';

export interface Widening {
  /** The mapping's file. */
  file: string;
  header: string;
  table: TableMapping;
  sure: Sure;
}

/** How a further column would be read beside those of the mapping; null where nobody could tell. */
export function proposeColumn(mapping: Mapping, column: FlatColumn): Widening | null {
  const made = asFee(mapping, column) ?? asAccount(mapping, column);
  return made === null ? null : { file: mapping.file, header: column.path, ...made };
}

type Made = Pick<Widening, 'table' | 'sure'> | null;

const saysValue = ({ columns }: TableMapping, header: string): boolean => columns[header]?.is === 'value';

/** Another fee beside fees: its header names it, and says by what it is charged. */
function asFee({ tables }: Mapping, column: FlatColumn): Made {
  const beside = tables.find(
    (one) => one.table === 'fee_item' && one.when === '收费标准' && saysValue(one, '收费项目'),
  );
  const fee = beside === undefined ? null : feeOf(column);
  if (beside === undefined || fee === null) return null;
  // What a fee is called ends in 费 or 价, as a rule; another name may be anything with a price.
  const sure: Sure = /费|价/.test(column.upper + headerKey(column.lower)) ? 'high' : 'middle';
  return { table: { ...beside, columns: { ...beside.columns, ...fee } }, sure };
}

/** Another item of income or spending beside those that are there. */
function asAccount({ tables }: Mapping, column: FlatColumn): Made {
  const beside = tables.find((one) => one.table === 'revenue' && one.when === '金额' && saysValue(one, '项目'));
  const line = beside === undefined || column.upper === '' ? null : accountLine(column);
  if (beside === undefined || line === null) return null;
  return { table: { ...beside, columns: { ...beside.columns, ...line } }, sure: 'high' };
}

/** What a proposal for a column would fill, in words. */
export function widenedInWords({ table: { table, columns } }: Widening): string {
  const values = Object.entries(columns).flatMap(([header, from]: [string, From]) =>
    from.is === 'value' ? [`${header}「${from.value}」`] : [],
  );
  return `「${tableOf(table).name}」的${values.join('，')}`;
}
