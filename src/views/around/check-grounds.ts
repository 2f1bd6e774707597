/**
 * `/check/grounds.json` (核对依据): what the page that checks a table before it is sent takes from the site besides its
 * published tables.
 */
import type { CheckGrounds, PlaceRules } from '../../domain/check-grounds.ts';
import { compareText } from '../../domain/order.ts';
import type { Profile } from '../../domain/profile.ts';
import type { Publication } from '../../domain/publication.ts';

/** Tables to which others refer. */
const REFERRED_TO = ['division', 'firm', 'estate'] as const;

export function checkGrounds(site: Pick<Publication, 'portal' | 'profiles' | 'register' | 'mappings'>): CheckGrounds {
  const { portal } = site;
  const profiles = [...site.profiles].sort(([a], [b]) => compareText(a, b));
  return {
    demo: portal.demo,
    acceptedCodes: portal.acceptedCodes,
    feeUnits: profiles.flatMap(([, profile]) => profile.feeUnits),
    gradeWords: profiles.flatMap(([, { grades }]) => [...grades.scale, ...grades.assessments]),
    accusationMonths: portal.accusations.months,
    divisions: portal.divisions,
    assigned: portal.profiles,
    profiles: Object.fromEntries(profiles.map(([code, profile]) => [code, placeRules(profile)])),
    mappings: site.mappings,
    tables: REFERRED_TO.filter((table) => site.register.present.has(table)),
  };
}

const placeRules = ({ name, lists, grades, rules }: Profile): PlaceRules => ({
  name,
  lists: { cadence: lists.cadence, subject: lists.subject },
  grades: { scale: grades.scale, assessments: grades.assessments },
  rules: rules.map(({ id, enabled }) => ({ id, enabled })),
});
