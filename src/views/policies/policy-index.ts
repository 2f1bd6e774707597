/** Which documents and rules are in use (执行的文件和规则), by id, by number and by place; made once per publication. */
import type { Finding } from '../../domain/finding.ts';
import { lineage } from '../../domain/governing.ts';
import type { Profile, Rule, SourceDocument } from '../../domain/profile.ts';
import type { Publication } from '../../domain/publication.ts';
import { groupBy } from '../../domain/register.ts';
import { UNKNOWN_RULE } from '../../wording/policies.ts';
import { indexesOf } from '../common/indexes.ts';
import { policyPath } from '../common/paths.ts';

/** A profile that holds somewhere in the publication, with the places it is assigned to. */
export interface UsedProfile {
  profile: Profile;
  appliesTo: string;
}

export interface PolicyIndex {
  used: readonly UsedProfile[];
  /** Documents by id, in the order of the profiles; a document that two profiles share stands once. */
  documents: ReadonlyMap<string, { document: SourceDocument; rules: readonly { rule: Rule; used: UsedProfile }[] }>;
  /** By a rule's id, the title and address of the first rule with this id. */
  ruleTitles: ReadonlyMap<string, { title: string; path: string }>;
  /** Documents by number. */
  byNumber: ReadonlyMap<string, string>;
  findings: ReadonlyMap<string, readonly Finding[]>;
}

const CACHE = new WeakMap<Publication, PolicyIndex>();

export function policyIndex(publication: Publication): PolicyIndex {
  const cached = CACHE.get(publication);
  if (cached) return cached;
  const used = usedProfiles(publication);
  const documents = new Map<string, { document: SourceDocument; rules: { rule: Rule; used: UsedProfile }[] }>();
  for (const { profile } of used)
    for (const document of profile.sources)
      if (!documents.has(document.id)) documents.set(document.id, { document, rules: [] });
  for (const one of used)
    for (const rule of one.profile.rules) documents.get(rule.source)?.rules.push({ rule, used: one });
  const ruleTitles = new Map<string, { title: string; path: string }>();
  for (const { rules } of documents.values())
    for (const { rule } of rules)
      if (!ruleTitles.has(rule.id))
        ruleTitles.set(rule.id, { title: rule.title, path: policyPath(rule.source, rule.id) });
  const made: PolicyIndex = {
    used,
    documents,
    ruleTitles,
    byNumber: new Map(
      [...documents.values()].flatMap(({ document: { number, id } }) => (number === null ? [] : [[number, id]])),
    ),
    findings: groupBy(publication.findings, (found) => found.rule),
  };
  CACHE.set(publication, made);
  return made;
}

/** Profiles that hold somewhere in what is published, then those that they inherit from. */
function usedProfiles(publication: Publication): UsedProfile[] {
  const { portal, profiles } = publication;
  const { tree, profileAt } = indexesOf(publication);
  const places = new Map<Profile, string[]>();
  const hold = (code: string): void => {
    const profile = profileAt(code);
    const name = tree.get(code)?.name;
    if (profile && name !== undefined) places.set(profile, [...(places.get(profile) ?? []), name]);
  };
  for (const top of portal.divisions) hold(top);
  const assigned = Object.keys(portal.profiles).filter((code) => !portal.divisions.includes(code));
  for (const code of assigned) if (portal.divisions.some((top) => tree.isWithin(code, top))) hold(code);
  const governing = [...places.keys()];
  const inherited = new Set(governing.flatMap((profile) => lineage(profile, profiles).slice(1)));
  const exceptions = (profile: Profile): string[] => {
    const own = Object.keys(portal.profiles).filter((code) => profileAt(code) === profile);
    return assigned
      .filter((code) => profileAt(code) !== profile && own.some((above) => tree.isWithin(code, above)))
      .flatMap((code) => tree.get(code)?.name ?? []);
  };
  return [
    ...governing.map((profile) => {
      const except = exceptions(profile);
      const names = (places.get(profile) ?? []).join('、');
      return { profile, appliesTo: except.length > 0 ? `${names}（${except.join('、')}除外）` : names };
    }),
    ...[...inherited]
      .filter((profile) => !places.has(profile))
      .map((profile) => {
        const heirs = governing.filter((one) => lineage(one, profiles).includes(profile));
        const names = heirs.flatMap((one) => places.get(one) ?? []).join('、');
        return { profile, appliesTo: heirs.length === governing.length ? '本站公布的所有地方' : names };
      }),
  ];
}

/** Ids of documents, each with a page. */
export function policyIds(publication: Publication): string[] {
  return [...policyIndex(publication).documents.keys()];
}

/** Titles of the documents by their ids. */
export function documentTitles(publication: Publication): ReadonlyMap<string, string> {
  return new Map([...policyIndex(publication).documents].map(([id, { document }]) => [id, document.title]));
}

/** The entry of a rule under /policies/; null where no profile in use has it. */
export function rulePathOf(publication: Publication, id: string): string | null {
  return policyIndex(publication).ruleTitles.get(id)?.path ?? null;
}

/** What a rule is called; a sentence where no profile has it. */
export function ruleTitleOf({ profiles }: Publication, id: string): string {
  const rules = [...profiles.values()].flatMap((profile) => profile.rules);
  return rules.find((rule) => rule.id === id)?.title ?? UNKNOWN_RULE;
}

/** The page of the document that bears a number; null where none does. */
export function documentPathOf(publication: Publication, number: string): string | null {
  const id = policyIndex(publication).byNumber.get(number.trim());
  return id === undefined ? null : policyPath(id);
}

/**
 * The anchor of a rule on its document's page: its id; where two profiles have rules with the same id, the later one
 * gets the code of its profile's division added.
 */
export function anchorOf(index: PolicyIndex, profile: Profile, { id, source }: Rule): string {
  const first = index.documents.get(source)?.rules.find(({ rule }) => rule.id === id);
  return first === undefined || first.used.profile === profile ? id : `${id}-${profile.division}`;
}
