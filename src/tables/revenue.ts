/**
 * The table 公共收益: a row for each line of an estate's yearly account of what its common parts earned and where that
 * went.
 */
import {
  boolean,
  date,
  defineTable,
  documentNumber,
  estateRef,
  phone,
  requiredChoice,
  requiredMoney,
  requiredName,
  requiredPeriod,
  term,
  text,
} from './column.ts';

export const revenue = defineTable({
  id: 'revenue',
  name: '公共收益',
  about: '公共收益每年的收入、成本、支出和结余',
  columns: {
    estate: estateRef(),
    year: requiredPeriod('年度', 'year', { aliases: ['期间', '年份', '会计年度'] }),
    category: requiredChoice(
      '类别',
      {
        values: ['上期结余', '收入', '成本', '支出', '期末结余'],
        variants: {
          上年结余: '上期结余',
          期初结余: '上期结余',
          本年收入: '收入',
          收益: '收入',
          本年支出: '支出',
          本期结余: '期末结余',
          年末结余: '期末结余',
        },
      },
      { aliases: ['收支类别', '科目'] },
    ),
    item: requiredName('项目', { aliases: ['收支项目', '名称', '明细'] }),
    amountFen: requiredMoney('金额', { aliases: ['收支金额', '数额'] }),
    use: text('用途', { aliases: ['去向', '来源或去向'] }),
    postedFrom: date('公示开始', { aliases: ['公示开始日期'] }),
    postedUntil: term('公示结束', { aliases: ['公示结束日期'] }),
    separate: boolean('单列', { aliases: ['是否单列'] }),
    decision: documentNumber('决定文号', { aliases: ['业主大会决定'] }),
    audit: text('审计', { aliases: ['审计情况'] }),
    objectionPhone: phone('异议电话', { aliases: ['异议反映电话', '异议受理电话'] }),
  },
  facts: ['year', 'postedFrom'],
  key: ['estate', 'year', 'category', 'item', 'amountFen', 'use'],
  duplicates: 'warning',
  keyAcrossFiles: ['estate', 'year', 'category', 'item'],
  relations: [{ rule: 'not-before', earlier: 'postedFrom', later: 'postedUntil' }],
  amongRows: [
    { rule: 'summed-once', same: ['estate', 'year', 'category'], kind: 'category', item: 'item', amount: 'amountFen' },
    {
      rule: 'steady',
      of: 'estate',
      order: 'year',
      amount: 'amountFen',
      only: { field: 'category', is: '期末结余' },
    },
  ],
});
