/** Where the finder of complaints is asked (投诉找谁的范围): a county, an estate, or all places of a profile. */
import { NATION } from '../../domain/division-code.ts';
import type { DivisionTree } from '../../domain/division-tree.ts';
import type { Profile } from '../../domain/profile.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Division, Estate } from '../../domain/records.ts';
import { placesOf } from '../common/channels.ts';
import { indexesOf } from '../common/indexes.ts';

/** Where the finder is asked: a county, an estate, or all places of a profile. */
export interface FinderPlace {
  name: string;
  /** Codes of divisions, nearest first. */
  scopes: readonly string[];
  /** Codes of streets and communities below: their numbers are those of 乡镇（街道） and 社区 there. */
  below: readonly string[];
  profile: Profile | null;
}

const COUNTIES = new WeakMap<Publication, readonly Division[]>();

/** Counties of the publication, in order; where no division is called one, what the portal covers. */
export function finderCounties(publication: Publication): readonly Division[] {
  const known = COUNTIES.get(publication) ?? findCounties(publication);
  COUNTIES.set(publication, known);
  return known;
}

function findCounties(publication: Publication): Division[] {
  const { tree } = indexesOf(publication);
  const { portal, register } = publication;
  const counties = register.records.division.filter(
    (division) => division.level === '县' && portal.divisions.some((top) => tree.isWithin(division.code, top)),
  );
  return counties.length > 0 ? counties : portal.divisions.flatMap((code) => tree.get(code) ?? []);
}

/** The county on whose page an estate's table stands; null where it lies in none. */
export function finderCounty(publication: Publication, estate: Estate): string | null {
  const codes = finderCounties(publication).map(({ code }) => code);
  return (
    [...indexesOf(publication).tree.pathTo(estate.division)].reverse().find(({ code }) => codes.includes(code))?.code ??
    null
  );
}

export function countyPlace(publication: Publication, code: string): FinderPlace {
  const { tree, profileAt } = indexesOf(publication);
  const path = [...tree.pathTo(code)].reverse();
  const streets = tree.childrenOf(code);
  return {
    name: tree.get(code)?.name ?? code,
    scopes: path.map((division) => division.code),
    below: [...streets, ...streets.flatMap((street) => tree.childrenOf(street.code))].map((division) => division.code),
    profile: profileAt(code),
  };
}

export function estatePlace(publication: Publication, estate: Estate): FinderPlace {
  const indexes = indexesOf(publication);
  return {
    name: estate.name,
    scopes: placesOf(indexes, estate).map(({ code }) => code),
    below: [],
    profile: indexes.profileAt(estate.division),
  };
}

/** What all counties have in common: their channels, and no documents of any one of them. */
export function commonPlace(publication: Publication): FinderPlace {
  const { tree, profileAt } = indexesOf(publication);
  const counties = finderCounties(publication);
  const profiles = new Set(counties.map(({ code }) => profileAt(code)));
  return {
    name: counties.map((county) => county.name).join('、'),
    scopes: commonScopes(tree, counties),
    below: [],
    profile: profiles.size === 1 ? ([...profiles][0] ?? null) : (publication.profiles.get(NATION) ?? null),
  };
}

/** Codes of the divisions that all counties lie in, nearest first. */
function commonScopes(tree: DivisionTree, counties: readonly Division[]): string[] {
  const paths = counties.map((county) => [...tree.pathTo(county.code)].reverse().map((division) => division.code));
  return (paths[0] ?? []).filter((code) => paths.every((path) => path.includes(code)));
}

/** Counties grouped by the profile that governs them, each group with the channels that all of its counties share. */
export function profilePlaces(publication: Publication): { place: FinderPlace; counties: Division[] }[] {
  const { tree, profileAt } = indexesOf(publication);
  const groups = new Map<Profile | null, Division[]>();
  for (const county of finderCounties(publication)) {
    const profile = profileAt(county.code);
    groups.set(profile, [...(groups.get(profile) ?? []), county]);
  }
  return [...groups].map(([profile, counties]) => {
    return {
      place: {
        name: counties.map((county) => county.name).join('、'),
        scopes: commonScopes(tree, counties),
        below: [],
        profile,
      },
      counties,
    };
  });
}
