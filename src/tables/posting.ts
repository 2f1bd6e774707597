/** The table 张贴记录: a row for each thing posted at a place on an estate, with its first and last day. */
import { POSTING_SUBJECTS } from '../domain/records.ts';
import type { Column } from './column.ts';
import { choice, defineTable, ending, estateRef, requiredChoice, requiredDate, term } from './column.ts';

export const posting = defineTable({
  id: 'posting',
  name: '张贴记录',
  about: '在公示栏、电梯、单元门张贴过什么',
  columns: {
    estate: estateRef(),
    subject: {
      ...choice('公示事项', { values: POSTING_SUBJECTS, closed: false }, { aliases: ['事项', '公示内容'] }),
      required: true,
    } as Column<string>,
    place: requiredChoice(
      '位置',
      {
        values: ['公示栏', '电梯', '单元门'],
        variants: {
          小区公示栏: '公示栏',
          宣传栏: '公示栏',
          电梯内: '电梯',
          电梯内部: '电梯',
          电梯轿厢: '电梯',
          单元门口: '单元门',
          单元: '单元门',
        },
      },
      { aliases: ['张贴位置'] },
    ),
    start: requiredDate('开始日期', { aliases: ['张贴日期', '公示开始'] }),
    end: ending(term('结束日期', { aliases: ['撤下日期', '公示结束'] })),
  },
  facts: ['start'],
  key: ['estate', 'subject', 'place', 'start'],
  duplicates: 'warning',
  relations: [{ rule: 'not-before', earlier: 'start', later: 'end' }],
});
