/**
 * O2: whether the lists fit the grades, and a draft of them to compare with (红黑榜草案).
 *
 * The draft is only computed: whom to list, the authority decides with a document.
 */
import { isReadOn } from '../../domain/credit-grade.ts';
import { comparePeriods, type Period } from '../../domain/period.ts';
import type { Rule } from '../../domain/profile.ts';
import type { Division, FirmGrade, ListColour } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { isUngraded, newestGrade } from '../../domain/serving.ts';
import { html, joined } from '../../wording/html.ts';
import { type Desk, periodWords, type RuledPlaces } from '../desk.ts';
import {
  type Answer,
  findingLines,
  names,
  notable,
  rulesAsked,
  silentWords,
  table,
  tallied,
  withoutTable,
} from './answer.ts';

const UNDRAFTABLE = html`<p>草案由「信用评价」表里各企业最近公布的信用等级和「合同」表里在管的企业推出；缺了其中一张，拟不出草案。</p>`;

export function listDraft(desk: Desk): Answer {
  const { asked, silent, findings } = rulesAsked(desk, (rule) => rule.params.direction === 'grade-to-list');
  const open = notable(findings);
  const missing = withoutTable(desk, 'firm_grade', 'list_entry');
  const elsewhere = silentWords(desk, silent, '由等级定榜单的规定');
  const verdict =
    asked.length === 0
      ? elsewhere
      : (missing ?? html`${open.length === 0 ? '榜单与等级一致。' : `${tallied(findings)}。`}${elsewhere}`);
  // Whom to put on a draft follows from the grades of the firms that serve estates, and from nothing else.
  const undraftable = withoutTable(desk, 'firm_grade', 'contract') !== null;
  const rows = undraftable
    ? []
    : asked.flatMap(({ place, rules }) => place.counties.map((county) => draftRow(desk, place, county, rules)));
  return {
    number: 2,
    question: '红黑榜草案与等级一致吗？',
    short: verdict,
    more: html`${findingLines(desk, open)}${
      rows.length === 0
        ? asked.length > 0 && undraftable
          ? UNDRAFTABLE
          : ''
        : html`<p><strong>草案，供核对。</strong>按截至日期各企业最近公布的信用等级推出，列入谁由主管部门决定并发文。</p>${table(['县区', '草案红榜', '草案黑榜', '没有可用的等级', '与最近一期榜单相比'], rows)}`
    }`,
  };
}

function draftRow(desk: Desk, place: RuledPlaces, county: Division, rules: readonly Rule[]) {
  const lists = Object.assign({}, ...rules.map(({ params }) => params.list_of_grade)) as Record<string, ListColour>;
  const [estate] = place.estatesByCounty.get(county.code) ?? [];
  if (estate && desk.supply.countyWithout('contract', { kind: 'estate', code: estate.code }) !== null)
    return [county.name, '未知', '未知', '—', '没有这里的「合同」表，拟不出草案'];
  const firms = firmsOf(desk, place, county);
  const grades = new Map(firms.map((firm) => [firm, gradeAt(desk, county, firm)]));
  const listed = (colour: ListColour): string[] =>
    firms.filter((firm) => lists[grades.get(firm)?.grade ?? ''] === colour);
  const named = (codes: readonly string[]): string =>
    names(
      codes.map((code) => `${desk.firms.get(code)?.name ?? code}${desk.served.has(code) ? '' : '（没有在管小区）'}`),
    );
  const ungraded = firms.filter((firm) => grades.get(firm) === null);
  return [
    county.name,
    named(listed('红榜')),
    named(listed('黑榜')),
    ungraded.length === 0 ? '—' : named(ungraded),
    againstNewest(desk, county, listed, named),
  ];
}

/** Firms that serve an estate of the county, and those that it has ever listed. */
function firmsOf(desk: Desk, { estatesByCounty }: RuledPlaces, county: Division): string[] {
  const there = estatesByCounty.get(county.code) ?? [];
  const serving = there.flatMap(({ code }) => desk.contracts.get(code)?.firm ?? []);
  const listed = desk.register.records.list_entry
    .filter(({ division, subjectKind }) => division === county.code && subjectKind === '企业')
    .flatMap(({ subject }) => subject ?? []);
  return [...new Set([...serving, ...listed])].sort();
}

/** The newest grade by the authority for the county, on its scale: a draft makes nothing of any other. */
function gradeAt({ register, grades }: Desk, county: Division, firm: string): FirmGrade | null {
  const own = register.records.firm_grade.filter((grade) => grade.firm === firm && grades.isCredit(grade));
  const newest = newestGrade(grades.countingAt(own, county.code));
  if (newest === null || isUngraded(newest.grade)) return null;
  return isReadOn(grades.systemOf(newest).scale, grades.scaleAt(county.code)) ? newest : null;
}

/** What the draft has and the newest published list has not, and the other way round. */
function againstNewest(
  desk: Desk,
  county: Division,
  listed: (colour: ListColour) => string[],
  named: (codes: readonly string[]) => string,
) {
  if (!desk.register.present.has('list_entry')) return '未知，没有「红黑榜」表';
  const own = desk.register.records.list_entry.filter(
    ({ division, subjectKind }) => division === county.code && subjectKind === '企业',
  );
  const newest = [...new Set(own.map(({ period }) => period))].sort(comparePeriods).at(-1) as Period | undefined;
  if (newest === undefined) return '没有公布过企业榜单';
  const byColour = groupBy(
    own.filter(({ period }) => period === newest),
    ({ colour }) => colour,
  );
  const differences = (['红榜', '黑榜'] as const).flatMap((colour) => {
    const published = (byColour.get(colour) ?? []).flatMap(({ subject }) => subject ?? []);
    const draft = listed(colour);
    const added = draft.filter((code) => !published.includes(code));
    const gone = published.filter((code) => !draft.includes(code));
    return [
      ...(added.length > 0 ? [`${colour}草案有、榜上没有：${named(added)}`] : []),
      ...(gone.length > 0 ? [`${colour}榜上有、草案没有：${named(gone)}`] : []),
    ];
  });
  return html`${periodWords(newest)}：${differences.length === 0 ? '一致' : joined(differences, '；')}`;
}
