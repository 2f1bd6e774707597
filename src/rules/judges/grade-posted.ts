/**
 * 小区公示企业信用等级: the firm's credit grade hangs on the board of each estate it serves. 办字〔2024〕9号 三（三） (YS-18).
 */
import { z } from 'zod';
import { isUngraded, newestGrade } from '../../domain/serving.ts';
import { contractOn } from '../facts.ts';
import type { Judge } from '../judge.ts';
import { lackAt, lackOf } from '../needs.ts';
import { exemptionFromFirmDuty } from '../readings/exemptions.ts';
import { when } from '../readings/figures.ts';
import { countingLack } from '../readings/graders.ts';
import { eachEstateBound, type Opinion } from '../readings/opinions.ts';
import { hanging } from '../readings/postings.ts';

const params = z.object({ item: z.string(), place: z.enum(['公示栏', '电梯', '单元门']) });

export const gradePosted: Judge<z.infer<typeof params>> = {
  name: 'grade-posted',
  kind: 'disclosure',
  params,
  needs: 'in-part',
  reads: ['firm_grade'],
  clock: ['posting'],
  judge: (task) =>
    eachEstateBound(task, exemptionFromFirmDuty, (estate): Opinion => {
      const { asOf, facts, params } = task;
      const posting = hanging(task, estate.code, params.place, params.item);
      if (posting) {
        const detail = `${params.place}自 ${when(posting.start)} 起有「${params.item}」张贴记录`;
        return { verdict: '合格', detail, rows: [posting] };
      }
      const contract = contractOn(facts, estate.code, asOf);
      if (contract === null) {
        const unknown = '「合同」表里没有在执行的合同，由哪家企业服务不得而知';
        return { verdict: '未知', detail: lackAt(task, estate, 'contract') ?? unknown };
      }
      const ungraded = lackOf(task, 'firm_grade');
      if (ungraded !== null) return { verdict: '未知', detail: ungraded };
      const own = facts.gradesByFirm.get(contract.firm) ?? [];
      const published = own.filter(({ publishedOn }) => publishedOn <= asOf);
      const newest = newestGrade(facts.grades.countingAt(published, estate.division));
      if (newest === null) return { verdict: '不适用', detail: '企业还没有公布信用等级', rows: [contract] };
      if (isUngraded(newest.grade))
        return {
          verdict: '未知',
          detail: `企业的信用等级写的是${newest.grade}（${when(newest.period)}）`,
          rows: [newest],
        };
      const unposted = lackAt(task, estate, 'posting');
      if (unposted !== null) return { verdict: '未知', detail: unposted };
      const grade = `企业 ${when(newest.publishedOn)} 公布的信用等级是 ${newest.grade}`;
      const detail = `${grade}，${params.place}没有「${params.item}」张贴记录`;
      // Whose grade it is decides whether there is one to hang up here.
      const county = facts.tree.countyOf(estate.division);
      const unsure = county && countingLack(task, county, own);
      return unsure === null
        ? { verdict: '缺项', detail, rows: [newest] }
        : { verdict: '未知', detail: `${detail}；${unsure}`, rows: [newest] };
    }),
};
