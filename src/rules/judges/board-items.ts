/**
 * 公示栏七项内容: the manager, how to reach them, the complaint number, services, charges, common income and
 * the upkeep of lifts and facilities. 长建发〔2025〕72号 art. 四 (CZ-06).
 */
import { z } from 'zod';
import { BOARD_ITEMS } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import type { Judge } from '../judge.ts';
import { disclosedItem } from '../readings/disclosed.ts';
import { exemptionFromFirmDuty } from '../readings/exemptions.ts';
import { when } from '../readings/figures.ts';
import { eachEstateBound, type Opinion } from '../readings/opinions.ts';

const params = z.object({
  items: z.array(z.enum(BOARD_ITEMS)).min(1),
  evidence: z.enum(['both', 'either', 'posting', 'data']),
  accounts_months_after_year_end: z.number().int().min(0).default(12),
});

export const boardItems: Judge<z.infer<typeof params>> = {
  name: 'board-items',
  kind: 'disclosure',
  params,
  needs: 'in-part',
  reads: ['manager', 'channel', 'fee_item', 'revenue', 'lift', 'facility'],
  clock: ['posting'],
  judge: (task) =>
    eachEstateBound(task, exemptionFromFirmDuty, (estate): Opinion => {
      const { items } = task.params;
      const missing: string[] = [];
      const unknown: { item: string; why: string }[] = [];
      const unposted: string[] = [];
      const ended: string[] = [];
      const posted: string[] = [];
      const rows = items.flatMap((item) => {
        const found = disclosedItem(task, estate, item);
        if (found.state === '缺') {
          missing.push(item);
          if (found.ended !== null) ended.push(`${item}（${when(found.ended)} 已撤下）`);
          else if (found.tabled) unposted.push(item);
        } else if (found.state === '未知') unknown.push({ item, why: found.why });
        else if (found.by === 'posting') posted.push(item);
        return found.state === '有' ? found.rows : [];
      });
      const words: string[] = [];
      if (missing.length > 0) words.push(`缺 ${missing.length} 项：${missing.join('、')}`);
      if (unposted.length > 0) words.push(`其中台账里有、公示栏没有张贴记录的：${unposted.join('、')}`);
      if (ended.length > 0) words.push(`其中公示栏张贴过、已经撤下的：${ended.join('、')}`);
      if (unknown.length > 0) words.push(`未知 ${unknown.length} 项：${byReason(unknown)}`);
      if (missing.length + unknown.length === 0) words.push(`${items.length} 项都有`);
      if (posted.length > 0) words.push(`只见于公示栏张贴记录的 ${posted.length} 项：${posted.join('、')}`);
      const verdict = missing.length > 0 ? '缺项' : unknown.length > 0 ? '未知' : '合格';
      return { verdict, detail: words.join('；'), rows };
    }),
};

/** Each reason once, in brackets behind all items that are unknown for it. */
function byReason(unknown: readonly { item: string; why: string }[]): string {
  const reasons = groupBy(unknown, ({ why }) => why);
  return [...reasons].map(([why, items]) => `${items.map(({ item }) => item).join('、')}（${why}）`).join('、');
}
