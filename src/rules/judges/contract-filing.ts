/**
 * 合同和项目负责人备案: the contract in force has a filing number, and those in charge a filing date.
 * 长治 draft （二） (CD-03).
 */
import { z } from 'zod';
import type { Estate, Sourced } from '../../domain/records.ts';
import { sourceSheetIndex } from '../../domain/source.ts';
import { contractOn, managersOn } from '../facts.ts';
import type { Case, Judge } from '../judge.ts';
import { lackAt, unwritten } from '../needs.ts';
import { exemptionFromFirmDuty } from '../readings/exemptions.ts';
import { when } from '../readings/figures.ts';
import { eachEstateBound, type Opinion } from '../readings/opinions.ts';

const params = z.object({ contract_column: z.literal('备案号'), manager_column: z.literal('备案日期') });

export const contractFiling: Judge<z.infer<typeof params>> = {
  name: 'contract-filing',
  kind: 'performance',
  params,
  needs: 'in-part',
  clock: ['contract', 'manager'],
  judge: (task) => {
    const { contract, manager } = task.register.records;
    // A file in which none at all is kept by that day says nothing about one of them.
    const numbersKept = sheetsOf(
      contract.filter((row) => row.filingNumber !== null && (row.start === null || row.start <= task.asOf)),
    );
    const datesKept = sheetsOf(manager.filter(({ filedOn }) => filedOn !== null && filedOn <= task.asOf));
    return eachEstateBound(task, exemptionFromFirmDuty, (estate) => {
      const filings = [filingOfContract(task, estate, numbersKept), filingOfManagers(task, estate, datesKept)];
      const worst = (['缺项', '未知'] as const).find((verdict) => filings.some((one) => one.verdict === verdict));
      // What is in order is told only where all of it is.
      const telling = worst === undefined ? filings : filings.filter((one) => one.verdict !== '合格');
      return {
        verdict: worst ?? '合格',
        detail: telling.map((one) => one.detail).join('；'),
        rows: telling.flatMap((one) => one.rows ?? []),
      };
    });
  },
};

/** The sheets of rows. */
const sheetsOf = (rows: readonly Sourced[]): ReadonlySet<number> =>
  new Set(rows.map(({ source }) => sourceSheetIndex(source)));

function filingOfContract(task: Case<unknown>, estate: Estate, numbersKept: ReadonlySet<number>): Opinion {
  const { facts, asOf } = task;
  const contract = contractOn(facts, estate.code, asOf);
  if (contract === null)
    return { verdict: '未知', detail: lackAt(task, estate, 'contract') ?? '「合同」表里没有在执行的合同' };
  const { filingNumber, start } = contract;
  if (filingNumber !== null) return { verdict: '合格', detail: `合同备案号 ${filingNumber}`, rows: [contract] };
  if (!numbersKept.has(sourceSheetIndex(contract.source)))
    return { verdict: '未知', detail: unwritten(task, 'contract', ['filingNumber'], [contract]), rows: [contract] };
  return {
    verdict: '缺项',
    detail: `${start === null ? '在执行' : `${when(start)} 开始`}的合同没有备案号`,
    rows: [contract],
  };
}

/** Names nobody: a finding tells of the place, not of the person. */
function filingOfManagers(task: Case<unknown>, estate: Estate, datesKept: ReadonlySet<number>): Opinion {
  const { facts, asOf } = task;
  const current = managersOn(facts, estate.code, asOf);
  if (current.length === 0)
    return { verdict: '未知', detail: lackAt(task, estate, 'manager') ?? '「项目负责人」表里没有现任负责人' };
  const unfiled = current.filter(({ filedOn }) => filedOn === null || filedOn > asOf);
  if (unfiled.length === 0) {
    const dates = current.flatMap(({ filedOn }) => (filedOn === null ? [] : [when(filedOn)])).join('、');
    return { verdict: '合格', detail: `项目负责人 ${dates} 备案`, rows: current };
  }
  if (unfiled.some(({ source }) => !datesKept.has(sourceSheetIndex(source))))
    return { verdict: '未知', detail: unwritten(task, 'manager', ['filedOn'], unfiled), rows: unfiled };
  return { verdict: '缺项', detail: '现任项目负责人还没有备案', rows: unfiled };
}
