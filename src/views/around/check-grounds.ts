/**
 * `/check/grounds.json` (核对依据): what the page that checks a table before it is sent takes from the site besides its
 * published tables.
 */
import type { CheckGrounds, PlaceRules } from '../../domain/check-grounds.ts';
import type { Mapping } from '../../domain/mapping.ts';
import { compareText } from '../../domain/order.ts';
import type { Profile } from '../../domain/profile.ts';
import { downloadRows, type Publication } from '../../domain/publication.ts';
import type { TableId } from '../../domain/records.ts';
import { sourceSheetIndex } from '../../domain/source.ts';

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
    listMonths: portal.retention.listMonths,
    panelsOff: portal.panelsOff,
    dataDates: portal.dataDates,
    allowed: saidAnyway(site),
    divisions: portal.divisions,
    assigned: portal.profiles,
    profiles: Object.fromEntries(profiles.map(([code, profile]) => [code, placeRules(profile)])),
    mappings: site.mappings.map(publishedMapping),
    tables: REFERRED_TO.filter((table) => site.register.present.has(table)),
  };
}

/** The reminder of which a mapping keeps lines of a sheet. */
const OF_LINES = 'mapping-line-unread';

/** A mapping without the lines that somebody has agreed not to publish: the page tells these to whoever sends them. */
export function publishedMapping({ agreed, ...mapping }: Mapping): Mapping {
  const told = Object.entries(agreed ?? {}).filter(([code]) => code !== OF_LINES);
  return told.length === 0 ? mapping : { ...mapping, agreed: Object.fromEntries(told) };
}

/** Tables whose rows end: what repeats them would have to end with them. */
const ENDING: ReadonlySet<TableId> = new Set<TableId>(['list_entry', 'bulletin', 'event']);

/** Of the texts that somebody has let pass, those that a reader of the site's tables finds there in full. */
function saidAnyway({ portal, register }: Pick<Publication, 'portal' | 'register'>): string[] {
  const wanted = new Map(portal.privacyAllow.map((text) => [text.trim(), closed(text)]));
  if (wanted.size === 0) return [];
  const said: string[] = [];
  const sheets = new Set<number>();
  for (const id of Object.keys(register.records) as TableId[]) {
    if (ENDING.has(id)) continue;
    for (const record of downloadRows(register, id)) {
      sheets.add(sourceSheetIndex(record.source));
      for (const value of Object.values(record)) if (typeof value === 'string') said.push(closed(value));
    }
  }
  // Names of files and sheets are told as the source of figures.
  for (const index of sheets) {
    const { file = '', sheet = null } = register.sheets[index] ?? {};
    said.push(closed(file), closed(sheet ?? ''));
  }
  const all = said.join('\n');
  return [...wanted].flatMap(([text, look]) => (look !== '' && all.includes(look) ? text : []));
}

/** A text as it is compared: numbers are published without the spaces and hyphens that stand in a table. */
const closed = (text: string): string => text.normalize('NFKC').replace(/[\s\p{Pd}]/gu, '');

const placeRules = ({ name, lists, grades, rules }: Profile): PlaceRules => ({
  name,
  lists: { cadence: lists.cadence, subject: lists.subject },
  grades: { scale: grades.scale, assessments: grades.assessments },
  rules: rules.map(({ id, enabled }) => ({ id, enabled })),
});
