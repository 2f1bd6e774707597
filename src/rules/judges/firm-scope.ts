/**
 * 经营范围合规: a firm's registered scope names property service. 文住建字〔2025〕30号 附件二（三）1 (WA-12).
 *
 * Reads the scope that the office has copied into its table; the licence itself is for 市场监管 to check.
 */
import { z } from 'zod';
import type { Judge } from '../judge.ts';
import { columnLackOf, unwritten } from '../needs.ts';
import { firmMissing, firmsToJudge, servingUnknown, speakerOfFirm } from '../readings/firms.ts';
import { firms, servesNobody } from '../readings/subjects.ts';

const params = z.object({ scope_contains: z.string().min(1) });

const DEREGISTERED = '备案已注销';

export const firmScope: Judge<z.infer<typeof params>> = {
  name: 'firm-scope',
  kind: 'performance',
  params,
  needs: {
    tables: { firm: ['scope'] },
    of: firms((one) => (one.firm?.filing === '已注销' ? DEREGISTERED : servesNobody(one))),
  },
  clock: 'publication',
  judge: (task) =>
    firmsToJudge(task).map((one) => {
      const { firm, serves } = one;
      const { scope_contains } = task.params;
      const say = (verdict: '合格' | '缺项' | '未知' | '不适用', detail: string) =>
        speakerOfFirm(task, one).say(task.asOf, verdict, detail);
      if (firm === null) return say('未知', firmMissing(task));
      if (firm.filing === '已注销') return say('不适用', DEREGISTERED);
      if (serves === 0) return say('不适用', '在这里没有正在服务的小区');
      if (firm.scope === null) return say('未知', unwritten(task, 'firm', ['scope'], [firm]));
      if (firm.scope.includes(scope_contains)) return say('合格', `经营范围含${scope_contains}：${firm.scope}`);
      const lacks = `经营范围不含${scope_contains}：${firm.scope}`;
      const unserved = servingUnknown(task, one);
      if (unserved !== null) return say('未知', `${lacks}；${unserved}`);
      const unfiled = firm.filing === null ? columnLackOf(task, 'firm', 'filing', [firm]) : null;
      return unfiled !== null
        ? say('未知', `${lacks}；${unfiled}，备案是不是已经注销不得而知`)
        : say('缺项', `${lacks}；正在服务 ${serves} 个小区`);
    }),
};
