/** The table 维修资金: a row for each statement of an estate's totals on a day; never a household's account. */
import { defineTable, estateRef, money, requiredDate, requiredMoney, text } from './column.ts';

export const fund = defineTable({
  id: 'fund',
  name: '维修资金',
  about: '维修资金的结存、交存、使用和增值，只有小区合计',
  columns: {
    estate: estateRef(),
    date: requiredDate('截止日期', { aliases: ['截止日', '截至日期'] }),
    balanceFen: requiredMoney('结存', { aliases: ['余额', '结余', '结存金额', '结余金额', '资金余额', '期末余额'] }),
    paidInFen: money('交存', {
      aliases: ['交存金额', '归集', '归集金额', '归集总额', '归集额', '交存总额', '缴存', '缴存金额'],
    }),
    usedFen: money('使用', { aliases: ['使用金额', '支用', '使用总额', '使用额', '支取金额'] }),
    gainFen: money('增值', { aliases: ['增值收益'] }),
    procedure: text('使用流程', { aliases: ['流程'] }),
  },
  facts: ['date'],
  key: ['estate', 'date'],
  amongRows: [
    { rule: 'near-middle', field: 'balanceFen' },
    { rule: 'near-middle', field: 'paidInFen' },
    { rule: 'steady', of: 'estate', order: 'date', amount: 'balanceFen', only: null },
  ],
});
