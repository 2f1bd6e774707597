/**
 * What the tables say held against what the rules of the place expect: lists of another cadence or about
 * other subjects than the profile says are published as they are, and pointed at; what settles a rule that is not
 * there, or not switched on, settles nothing; a grade by a body that is no place's authority counts at none; a grade that no
 * scale of the place has is an error.
 */

import type { PlaceRules } from '../domain/check-grounds.ts';
import { DivisionTree } from '../domain/division-tree.ts';
import { governingProfile } from '../domain/governing.ts';
import { type Cadence, cadenceOf } from '../domain/period.ts';
import type { Problem } from '../domain/problem.ts';
import { groupBy, type Register } from '../domain/register.ts';
import { isUngraded } from '../domain/serving.ts';
import { nearestInWords } from './nearest.ts';
import { problem } from './problems.ts';
import { fieldOfRecord } from './record-place.ts';

const CADENCES: Record<Cadence, string> = { month: '每月', quarter: '每季度', 'half-year': '每半年', year: '每年' };

/** One warning for each division and kind of mismatch, at its first row. */
export function checkAgainstProfiles(
  register: Register,
  profiles: ReadonlyMap<string, PlaceRules>,
  assigned: Readonly<Record<string, string>>,
): Problem[] {
  const tree = new DivisionTree(register.records.division);
  const problems: Problem[] = [];
  const told = new Set<string>();
  for (const entry of register.records.list_entry) {
    const profile = governingProfile(tree, entry.division, assigned, profiles);
    if (profile === null) continue;
    const { cadence, subject } = profile.lists;
    const kind = subject === 'firm' ? '企业' : subject === 'estate' ? '项目' : null;
    const mismatches: readonly (readonly [field: string, written: string, expected: string])[] = [
      ...(cadence !== null && cadenceOf(entry.period) !== cadence
        ? [['period', entry.period, `${profile.name}的规则是${CADENCES[cadence]}公布`] as const]
        : []),
      ...(kind !== null && entry.subjectKind !== kind
        ? [['subjectKind', entry.subjectKind, `${profile.name}的规则评的是${kind}`] as const]
        : []),
    ];
    for (const [field, written, hint] of mismatches) {
      const key = `${entry.division} ${field} ${hint}`;
      if (told.has(key)) continue;
      told.add(key);
      const place = fieldOfRecord(register.sheets, entry.source, field);
      problems.push(problem('list-against-profile', place, written, { hint }));
    }
  }
  return [
    ...problems,
    ...gradesOffScale(register, tree, profiles, assigned),
    ...gradersUnknown(register),
    ...strayVerifications(register, profiles),
  ];
}

/**
 * One error for each grade that no profile has which may hold for it: those of the places whose authority gave it, else
 * of the estates that the firm has or had, else every one. Where one of them has no scale, any grade may be right.
 */
function gradesOffScale(
  { records, sheets }: Register,
  tree: DivisionTree,
  profiles: ReadonlyMap<string, PlaceRules>,
  assigned: Readonly<Record<string, string>>,
): Problem[] {
  const places = groupBy(records.division, ({ authority }) => authority);
  const divisionOf = new Map(records.estate.map(({ code, division }) => [code, division]));
  const contracts = groupBy(records.contract, ({ firm }) => firm);
  const holding = (divisions: readonly string[]): PlaceRules[] => {
    const found = divisions.flatMap((code) => governingProfile(tree, code, assigned, profiles) ?? []);
    return [...new Set(found)];
  };
  const inUse = [...new Set(Object.values(assigned))].flatMap((code) => profiles.get(code) ?? []);
  return records.firm_grade.flatMap(({ firm, grade, assessor, source }) => {
    if (isUngraded(grade)) return [];
    const byAssessor = assessor === null ? [] : holding((places.get(assessor) ?? []).map(({ code }) => code));
    const served = (contracts.get(firm) ?? []).flatMap(({ estate }) => divisionOf.get(estate) ?? []);
    const byEstates = byAssessor.length > 0 ? byAssessor : holding([...new Set(served)]);
    const asked = byEstates.length > 0 ? byEstates : inUse;
    const isRight = ({ grades: { scale, assessments } }: PlaceRules): boolean =>
      scale.length === 0 || scale.includes(grade) || assessments.includes(grade);
    if (asked.length === 0 || asked.some(isRight)) return [];
    return problem('grade-off-scale', fieldOfRecord(sheets, source, 'grade'), grade, {
      header: asked.map(({ name }) => name).join('、'),
      hint: [...new Set(asked.flatMap(({ grades }) => grades.scale))].join('、'),
    });
  });
}

/**
 * A warning for each grade of a body that is no place's 主管部门 (评价单位), where the firm has grades of another body too, which
 * would then count in its stead. Where a city or county doesn't name its 主管部门, nobody can tell whether it is that, unless
 * the name is a short one for another's.
 */
function gradersUnknown({ records, sheets }: Register): Problem[] {
  const authorities = [...new Set(records.division.flatMap(({ authority }) => authority ?? []))];
  if (authorities.length === 0) return [];
  const isOpen = records.division.some(
    ({ level, authority }) => authority === null && level !== '街道' && level !== '社区',
  );
  const byFirm = groupBy(records.firm_grade, ({ firm }) => firm);
  return records.firm_grade.flatMap(({ firm, assessor, source }) => {
    if (assessor === null || authorities.includes(assessor)) return [];
    if ((byFirm.get(firm) ?? []).every((other) => other.assessor === assessor)) return [];
    const meant = authorities.filter((one) => isShortFor(assessor, one) || isShortFor(one, assessor));
    if (isOpen && meant.length === 0) return [];
    const hint =
      meant.length > 0 ? meant.map((name) => `「${name}」`).join('、') : nearestInWords(assessor, authorities);
    return problem('assessor-unknown', fieldOfRecord(sheets, source, 'assessor'), assessor, { hint });
  });
}

/** Whether one name has nothing but characters of another, in their order: 西山县住建局 of 西山县住房和城乡建设管理局. */
function isShortFor(short: string, long: string): boolean {
  let at = 0;
  for (const c of long) if (c === short.charAt(at)) at++;
  return short.length >= 3 && at === short.length;
}

/** One warning for each event that names a rule which no profile in use has switched on. */
function strayVerifications(register: Register, profiles: ReadonlyMap<string, PlaceRules>): Problem[] {
  const rules = [...profiles.values()].flatMap((profile) => profile.rules);
  const enabled = new Set(rules.filter((rule) => rule.enabled).map((rule) => rule.id));
  return register.records.event.flatMap(({ rule, source }) => {
    if (rule === null || enabled.has(rule)) return [];
    const isOff = rules.some((one) => one.id === rule);
    return problem('verification-rule-unknown', fieldOfRecord(register.sheets, source, 'rule'), rule, {
      hint: isOff ? '它在规则文件里，但是关着。' : '',
    });
  });
}
