/**
 * The table 行政区划: a row for each division. A parent's code may be missing from the table where it lies above all that
 * is published.
 */
import { choice, code, defineTable, formerCodes, label, ownCode, requiredName } from './column.ts';

export const division = defineTable({
  id: 'division',
  name: '行政区划',
  about: '市、县、街道、社区的代码、名称和主管部门',
  columns: {
    code: ownCode('division', '行政区划代码', { aliases: ['区划代码', '代码', '行政区代码'] }),
    name: requiredName('名称', { aliases: ['区划名称', '行政区划名称', '区划'] }),
    parent: code('上级代码', { aliases: ['上级', '上级区划代码'] }),
    level: choice(
      '层级',
      {
        values: ['省', '市', '县', '街道', '社区'],
        variants: {
          省级: '省',
          市级: '市',
          地级市: '市',
          县级: '县',
          区: '县',
          县区: '县',
          区县: '县',
          县级市: '县',
          '县（区）': '县',
          乡镇: '街道',
          镇: '街道',
          乡: '街道',
          街道办: '街道',
          街道办事处: '街道',
          '街道（乡镇）': '街道',
          街道级: '街道',
          村: '社区',
          居委会: '社区',
          村委会: '社区',
          社区级: '社区',
          '社区（村）': '社区',
        },
      },
      { aliases: ['级别'] },
    ),
    authority: label('主管部门', { aliases: ['物业主管部门', '行业主管部门'] }),
    formerCodes: formerCodes('division', '旧代码', { aliases: ['原代码', '曾用代码'] }),
  },
  facts: [],
  key: ['code'],
  amongRows: [
    { rule: 'former-codes', field: 'formerCodes' },
    { rule: 'tree', parent: 'parent' },
  ],
});
