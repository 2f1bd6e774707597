/** The table 合同: a row for each contract by which a firm serves an estate, with its first and last day. */
import { choice, defineTable, documentNumber, ending, estateRef, firmRef, term } from './column.ts';

export const contract = defineTable({
  id: 'contract',
  name: '合同',
  about: '哪家企业从何时到何时服务哪个小区',
  columns: {
    estate: estateRef(),
    firm: firmRef(),
    start: term('开始日期', {
      words: 'contract-start',
      aliases: [
        '合同开始日期',
        '起始日期',
        '服务开始日期',
        '合同起始日期',
        '合同起始时间',
        '合同开始时间',
        '起始时间',
        '服务起始日期',
      ],
    }),
    kind: choice('合同类型', {
      values: ['前期', '业主大会'],
      variants: {
        前期物业: '前期',
        前期物业服务合同: '前期',
        前期合同: '前期',
        业主大会选聘: '业主大会',
        物业服务合同: '业主大会',
      },
    }),
    end: ending(
      term('结束日期', {
        words: 'contract-end',
        aliases: [
          '合同结束日期',
          '到期日期',
          '合同到期日',
          '服务结束日期',
          '合同终止日期',
          '合同终止时间',
          '合同截止日期',
          '合同到期日期',
          '合同到期时间',
          '合同结束时间',
          '终止日期',
          '到期时间',
          '服务终止日期',
        ],
      }),
    ),
    filingNumber: documentNumber('备案号', { aliases: ['合同备案号', '备案编号'] }),
  },
  facts: [],
  key: ['estate', 'firm', 'start'],
  relations: [{ rule: 'not-before', earlier: 'start', later: 'end' }],
  amongRows: [{ rule: 'begun-alone', of: 'estate', from: 'start', until: 'end' }],
});
