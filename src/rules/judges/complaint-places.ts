/**
 * 三处张贴投诉举报信息: in the lifts, at the doors and on the board, all the time. 长建发〔2025〕72号 art. 五 (CZ-09).
 *
 * Records of postings say that something hangs, not what stands on it: whether telephone, address and QR code are all
 * there can only be seen on the spot.
 */
import { z } from 'zod';
import type { Estate, PostingPlace } from '../../domain/records.ts';
import type { Case, Judge } from '../judge.ts';
import { unwritten } from '../needs.ts';
import { exemptionFromFirmDuty } from '../readings/exemptions.ts';
import { when } from '../readings/figures.ts';
import { eachEstateBound, type Opinion } from '../readings/opinions.ts';
import { hanging, postingsAt } from '../readings/postings.ts';
import { estates } from '../readings/subjects.ts';

const params = z.object({
  places: z.array(z.enum(['电梯', '单元门', '公示栏'])).min(1),
  item: z.string(),
  lift_place: z.enum(['only-with-lifts', 'always']),
});

export const complaintPlaces: Judge<z.infer<typeof params>> = {
  name: 'complaint-places',
  kind: 'disclosure',
  params,
  needs: { tables: { posting: [] }, of: estates(exemptionFromFirmDuty) },
  reads: ['lift'],
  clock: ['posting'],
  judge: (task) =>
    eachEstateBound(task, exemptionFromFirmDuty, (estate): Opinion => {
      const { places, item, lift_place } = task.params;
      const there: string[] = [];
      const missing: string[] = [];
      const unknown: string[] = [];
      const free: string[] = [];
      const rows = places.flatMap((place) => {
        const posting = hanging(task, estate.code, place, item);
        if (posting !== null) {
          there.push(`${place}（${when(posting.start)} 起）`);
          return [posting];
        }
        const lifts = place === '电梯' && lift_place === 'only-with-lifts' ? hasLifts(task, estate) : true;
        if (lifts === null)
          unknown.push(`${place}一处未知：${unwritten(task, 'estate', ['lifts'], [estate])}，「电梯」表里也没有记录`);
        else if (lifts) missing.push(place + remark(task, estate, place, item));
        else free.push('小区没有电梯，不要求电梯一处');
        return [];
      });
      const words = [
        ...(missing.length > 0 ? [`没有张贴「${item}」的位置：${missing.join('、')}`] : []),
        ...unknown,
        ...(there.length > 0 ? [`有「${item}」张贴记录的位置：${there.join('、')}`] : []),
        ...free,
      ];
      const verdict = missing.length > 0 ? '缺项' : unknown.length > 0 ? '未知' : '合格';
      return { verdict, detail: words.join('；'), rows };
    }),
};

/** Whether an estate has lifts; null where nobody has said. */
function hasLifts({ facts, asOf }: Case<unknown>, estate: Estate): boolean | null {
  if (facts.liftsByEstate.get(estate.code)?.some((lift) => lift.servicedOn <= asOf)) return true;
  return estate.lifts === null ? null : estate.lifts > 0;
}

/** What hangs or hung there instead, and why it is not enough. */
function remark(task: Case<unknown>, estate: Estate, place: PostingPlace, item: string): string {
  const taken = postingsAt(task, estate.code, place, item)[0]?.end;
  if (taken) return `（${when(taken)} 已撤下）`;
  const phoneOnly = hanging(task, estate.code, place, '投诉电话') !== null;
  return phoneOnly ? '（只贴了「投诉电话」，还要有邮箱和投诉二维码）' : '';
}
