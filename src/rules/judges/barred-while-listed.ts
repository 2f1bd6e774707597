/**
 * 黑榜期间不得申请维修资金: barred from the day of listing to that of removal. 长治 draft （十四） (CD-22).
 *
 * By date, not by period: a listing without a 移出日期 goes on barring. Being barred is for an office to say, so it is
 * a prompt to verify.
 */
import { z } from 'zod';
import type { Sourced } from '../../domain/records.ts';
import { finding, type Judge } from '../judge.ts';
import { firmListings, inForceOn, listingWords } from './firm-listings.ts';
import { firmsToJudge } from './firms.ts';
import { publishersOf } from './listed-subjects.ts';

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
  params,
  judge: (matter) => {
    const { list } = matter.params;
    const byFirm = firmListings(matter, list);
    const published = publishersOf(matter, '企业').length > 0;
    return firmsToJudge(matter).map(({ code, firm, serves }) => {
      const own = firm === null ? [] : [firm];
      const say = (
        period: string,
        verdict: '合格' | '未知' | '不适用' | '待核实',
        detail: string,
        rows: readonly Sourced[] = own,
      ) =>
        finding(
          matter,
          'firm',
          code,
          period,
          verdict,
          detail,
          rows.map((row) => row.source),
        );
      if (!matter.register.present.has('list_entry')) return say(matter.asOf, '未知', '没有「红黑榜」表');
      const listings = byFirm.get(code) ?? [];
      const barring = listings.filter(({ entry }) => inForceOn(entry, matter.asOf));
      const newest = barring.at(-1);
      if (newest) {
        const detail = `${listingWords(barring, list)}，${matter.asOf} 在榜，已达到不得作为维修资金申请、使用主体的条件，待核实`;
        return say(
          newest.entry.period,
          '待核实',
          detail,
          barring.map(({ entry }) => entry),
        );
      }
      if (serves === 0) return say(matter.asOf, '不适用', '在这里没有正在服务的小区');
      if (!published) return say(matter.asOf, '不适用', '所在的地方没有公布过企业榜单');
      if (listings.length === 0) return say(matter.asOf, '合格', `没有列入过${list}`);
      return say(
        matter.asOf,
        '合格',
        `${listingWords(listings, list)}，${matter.asOf} 已不在榜`,
        listings.map(({ entry }) => entry),
      );
    });
  },
};
