/**
 * The notice board of one estate (公示栏): the same panels in the same order on every surface.
 *
 * Plain values; surfaces word and draw them. Nothing is judged here.
 */
import type { Publication } from '../domain/publication.ts';
import type { Estate } from '../domain/records.ts';
import { type ComplaintsPanel, complaintsPanel } from './board/complaints-panel.ts';
import { type FeesPanel, feesPanel } from './board/fees-panel.ts';
import { type FirmPanel, firmPanel } from './board/firm-panel.ts';
import { type FundPanel, fundPanel } from './board/fund-panel.ts';
import { type LiftsPanel, liftsPanel } from './board/lifts-panel.ts';
import { type ListsPanel, listsPanel } from './board/lists-panel.ts';
import { type ManagerPanel, managerPanel } from './board/manager-panel.ts';
import { type NoticesPanel, noticesPanel } from './board/notices-panel.ts';
import { type PostingsPanel, postingsPanel } from './board/postings-panel.ts';
import { type RecordPanel, recordPanel } from './board/record-panel.ts';
import { type RevenuePanel, revenuePanel } from './board/revenue-panel.ts';
import { type ServicePanel, servicePanel } from './board/service-panel.ts';
import { type SurveyPanel, surveyPanel } from './board/survey-panel.ts';
import { type Crumb, placeOf } from './directory.ts';
import { indexesOf } from './indexes.ts';
import { complainPath } from './paths.ts';

export interface BoardView {
  code: string;
  name: string;
  formerName: string | null;
  address: string | null;
  mode: Estate['mode'];
  households: number | null;
  buildings: number | null;
  deliveredYear: number | null;
  /** From the city down to the community. */
  place: Crumb[];
  complainPath: string;
  firm: FirmPanel;
  manager: ManagerPanel;
  service: ServicePanel;
  fees: FeesPanel;
  complaints: ComplaintsPanel;
  revenue: RevenuePanel;
  fund: FundPanel;
  lifts: LiftsPanel;
  lists: ListsPanel;
  notices: NoticesPanel;
  survey: SurveyPanel;
  postings: PostingsPanel;
  record: RecordPanel;
}

/** The board of an estate. Throws for a code that is not in the publication. */
export function boardView(publication: Publication, code: string): BoardView {
  const indexes = indexesOf(publication);
  const estate = indexes.estates.get(code);
  if (!estate) throw new Error(`no such estate: ${code}`);
  const context = { publication, indexes, estate };
  const { name, formerName, address, mode, households, buildings, deliveredYear } = estate;
  return {
    code,
    name,
    formerName,
    address,
    mode,
    households,
    buildings,
    deliveredYear,
    place: placeOf(publication, estate),
    complainPath: complainPath(code),
    firm: firmPanel(context),
    manager: managerPanel(context),
    service: servicePanel(context),
    fees: feesPanel(context),
    complaints: complaintsPanel(context),
    revenue: revenuePanel(context),
    fund: fundPanel(context),
    lifts: liftsPanel(context),
    lists: listsPanel(context),
    notices: noticesPanel(context),
    survey: surveyPanel(context),
    postings: postingsPanel(context),
    record: recordPanel(context),
  };
}
