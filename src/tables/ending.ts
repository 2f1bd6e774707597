/**
 * What the tables 红黑榜, 通报 and 事件 share: how a row that names somebody ends (移出、公示期).
 */
import type { Removal } from '../domain/removal.ts';

/** How offices also write 移出原因. */
export const REMOVAL_VARIANTS: Readonly<Record<string, Removal>> = {
  期满: '到期',
  公示期满: '到期',
  到期移出: '到期',
  信用修复: '修复',
  整改完成: '修复',
  已整改: '修复',
  已修复: '修复',
  撤销: '更正',
  有误: '更正',
  错误: '更正',
};

/** What holds between these columns in each of the three tables. */
export const ENDINGS = [{ rule: 'reason-of', day: 'removedOn', reason: 'removal' }] as const;
