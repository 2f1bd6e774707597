/**
 * 累计上榜: a subject listed so many times, in a row or not. 办字〔2024〕9号 三（三） (YS-13).
 *
 * Reached, it is a prompt to verify: the text names no window, so every listing on record counts, per
 * publishing division.
 */
import { z } from 'zod';
import { comparePeriods } from '../../domain/period.ts';
import type { ListEntry } from '../../domain/records.ts';
import type { Judge } from '../judge.ts';
import { when } from '../readings/figures.ts';
import {
  KIND_OF,
  listedSubjects,
  listingsBySubject,
  listsMissing,
  neverListed,
  publishersOf,
  subjectsOfLists,
} from '../readings/listed-subjects.ts';
import { speakerOf } from '../readings/opinions.ts';

const params = z.object({
  list: z.enum(['红榜', '黑榜']),
  list_subject: z.enum(['firm', 'estate']),
  count: z.number().int().positive(),
  expired_counts: z.boolean().default(false),
  compare: z.literal('at-least'),
  consecutive: z.literal(false),
  window: z.literal('none'),
});

export const listingCount: Judge<z.infer<typeof params>> = {
  name: 'listing-count',
  kind: 'performance',
  params,
  needs: { tables: { list_entry: [] }, of: (task) => subjectsOfLists(task, task.params.list_subject) },
  clock: 'publication',
  judge: (task) => {
    const { list, list_subject, count } = task.params;
    const kind = KIND_OF[list_subject];
    const lists = publishersOf(task, kind).map((division) => ({
      division,
      listings: listingsBySubject(task.facts.listsByDivision.get(division.code) ?? [], kind, list),
    }));
    return listedSubjects(task, list_subject).map((subject) => {
      const missing = listsMissing(task, list_subject, subject);
      const { say } = speakerOf(task, list_subject, subject.code, []);
      if (missing !== null) return say(task.asOf, missing.verdict, missing.detail);
      let most: { name: string; entries: readonly ListEntry[] } | null = null;
      for (const { division, listings } of lists) {
        const entries = [...(listings.get(subject.code) ?? [])].sort((a, b) => comparePeriods(a.period, b.period));
        if (entries.length > (most?.entries.length ?? 0)) most = { name: division.name, entries };
      }
      if (most === null) {
        const never = neverListed(task, subject, list);
        return say(task.asOf, never.verdict, never.detail);
      }
      const { name, entries } = most;
      const words = `${name} ${entries.map(({ period }) => when(period)).join('、')} 列入${list}，共 ${entries.length} 次`;
      const reached = entries[count - 1];
      if (!reached) return say(task.asOf, '合格', `${words}，未达到 ${count} 次`, entries);
      return say(reached.period, '待核实', `${words}，已达到 ${count} 次的条件`, entries);
    });
  },
};
