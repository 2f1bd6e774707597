/** Who is listed in a notice (上榜的主体), and the words that say of what kind a list is. */
import type { From } from '../../domain/mapping.ts';
import { headerKey } from '../text.ts';
import type { Block } from './anatomy.ts';
import type { FlatColumn } from './header-rows.ts';

/** Words of a heading and what they mean; the first that is contained counts. */
export type Words = Readonly<Record<string, string>>;

export const COLOURS = { 红榜: '红榜', 黑榜: '黑榜', 红名单: '红榜', 黑名单: '黑榜' } as const;
/** The longest first. */
export const GRADES: Words = Object.fromEntries(
  ['AAA', 'AA', 'A', 'BBB', 'BB', 'B', 'CCC', 'CC', 'C', 'D', 'E'].flatMap((grade) => [[`${grade}级`, grade]]),
);
export const KINDS = { 表扬: '表扬', 批评: '批评' } as const;

/** Who is listed: firms, or estates where no firm has a column of its own. */
export function subjectOf({ columns }: Block, heads: readonly string[]): Record<string, From> | null {
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
