/** The table 项目负责人: a row for each person in charge of an estate. The work phone has to be public. */
import {
  date,
  dateOrMonth,
  defineTable,
  ending,
  estateRef,
  requiredName,
  requiredPhone,
  term,
  text,
} from './column.ts';

export const manager = defineTable({
  id: 'manager',
  name: '项目负责人',
  about: '现任项目负责人和工作电话',
  columns: {
    estate: estateRef(),
    name: requiredName('姓名', {
      aliases: ['项目经理', '小区经理', '物业负责人', '负责人', '项目负责人', '负责人姓名'],
    }),
    phone: requiredPhone('工作电话', { aliases: ['联系方式', '联系电话', '电话', '办公电话'] }),
    since: dateOrMonth('任职日期', { aliases: ['到任日期', '任职开始', '任职时间'] }),
    until: ending(term('离任日期', { aliases: ['任职结束'] })),
    filedOn: date('备案日期'),
    record: text('清单', { aliases: ['正负面清单'] }),
  },
  facts: [],
  key: ['estate', 'name', 'since'],
  relations: [{ rule: 'not-before', earlier: 'since', later: 'until' }],
});
