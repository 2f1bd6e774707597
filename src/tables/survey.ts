/** The table 满意度: a row for each satisfaction survey with its totals; single answers are never in it. */
import {
  date,
  defineTable,
  estateRef,
  integer,
  label,
  requiredDate,
  requiredInteger,
  requiredPercent,
  term,
} from './column.ts';

export const survey = defineTable({
  id: 'survey',
  name: '满意度',
  about: '满意度调查的结果，只有合计',
  columns: {
    estate: estateRef(),
    date: requiredDate('调查日期', { aliases: ['日期', '调查时间', '测评日期', '测评时间'] }),
    valid: requiredInteger('有效', ['份', '张', '户'], {
      aliases: ['有效问卷', '有效份数', '有效数', '有效问卷数', '回收有效问卷', '收回有效问卷', '有效回收'],
    }),
    satisfiedBp: requiredPercent('满意率', { aliases: ['满意度', '客户满意度', '业主满意度'] }),
    issued: integer('发放', ['份', '张', '户'], { aliases: ['发放问卷', '发放份数', '发放数', '发放问卷数'] }),
    organiser: label('组织单位', { aliases: ['调查单位'] }),
    postedFrom: date('公示开始', { aliases: ['公示开始日期'] }),
    postedUntil: term('公示结束', { aliases: ['公示结束日期'] }),
  },
  facts: ['date', 'postedFrom'],
  key: ['estate', 'date'],
  relations: [
    { rule: 'at-most', part: 'valid', whole: 'issued' },
    { rule: 'not-before', earlier: 'postedFrom', later: 'postedUntil' },
  ],
});
