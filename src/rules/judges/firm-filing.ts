/**
 * 企业备案: a firm that serves estates has filed with the authority. 长治 draft （二） (CD-02).
 */
import { z } from 'zod';
import type { Judge } from '../judge.ts';
import { unwritten } from '../needs.ts';
import { firmMissing, firmsToJudge, servingUnknown, speakerOfFirm } from '../readings/firms.ts';
import { firms, servesNobody } from '../readings/subjects.ts';

const params = z.object({ column: z.literal('备案状态'), required: z.enum(['已备案', '未备案', '已注销']) });

export const firmFiling: Judge<z.infer<typeof params>> = {
  name: 'firm-filing',
  kind: 'performance',
  params,
  needs: { tables: { firm: ['filing'] }, of: firms(servesNobody) },
  clock: 'publication',
  judge: (task) =>
    firmsToJudge(task).map((one) => {
      const { firm, serves } = one;
      const say = (verdict: '合格' | '缺项' | '未知' | '不适用', detail: string) =>
        speakerOfFirm(task, one).say(task.asOf, verdict, detail);
      if (firm === null) return say('未知', firmMissing(task));
      if (serves === 0) return say('不适用', '在这里没有正在服务的小区');
      if (firm.filing === null) return say('未知', unwritten(task, 'firm', ['filing'], [firm]));
      const number = firm.filingNumber === null ? '' : `（${firm.filingNumber}）`;
      if (firm.filing === task.params.required) return say('合格', `${firm.filing}${number}`);
      const unserved = servingUnknown(task, one);
      return unserved !== null
        ? say('未知', `备案状态是${firm.filing}；${unserved}`)
        : say('缺项', `备案状态是${firm.filing}，正在服务 ${serves} 个小区`);
    }),
};
