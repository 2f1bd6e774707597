/**
 * Whose rules hold at some places (按哪里的规则), level by level, for whoever publishes.
 */
import { isWithinByCode, NATION } from '../domain/division-code.ts';
import { lineage } from '../domain/governing.ts';
import { compareText } from '../domain/order.ts';
import type { Profile } from '../domain/profile.ts';
import type { PlaceRules, RulesOfLevel } from '../domain/said-publicly.ts';
import { documentText } from '../wording/lists.ts';
import { forceText } from '../wording/policies.ts';
import { placeNames, type RuledPlaces } from './desk.ts';

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

export function placeRules(ruled: RuledPlaces, profiles: ReadonlyMap<string, Profile>): PlaceRules {
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
