/**
 * 投诉与办理: whom to turn to, nearest first, and what became of the complaints of the last months.
 */

import { comparePeriods, periodEnd } from '../../domain/period.ts';
import type { ComplaintStat } from '../../domain/records.ts';
import { monthWords, rankWords } from '../../wording/says-care.ts';
import { type ChannelGroup, channelGroupsFor } from '../common/channels.ts';
import { type Disclosure, disclosureOf, earlier, newest } from '../common/sourcing.ts';
import { type ComplaintMonths, complaintMonths } from '../pictures/complaint-months.ts';
import { type BoardContext, type Panel, panelSources } from './panel.ts';
import { missing, saying, says } from './saying.ts';

export type ComplaintMonth = Omit<ComplaintStat, 'source' | 'estate'>;

export interface ComplaintsPanel extends Panel {
  channels: ChannelGroup[];
  /** What is to be said where no channel is published. */
  channelsMissing: string | null;
  /** Newest first, at most twelve. */
  months: ComplaintMonth[];
  /** The last twelve months as a picture; null where nothing of them is known. */
  picture: ComplaintMonths | null;
  statsMissing: string | null;
}

const MONTHS_SHOWN = 12;

export function complaintsPanel(context: BoardContext): ComplaintsPanel {
  const { publication, indexes, estate } = context;
  const stats = [...(indexes.complaintsByEstate.get(estate.code) ?? [])]
    .sort((a, b) => comparePeriods(b.month, a.month) || a.source - b.source)
    .slice(0, MONTHS_SHOWN);
  const groups = channelGroupsFor(context);
  const records = groups.flatMap((group) => group.records);
  const absent = (table: 'channel' | 'complaint_stat'): string => {
    const disclosure = disclosureOf(context, table, null);
    return disclosure.state === 'disclosed' ? '' : disclosure.missing;
  };
  const disclosure = ((): Disclosure => {
    if (stats.length > 0) {
      const last = newest(stats.map((stat) => periodEnd(stat.month)));
      return { state: 'disclosed', newest: last && earlier(last, indexes.asOf) };
    }
    if (records.length > 0) return { state: 'disclosed', newest: null };
    return disclosureOf(context, 'channel', null);
  })();
  const channelsMissing = records.length > 0 ? null : absent('channel');
  const statsMissing = stats.length > 0 ? null : absent('complaint_stat');
  const [latest] = stats;
  return {
    disclosure,
    says: says(
      disclosure.state === 'disclosed'
        ? [
            latest ? saying(monthWords(latest)) : null,
            latest && latest.cityRank !== null ? saying(rankWords(latest.month, latest.cityRank)) : null,
            statsMissing === null ? null : missing(statsMissing, '投诉办理件数'),
            channelsMissing === null ? null : missing(channelsMissing, '投诉渠道'),
          ]
        : [],
      disclosure,
    ),
    channels: groups.map(({ records: _, ...group }) => group),
    channelsMissing,
    months: stats.map(({ source: _, estate: __, ...month }) => month),
    picture: complaintMonths(stats, indexes.asOf),
    statsMissing,
    sources: panelSources(publication, 'complaints', { complaint_stat: stats, channel: records }),
  };
}
