/**
 * The newest 维修资金 statement of an estate, or what its absence means.
 */
import type { Estate, FundStatement } from '../../domain/records.ts';
import type { Case } from '../judge.ts';
import type { Opinion } from './each-estate.ts';

export function newestStatement(matter: Case<unknown>, estate: Estate): FundStatement | Opinion {
  if (!matter.register.present.has('fund')) return { verdict: '未知', detail: '没有「维修资金」表' };
  const statements = (matter.facts.fundsByEstate.get(estate.code) ?? []).filter(({ date }) => date <= matter.asOf);
  const newest = [...statements].sort((a, b) => (a.date < b.date ? -1 : 1)).at(-1);
  return newest ?? { verdict: '缺项', detail: '「维修资金」表里没有这个小区的记录' };
}
