/**
 * 满意度结果公示: what owners said when they were asked last. Only totals are in any table.
 */
import { percentOf } from '../domain/share.ts';
import type { SurveyRow } from '../views/board/survey-panel.ts';
import { count, day } from '../wording/format.ts';
import { UNKNOWN } from '../wording/labels.ts';
import { estateLabel, managedBy, ofEstate, partOf, statementSheet, unmetBlocks } from './estate-sheet.ts';
import { fact, figures, ownSays, row, SPACE, say, saysBlocks, table, words } from './panels/frame.ts';
import { type Block, cell, type Row } from './sheet.ts';

/** The newest survey, the ones before below it; none where nobody was asked. */
export const surveySheets = ofEstate((views) => {
  const { survey } = views.board.panels;
  const latest = survey.surveys[0];
  if (!latest) return [];
  const blocks: Block[] = [
    fact(percentOf(latest.satisfiedBp), '业主满意'),
    ...saysBlocks(ownSays(survey)),
    {
      kind: 'facts',
      facts: [
        { label: '小区', value: estateLabel(views) },
        managedBy(views),
        { label: '组织单位', value: latest.organiser ?? UNKNOWN },
        { label: '发放问卷', value: latest.issued === null ? UNKNOWN : `${count(latest.issued)} 份` },
      ],
    },
    ...unmetBlocks(survey.duties, latest.date),
    latest.postedFrom === null
      ? { kind: 'signatures', places: ['公示期自', '至'] }
      : say(`公示期：自 ${postingOf(latest)}。`),
    ...(survey.surveys.length === 1
      ? []
      : table(
          '历次满意度调查',
          [words('调查日期', 40), figures('满意率', 22), figures('有效/发放', 34), words('公示', 60)],
          survey.surveys.map(surveyRow),
        )),
    say('只公布合计，不公布任何人的答卷。', 'note'),
    { kind: 'signatures', places: ['组织单位（盖章）', '日期'] },
  ];
  return [
    statementSheet(views, {
      name: 'survey',
      title: '业主满意度调查结果公示',
      subtitle: `${views.board.name}${SPACE}${day(latest.date)}的调查`,
      period: latest.date,
      shortTitle: '满意度',
      parts: [partOf('', blocks, survey.sources)],
    }),
  ];
});

function surveyRow(one: SurveyRow): Row {
  const issued = one.issued === null ? UNKNOWN : count(one.issued);
  return row([
    cell(day(one.date), one.organiser),
    percentOf(one.satisfiedBp),
    `${count(one.valid)}/${issued} 份`,
    one.postedFrom === null ? UNKNOWN : postingOf(one),
  ]);
}

/** Until when the result hangs, in words. Call it only where `postedFrom` is known. */
function postingOf({ postedFrom, postedUntil }: SurveyRow): string {
  const from = postedFrom === null ? '' : day(postedFrom);
  return postedUntil === null ? `${from} 起` : `${from} 至 ${day(postedUntil)}`;
}
