/**
 * 小区公示企业信用等级: the firm's credit grade hangs on the board of each estate it serves. 办字〔2024〕9号 三（三） (YS-18).
 */
import { z } from 'zod';
import { gradesThatCount, isUngraded, newestGrade } from '../../domain/serving.ts';
import { contractOn } from '../facts.ts';
import type { Judge } from '../judge.ts';
import { exemptionFromFirmDuty } from '../readings/exemptions.ts';
import { eachEstateBound, type Opinion } from '../readings/opinions.ts';
import { hanging, NO_POSTINGS } from '../readings/postings.ts';

const params = z.object({ item: z.string(), place: z.enum(['公示栏', '电梯', '单元门']) });

export const gradePosted: Judge<z.infer<typeof params>> = {
  name: 'grade-posted',
  params,
  judge: (matter) =>
    eachEstateBound(matter, exemptionFromFirmDuty, (estate): Opinion => {
      const { asOf, facts, register, params } = matter;
      const posting = hanging(matter, estate.code, params.place, params.item);
      if (posting) {
        const detail = `${params.place}自 ${posting.start} 起有「${params.item}」张贴记录`;
        return { verdict: '合格', detail, rows: [posting] };
      }
      const contract = contractOn(facts, estate.code, asOf);
      if (contract === null) {
        const known = register.present.has('contract');
        const detail = known ? '「合同」表里没有在执行的合同，由哪家企业服务不得而知' : '没有「合同」表';
        return { verdict: '未知', detail };
      }
      if (!register.present.has('firm_grade')) return { verdict: '未知', detail: '没有「信用评价」表' };
      const published = (facts.gradesByFirm.get(contract.firm) ?? []).filter(({ publishedOn }) => publishedOn <= asOf);
      const newest = newestGrade(gradesThatCount(published, facts.tree, estate.division));
      if (newest === null) return { verdict: '不适用', detail: '企业还没有公布信用等级', rows: [contract] };
      if (isUngraded(newest.grade))
        return { verdict: '未知', detail: `企业的信用等级写的是${newest.grade}（${newest.period}）`, rows: [newest] };
      if (!register.present.has('posting')) return { verdict: '未知', detail: NO_POSTINGS };
      const grade = `企业 ${newest.publishedOn} 公布的信用等级是 ${newest.grade}`;
      return { verdict: '缺项', detail: `${grade}，${params.place}没有「${params.item}」张贴记录`, rows: [newest] };
    }),
};
