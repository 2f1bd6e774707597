/**
 * A notice (公告): a title with place and period, names listed under sub-heads (红榜, 黑榜, A级), issuer and day at the foot.
 */

import type { From } from '../../domain/mapping.ts';
import { tableOf } from '../../tables/catalogue.ts';
import type { Table } from '../../tables/column.ts';
import { headerKey } from '../text.ts';
import type { Block } from './anatomy.ts';
import { type Candidate, type Fit, fitTable, type Sighted } from './fit.ts';
import type { FlatColumn } from './header-rows.ts';

/** Words of a sub-head and what they mean; the longest first, since the first that is contained counts. */
const COLOURS = { 红榜: '红榜', 黑榜: '黑榜', 红名单: '红榜', 黑名单: '黑榜' } as const;
const GRADES = Object.fromEntries(
  ['AAA', 'AA', 'A', 'BBB', 'BB', 'B', 'CCC', 'CC', 'C', 'D', 'E'].flatMap((grade) => [[`${grade}级`, grade]]),
);
const KINDS = { 表扬: '表扬', 批评: '批评' } as const;

export function proposeNotice(sighted: Sighted, named: Table | null): Candidate[] {
  const { blocks } = sighted.anatomy;
  const [block] = blocks as [Block];
  const { title } = block.around;
  const heads = blocks.flatMap(({ head }) => (head === null ? [] : [head.text]));
  const allHeads = heads.length === blocks.length && heads.length > 0;
  const isUnder = (words: Readonly<Record<string, string>>): boolean =>
    allHeads && heads.every((text) => Object.keys(words).some((word) => text.includes(word)));
  const found: Fit[] = [];
  const listed = subjectOf(block, heads);
  if (listed !== null && isUnder(COLOURS))
    found.push(fitTable(tableOf('list_entry'), block, sighted, { 榜别: under(COLOURS), ...listed }));
  // A notice of one colour says it in its title.
  const colour = Object.keys(COLOURS).find((word) => title?.text.includes(word)) as keyof typeof COLOURS | undefined;
  const both = title !== null && /红.*黑|黑.*红/.test(title.text);
  if (listed !== null && !allHeads && colour !== undefined && !both)
    found.push(
      fitTable(tableOf('list_entry'), block, sighted, { 榜别: { is: 'value', value: COLOURS[colour] }, ...listed }),
    );
  if (isUnder(GRADES)) found.push(fitTable(tableOf('firm_grade'), block, sighted, { 信用等级: under(GRADES) }));
  if (listed !== null && isUnder(KINDS)) {
    const { 主体类型: _kind, ...who } = listed;
    found.push(fitTable(tableOf('bulletin'), block, sighted, { 类型: under(KINDS), ...who }));
  }
  return found
    .map(({ mapping, missing }) => ({ tables: [mapping], missing }))
    .filter(({ tables }) => named === null || tables.some(({ table }) => table === named.id));
}

const under = (words: Readonly<Record<string, string>>): From => ({ is: 'heading', words });

/** Who is listed: firms, or estates where no firm has a column of its own. */
function subjectOf({ columns }: Block, heads: readonly string[]): Record<string, From> | null {
  const find = (pattern: RegExp): FlatColumn | undefined => columns.find(({ lower }) => pattern.test(headerKey(lower)));
  const code = find(/^(?:统一社会)?信用代码$|^主体编码$/);
  const firm = find(/^(?:物业服务|物业管理|物业)?(?:企业|公司)(?:名称)?$|^单位名称$/);
  const estate = find(/^(?:小区|项目|物业项目)(?:名称)?$|^小区编码$/);
  const both = find(/^(?:企业|公司)[（(]项目[)）]|^主体(?:名称)?$/);
  const isEstates = heads.length > 0 && heads.every((text) => /项目|小区/.test(text) && !/企业|公司/.test(text));
  const who = isEstates && estate !== undefined ? estate : (firm ?? estate ?? both);
  if (who === undefined) return null;
  const kind = who === estate ? '项目' : '企业';
  const subject: From = { is: 'column', header: who.path };
  return {
    主体类型: { is: 'value', value: kind },
    ...(code !== undefined && kind === '企业' ? { 主体编码: { is: 'column', header: code.path } } : {}),
    ...(kind === '企业' ? { 企业名称: subject } : { 小区名称: subject }),
  };
}
