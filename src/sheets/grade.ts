/**
 * 企业信用等级公示 and, where an authority has confirmed that owners are to be told, 信用风险提示.
 *
 * A grade alone warns of nothing: whether a firm's D leads to a warning is for the rules of the place and for those
 * who verify it. Until they have, only the grade is printed, with what grades mean there.
 */
import type { Rule } from '../domain/profile.ts';
import { type DutyView, rulesAt } from '../views/common/duties.ts';
import { indexesOf } from '../views/common/indexes.ts';
import { explanationAt } from '../views/policies/explainers.ts';
import { VERDICT_WORDS } from '../wording/audit.ts';
import { day, period, reply } from '../wording/format.ts';
import { creditCodeText } from '../wording/former.ts';
import { gradeName, UNKNOWN } from '../wording/labels.ts';
import { correctionText, untilDay } from '../wording/lists.ts';
import { type EstateViews, estateLabel, ofEstate, partOf, statementSheet, unmetBlocks } from './estate-sheet.ts';
import { ending, fact, lastingly, ownSays, row, SPACE, say, saysBlocks, table, words } from './panels/frame.ts';
import { type Block, cell, type Sheet } from './sheet.ts';

/** The grade of the firm that serves the estate, and the warning; none where no grade is published. */
export const gradeSheets = ofEstate((views) => {
  const { publication } = views;
  const { current, grade } = views.board.panels.firm;
  if (current === null || grade === null) return [];
  const division = indexesOf(publication).estates.get(views.board.code)?.division ?? '';
  return [gradeSheet(views, division), ...warningSheets(views, division)];
});

function gradeSheet(views: EstateViews, division: string): Sheet {
  const {
    name,
    panels: { firm: panel },
  } = views.board;
  const { current, grade, grades, firm } = panel;
  if (current === null || grade === null) throw new Error(`no grade at ${views.board.code}`);
  const explained = explanationAt(views.publication, division);
  const meaning = [
    ...(explained === null || explained.scale.length === 0 ? [] : [`等级由高到低：${explained.scale.join('、')}。`]),
    ...(explained?.grades ?? []).map(({ title, summary }) => `${title}：${summary}`),
  ];
  const blocks: Block[] = [
    fact(gradeName(grade.grade)),
    // Who serves the estate is said first on the board; here it is one of the facts.
    ...saysBlocks(ownSays(panel).slice(1)),
    {
      kind: 'facts',
      facts: [
        { label: '小区', value: estateLabel(views) },
        { label: '物业服务企业', value: [current.firmName, current.former].filter((one) => one !== null).join('，') },
        { label: '统一社会信用代码', value: creditCodeText(current.firmCode) },
        ...(grade.assessor === null ? [{ label: '评价单位', value: UNKNOWN }] : []),
        { label: '公示日期', value: day(grade.publishedOn) },
        { label: '得分', value: grade.score === null ? UNKNOWN : `${grade.score} 分` },
        { label: '文号', value: grade.document ?? UNKNOWN },
        { label: '企业备案', value: firm?.filing ?? UNKNOWN },
      ],
    },
    ...unmetBlocks(panel.duties),
    ...(grades.length < 2
      ? []
      : table(
          '历次信用等级',
          [words('评价周期', 34), words('等级', 16), words('公示日期', 36), words('评价单位', 60)],
          grades.map((one) =>
            row([
              period(one.period),
              cell(one.grade, one.score === null ? null : `${one.score} 分`),
              day(one.publishedOn),
              cell(one.assessor ?? UNKNOWN, one.document),
            ]),
          ),
        )),
  ];
  return statementSheet(views, {
    name: 'grade',
    title: '物业服务企业信用等级公示',
    subtitle: `${name}${SPACE}${period(grade.period)}`,
    period: grade.period,
    shortTitle: '信用等级',
    parts: [
      partOf('', blocks, panel.sources),
      ...(meaning.length === 0
        ? []
        : [
            partOf(
              '等级是什么意思',
              meaning.map((text) => say(text)),
            ),
          ]),
      partOf('', [{ kind: 'signatures', places: ['物业服务企业（盖章）', '日期'] }]),
    ],
  });
}

/** Whom a rule wants told of a grade; null where it wants nobody told. */
function toldOf({ params }: Rule, grade: string): string[] | null {
  const { notify } = params;
  if (typeof notify !== 'object' || notify === null) return null;
  const told = (notify as Readonly<Record<string, unknown>>)[grade];
  return Array.isArray(told) ? told.map(String) : null;
}

function warningSheets(views: EstateViews, division: string): Sheet[] {
  const { publication, board } = views;
  const { current, grade } = board.panels.firm;
  if (current === null || grade === null) return [];
  const { asOf } = publication.release;
  const confirmed = [...board.panels.firm.duties, ...board.duties.confirmed].filter(
    ({ verdict }) => verdict === '已确认',
  );
  return [...rulesAt(publication, division).values()].flatMap((rule): Sheet[] => {
    const told = toldOf(rule, grade.grade);
    const isInForce = (rule.valid_from ?? asOf) <= asOf && asOf <= (rule.valid_to ?? asOf);
    const duty = confirmed.find((one) => one.rule.id === rule.id);
    const findings = (duty?.findings ?? []).filter(
      (found) => found.verdict === '已确认' && found.period === grade.period,
    );
    if (told === null || !rule.enabled || !isInForce || duty === undefined || findings.length === 0) return [];
    return [warningSheet(views, duty, told, findings)];
  });
}

function warningSheet(
  views: EstateViews,
  { rule, replies, corrections }: DutyView,
  told: readonly string[],
  findings: DutyView['findings'],
): Sheet {
  const { current, grade } = views.board.panels.firm;
  if (current === null || grade === null) throw new Error(`no grade at ${views.board.code}`);
  const assessed = [grade.assessor, `${day(grade.publishedOn)}公示`, grade.document].filter((part) => part !== null);
  const blocks: Block[] = [
    say(`${told.join('、')}：`),
    say(
      `为${views.board.name}服务的${current.firmName}（${current.firmCode}），${period(grade.period)}信用等级为 ${grade.grade}（${assessed.join('，')}）。现提示信用风险。`,
    ),
    ...findings.map(({ detail, lasting, lastDay }) => {
      const until = lastDay === null ? '' : `${untilDay(lastDay)}。`;
      const told = say(`${VERDICT_WORDS.已确认}${SPACE}${detail}。${until}`, 'unmet');
      return ending(lastingly(told, `${lasting}${until}`), lastDay);
    }),
    ...replies.map((text) => say(reply(text), 'band')),
    ...(corrections === 0 ? [] : [say(correctionText(corrections), 'band')]),
    say(`依据：${rule.document} ${rule.article}，${rule.summary}`),
    { kind: 'signatures', places: ['提示单位（盖章）', '日期'] },
  ];
  return statementSheet(views, {
    name: 'grade',
    title: `${grade.grade}级企业信用风险提示`,
    subtitle: views.board.name,
    period: grade.period,
    shortTitle: `${grade.grade}级风险提示`,
    parts: [
      partOf(
        '',
        blocks,
        findings.flatMap((found) => found.sources),
      ),
    ],
  });
}
