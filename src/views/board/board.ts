/**
 * The notice board of one estate (公示栏): the same panels in the same order on every surface.
 *
 * Plain values, which each surface puts into words and pictures. Nothing is judged here: stamps are what the findings
 * say.
 */
import { type DataRhythm, earlierDay, freshUntil } from '../../domain/data-until.ts';
import type { ByKind } from '../../domain/duty-kind.ts';
import type { Verdict } from '../../domain/finding.ts';
import { formerCodesOf } from '../../domain/former.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import { ofEachPanel, PANELS, type PanelId, panelOf } from '../../domain/panels.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Estate } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { tableOf } from '../../tables/catalogue.ts';
import { staleText } from '../../wording/data-until.ts';
import { type Crumb, placeOf } from '../common/directory.ts';
import { type DutyView, estateDuties, type Tally, talliesOf } from '../common/duties.ts';
import { indexesOf } from '../common/indexes.ts';
import { latest, OF_A_COUNTY } from '../common/latest.ts';
import { auditPath, complainPath } from '../common/paths.ts';
import type { SourceLine } from '../common/sourcing.ts';
import { type PanelDuties, panelDuties, underDuties } from '../common/stamps.ts';
import { complaintsPanel } from './complaints-panel.ts';
import { feesPanel } from './fees-panel.ts';
import { firmPanel } from './firm-panel.ts';
import { fundPanel } from './fund-panel.ts';
import { liftsPanel } from './lifts-panel.ts';
import { listsPanel } from './lists-panel.ts';
import { managerPanel } from './manager-panel.ts';
import { type MissingBox, missingBox } from './missing-box.ts';
import { noticesPanel } from './notices-panel.ts';
import type { BoardContext, Panel } from './panel.ts';
import { postingsPanel } from './postings-panel.ts';
import { recordPanel } from './record-panel.ts';
import { revenuePanel } from './revenue-panel.ts';
import type { Says } from './saying.ts';
import { headOf, saysUnder } from './says-under.ts';
import { servicePanel } from './service-panel.ts';
import { surveyPanel } from './survey-panel.ts';

/** The view of each panel. */
const VIEWS = {
  firm: firmPanel,
  manager: managerPanel,
  service: servicePanel,
  fees: feesPanel,
  complaints: complaintsPanel,
  revenue: revenuePanel,
  fund: fundPanel,
  lifts: liftsPanel,
  lists: listsPanel,
  notices: noticesPanel,
  survey: surveyPanel,
  postings: postingsPanel,
  record: recordPanel,
} satisfies Record<PanelId, (context: BoardContext) => Panel>;

type Panels = { [K in PanelId]: ReturnType<(typeof VIEWS)[K]> };

/** A panel with its stamp, its duties and a sentence for each of its tables that is older than expected. */
export type OnBoard<T extends Panel> = T & PanelDuties & { stale: string[] };

export type BoardPanels = { [K in PanelId]: OnBoard<Panels[K]> };

/** 公示义务: whether everything is told that has to be, whether everything is done that has to be, and since when. */
export interface BoardDuties {
  /** Unmet ones first. */
  duties: DutyView[];
  /** Confirmed findings that no panel shows. */
  confirmed: DutyView[];
  /** The duties of each kind counted by verdict, without the county's own, which the estate can't fulfil. */
  tallies: ByKind<Tally>;
  /** The county's own duties, counted likewise. */
  countyTallies: ByKind<Tally>;
  /** The panel updated last, and when; null where no panel has anything. */
  updated: { panel: PanelId; asOf: IsoDate } | null;
  /** The matrix of its county; null where it lies in none. */
  auditPath: string | null;
}

export interface BoardView {
  code: string;
  name: string;
  formerName: string | null;
  /** 旧编码 */
  formerCodes: string[];
  address: string | null;
  mode: Estate['mode'];
  households: number | null;
  buildings: number | null;
  deliveredYear: number | null;
  /** From the city down to the community. */
  place: Crumb[];
  /** Code of the division that it lies in. */
  division: string;
  complainPath: string;
  /** 开头一段: who runs it, its grade, its lists, and what is out of line, in the sentences of its panels. */
  paragraph: Says;
  panels: BoardPanels;
  /** 没有公示的; null where nothing is missing. */
  missing: MissingBox | null;
  /** Of all duties that bind it. */
  duties: BoardDuties;
}

/** The board of an estate. Throws for a code that is not in the publication. */
export const boardView = latest(OF_A_COUNTY, makeBoard);

function makeBoard(publication: Publication, code: string): BoardView {
  const indexes = indexesOf(publication);
  const estate = indexes.estates.get(code);
  if (!estate) throw new Error(`no such estate: ${code}`);
  const context = { publication, indexes, estate };
  // Each under the id of the panel it was made for.
  const panels = ofEachPanel<Panel>((id) => VIEWS[id](context)) as Panels;
  // Duties of the county are left out where their panel does not apply: those about firms, where the estate has none.
  const duties = estateDuties(publication, indexes, estate).filter(
    ({ subjectKind, rule: { panel } }) =>
      subjectKind !== 'division' || panel === null || panels[panel].disclosure.state !== 'not-applicable',
  );
  // A confirmed finding is not a duty of the estate: its panel shows it by itself.
  const binding = duties.filter(({ verdict }) => verdict !== '已确认');
  const dutiesByPanel = groupBy(duties, ({ rule }) => rule.panel);
  const onBoard = ofEachPanel((id) => {
    const own = dutiesByPanel.get(id) ?? [];
    const { disclosure, sources } = panels[id];
    const stale = staleTables(sources, publication.portal.dataRhythm, indexes.asOf);
    // A county that hasn't graded firms has failed, and not the estate whose firm's panel tells so.
    const deciding = panelOf(id).isOfCounty ? own : own.filter(({ subjectKind }) => subjectKind !== 'division');
    const settled = underDuties(disclosure, deciding);
    const said = panelDuties(settled, untilOfPanel(panels[id]), own, deciding);
    return { ...panels[id], disclosure: settled, ...said, says: saysUnder(panels[id], said), stale };
  });
  const county = indexes.tree.countyOf(estate.division);
  const { name, formerName, address, mode, households, buildings, deliveredYear } = estate;
  return {
    code,
    name,
    formerName,
    formerCodes: formerCodesOf(estate),
    address,
    mode,
    households,
    buildings,
    deliveredYear,
    place: placeOf(publication, estate),
    division: estate.division,
    complainPath: complainPath(code),
    paragraph: headOf(onBoard),
    panels: onBoard as BoardPanels,
    missing: missingBox(context, onBoard),
    duties: {
      duties: inOrder(binding),
      confirmed: duties.filter(({ verdict, rule }) => verdict === '已确认' && rule.panel === null),
      tallies: talliesOf(binding.filter(({ subjectKind }) => subjectKind !== 'division')),
      countyTallies: talliesOf(binding.filter(({ subjectKind }) => subjectKind === 'division')),
      updated: lastUpdate(panels, indexes.asOf),
      auditPath: county === null ? null : auditPath(county.code),
    },
  };
}

/**
 * A panel speaks until the day of its tables, the earliest of them; where one tells none, nobody knows. What a government has
 * set holds until it sets something else, and says nothing of the day until which the estate's own rows speak.
 */
function untilOfPanel({ sources }: Panel): IsoDate | null {
  const own = sources.filter(({ table }) => table !== 'guide_price');
  const [first = null, ...rest] = own.map(({ until }) => until);
  return rest.reduce(earlierDay, first)?.day ?? null;
}

/** 该更新的表: the tables of a panel that are older than expected, each in a sentence. */
function staleTables(sources: readonly SourceLine[], rhythms: DataRhythm, asOf: IsoDate): string[] {
  return sources.flatMap(({ table, until, isUntilUnusable }) => {
    const rhythm = rhythms[table];
    return until !== null && freshUntil(until.day, rhythm) < asOf
      ? [staleText(tableOf(table).name, until, rhythm, isUntilUnusable)]
      : [];
  });
}

const FIRST: readonly Verdict[] = ['逾期', '缺项', '未知'];

/** What is unmet first, the rest as it comes. */
function inOrder(duties: readonly DutyView[]): DutyView[] {
  return [
    ...FIRST.flatMap((verdict) => duties.filter((duty) => duty.verdict === verdict)),
    ...duties.filter((duty) => !FIRST.includes(duty.verdict)),
  ];
}

/** The panel with the newest data. Notices don't count, nor panels whose records have no day. */
function lastUpdate(panels: Panels, today: IsoDate): BoardDuties['updated'] {
  let found: BoardDuties['updated'] = null;
  for (const panel of PANELS) {
    const { disclosure } = panels[panel];
    if (panel === 'notices' || disclosure.state !== 'disclosed' || disclosure.newest === null) continue;
    if (disclosure.newest < today && (found === null || disclosure.newest > found.asOf))
      found = { panel, asOf: disclosure.newest };
  }
  return found;
}
