/**
 * The newest statement of an estate's maintenance fund (最近一次维修资金总账), or what its absence means.
 */
import { newest } from '../../domain/order.ts';
import type { Estate, FundStatement } from '../../domain/records.ts';
import type { Case } from '../judge.ts';
import type { Opinion } from './opinions.ts';

export function newestStatement(task: Case<unknown>, estate: Estate): FundStatement | Opinion {
  const statements = (task.facts.fundsByEstate.get(estate.code) ?? []).filter(({ date }) => date <= task.asOf);
  return (
    newest(statements) ?? {
      // Estates without a fund have nothing to publish, and no table tells them apart.
      verdict: '未知',
      detail: '「维修资金」表里没有这个小区的记录，交存过没有不得而知',
    }
  );
}
