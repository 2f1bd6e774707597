/**
 * 累计上榜: a subject listed so many times, in a row or not. 办字〔2024〕9号 三（三） (YS-13).
 *
 * Reached, it is a prompt to verify: the text names no window, so every listing on record counts, per
 * publishing division.
 */
import { z } from 'zod';
import { comparePeriods } from '../../domain/period.ts';
import { finding, type Judge } from '../judge.ts';
import { listedSubjects } from './listed-subjects.ts';

const params = z.object({
  list: z.enum(['红榜', '黑榜']),
  list_subject: z.enum(['firm', 'estate']),
  count: z.number().int().positive(),
  compare: z.literal('at-least'),
  consecutive: z.literal(false),
  window: z.literal('none'),
});

export const listingCount: Judge<z.infer<typeof params>> = {
  name: 'listing-count',
  params,
  judge: (matter) => {
    const { list, list_subject, count } = matter.params;
    const kind = list_subject === 'firm' ? '企业' : '项目';
    return listedSubjects(matter, list_subject).map((subject) => {
      if (!matter.register.present.has('list_entry')) {
        return finding(matter, list_subject, subject, matter.asOf, '未知', '没有「红黑榜」表');
      }
      const perCounty = matter.scope.counties.map((county) => ({
        county,
        entries: (matter.facts.listsByDivision.get(county.code) ?? [])
          .filter((entry) => entry.subject === subject && entry.subjectKind === kind && entry.colour === list)
          .sort((a, b) => comparePeriods(a.period, b.period)),
      }));
      const most = perCounty.reduce((a, b) => (b.entries.length > a.entries.length ? b : a), {
        county: null,
        entries: [],
      } as (typeof perCounty)[number] | { county: null; entries: [] });
      const sources = most.entries.map((entry) => entry.source);
      if (most.county === null) return finding(matter, list_subject, subject, matter.asOf, '合格', `没有列入过${list}`);
      const named = `${most.county.name} ${most.entries.map((entry) => entry.period).join('、')} 列入${list}，共 ${most.entries.length} 次`;
      if (most.entries.length < count) {
        return finding(matter, list_subject, subject, matter.asOf, '合格', `${named}，未达到 ${count} 次`, sources);
      }
      const reached = most.entries[count - 1]?.period ?? matter.asOf;
      return finding(
        matter,
        list_subject,
        subject,
        reached,
        '待核实',
        `${named}，已达到 ${count} 次的条件，待核实`,
        sources,
      );
    });
  },
};
