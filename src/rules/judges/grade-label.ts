/**
 * 信用等级达到某级: a firm's newest grade is at least so high on the place's scale. 办字〔2024〕9号 三（七）: A (YS-28).
 */
import { z } from 'zod';
import { finding, type Judge } from '../judge.ts';
import { gradedFirms } from './newest-grades.ts';

const params = z.object({ grade: z.string(), compare: z.literal('at-least') });

export const gradeLabel: Judge<z.infer<typeof params>> = {
  name: 'grade-label',
  params,
  judge: (matter) => {
    const { scale } = matter.scope.profile.grades;
    const least = scale.indexOf(matter.params.grade);
    return gradedFirms(matter).map(({ code, firm, serves, grades }) => {
      // A grade from elsewhere is no evidence about a firm that serves nobody here.
      const rows = serves === 0 ? [] : grades.flatMap(({ grade }) => grade ?? []);
      const sources = rows.length > 0 ? rows.map((row) => row.source) : firm === null ? [] : [firm.source];
      const say = (verdict: '合格' | '缺项' | '未知' | '不适用', detail: string) =>
        finding(matter, 'firm', code, rows[0]?.period ?? matter.asOf, verdict, detail, sources);
      if (serves === 0) return say('不适用', '在这里没有正在服务的小区');
      if (!matter.register.present.has('firm_grade')) return say('未知', '没有「信用评价」表');
      if (least < 0) return say('未知', `规则的信用等级里没有 ${matter.params.grade} 级`);
      const each = grades.map(({ place, grade }) => {
        if (grade === null) return { state: 'unknown', words: `${place.name}没有公示过信用等级` } as const;
        const rank = scale.indexOf(grade.grade);
        const words = `${place.name}信用等级 ${grade.grade}（${grade.period}，${grade.publishedOn} 公示）`;
        if (rank < 0) return { state: 'unknown', words: `${words}，不在本地的等级里` } as const;
        return rank <= least
          ? ({ state: 'met', words: `${words}，达到 ${matter.params.grade} 级` } as const)
          : ({ state: 'below', words: `${words}，未达到 ${matter.params.grade} 级` } as const);
      });
      const words = each.map((one) => one.words).join('；');
      // Where places grade a firm differently, the label holds only if it does in each of them.
      if (each.some(({ state }) => state === 'below')) return say('缺项', words);
      return say(each.length === 0 || each.some(({ state }) => state === 'unknown') ? '未知' : '合格', words);
    });
  },
};
