/**
 * The city at a glance (首页): who manages the estates, how the firms are graded, what is overdue, the newest lists,
 * bulletins and notices.
 */
import type { Publication } from '../../domain/publication.ts';
import { type ManagementMode, MODES } from '../../domain/records.ts';
import { NO_STREET } from '../../wording/labels.ts';
import { directoryOf } from '../common/directory.ts';
import { indexesOf } from '../common/indexes.ts';
import { type NoticeView, noticeView } from '../common/notice.ts';
import { type SourceLine, sourcesOf } from '../common/sourcing.ts';
import { type UrgentView, urgentEverywhere } from '../common/urgent.ts';
import { type OverdueView, overdueView } from './audit.ts';
import { type BulletinSummary, newestBulletins } from './bulletins.ts';
import { type GradedBy, gradedBy, type UngradedFirms, ungradedFirms } from './graded-firms.ts';
import { type ListSummary, newestLists } from './lists.ts';

export interface ModeShare {
  mode: ManagementMode;
  estates: number;
}

export interface HomeView {
  estates: number;
  households: number;
  /** Estates whose number of households is not published. */
  householdsUnknown: number;
  firms: number;
  firmsPresent: boolean;
  /** Whether there are guide prices to hold charges against. */
  guidePrices: boolean;
  modes: ModeShare[];
  /** The firms by grade, for each body that grades them. */
  grades: GradedBy[];
  ungraded: UngradedFirms;
  lists: ListSummary[];
  listsPresent: boolean;
  /** What is overdue now, by county. */
  overdue: OverdueView[];
  bulletins: BulletinSummary[];
  notices: NoticeView[];
  /** All that are urgent, which head the page. */
  urgent: UrgentView[];
  noticesTotal: number;
  counties: { code: string; name: string; path: string; estates: number; streets: number }[];
  sources: { modes: SourceLine[]; grades: SourceLine[] };
}

/** How many notices the front page shows at most, so that it stays short. */
const NOTICES_SHOWN = 20;

export function homeView(publication: Publication): HomeView {
  const indexes = indexesOf(publication);
  const { records, present } = publication.register;
  const estates = records.estate.length;
  const counted = new Map<ManagementMode, number>();
  for (const { mode } of records.estate) counted.set(mode, (counted.get(mode) ?? 0) + 1);
  return {
    estates,
    households: records.estate.reduce((sum, estate) => sum + (estate.households ?? 0), 0),
    householdsUnknown: records.estate.filter((estate) => estate.households === null).length,
    firms: records.firm.length,
    firmsPresent: present.has('firm'),
    guidePrices: records.guide_price.length > 0,
    modes: MODES.flatMap((mode) => {
      const count = counted.get(mode);
      return count === undefined ? [] : [{ mode, estates: count }];
    }),
    grades: gradedBy(publication),
    ungraded: ungradedFirms(publication),
    lists: newestLists(publication),
    listsPresent: present.has('list_entry'),
    overdue: overdueView(publication),
    bulletins: newestBulletins(publication),
    notices: indexes.notices.slice(0, NOTICES_SHOWN).map((notice) => noticeView(publication, notice)),
    urgent: urgentEverywhere(publication),
    noticesTotal: indexes.notices.length,
    counties: directoryOf(publication).counties.map(({ code, name, path, count, streets }) => ({
      code,
      name,
      path,
      estates: count,
      streets: streets.filter((street) => street.name !== NO_STREET).length,
    })),
    sources: {
      modes: sourcesOf(publication, 'estate', records.estate),
      grades: sourcesOf(publication, 'firm_grade', records.firm_grade),
    },
  };
}
