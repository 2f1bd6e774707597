/** The table 信用评价: a row for each credit grade that a body has given a firm for a period. */
import {
  defineTable,
  documentNumber,
  firmRef,
  label,
  requiredDate,
  requiredGrade,
  requiredPeriod,
  score,
} from './column.ts';

export const firmGrade = defineTable({
  id: 'firm_grade',
  name: '信用评价',
  about: '企业每个评价周期的信用等级',
  columns: {
    firm: firmRef(),
    period: requiredPeriod('评价周期', 'any', { aliases: ['评价期', '评价年度', '周期'] }),
    grade: requiredGrade('信用等级', { aliases: ['评价等级', '评定结果', '信用评价结果', '等级', '评定等级'] }),
    publishedOn: requiredDate('公示日期', { aliases: ['公布日期', '发布日期'] }),
    score: score('得分', { aliases: ['评分', '分数', '评定得分'] }),
    assessor: label('评价单位', { aliases: ['评价机关', '评定单位'] }),
    document: documentNumber('文号', { aliases: ['公示文号'] }),
  },
  facts: ['publishedOn'],
  key: ['firm', 'period', 'assessor'],
  relations: [{ rule: 'not-before-end', period: 'period', day: 'publishedOn' }],
});
