/**
 * The two headlines over the sample city: what has to be told and what has to be done are never added up.
 */
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { DUTY_KINDS } from '../../src/domain/duty-kind.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { JUDGES } from '../../src/rules/catalogue.ts';
import { loadContent, makeSite, REPOSITORY, type Site } from '../../src/site.ts';
import { countyCard } from '../../src/views/around/cards.ts';
import { boardView } from '../../src/views/board/board.ts';
import { auditView, overdueView } from '../../src/views/city/audit.ts';
import { matrixPageView } from '../../src/views/city/audit-matrix.ts';
import { countyFigures } from '../../src/views/city/county-figures.ts';
import { isUnmet } from '../../src/wording/audit.ts';
import { OUTCOMES, outcomeOf } from '../../src/wording/duty-kinds.ts';

let site: Site;
beforeAll(async () => {
  const asOf = '2026-11-10' as IsoDate;
  const content = await loadContent(path.join(REPOSITORY, 'content'), { asOf });
  site = await makeSite(content, { asOf, base: null, division: null, only: [] });
});

const counties = (of: Site = site) => auditView(of).counties;
const rowsOf = (code: string, of: Site = site) =>
  matrixPageView(of, code, 1).streets.flatMap(({ rows }) =>
    rows.map((row) => ({ ...row, unmet: row.toDo.filter(({ verdict }) => isUnmet(verdict)) })),
  );

/** The sample as if every lift had been serviced in time, or none. */
function withLifts(verdict: '合格' | '逾期'): Site {
  const findings = site.findings.map((found) =>
    found.rule === 'CN-01' && found.verdict !== '不适用'
      ? { ...found, verdict, overdueSince: verdict === '逾期' ? found.on.day : null }
      : found,
  );
  return { ...site, findings };
}

describe('公示全不全，做到没有', () => {
  it('an estate that lacks nothing but the servicing of its lifts has told all that it has to', () => {
    const late = withLifts('逾期');
    const onlyLifts = counties(late)
      .flatMap(({ code }) => rowsOf(code, late))
      .filter(({ unmet }) => unmet.length > 0 && unmet.every(({ rule }) => rule.id === 'CN-01'))
      .filter(({ unknown }) => unknown.disclosure.length === 0);
    expect(onlyLifts.length).toBeGreaterThan(10);
    for (const { code } of onlyLifts) {
      const { duties, tallies } = boardView(late, code).duties;
      const ofFirm = duties.filter(({ subjectKind, kind }) => subjectKind === 'firm' && kind === 'disclosure');
      expect(ofFirm).toEqual([]);
      expect([code, outcomeOf(tallies.disclosure), outcomeOf(tallies.performance)]).toEqual([
        code,
        'complete',
        'incomplete',
      ]);
    }
  });

  it('whether every lift of the city is late or none, no estate and no county tells more or less', () => {
    const told = (of: Site) => {
      const kinds = counties(of).map((county) => county.kinds);
      const boards = of.register.records.estate.map(({ code }) => boardView(of, code).duties.tallies);
      return {
        disclosure: [kinds.map((kind) => kind.disclosure), boards.map((tallies) => tallies.disclosure)],
        late: kinds.reduce((sum, { performance }) => sum + performance.incomplete, 0),
      };
    };
    const [none, every] = [told(withLifts('合格')), told(withLifts('逾期'))];
    expect(every.disclosure).toEqual(none.disclosure);
    expect(every.late).toBeGreaterThan(none.late + 10);
  });

  it('each estate of a county is counted once in each of the two, whichever surface says so', () => {
    for (const { code, estates, kinds } of counties()) {
      for (const kind of DUTY_KINDS) {
        const counts = kinds[kind];
        expect(OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0)).toBe(estates);
        const unmet = rowsOf(code).filter((row) => row.unmet.some((item) => item.kind === kind)).length;
        expect([code, kind, counts.incomplete]).toEqual([code, kind, unmet]);
      }
      expect(countyFigures(site, code).kinds).toEqual(kinds);
    }
    expect(overdueView(site).map(({ kinds }) => kinds)).toEqual(counties().map(({ kinds }) => kinds));
    const [first] = counties();
    const { figures } = countyCard(site, first?.code ?? '');
    expect(figures.slice(2).map(({ label, value }) => [label, value])).toEqual([
      ['公示全不全', String(first?.kinds.disclosure.complete)],
      ['做到没有', String(first?.kinds.performance.complete)],
    ]);
  });

  it('a rule is of one kind, whatever its findings say', () => {
    const kinds = new Map<string, Set<string>>();
    for (const { rule, kind } of site.findings) kinds.set(rule, (kinds.get(rule) ?? new Set()).add(kind));
    expect([...kinds].filter(([, of]) => of.size > 1)).toEqual([]);
    expect(['CZ-06', 'CZ-08', 'CN-03', 'CN-01', 'CZ-12'].map((id) => [id, ...(kinds.get(id) ?? [])])).toEqual([
      ['CZ-06', 'disclosure'],
      ['CZ-08', 'disclosure'],
      ['CN-03', 'disclosure'],
      ['CN-01', 'performance'],
      ['CZ-12', 'performance'],
    ]);
    expect(new Set(JUDGES.map(({ kind }) => kind))).toEqual(new Set(DUTY_KINDS));
  });

  it('what is not applicable or not judged is no merit, and what is unknown no failing', () => {
    expect([{}, { 不适用: 3 }, { 已确认: 1 }].map(outcomeOf)).toEqual(['none', 'none', 'none']);
    expect(
      [
        { 合格: 1, 不适用: 2 },
        { 合格: 5, 未知: 1 },
        { 合格: 5, 未知: 1, 缺项: 1 },
      ].map(outcomeOf),
    ).toEqual(['complete', 'unknown', 'incomplete']);
  });
});
