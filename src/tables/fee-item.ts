/** The table 收费标准: a row for each charge of an estate, with its basis. */
import {
  boolean,
  choice,
  defineTable,
  ending,
  estateRef,
  label,
  money,
  requiredFeeUnit,
  requiredName,
  requiredRate,
  term,
  text,
} from './column.ts';
import { PRICING } from './shared.ts';

export const feeItem = defineTable({
  id: 'fee_item',
  name: '收费标准',
  about: '每个小区收什么费、多少钱、依据是什么',
  columns: {
    estate: estateRef(),
    item: requiredName('收费项目', { aliases: ['项目', '收费名称'] }),
    rateE4: requiredRate('收费标准', null, { aliases: ['收费单价', '单价', '标准', '价格'] }),
    unit: requiredFeeUnit('单位', { aliases: ['计价单位', '收费单位'] }),
    basis: text('依据', { aliases: ['收费依据'] }),
    method: text('计费方式', { aliases: ['收费方式'] }),
    pricing: choice('定价形式', PRICING, { aliases: ['定价方式', '价格管理形式'] }),
    payer: label('收费对象'),
    start: term('开始日期', { aliases: ['起始时间', '起始日', '执行日期'] }),
    end: ending(term('结束日期', { words: 'end', aliases: ['截止日期'] })),
    agency: boolean('代收', { aliases: ['是否代收'] }),
    surchargeFen: money('手续费'),
  },
  facts: [],
  key: ['estate', 'item', 'payer', 'start', 'unit'],
  relations: [{ rule: 'not-before', earlier: 'start', later: 'end' }],
  amongRows: [{ rule: 'usual-rate', rate: 'rateE4', unit: 'unit', between: [500, 300_000] }],
});
