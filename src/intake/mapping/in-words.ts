/** A proposal in the words of a clerk: what the sheet looks like, which column would become what, what would be left. */

import {
  ANY_WORD,
  FACT_WORDS,
  type From,
  type Mapping,
  type Sure,
  type TableMapping,
  YEAR_IN_VALUE,
} from '../../domain/mapping.ts';
import { tableOf } from '../../tables/catalogue.ts';
import type { Details } from '../problems.ts';
import type { Proposal } from './propose.ts';

export const SURE_WORDS: Readonly<Record<Sure, string>> = { high: '大', middle: '一般', low: '小' };

/** The details of `mapping-proposed`. */
export function inWords({ mapping, sure, left }: Proposal): Details {
  const names = tablesInWords(mapping);
  const what = names.includes('」「') ? `${names}合在一起的表` : `${names}表的另一种样子`;
  const tables = spread(mapping.tables).join('；');
  const over = left.length === 0 ? '没有剩下的列' : `不公布：${left.map((header) => `「${header}」`).join('、')}`;
  return {
    hint: `像是${what}，还没有记下怎么读，所以没有读。`,
    remedy: `建议这样读（把握${SURE_WORDS[sure]}）：${tables}。${over}。看过没有错，在命令后面加 --keep 记下来，以后同样的表自动读；有错就改那份读法（${mapping.file}）。`,
  };
}

/** The tables that a mapping fills, each once. */
export function tablesInWords({ tables }: Mapping): string {
  return [...new Set(tables.map(({ table }) => `「${tableOf(table).name}」`))].join('');
}

/** A column for each fee or month is told once, with what differs from the first. */
function spread(tables: readonly TableMapping[]): string[] {
  const seen = new Map<string, TableMapping>();
  return tables.map((one) => {
    const first = seen.get(one.table);
    if (first === undefined) {
      seen.set(one.table, one);
      return tableInWords(one);
    }
    const differs = Object.entries(one.columns).filter(
      ([header, from]) => JSON.stringify(from) !== JSON.stringify(first.columns[header]),
    );
    return differs.map(([header, from]) => `${header}←${fromInWords(from)}`).join('，');
  });
}

function tableInWords({ table, columns, values, when, optional }: TableMapping): string {
  const parts = Object.entries(columns).map(
    ([header, from]) => `${header}←${fromInWords(from)}${meantInWords(values[header])}`,
  );
  const only = when === null ? '' : `，「${when}」空着的行不算`;
  return `${tableOf(table).name}（${parts.join('，')}${only}${optional ? '，读不成的只提醒' : ''}）`;
}

/** What words of the office mean, where they are ours by more than their spelling. */
function meantInWords(values: Readonly<Record<string, string>> = {}): string {
  const said = Object.entries(values).map(([word, meant]) =>
    word === ANY_WORD ? `写别的都是「${meant}」` : `「${word}」是「${meant}」`,
  );
  return said.length === 0 ? '' : `（${said.join('，')}）`;
}

const PARTS = {
  start: '的开始',
  end: '的结束',
  year: '的年度',
  number: '的数',
  unit: '的单位',
  first: '的前一半',
  second: '的后一半',
  name: '的名称',
  phone: '的电话',
} as const;
function fromInWords(from: From): string {
  switch (from.is) {
    case 'column':
      return `「${from.header}」${from.part === undefined ? '' : PARTS[from.part]}${from.or === undefined ? '' : `（空着的用「${from.or}」）`}`;
    case 'label':
      return `表格外的「${from.label}：」${from.part === undefined ? '' : PARTS[from.part]}`;
    case 'title':
      return FACT_WORDS[from.fact];
    case 'foot':
      return '落款的日期';
    case 'heading':
      return '小标题';
    case 'value':
      return `都写「${from.value.replace(YEAR_IN_VALUE, '当年')}」`;
  }
}
