/** The table 通报: a row for each firm or estate that a place's monthly bulletin praises or criticises. */

import { BULLETIN_KINDS, type BulletinKind } from '../domain/event-kinds.ts';
import { REMOVALS } from '../domain/removal.ts';
import {
  choice,
  defineTable,
  divisionRef,
  ending,
  requiredChoice,
  requiredDocumentNumber,
  requiredPeriod,
  requiredText,
  subjectRef,
  term,
} from './column.ts';
import { ENDINGS, REMOVAL_VARIANTS } from './ending.ts';

export const bulletin = defineTable({
  id: 'bulletin',
  name: '通报',
  about: '每月的通报表扬和批评',
  columns: {
    division: divisionRef(),
    month: requiredPeriod('月份', 'month', { aliases: ['通报月份'] }),
    kind: requiredChoice(
      '类型',
      {
        values: Object.keys(BULLETIN_KINDS) as BulletinKind[],
        variants: { 通报表扬: '表扬', 通报批评: '批评' },
      },
      { aliases: ['通报类型'] },
    ),
    subject: subjectRef<string>('主体编码', ['firm', 'estate', 'division'], null, { aliases: ['主体代码'] }),
    reason: requiredText('事由', { aliases: ['原因', '通报事由'] }),
    document: requiredDocumentNumber('文号'),
    removedOn: ending(term('移出日期', { aliases: ['移除日期'] })),
    removal: ending(choice('移出原因', { values: REMOVALS, variants: REMOVAL_VARIANTS })),
    until: ending(term('公示期至', { aliases: ['公示截止', '公示截止日期', '公示期限'] })),
  },
  facts: ['month', 'removedOn'],
  key: ['division', 'month', 'kind', 'subject', 'reason'],
  relations: [
    { rule: 'not-before', earlier: 'month', later: 'removedOn' },
    { rule: 'not-before', earlier: 'month', later: 'until' },
    ...ENDINGS,
  ],
});
