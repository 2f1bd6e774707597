/**
 * A notice (公告): a title with place and period, names listed under sub-heads (红榜, 黑榜, A级), issuer and day at the foot.
 */

import type { From } from '../../domain/mapping.ts';
import { tableOf } from '../../tables/catalogue.ts';
import type { Table } from '../../tables/column.ts';
import { meaningsOf } from '../header.ts';
import type { Block } from './anatomy.ts';
import { meantIn } from './facts.ts';
import { type Candidate, type Fit, fitTable, keysOf, type Sighted } from './fit.ts';
import { COLOURS, GRADES, KINDS, subjectOf, type Words } from './listed.ts';

export function proposeNotice(sighted: Sighted, named: Table | null): Candidate[] {
  const { blocks } = sighted.anatomy;
  const [block] = blocks as [Block];
  const { title } = block.around;
  const heads = blocks.flatMap(({ head }) => (head === null ? [] : [head.text]));
  const allHeads = heads.length === blocks.length && heads.length > 0;
  const isUnder = (words: Words): boolean =>
    allHeads && heads.every((text) => Object.keys(words).some((word) => text.includes(word)));
  const found: Fit[] = [];
  const listed = subjectOf(block, heads);
  if (listed !== null && isUnder(COLOURS))
    found.push(fitTable(tableOf('list_entry'), block, sighted, { 榜别: under(COLOURS), ...listed }));
  // The colour of each row in a column of its own.
  const ofEntries = meaningsOf(tableOf('list_entry'));
  const isColour = (key: string): boolean => {
    const meaning = ofEntries.get(key);
    return meaning?.is === 'column' && meaning.field === 'colour';
  };
  if (listed !== null && block.columns.some((column) => keysOf(column).some(isColour)))
    found.push(fitTable(tableOf('list_entry'), block, sighted, listed));
  // A notice of one colour says it in its title: next month's, in the same columns, may be of the other.
  if (listed !== null && heads.length === 0 && title !== null && meantIn(title.text, COLOURS) !== null)
    found.push(fitTable(tableOf('list_entry'), block, sighted, { 榜别: under(COLOURS), ...listed }));
  if (isUnder(GRADES)) found.push(fitTable(tableOf('firm_grade'), block, sighted, { 信用等级: under(GRADES) }));
  if (listed !== null && isUnder(KINDS)) {
    const { 主体类型: _kind, ...who } = listed;
    found.push(fitTable(tableOf('bulletin'), block, sighted, { 类型: under(KINDS), ...who }));
  }
  return found
    .map(({ mapping, missing }) => ({ tables: [mapping], missing }))
    .filter(({ tables }) => named === null || tables.some(({ table }) => table === named.id));
}

const under = (words: Words): From => ({ is: 'heading', words });
