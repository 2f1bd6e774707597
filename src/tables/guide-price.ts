/** The table 政府指导价: a row for each base price, by kind of building and grade of service, with its permitted band. */
import {
  defineTable,
  divisionRef,
  ending,
  requiredDocumentNumber,
  requiredLabel,
  requiredPercent,
  requiredRate,
  requiredTerm,
  term,
} from './column.ts';

export const guidePrice = defineTable({
  id: 'guide_price',
  name: '政府指导价',
  about: '政府指导价的基准价和浮动幅度',
  columns: {
    division: divisionRef(),
    propertyType: requiredLabel('物业类型', { aliases: ['房屋类型', '建筑类型'] }),
    serviceGrade: requiredLabel('服务等级', { aliases: ['等级', '物业服务等级'] }),
    baseE4: requiredRate('基准价', '元/㎡·月', { aliases: ['指导价', '基准价格'] }),
    upBp: requiredPercent('上浮', { aliases: ['上浮幅度', '最高上浮', '浮动幅度'] }),
    downBp: requiredPercent('下浮', { aliases: ['下浮幅度', '最高下浮'] }),
    start: requiredTerm('开始日期', { aliases: ['执行日期', '起始日期'] }),
    document: requiredDocumentNumber('文号'),
    end: ending(term('结束日期', { aliases: ['截止日期'] })),
  },
  facts: [],
  key: ['division', 'propertyType', 'serviceGrade', 'start'],
  relations: [{ rule: 'not-before', earlier: 'start', later: 'end' }],
});
