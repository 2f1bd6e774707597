/**
 * 满意度: what owners said in surveys; only totals are ever in a table.
 */
import { compareText } from '../../domain/order.ts';
import type { Survey } from '../../domain/records.ts';
import { surveyWords } from '../../wording/says-care.ts';
import { type Disclosure, disclosureOf } from '../common/sourcing.ts';
import { type BoardContext, type Panel, panelSources } from './panel.ts';
import { saying, says } from './saying.ts';

export type SurveyRow = Omit<Survey, 'source' | 'estate'>;

export interface SurveyPanel extends Panel {
  /** Newest first. */
  surveys: SurveyRow[];
}

const SHOWN = 6;

export function surveyPanel(context: BoardContext): SurveyPanel {
  const { publication, indexes, estate } = context;
  const surveys = [...(indexes.surveysByEstate.get(estate.code) ?? [])]
    .sort((a, b) => compareText(b.date, a.date) || a.source - b.source)
    .slice(0, SHOWN);
  const found = disclosureOf(context, 'survey', surveys.length > 0 ? surveys.map((survey) => survey.date) : null);
  // Only what was surveyed has to be told, and whether anything was, no row tells.
  const disclosure: Disclosure =
    found.state === 'undisclosed' ? { state: 'unknown', missing: found.missing, beyondDuties: true } : found;
  const [latest] = surveys;
  return {
    disclosure,
    says: says([latest ? saying(surveyWords(latest)) : null], disclosure),
    surveys: surveys.map(({ source: _, estate: __, ...row }) => row),
    sources: panelSources(publication, 'survey', { survey: surveys }),
  };
}
