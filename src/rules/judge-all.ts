/**
 * All rules over a register, as they stand on a day: pure, deterministic, and the same for every surface.
 * Rules that their judges can't use are left out; `paramFaults` names them.
 */

import { GradeBook } from '../domain/credit-grade.ts';
import { type DataRhythm, freshUntil, USUAL_RHYTHM } from '../domain/data-until.ts';
import { DivisionTree } from '../domain/division-tree.ts';
import type { Finding, JudgedOn, Verdict } from '../domain/finding.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { isNameCode } from '../domain/name-code.ts';
import { compareText } from '../domain/order.ts';
import type { PanelsOff } from '../domain/panels-off.ts';
import { parsePeriod, periodStart } from '../domain/period.ts';
import type { Profile, Rule } from '../domain/profile.ts';
import type { Register } from '../domain/register.ts';
import { settlementOf } from '../domain/settlement.ts';
import { JUDGES } from './catalogue.ts';
import { DataDays, ScopeByDay } from './data-days.ts';
import { countingExpired, type Facts, factsOf, settlingEvent } from './facts.ts';
import { type Faulty, unlessFaulty } from './faulty-tables.ts';
import { type Case, finding, type Judge } from './judge.ts';
import { tellingLeftOut } from './left-out.ts';
import { lackOf, missingFor, type Subject, tablesOf } from './needs.ts';
import { laterOf, saidLater, withoutTables } from './panels-off.ts';
import { joined, lacking, type Told, today, withFigures } from './readings/figures.ts';
import { rulesInForce, scopesOf } from './scope.ts';

/**
 * Judges every rule in force for every place. `assigned` maps divisions to profiles, `covered` is what is published, and
 * `rhythms` says how soon tables are old, as portal.yaml says. What rests on tables with errors is unknown.
 */
export function judgeAll(
  register: Register,
  profiles: ReadonlyMap<string, Profile>,
  assigned: Readonly<Record<string, string>>,
  covered: readonly string[],
  asOf: IsoDate,
  rhythms: DataRhythm = USUAL_RHYTHM,
  faulty: Faulty | null = null,
  off: PanelsOff | null = null,
): Finding[] {
  const judgedBy = (read: Register, told: Retelling): Finding[] =>
    judgeEach(read, profiles, assigned, covered, asOf, rhythms, faulty, told);
  if (off === null || !off.isAny) return inOrder(judgedBy(register, (found) => found));
  const later = laterOf(register, new DivisionTree(register.records.division), off);
  const told = judgedBy(register, (found, judge) => (later(found, judge).length === 0 ? found : null));
  const untold = judgedBy(withoutTables(register, off), (found, judge) => {
    const own = later(found, judge);
    return own.length === 0 ? null : saidLater(found, own);
  });
  return inOrder([...told, ...untold]);
}

/** What becomes of a finding; null for one that isn't told. */
type Retelling = (found: Finding, judge: Judge) => Finding | null;

/** Every finding of a register, several of one matter where two places judge it. */
function judgeEach(
  register: Register,
  profiles: ReadonlyMap<string, Profile>,
  assigned: Readonly<Record<string, string>>,
  covered: readonly string[],
  asOf: IsoDate,
  rhythms: DataRhythm,
  faulty: Faulty | null,
  told: Retelling,
): Finding[] {
  const { records } = register;
  const tree = new DivisionTree(records.division);
  const isUndated = undatedIn(register, tree);
  const leftOut = tellingLeftOut(register, tree);
  const grades = new GradeBook(records, tree, profiles, assigned);
  const usual = factsOf(register, grades);
  const withExpired = countingExpired(usual, register);
  const dataDays = new DataDays(usual);
  const findings: Finding[] = [];
  for (const whole of scopesOf(register.records, profiles, assigned, covered)) {
    const days = new ScopeByDay(whole, dataDays, asOf);
    for (const rule of rulesInForce(whole.profile, profiles, asOf)) {
      const judge = JUDGES.find(({ name }) => name === rule.judge);
      const params = judge?.params.safeParse(rule.params);
      // What can't be judged has been reported as a fault of the profile.
      if (!judge || !params?.success) continue;
      const facts = expiredCount(params.data) ? withExpired : usual;
      for (const { on, scope } of days.scopes(judge.clock)) {
        const asked = (day: JudgedOn): readonly Finding[] =>
          judged(judge, {
            rule,
            params: params.data,
            scope,
            register,
            facts,
            asOf: day.day,
            published: asOf,
            on: day,
            kind: judge.kind,
          });
        const rhythm = rhythmOf(judge, rhythms);
        const found =
          on.by === 'inferred' && !isOld(on, asOf, rhythm)
            ? clearing(asked({ day: asOf, by: 'unsaid' }), asked(on))
            : asked(on);
        const { clock } = judge;
        const unsaid = (estate: string): string => dataDays.unsaidOf(estate, clock === 'publication' ? [] : clock);
        for (const one of found) {
          const settled = settle(begun(known(said(one, asOf, rhythm, unsaid)), judge, isUndated), rule, facts);
          const whole = faulty === null ? settled : unlessFaulty(settled, judge, faulty, register);
          const kept = told(leftOut === null ? whole : leftOut(whole, judge), judge);
          if (kept !== null) findings.push(kept);
        }
      }
    }
  }
  return findings;
}

const inOrder = (findings: Finding[]): Finding[] => oneEach(findings.sort(compareMatters));

const compareMatters = (a: Finding, b: Finding): number =>
  compareText(a.rule, b.rule) ||
  compareText(a.subjectKind, b.subjectKind) ||
  compareText(a.subject, b.subject) ||
  compareText(a.period, b.period);

/** Whether the rule's profile says that what has run out (到期) still counts. */
const expiredCount = (params: unknown): boolean =>
  typeof params === 'object' && params !== null && 'expired_counts' in params && params.expired_counts === true;

/** What a judge says; of whom the office has not supplied what it needs, what is said in its place. */
function judged<P>(judge: Judge<P>, task: Case<P>): readonly Finding[] {
  const { needs } = judge;
  if (typeof needs === 'string') return judge.judge(task);
  const subjects = needs.of(task);
  const unknown = subjects.flatMap((subject) => {
    const missing = missingFor(task, needs.tables, subject);
    return missing === null ? [] : [saidWithout(task, subject, missing)];
  });
  if (unknown.length === subjects.length && (subjects.length > 0 || lackOf(task, ...tablesOf(needs.tables)) !== null))
    return unknown;
  const without = new Set(unknown.map(({ subjectKind, subject }) => `${subjectKind} ${subject}`));
  const known = judge.judge(task).filter(({ subjectKind, subject }) => !without.has(`${subjectKind} ${subject}`));
  return [...known, ...unknown];
}

/** What is said of somebody where something that a judge needs is missing. */
function saidWithout(task: Case<unknown>, { kind, code, period, exempt, rows }: Subject, missing: string): Finding {
  const sources = rows.map(({ source }) => source);
  return exempt === null
    ? finding(task, kind, code, period, '未知', missing, sources)
    : finding(task, kind, code, period, '不适用', exempt, sources);
}

/** Of one subject for one period, or for the day of judging, whichever that is. */
const matterOf = ({ subjectKind, subject, period, on }: Finding): string =>
  `${subjectKind} ${subject} ${period === on.day ? '' : period}`;

/**
 * What was judged as of the day of publication, but for what is late or lacking then: whoever was in order on the day of
 * the newest row is in order as far as anybody knows. An inferred day clears, it never accuses.
 */
function clearing(today: readonly Finding[], then: readonly Finding[]): readonly Finding[] {
  const before = new Map(then.map((found) => [matterOf(found), found]));
  return today.map((found) => {
    if (found.verdict !== '逾期' && found.verdict !== '缺项') return found;
    const earlier = before.get(matterOf(found));
    return earlier?.verdict === '合格' || (found.verdict === '逾期' && earlier !== undefined) ? earlier : found;
  });
}

/** Why nobody is late by the day of an estate's tables, where the office has not said it. */
type Unsaid = (estate: string) => string;

/** Who is late is late by a day that the office has said; by another nobody knows. */
function accusing(found: Finding, unsaid: Unsaid): Finding {
  const { by } = found.on;
  if (found.verdict !== '逾期' || by === 'publication' || by === 'said') return found;
  const why = `${unsaid(found.subject)}，以后有没有做不得而知`;
  return { ...found, verdict: '未知', overdueSince: null, ...joined([found, withFigures(why)]) };
}

/** Within how many days the tables of a judge's clock are expected anew; null where it has no such clock. */
function rhythmOf({ clock }: Pick<Judge, 'clock'>, rhythms: DataRhythm): number | null {
  return clock === 'publication' ? null : Math.max(...clock.map((table) => rhythms[table]));
}

/**
 * A finding with until when its data speak, and with nobody late by a day that the office has not said. By a table that
 * has grown old nobody is in order and nobody fails: what is unknown is no merit and no failing.
 */
function said(found: Finding, asOf: IsoDate, rhythm: number | null, unsaid: Unsaid): Finding {
  const { publicly } = found;
  const own = faded(accusing(dated(found, asOf), unsaid), asOf, rhythm);
  return publicly === undefined ? own : { ...own, publicly: said(publicly, asOf, rhythm, unsaid) };
}

const FADING: readonly Verdict[] = ['合格', '缺项', '逾期'];

function faded(found: Finding, asOf: IsoDate, rhythm: number | null): Finding {
  if (!isOld(found.on, asOf, rhythm) || !FADING.includes(found.verdict)) return found;
  return {
    ...found,
    verdict: '未知',
    overdueSince: null,
    ...joined([found, withFigures(`${lacking('old', '此后没有更新')}，现在怎样不得而知`)]),
  };
}

/**
 * Whether tables have grown old: the day until which they speak lies further back than their rhythm. Where nobody has
 * said it, the newest row tells; a newer state of things may stand in them, and nothing shows that it does.
 */
function isOld({ by, day }: JudgedOn, asOf: IsoDate, rhythm: number | null): boolean {
  return rhythm !== null && (by === 'said' || by === 'inferred') && freshUntil(day, rhythm) < asOf;
}

/** Of a firm that is known by its name alone nobody can say which it is: lists, grades and filings may be another's. */
function known(found: Finding): Finding {
  if (found.subjectKind !== 'firm' || !isNameCode(found.subject) || found.verdict === '不适用') return found;
  const { publicly: _, ...own } = found;
  return {
    ...own,
    verdict: '未知',
    overdueSince: null,
    ...joined([withFigures('只知道名称，统一社会信用代码待补，对不上是哪一家')]),
  };
}

/** Whether a contract whose start isn't known may change what is said of somebody. */
type IsUndated = (found: Finding) => boolean;

function undatedIn({ records }: Register, tree: DivisionTree): IsUndated {
  const undated = records.contract.filter(({ start }) => start === null);
  const [firms, estates] = [new Set(undated.map(({ firm }) => firm)), new Set(undated.map(({ estate }) => estate))];
  const places = records.estate.filter(({ code }) => estates.has(code)).map(({ division }) => division);
  return ({ subjectKind, subject }) =>
    subjectKind === 'division'
      ? places.some((place) => tree.isWithin(place, subject))
      : (subjectKind === 'firm' ? firms : estates).has(subject);
}

/** Who served on earlier days is unknown where a contract doesn't say since when it holds. */
function begun(found: Finding, { looksBack }: Pick<Judge, 'looksBack'>, isUndated: IsUndated): Finding {
  if (!looksBack || found.verdict === '未知' || !isUndated(found)) return found;
  const { publicly: _, ...own } = found;
  const why = '有合同不知道从哪天起，以前由谁在管不得而知';
  return { ...own, verdict: '未知', overdueSince: null, ...joined([withFigures(why)]) };
}

/** A finding that was judged as of an earlier day than that of publication says so. */
function dated(found: Finding, asOf: IsoDate): Finding {
  const { by, day } = found.on;
  if (day >= asOf || (by !== 'said' && by !== 'inferred')) return found;
  const until = by === 'said' ? `数据截至 ${today(day)}` : `最新的记录说到 ${today(day)}`;
  return { ...found, ...joined([found, withFigures(until)]) };
}

/** Verdicts by what they ask of people, the gravest first. */
const GRAVITY: readonly Verdict[] = ['已确认', '待核实', '逾期', '缺项', '未知', '合格', '不适用'];

/**
 * One finding per rule, subject and period, of findings in their order: where two governing profiles inherit a rule from a
 * third, a firm that serves under both is judged in both places, and the gravest of what is said of it stands.
 */
function oneEach(sorted: readonly Finding[]): Finding[] {
  const kept: Finding[] = [];
  for (let from = 0; from < sorted.length; ) {
    let next = from + 1;
    while (next < sorted.length && compareMatters(sorted[from] as Finding, sorted[next] as Finding) === 0) next++;
    kept.push(gravest(sorted.slice(from, next)));
    from = next;
  }
  return kept;
}

/** `same` has at least one. */
function gravest(same: readonly Finding[]): Finding {
  const verdict = GRAVITY.find((one) => same.some((found) => found.verdict === one));
  const telling = same.filter((found) => found.verdict === verdict);
  const [first = same[0] as Finding] = telling;
  if (telling.length <= 1) return first;
  const since = telling.flatMap(({ overdueSince }) => overdueSince ?? []).sort();
  return {
    ...first,
    overdueSince: since[0] ?? null,
    ...toldTogether(telling),
    sources: [...new Set(telling.flatMap(({ sources }) => sources))],
  };
}

/** What several findings say, each once, with the figures of all. */
function toldTogether(findings: readonly Finding[]): Told {
  return joined([...new Map(findings.map((found) => [found.detail, found])).values()]);
}

/** A prompt stands until an event of its rule and subject settles it, with its document. */
function settle(found: Finding, rule: Rule, facts: Facts): Finding {
  if (found.verdict !== '待核实') return found;
  const period = parsePeriod(found.period);
  const since = found.holdsSince ?? (period ? periodStart(period) : found.period);
  const event = settlingEvent(facts, rule.id, found.subject, since);
  const settled = event && settlementOf(event);
  if (!settled) return found;
  const confirmed = settled.outcome === 'confirmed';
  return {
    ...found,
    verdict: confirmed ? '已确认' : '合格',
    confirmed,
    settled,
    sources: [...found.sources, event.source],
  };
}
