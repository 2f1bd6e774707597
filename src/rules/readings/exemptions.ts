/**
 * Whom a duty binds (义务主体): why an estate may have none to fulfil.
 */
import type { Estate } from '../../domain/records.ts';
import { contractOn } from '../facts.ts';
import type { Case } from '../judge.ts';

/** Why a duty of every estate does not bind this one yet; null where it does. */
export function exemption(task: Case<unknown>, estate: Estate): string | null {
  const year = Number(task.asOf.slice(0, 4));
  return estate.deliveredYear !== null && estate.deliveredYear > year ? `小区 ${estate.deliveredYear} 年才交付` : null;
}

/** Why nobody has accounts of an estate to publish; null where somebody has, or where some are there. */
export function exemptionFromAccounts(task: Case<unknown>, estate: Estate): string | null {
  const undelivered = exemption(task, estate);
  if (undelivered !== null || estate.mode !== '无物业') return undelivered;
  const { facts, asOf } = task;
  if (contractOn(facts, estate.code, asOf) !== null || facts.revenueByEstate.has(estate.code)) return null;
  return '小区没有物业，没有人管理公共收益';
}

/** Why a duty of property-service firms does not bind this estate; null where it does. */
export function exemptionFromFirmDuty(task: Case<unknown>, estate: Estate): string | null {
  const undelivered = exemption(task, estate);
  if (undelivered !== null || estate.mode === '专业物业') return undelivered;
  if (contractOn(task.facts, estate.code, task.asOf) !== null) return null;
  return `管理模式是${estate.mode}，没有物业服务企业，条文约束的是物业服务企业`;
}
