/**
 * 通知公告: notices that hold on the as-of day and whose targets cover the estate.
 */
import { compareText } from '../../domain/order.ts';
import type { Notice } from '../../domain/records.ts';
import { placesOf } from '../common/channels.ts';
import { type NoticeView, noticeView } from '../common/notice.ts';
import { newest } from '../common/sourcing.ts';
import { type BoardContext, type Panel, panelSources } from './panel.ts';

export interface NoticesPanel extends Panel {
  notices: NoticeView[];
}

export function noticesPanel({ publication, indexes, estate }: BoardContext): NoticesPanel {
  const scopes = [estate.code, ...placesOf(indexes, estate).map((place) => place.code)];
  const found = new Map<string, Notice>();
  for (const scope of scopes)
    for (const notice of indexes.noticesByTarget.get(scope) ?? []) found.set(notice.id, notice);
  const notices = [...found.values()].sort(
    (a, b) => Number(b.urgent) - Number(a.urgent) || compareText(b.from, a.from) || compareText(a.id, b.id),
  );
  return {
    disclosure:
      notices.length > 0
        ? { state: 'disclosed', newest: newest(notices.map((notice) => notice.from)) }
        : { state: 'not-applicable', missing: '目前没有针对这个小区的通知公告。' },
    notices: notices.map((notice) => noticeView(publication, notice)),
    sources: panelSources(publication, 'notices', {}),
  };
}
