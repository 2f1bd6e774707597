/** The table 投诉渠道: a row for each number or address to which a complaint about a division or an estate can go. */
import { defineTable, label, requiredChoice, requiredContact, requiredName, subjectRef } from './column.ts';

export const channel = defineTable({
  id: 'channel',
  name: '投诉渠道',
  about: '投诉电话、邮箱、网址和接待地址',
  columns: {
    scope: subjectRef<string>('适用代码', ['division', 'estate'], null, { aliases: ['适用范围', '适用区划'] }),
    kind: requiredChoice(
      '渠道',
      {
        values: ['电话', '邮箱', '网址', '地址'],
        variants: {
          热线: '电话',
          投诉电话: '电话',
          电子邮箱: '邮箱',
          邮件: '邮箱',
          网站: '网址',
          链接: '网址',
          现场: '地址',
          来访地址: '地址',
        },
      },
      { aliases: ['渠道类型', '方式'] },
    ),
    name: requiredName('名称', { aliases: ['渠道名称', '投诉举报电话', '监督电话'] }),
    value: requiredContact('值', { aliases: ['号码', '内容', '联系方式'] }),
    hours: label('受理时间', { aliases: ['时段', '工作时间'] }),
    department: label('部门', { aliases: ['受理部门'] }),
  },
  facts: [],
  key: ['scope', 'kind', 'value'],
  relations: [{ rule: 'reached-by-kind', kind: 'kind', value: 'value' }],
});
