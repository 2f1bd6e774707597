/**
 * 累计上榜: a subject listed so many times, in a row or not. 办字〔2024〕9号 三（三） (YS-13).
 *
 * Reached, it is a prompt to verify: the text names no window, so every listing on record counts, per
 * publishing division.
 */
import { z } from 'zod';
import { comparePeriods } from '../../domain/period.ts';
import type { ListEntry } from '../../domain/records.ts';
import { exemption } from '../duties.ts';
import { finding, type Judge } from '../judge.ts';
import { KIND_OF, listedSubjects, listingsBySubject, listsMissing, publishersOf } from './listed-subjects.ts';

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
    const kind = KIND_OF[list_subject];
    const lists = publishersOf(matter, kind).map((division) => ({
      division,
      listings: listingsBySubject(matter.facts.listsByDivision.get(division.code) ?? [], kind, list),
    }));
    const estates = new Map(matter.scope.estates.map((estate) => [estate.code, estate]));
    return listedSubjects(matter, list_subject).map((subject) => {
      const missing = listsMissing(matter, list_subject, subject);
      if (missing !== null)
        return finding(matter, list_subject, subject.code, matter.asOf, missing.verdict, missing.detail);
      let most: { name: string; entries: readonly ListEntry[] } | null = null;
      for (const { division, listings } of lists) {
        const entries = [...(listings.get(subject.code) ?? [])].sort((a, b) => comparePeriods(a.period, b.period));
        if (entries.length > (most?.entries.length ?? 0)) most = { name: division.name, entries };
      }
      if (most === null) {
        const estate = estates.get(subject.code);
        const exempt = estate === undefined ? null : exemption(matter, estate);
        return exempt === null
          ? finding(matter, list_subject, subject.code, matter.asOf, '合格', `没有列入过${list}`)
          : finding(matter, list_subject, subject.code, matter.asOf, '不适用', exempt);
      }
      const sources = most.entries.map((entry) => entry.source);
      const named = `${most.name} ${most.entries.map((entry) => entry.period).join('、')} 列入${list}，共 ${most.entries.length} 次`;
      if (most.entries.length < count) {
        const detail = `${named}，未达到 ${count} 次`;
        return finding(matter, list_subject, subject.code, matter.asOf, '合格', detail, sources);
      }
      const reached = most.entries[count - 1]?.period ?? matter.asOf;
      const detail = `${named}，已达到 ${count} 次的条件，待核实`;
      return finding(matter, list_subject, subject.code, reached, '待核实', detail, sources);
    });
  },
};
