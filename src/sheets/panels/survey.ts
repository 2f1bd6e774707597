/** Panel 满意度 on paper. */

import { percentOf } from '../../domain/share.ts';
import type { OnBoard } from '../../views/board/board.ts';
import type { SurveyPanel, SurveyRow } from '../../views/board/survey-panel.ts';
import { count, day } from '../../wording/format.ts';
import { UNKNOWN } from '../../wording/labels.ts';
import type { Block, Part } from '../sheet.ts';
import { cell } from '../sheet.ts';
import { figures, panelPart, row, table, words } from './frame.ts';

export function surveyPart(view: OnBoard<SurveyPanel>): Part {
  return panelPart('survey', view, surveysTable(view.surveys));
}

export function surveysTable(surveys: readonly SurveyRow[]): Block[] {
  return table(
    '历次满意度调查',
    [words('调查日期', 5), figures('满意率', 3), words('有效/发放', 6)],
    surveys.map((survey) =>
      row([
        cell(day(survey.date), survey.organiser),
        percentOf(survey.satisfiedBp),
        cell(
          `${count(survey.valid)}/${survey.issued === null ? UNKNOWN : count(survey.issued)} 份`,
          survey.postedFrom
            ? `公示 ${day(survey.postedFrom)}${survey.postedUntil ? ` 至 ${day(survey.postedUntil)}` : ''}`
            : null,
        ),
      ]),
    ),
  );
}
