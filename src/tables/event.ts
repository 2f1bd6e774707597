/**
 * The table 事件: a row for each act that an authority has confirmed. A row with a rule's id settles that rule's prompt.
 */

import { EVENT_KINDS, type EventKind } from '../domain/event-kinds.ts';
import { REMOVALS } from '../domain/removal.ts';
import {
  choice,
  code,
  defineTable,
  documentNumber,
  ending,
  label,
  requiredChoice,
  requiredDate,
  requiredOutcome,
  subjectRef,
  term,
} from './column.ts';
import { ENDINGS, REMOVAL_VARIANTS } from './ending.ts';

export const event = defineTable({
  id: 'event',
  name: '事件',
  about: '联席会议、联合执法、处罚、奖励、解聘等事件',
  columns: {
    kind: requiredChoice('类型', { values: Object.keys(EVENT_KINDS) as EventKind[] }, { aliases: ['事件类型'] }),
    date: requiredDate('日期', { aliases: ['事件日期'] }),
    subject: subjectRef<string>('主体编码', ['firm', 'estate', 'division'], null, { aliases: ['主体代码'] }),
    result: ending(
      requiredOutcome('结果', ['待核实', '待核', '待核查', '待确认', '未核实', '未确认'], {
        aliases: ['处理结果'],
      }),
    ),
    document: ending(documentNumber('文号')),
    rule: ending(code('规则', { aliases: ['规则编号'] })),
    newGrade: label('新等级', { aliases: ['调整后等级'] }),
    removedOn: ending(term('移出日期', { aliases: ['移除日期'] })),
    removal: ending(choice('移出原因', { values: REMOVALS, variants: REMOVAL_VARIANTS })),
    until: ending(term('公示期至', { aliases: ['公示截止', '公示截止日期', '公示期限'] })),
  },
  facts: ['date', 'removedOn'],
  key: ['kind', 'date', 'subject', 'rule', 'result'],
  duplicates: 'warning',
  relations: [
    { rule: 'documented', kind: 'kind', result: 'result', settles: 'rule', document: 'document' },
    { rule: 'not-before', earlier: 'date', later: 'removedOn' },
    { rule: 'not-before', earlier: 'date', later: 'until' },
    ...ENDINGS,
  ],
});
