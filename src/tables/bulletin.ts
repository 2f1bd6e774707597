/** The table 通报: a row for each firm or estate that a place's monthly bulletin praises or criticises. */
import { BULLETIN_KINDS, type BulletinKind } from '../domain/event-kinds.ts';
import {
  defineTable,
  divisionRef,
  requiredChoice,
  requiredDocumentNumber,
  requiredPeriod,
  requiredText,
  subjectRef,
} from './column.ts';

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
  },
  facts: ['month'],
  key: ['division', 'month', 'kind', 'subject', 'reason'],
});
