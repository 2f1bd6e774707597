/**
 * The table 设施维保: a row for each servicing of fire equipment, pumps and the like, with the days when it was out of use.
 */
import { defineTable, ending, estateRef, name, requiredDate, requiredName, term, text } from './column.ts';

export const facility = defineTable({
  id: 'facility',
  name: '设施维保',
  about: '消防、水泵、配电等设施的维护和停用',
  columns: {
    estate: estateRef(),
    category: requiredName('类别', { aliases: ['设施类别', '设施设备'] }),
    date: requiredDate('日期', { aliases: ['维保日期', '维护保养日期'] }),
    contractor: name('单位', { aliases: ['维保单位', '维保单位名称'] }),
    result: text('结果', { aliases: ['维保结果', '维护保养'] }),
    outageFrom: term('停用开始', { aliases: ['停用开始日期'] }),
    outageUntil: ending(term('停用结束', { aliases: ['停用结束日期'] })),
  },
  facts: ['date'],
  key: ['estate', 'category', 'date', 'result'],
  duplicates: 'warning',
  relations: [{ rule: 'not-before', earlier: 'outageFrom', later: 'outageUntil' }],
});
