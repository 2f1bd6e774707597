/**
 * 黑榜期间不得申请维修资金: barred from the day of listing to that of removal. 长治 draft （十四） (CD-22).
 *
 * By date, not by period: a listing without a 移出日期 goes on barring. Being barred is for an office to say, so it is
 * a prompt to verify.
 */
import { z } from 'zod';
import { inForceOn } from '../../domain/listing.ts';
import type { Judge } from '../judge.ts';
import { today } from '../readings/figures.ts';
import { type FirmListing, firmListings, listingWords } from '../readings/firm-listings.ts';
import { firmsToJudge, speakerOfFirm } from '../readings/firms.ts';
import { publishersOf } from '../readings/listed-subjects.ts';
import { firms } from '../readings/subjects.ts';

const params = z.object({
  list: z.enum(['红榜', '黑榜']),
  from: z.literal('列入日期'),
  until: z.literal('移出日期'),
  from_inclusive: z.literal(true),
  until_inclusive: z.literal(false),
  without_removal_date: z.literal('still-barred'),
});

export const barredWhileListed: Judge<z.infer<typeof params>> = {
  name: 'barred-while-listed',
  kind: 'performance',
  params,
  needs: { tables: { list_entry: [] }, of: firms() },
  clock: 'publication',
  judge: (task) => {
    const { list } = task.params;
    const byFirm = firmListings(task, list);
    const published = publishersOf(task, '企业').length > 0;
    return firmsToJudge(task).map((firm) => {
      const { code, serves } = firm;
      const { say } = speakerOfFirm(task, firm);
      const listings = byFirm.get(code) ?? [];
      const barring = listings.filter(({ entry }) => inForceOn(entry, task.asOf));
      const rows = (some: readonly FirmListing[]) => some.map(({ entry }) => entry);
      const newest = barring.at(-1);
      if (newest) {
        const since = `${listingWords(barring, list)}，${today(task.asOf)} 在榜`;
        const detail = `${since}，已达到不得作为维修资金申请、使用主体的条件`;
        return say(newest.entry.period, '待核实', detail, rows(barring));
      }
      if (serves === 0) return say(task.asOf, '不适用', '在这里没有正在服务的小区');
      if (!published) return say(task.asOf, '不适用', '所在的地方没有公布过企业榜单');
      if (listings.length === 0) return say(task.asOf, '合格', `没有列入过${list}`);
      return say(task.asOf, '合格', `${listingWords(listings, list)}，${today(task.asOf)} 已不在榜`, rows(listings));
    });
  },
};
