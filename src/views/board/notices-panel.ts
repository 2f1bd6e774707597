/**
 * 通知公告: notices that hold on the as-of day and whose targets cover the estate.
 */
import { firstEnd } from '../../domain/accusation-term.ts';
import { compareText } from '../../domain/order.ts';
import type { Estate, Notice } from '../../domain/records.ts';
import { ENDED_SAYING, noticesWords } from '../../wording/says-people.ts';
import { placesOf } from '../common/channels.ts';
import type { Indexes } from '../common/indexes.ts';
import { type NoticeView, noticeView } from '../common/notice.ts';
import { type Disclosure, newest } from '../common/sourcing.ts';
import { type BoardContext, type Panel, panelSources } from './panel.ts';
import { saying, says } from './saying.ts';

export interface NoticesPanel extends Panel {
  notices: NoticeView[];
}

/** The notices that hold for an estate, urgent ones first, then newest first. */
export function noticesAt(indexes: Indexes, estate: Estate): Notice[] {
  const scopes = [estate.code, ...placesOf(indexes, estate).map((place) => place.code)];
  const found = new Map<string, Notice>();
  for (const scope of scopes)
    for (const notice of indexes.noticesByTarget.get(scope) ?? []) found.set(notice.id, notice);
  return [...found.values()].sort(
    (a, b) => Number(b.urgent) - Number(a.urgent) || compareText(b.from, a.from) || compareText(a.id, b.id),
  );
}

export function noticesPanel({ publication, indexes, estate }: BoardContext): NoticesPanel {
  const notices = noticesAt(indexes, estate);
  const last = newest(notices.map((notice) => notice.from));
  const disclosure: Disclosure =
    last === null
      ? { state: 'not-applicable', missing: '目前没有针对这个小区的通知公告。' }
      : { state: 'disclosed', newest: last };
  const views = notices.map((notice) => noticeView(publication, notice));
  const urgent = notices.filter((notice) => notice.urgent).length;
  const until = firstEnd(views.map(({ lastDay }) => lastDay));
  const ends = until === null ? null : { until, afterwards: ENDED_SAYING };
  return {
    disclosure,
    says: says([last === null ? null : saying(noticesWords(notices.length, urgent, last), { ends })], disclosure),
    notices: views,
    sources: panelSources(publication, 'notices', {}),
  };
}
