/**
 * What a publication would say against somebody (公开会说谁), dangerous first, and whose rules it judges by: for whoever
 * publishes, before anything is out.
 */
import { timedBulletin, timedEvent, timedListing } from '../domain/accusation-term.ts';
import { isWithinByCode, NATION } from '../domain/division-code.ts';
import type { Finding, FindingSubject } from '../domain/finding.ts';
import { lineage } from '../domain/governing.ts';
import { compareText } from '../domain/order.ts';
import type { Profile, Rule } from '../domain/profile.ts';
import type { Publication } from '../domain/publication.ts';
import type { Sourced, SubjectKind } from '../domain/records.ts';
import { groupBy } from '../domain/register.ts';
import type { Accusation, Accused, PlaceRules, RowPlace, RulesOfLevel, SaidPublicly } from '../domain/said-publicly.ts';
import { type SourceRef, sourceRow, sourceSheetIndex } from '../domain/source.ts';
import { findingPeriod, findingWords, verdictText } from '../wording/audit.ts';
import { period as periodText } from '../wording/format.ts';
import { documentText } from '../wording/lists.ts';
import { forceText } from '../wording/policies.ts';
import { placeNames, type RuledPlaces } from './desk.ts';

/** What is about to be published, with what stays with staff. */
export interface ToBeSaid {
  publication: Pick<Publication, 'register' | 'notices' | 'profiles' | 'findings'>;
  prompts: readonly Finding[];
  ruled: readonly RuledPlaces[];
}

/** Of one rule or list so many are told by name; the rest is counted. */
const TOLD_MAX = 30;
const ROWS_MAX = 3;

export function saidPublicly({ publication, prompts, ruled }: ToBeSaid): SaidPublicly {
  const namer = namerOf(publication);
  const accusing = publication.findings.filter(
    ({ verdict }) => verdict === '逾期' || verdict === '缺项' || verdict === '已确认',
  );
  const accusations = [...byRule(accusing, publication, namer), ...namedBy(publication, namer)];
  return {
    accusations: accusations.sort((a, b) => weightOf(a) - weightOf(b)),
    prompts: byRule(prompts, publication, namer),
    rules: ruled.map((one) => placeRules(one, publication.profiles)),
  };
}

const OF: readonly FindingSubject[] = ['division', 'firm', 'estate'];
const IS: readonly Accusation['is'][] = ['逾期', '缺项', 'named', '已确认', '待核实'];
/** The authority itself first, then firms, then estates; of each what is late before what is lacking. */
const weightOf = ({ of, is }: Accusation): number => OF.indexOf(of) * IS.length + IS.indexOf(is);

type Register = Publication['register'];

interface Namer {
  name(kind: FindingSubject, code: string): string;
  rows(sources: readonly SourceRef[]): RowPlace[];
}

function namerOf({ register }: { register: Register }): Namer {
  const { records, sheets } = register;
  const names: Readonly<Record<FindingSubject, ReadonlyMap<string, string>>> = {
    division: new Map(records.division.map(({ code, name }) => [code, name])),
    firm: new Map(records.firm.map(({ code, name }) => [code, name])),
    estate: new Map(records.estate.map(({ code, name }) => [code, name])),
  };
  return {
    name: (kind, code) => {
      const name = names[kind].get(code);
      return name === undefined ? code : `${name}（${code}）`;
    },
    rows: (sources) =>
      sources.slice(0, ROWS_MAX).flatMap((source) => {
        const place = sheets[sourceSheetIndex(source)];
        return place ? [{ file: place.file, sheet: place.sheet, row: sourceRow(source) }] : [];
      }),
  };
}

/** Findings by rule and verdict. */
function byRule(
  findings: readonly Finding[],
  { profiles }: Pick<Publication, 'profiles'>,
  { name, rows }: Namer,
): Accusation[] {
  const groups = groupBy(findings, ({ rule, verdict, subjectKind }) => `${rule} ${verdict} ${subjectKind}`);
  return [...groups.values()].flatMap((own): Accusation[] => {
    const [first] = own;
    if (first === undefined) return [];
    const found = ruleOf(profiles, first.rule);
    const told = own.slice(0, TOLD_MAX).map((one): Accused => {
      const { subjectKind, subject, verdict, period, overdueSince, sources } = one;
      const says = `${findingPeriod(period)}　${verdictText(verdict, overdueSince)}：${findingWords(one)}`;
      return { who: name(subjectKind, subject), says, rows: rows(sources) };
    });
    const { verdict } = first;
    return [
      {
        of: first.subjectKind,
        is: verdict as Accusation['is'],
        title: found?.rule.title ?? first.rule,
        rule: found && ruleTold(found),
        told,
        count: own.length,
      },
    ];
  });
}

interface RuleFound {
  rule: Rule;
  profile: Profile;
}

function ruleOf(profiles: ReadonlyMap<string, Profile>, id: string): RuleFound | null {
  for (const profile of profiles.values()) {
    const rule = profile.rules.find((one) => one.id === id);
    if (rule) return { rule, profile };
  }
  return null;
}

function ruleTold({ rule, profile }: RuleFound): NonNullable<Accusation['rule']> {
  const source = profile.sources.find(({ id }) => id === rule.source);
  return {
    id: rule.id,
    basis: `${source ? documentText(source) : rule.source}${rule.article}`,
    quote: rule.quote,
    remedy: rule.remedy,
    place: profile.name,
    file: `jurisdictions/${profile.division}.yaml`,
  };
}

/** Whom the office's own lists, bulletins and events name. */
function namedBy({ register, notices }: ToBeSaid['publication'], { name, rows }: Namer): Accusation[] {
  const { list_entry, bulletin, event } = register.records;
  const firms = new Set(register.records.firm.map(({ code }) => code));
  const kindOf = (code: string): FindingSubject => (firms.has(code) ? 'firm' : 'estate');
  const ofKind = (kind: SubjectKind): FindingSubject => (kind === '企业' ? 'firm' : 'estate');
  const stands = ({ withdrawn }: Sourced): boolean => !withdrawn;
  const told = [
    ...list_entry.flatMap((entry) =>
      entry.subject !== null && timedListing(entry).accuses && stands(entry)
        ? [
            {
              of: ofKind(entry.subjectKind),
              title: entry.colour,
              code: entry.subject,
              says: `${periodText(entry.period)}　${entry.basis ?? '没有写依据'}`,
              source: entry.source,
            },
          ]
        : [],
    ),
    ...bulletin.flatMap((one) =>
      one.subject !== null && timedBulletin(one).accuses && stands(one)
        ? [
            {
              of: kindOf(one.subject),
              title: `通报${one.kind}`,
              code: one.subject,
              says: one.reason ?? '',
              source: one.source,
            },
          ]
        : [],
    ),
    ...event.flatMap((one) =>
      timedEvent(one).accuses && stands(one)
        ? [{ of: kindOf(one.subject), title: one.kind, code: one.subject, says: one.result ?? '', source: one.source }]
        : [],
    ),
  ];
  const groups = groupBy(told, ({ of, title }) => `${of} ${title}`);
  const rowsTold = [...groups.values()].flatMap((own): Accusation[] => {
    const [first] = own;
    if (first === undefined) return [];
    const shown = own
      .slice(0, TOLD_MAX)
      .map(({ of, code, says, source }): Accused => ({ who: name(of, code), says, rows: rows([source]) }));
    return [{ of: first.of, is: 'named', title: first.title, rule: null, told: shown, count: own.length }];
  });
  const accusing = notices.filter(({ accuses }) => accuses);
  if (accusing.length === 0) return rowsTold;
  const shown = accusing.map(({ title, id }): Accused => ({ who: title, says: `公告 ${id}`, rows: [] }));
  return [...rowsTold, { of: 'firm', is: 'named', title: '公告', rule: null, told: shown, count: accusing.length }];
}

/** The codes of a place's province, city and county, by its own; those that are the nation's or below it are left out. */
function codesOf(code: string): readonly (readonly [RulesOfLevel['level'], string])[] {
  const all = [
    ['省', `${code.slice(0, 2)}0000`],
    ['市', `${code.slice(0, 4)}00`],
    ['县', code.slice(0, 6)],
  ] as const;
  return all.filter(([, own], nth) => own !== NATION && own !== all[nth - 1]?.[1]);
}

const levelOf = (code: string): RulesOfLevel['level'] =>
  code === NATION ? '国家' : code.endsWith('0000') ? '省' : code.endsWith('00') ? '市' : '县';

/** Whose rules hold at some places, level by level. */
function placeRules(ruled: RuledPlaces, profiles: ReadonlyMap<string, Profile>): PlaceRules {
  const { places, counties, profile: governing } = ruled;
  const inForce = new Set(ruled.rules);
  const line = lineage(governing, profiles);
  const code = (counties[0] ?? places[0])?.code ?? governing.division;
  const profileTold = (profile: Profile): NonNullable<RulesOfLevel['profile']> => {
    const rules = profile.rules.filter((rule) => inForce.has(rule));
    const documents = profile.sources.filter(({ id }) => rules.some(({ source }) => source === id));
    return {
      code: profile.division,
      name: profile.name,
      rules: rules.length,
      judging: rules.filter(({ judge }) => judge !== null).length,
      documents: documents.map(
        (one) => `${documentText(one)}${one.force === 'in-force' ? '' : `（${forceText(one.force)}）`}`,
      ),
      isBorrowed: profile.division !== NATION && !isWithinByCode(code, profile.division),
    };
  };
  const levels = [...line]
    .sort((a, b) => compareText(a.division, b.division))
    .map((profile): RulesOfLevel => ({ level: levelOf(profile.division), profile: profileTold(profile) }));
  const lacking = codesOf(code)
    .filter(([level]) => !levels.some((one) => one.level === level))
    .map(([level]): RulesOfLevel => ({ level, profile: null }));
  const order: readonly RulesOfLevel['level'][] = ['国家', '省', '市', '县'];
  return {
    places: placeNames(ruled),
    levels: [...levels, ...lacking].sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level)),
  };
}
