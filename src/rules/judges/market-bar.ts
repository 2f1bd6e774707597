/**
 * 黑榜和 D 级企业禁入: barred from being chosen while on the black list or graded D. 长治 draft （五） (CD-09).
 *
 * Whether the sentence binds public bodies alone or everybody is a parameter, and the detail says which. Being barred
 * is for an office to say, so it is a prompt to verify.
 */
import { z } from 'zod';
import { inForceOn } from '../../domain/listing.ts';
import { newestGrade } from '../../domain/serving.ts';
import type { Judge } from '../judge.ts';
import { lackOf } from '../needs.ts';
import { today, when } from '../readings/figures.ts';
import { firmListings, listingWords } from '../readings/firm-listings.ts';
import { servingUnknown, speakerOfFirm } from '../readings/firms.ts';
import { gradedFirms, gradeWords } from '../readings/graded-firms.ts';

const params = z.object({
  list: z.enum(['红榜', '黑榜']),
  grade: z.string(),
  combine: z.literal('any'),
  scope: z.enum(['public-bodies', 'all']),
});

const SCOPE_WORDS = { 'public-bodies': '按只限机关事业单位、国有企业选聘理解', all: '按适用于所有选聘理解' };

export const marketBar: Judge<z.infer<typeof params>> = {
  name: 'market-bar',
  kind: 'performance',
  params,
  needs: 'in-part',
  reads: ['list_entry', 'firm_grade'],
  clock: 'publication',
  judge: (task) => {
    const { list, grade: barred, scope } = task.params;
    const byFirm = firmListings(task, list);
    return gradedFirms(task).map((firm) => {
      const { code, serves, grades, gradedHere } = firm;
      const { say } = speakerOfFirm(task, firm);
      const listings = byFirm.get(code) ?? [];
      if (serves === 0 && listings.length === 0 && !gradedHere)
        return say(task.asOf, '不适用', '在这里没有小区、榜单和信用评价的记录');
      const onList = listings.filter(({ entry }) => inForceOn(entry, task.asOf));
      const rows = grades.flatMap(({ grade }) => grade ?? []);
      const grading = rows.filter((row) => row.grade === barred);
      const unsure = grading.length > 0 ? (servingUnknown(task, firm) ?? firm.graderLack) : null;
      const low = unsure === null ? grading : [];
      const newest = onList.at(-1)?.entry ?? newestGrade(low);
      if (newest) {
        const parts = [
          ...(onList.length > 0 ? [`${listingWords(onList, list)}，${today(task.asOf)} 在榜`] : []),
          ...low.map((row) => `信用等级 ${row.grade}（${when(row.period)}，${when(row.publishedOn)} 公示）`),
        ];
        const detail = `${[...new Set(parts)].join('；')}；已达到不得进入市场的条件（${SCOPE_WORDS[scope]}）`;
        return say(newest.period, '待核实', detail, [...onList.map(({ entry }) => entry), ...low]);
      }
      const missing = [
        unsure ?? [],
        lackOf(task, 'list_entry') ?? [],
        lackOf(task, 'firm_grade') ?? grades.flatMap((at) => (at.grade === null ? [gradeWords(at)] : [])),
      ].flat();
      if (missing.length > 0) return say(task.asOf, '未知', missing.join('；'));
      const words = grades.flatMap(({ place, grade }) =>
        grade === null ? [] : [`${place.name}信用等级 ${grade.grade}（${when(grade.period)}）`],
      );
      return say(task.asOf, '合格', `不在${list}；${words.join('；')}（${SCOPE_WORDS[scope]}）`, rows);
    });
  },
};
