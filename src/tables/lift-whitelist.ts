/** The table 维保白名单: a row for each lift contractor that a place has approved. */
import { defineTable, divisionRef, ending, requiredDate, requiredName, term } from './column.ts';

export const liftWhitelist = defineTable({
  id: 'lift_whitelist',
  name: '维保白名单',
  about: '当地认可的电梯维保单位',
  columns: {
    division: divisionRef(),
    contractor: requiredName('单位名称', { aliases: ['维保单位', '企业名称', '维保单位名称'] }),
    listedOn: requiredDate('列入日期'),
    removedOn: ending(term('移出日期', { aliases: ['移除日期'] })),
  },
  facts: [],
  key: ['division', 'contractor', 'listedOn'],
  relations: [{ rule: 'not-before', earlier: 'listedOn', later: 'removedOn' }],
});
