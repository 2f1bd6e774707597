/**
 * 通报与事件: what authorities announced about the estate itself.
 */

import { firstEnd } from '../../domain/accusation-term.ts';
import { groupBy } from '../../domain/register.ts';
import { correctionsText } from '../../wording/lists.ts';
import { ENDED_SAYING, recordWords } from '../../wording/says-people.ts';
import { type Disclosure, newest } from '../common/sourcing.ts';
import { type BoardContext, type Panel, panelSources } from './panel.ts';
import { correctionsIn, type RecordRow, recordRows } from './record.ts';
import { type Says, saying, says } from './saying.ts';

export interface RecordPanel extends Panel {
  rows: RecordRow[];
  /** How many 更正 there are besides. */
  corrections: number;
}

export function recordPanel({ publication, indexes, estate }: BoardContext): RecordPanel {
  const bulletins = indexes.bulletinsBySubject.get(estate.code) ?? [];
  const events = indexes.eventsBySubject.get(estate.code) ?? [];
  const rows = recordRows(publication, indexes, bulletins, events);
  const corrections = correctionsIn(events);
  const { present } = publication.register;
  const disclosure = ((): Disclosure => {
    if (rows.length + corrections > 0) return { state: 'disclosed', newest: newest(rows.map((row) => row.until)) };
    if (!present.has('bulletin') && !present.has('event')) {
      return { state: 'unknown', missing: '主管部门没有提供「通报」表和「事件」表。' };
    }
    const absent = !present.has('bulletin')
      ? '；「通报」表没有提供'
      : !present.has('event')
        ? '；「事件」表没有提供'
        : '';
    return { state: 'not-applicable', missing: `没有关于这个小区的通报或事件记录${absent}。` };
  })();
  return {
    disclosure,
    says: recordSays(rows, corrections, disclosure),
    rows,
    corrections,
    sources: panelSources(publication, 'record', { bulletin: bulletins, event: events }),
  };
}

/** How many there are of each kind, and when the newest was; a count ends with the first of those counted. */
function recordSays(rows: readonly RecordRow[], corrections: number, disclosure: Disclosure): Says {
  const [latest] = rows;
  if (latest === undefined) return says([corrections > 0 ? saying(correctionsText(corrections)) : null], disclosure);
  const kinds = [...groupBy(rows, ({ kind }) => kind)].map(([kind, own]): [string, number] => [kind, own.length]);
  const until = firstEnd(rows.map(({ lastDay }) => lastDay));
  const said = saying(recordWords(kinds, latest.date ?? latest.month ?? latest.until), {
    accuses: rows.some(({ accuses }) => accuses),
    ends: until === null ? null : { until, afterwards: ENDED_SAYING },
  });
  return says([said], disclosure);
}
