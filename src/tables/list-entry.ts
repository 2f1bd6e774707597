/** The table 红黑榜: a row for each listing, with its basis; or a row without a subject for a list with nobody on it. */
import { REMOVALS } from '../domain/removal.ts';
import {
  choice,
  date,
  defineTable,
  divisionRef,
  ending,
  requiredChoice,
  requiredDate,
  requiredDocumentNumber,
  requiredPeriod,
  requiredText,
  subjectRef,
  term,
  text,
} from './column.ts';
import { ENDINGS, REMOVAL_VARIANTS } from './ending.ts';

export const listEntry = defineTable({
  id: 'list_entry',
  name: '红黑榜',
  about: '各期红榜、黑榜：谁上榜、凭什么、何时移出、申辩了什么',
  columns: {
    division: divisionRef(),
    period: requiredPeriod('期次', 'any', { aliases: ['期数', '榜单期次', '周期'] }),
    colour: requiredChoice(
      '榜别',
      { values: ['红榜', '黑榜'], variants: { 红: '红榜', 黑: '黑榜', 红名单: '红榜', 黑名单: '黑榜' } },
      { aliases: ['榜单', '榜单类别', '红黑榜'] },
    ),
    subjectKind: requiredChoice('主体类型', {
      values: ['企业', '项目'],
      variants: {
        物业企业: '企业',
        公司: '企业',
        物业公司: '企业',
        物业服务企业: '企业',
        小区: '项目',
        物业项目: '项目',
        服务项目: '项目',
      },
    }),
    subject: subjectRef<string | null>('主体编码', ['firm', 'estate'], '无', { aliases: ['主体代码'] }),
    basis: requiredText('依据', { aliases: ['上榜原因', '列入原因', '原因', '上榜理由'] }),
    listedOn: requiredDate('列入日期', { aliases: ['上榜日期', '公布日期'] }),
    document: requiredDocumentNumber('文号'),
    removedOn: ending(term('移出日期', { aliases: ['移除日期'] })),
    removal: ending(choice('移出原因', { values: REMOVALS, variants: REMOVAL_VARIANTS })),
    until: ending(term('公示期至', { aliases: ['公示截止', '公示截止日期', '公示期限'] })),
    toldOn: date('告知日期', { aliases: ['事前告知日期'] }),
    reply: text('申辩', { aliases: ['企业申辩', '陈述申辩'] }),
  },
  facts: ['listedOn', 'removedOn', 'toldOn'],
  key: ['division', 'period', 'colour', 'subjectKind', 'subject'],
  relations: [
    { rule: 'not-before', earlier: 'listedOn', later: 'removedOn' },
    { rule: 'not-before', earlier: 'listedOn', later: 'until' },
    ...ENDINGS,
  ],
  amongRows: [{ rule: 'one-side', same: ['division', 'period', 'subject'], side: 'colour', subject: 'subject' }],
});
