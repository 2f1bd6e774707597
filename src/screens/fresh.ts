/**
 * Until when a screen may name anybody as bad (点名时限): by the days until which tables speak, not by the day of
 * publication. Who publishes old tables again every night keeps nobody's accusation alive.
 */
import type { Frame, Item, Snapshot } from '../../kiosk/snapshot.ts';
import { freshUntil, newestDay, untilOfSheets } from '../domain/data-until.ts';
import { addDays, type IsoDate } from '../domain/iso-date.ts';
import { kioskSettingsFor } from '../domain/portal.ts';
import type { Publication } from '../domain/publication.ts';
import type { TableId } from '../domain/records.ts';
import { indexesOf } from '../views/common/indexes.ts';
import type { SourceLine } from '../views/common/sourcing.ts';
import { sheetsOf, untilOf } from '../views/common/until.ts';
import { untilInShort } from '../wording/data-until.ts';

/** What the lines of a panel rest on. */
export interface Grounds {
  estate: string;
  tables: readonly TableId[];
  /** Where the shown rows come from; of a table that isn't among them, its files for the county count. */
  sources: readonly SourceLine[];
}

/** A panel, or what is told of a neighbour, with the last day on which it may name anybody; as it is where it names nobody. */
export function limited<T extends { items: readonly Item[]; sign?: readonly Item[]; stamp?: Frame['stamp'] }>(
  made: T,
  publication: Publication,
  grounds: Grounds,
): T & Limits {
  const names = [...made.items, ...(made.sign ?? [])].some(({ accuses }) => accuses === true);
  const isJudged = made.stamp?.state === 'overdue' || made.stamp?.state === 'undisclosed';
  return names || isJudged ? { ...made, ...limitsOf(publication, grounds) } : made;
}

type Limits = Pick<Frame, 'accusesUntil' | 'accusesFor'>;

/**
 * The table that is due first sets the limit, and of those whose day nobody tells, which may be that of publication, the first
 * from there; none where nothing of a table is shown.
 */
function limitsOf(publication: Publication, { estate, tables, sources }: Grounds): Limits {
  const { portal } = publication;
  const { accuseDays } = kioskSettingsFor(portal, estate);
  const county = countyOf(publication, estate);
  const ends: IsoDate[] = [];
  const terms: number[] = [];
  for (const table of tables.filter((one) => publication.register.present.has(one))) {
    const own = sources.find((source) => source.table === table)?.until?.day;
    const day = own ?? newestDay(untilOf(publication, [table], county));
    const rhythm = portal.dataRhythm[table];
    if (day === null) terms.push(rhythm + accuseDays);
    else ends.push(addDays(freshUntil(day, rhythm), accuseDays));
  }
  const [end] = ends.sort();
  return {
    ...(end !== undefined && { accusesUntil: end }),
    ...(terms.length > 0 && { accusesFor: Math.min(...terms) }),
  };
}

function countyOf(publication: Publication, code: string): string | null {
  const { estates, tree } = indexesOf(publication);
  const estate = estates.get(code);
  return (estate && tree.countyOf(estate.division)?.code) ?? null;
}

/**
 * Until when the data of an estate's screen speak. A table whose day nobody knows may be of the day of publication, so no day
 * is said.
 */
export function screenData(publication: Publication, estate: string): NonNullable<Snapshot['data']> {
  const sheets = sheetsOf(publication, null, countyOf(publication, estate));
  const days = sheets.flatMap(({ until }) => until?.day ?? []).sort();
  const newest = days.length === sheets.length ? days.at(-1) : undefined;
  return { ...(newest !== undefined && { newest }), text: untilInShort(untilOfSheets(sheets)) };
}
