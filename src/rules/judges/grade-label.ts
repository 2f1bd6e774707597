/**
 * 信用等级达到某级: a firm's newest grade is at least so high on the place's scale. 办字〔2024〕9号 三（七）: A (YS-28).
 */
import { z } from 'zod';
import { newestGrade } from '../../domain/serving.ts';
import type { Judge } from '../judge.ts';
import { servingUnknown, speakerOfFirm } from '../readings/firms.ts';
import { gradedFirms, gradesHere, gradeWords } from '../readings/graded-firms.ts';
import { firms, servesNobody } from '../readings/subjects.ts';

const params = z.object({ grade: z.string(), compare: z.literal('at-least') });

export const gradeLabel: Judge<z.infer<typeof params>> = {
  name: 'grade-label',
  kind: 'performance',
  params,
  needs: { tables: { firm_grade: [] }, of: firms(servesNobody) },
  clock: 'publication',
  judge: (task) => {
    const { scale } = task.scope.profile.grades;
    const least = scale.indexOf(task.params.grade);
    return gradedFirms(task).map((graded) => {
      const rows = gradesHere(graded);
      const { say: sayOfPeriod } = speakerOfFirm(task, graded);
      const say = (verdict: '合格' | '缺项' | '未知' | '不适用', detail: string) =>
        sayOfPeriod(newestGrade(rows)?.period ?? task.asOf, verdict, detail, rows);
      const exempt = servesNobody(graded);
      if (exempt !== null) return say('不适用', exempt);
      if (least < 0) return say('未知', `规则的信用等级里没有 ${task.params.grade} 级`);
      const each = graded.grades.map((at) => {
        const { grade } = at;
        const words = gradeWords(at);
        if (grade === null) return { state: 'unknown', words } as const;
        const rank = scale.indexOf(grade.grade);
        if (rank < 0) return { state: 'unknown', words: `${words}，不在本地的等级里` } as const;
        return rank <= least
          ? ({ state: 'met', words: `${words}，达到 ${task.params.grade} 级` } as const)
          : ({ state: 'below', words: `${words}，未达到 ${task.params.grade} 级` } as const);
      });
      const words = each.map((one) => one.words).join('；');
      // Where places grade a firm differently, the label holds only if it does in each of them.
      const unsure = servingUnknown(task, graded) ?? graded.graderLack;
      if (each.some(({ state }) => state === 'below'))
        return unsure === null ? say('缺项', words) : say('未知', `${words}；${unsure}`);
      return say(each.length === 0 || each.some(({ state }) => state === 'unknown') ? '未知' : '合格', words);
    });
  },
};
