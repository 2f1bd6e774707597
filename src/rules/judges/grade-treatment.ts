/**
 * 分级监管: what a firm's newest grade brings it, and whom a D is brought to notice. 晋城市 reply no. 411 三（四） (JC-08).
 *
 * A grade of which somebody is to be told is a prompt: an office tells owners of a credit risk, not arithmetic.
 */
import { z } from 'zod';
import { finding, type Judge } from '../judge.ts';
import { gradedFirms } from './newest-grades.ts';

const params = z.object({
  treatment: z.record(z.string(), z.string()),
  notify: z.record(z.string(), z.array(z.string()).min(1)),
});

export const gradeTreatment: Judge<z.infer<typeof params>> = {
  name: 'grade-treatment',
  params,
  judge: (matter) => {
    const { treatment, notify } = matter.params;
    return gradedFirms(matter).map(({ code, firm, serves, grades }) => {
      // A grade from elsewhere is no evidence about a firm that serves nobody here.
      const rows = serves === 0 ? [] : grades.flatMap(({ grade }) => grade ?? []);
      const sources = rows.length > 0 ? rows.map((row) => row.source) : firm === null ? [] : [firm.source];
      const warned = rows.find((row) => notify[row.grade] !== undefined);
      const say = (verdict: '合格' | '未知' | '不适用' | '待核实', detail: string) =>
        finding(matter, 'firm', code, (warned ?? rows[0])?.period ?? matter.asOf, verdict, detail, sources);
      if (serves === 0) return say('不适用', '在这里没有正在服务的小区');
      if (!matter.register.present.has('firm_grade')) return say('未知', '没有「信用评价」表');
      const each = grades.map(({ place, grade }) => {
        if (grade === null) return { known: false, words: `${place.name}没有公示过信用等级` };
        const meant = treatment[grade.grade];
        const words = `${place.name}信用等级 ${grade.grade}（${grade.period}，${grade.publishedOn} 公示）`;
        if (meant === undefined) return { known: false, words: `${words}，文件没有写怎样对待这一级` };
        const told = notify[grade.grade];
        return { known: true, words: `${words}：${meant}${told === undefined ? '' : `，通报${told.join('、')}`}` };
      });
      const words = each.map((one) => one.words).join('；');
      if (warned) return say('待核实', `${words}，待核实`);
      return say(each.length === 0 || each.some(({ known }) => !known) ? '未知' : '合格', words);
    });
  },
};
