/**
 * 小区公示栏: something hangs, or has hung, on a board in the estate. 长建发〔2025〕72号 art. 四 (CZ-05).
 *
 * A notice on the web is additional and does not stand in for the board.
 */
import { z } from 'zod';
import type { Judge } from '../judge.ts';
import { exemptionFromFirmDuty } from '../readings/exemptions.ts';
import { when } from '../readings/figures.ts';
import { eachEstateBound, type Opinion } from '../readings/opinions.ts';
import { postingsAt } from '../readings/postings.ts';
import { estates } from '../readings/subjects.ts';

const params = z.object({ place: z.enum(['公示栏', '电梯', '单元门']) });

export const boardPosted: Judge<z.infer<typeof params>> = {
  name: 'board-posted',
  kind: 'disclosure',
  params,
  needs: { tables: { posting: [] }, of: estates(exemptionFromFirmDuty) },
  clock: ['posting'],
  judge: (task) =>
    eachEstateBound(task, exemptionFromFirmDuty, (estate): Opinion => {
      const { place } = task.params;
      const newest = postingsAt(task, estate.code, place, null)[0];
      if (!newest) return { verdict: '缺项', detail: `「张贴记录」表里没有这个小区${place}上的张贴` };
      const detail = `${place}有张贴记录，最近一次是 ${when(newest.start)} 的「${newest.subject}」`;
      return { verdict: '合格', detail, rows: [newest] };
    }),
};
