/**
 * 分级监管: what a firm's newest grade brings it, and whom a D is brought to notice. 晋城市 reply no. 411 三（四） (JC-08).
 *
 * A grade of which somebody is to be told is a prompt: an office tells owners of a credit risk, not arithmetic.
 */
import { z } from 'zod';
import { newestGrade } from '../../domain/serving.ts';
import type { Judge } from '../judge.ts';
import { servingUnknown, speakerOfFirm } from '../readings/firms.ts';
import { gradedFirms, gradesHere, gradeWords } from '../readings/graded-firms.ts';
import { firms, servesNobody } from '../readings/subjects.ts';

const params = z.object({
  treatment: z.record(z.string(), z.string()),
  notify: z.record(z.string(), z.array(z.string()).min(1)),
});

export const gradeTreatment: Judge<z.infer<typeof params>> = {
  name: 'grade-treatment',
  kind: 'performance',
  params,
  needs: { tables: { firm_grade: [] }, of: firms(servesNobody) },
  clock: 'publication',
  judge: (task) => {
    const { treatment, notify } = task.params;
    return gradedFirms(task).map((graded) => {
      const rows = gradesHere(graded);
      // An event settles the newest grade that somebody is to be told of, not an older one of another place.
      const warned = newestGrade(rows.filter((row) => notify[row.grade] !== undefined));
      const { say: sayOfPeriod } = speakerOfFirm(task, graded);
      const say = (verdict: '合格' | '未知' | '不适用' | '待核实', detail: string) =>
        sayOfPeriod((warned ?? newestGrade(rows))?.period ?? task.asOf, verdict, detail, rows);
      const exempt = servesNobody(graded);
      if (exempt !== null) return say('不适用', exempt);
      const each = graded.grades.map((at) => {
        const { grade } = at;
        const words = gradeWords(at);
        if (grade === null) return { known: false, words };
        const meant = treatment[grade.grade];
        if (meant === undefined) return { known: false, words: `${words}，文件没有写怎样对待这一级` };
        const told = notify[grade.grade];
        return { known: true, words: `${words}：${meant}${told === undefined ? '' : `，通报${told.join('、')}`}` };
      });
      const words = each.map((one) => one.words).join('；');
      const unsure = servingUnknown(task, graded) ?? graded.graderLack;
      if (warned) return unsure === null ? say('待核实', words) : say('未知', `${words}；${unsure}`);
      return say(each.length === 0 || each.some(({ known }) => !known) ? '未知' : '合格', words);
    });
  },
};
