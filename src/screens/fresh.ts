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
): T & Pick<Frame, 'accusesUntil'> {
  const names = [...made.items, ...(made.sign ?? [])].some(({ accuses }) => accuses === true);
  const isJudged = made.stamp?.state === 'overdue' || made.stamp?.state === 'undisclosed';
  const until = names || isJudged ? accusesUntil(publication, grounds) : null;
  return until === null ? made : { ...made, accusesUntil: until };
}

/** The table that is due first sets the limit; null where nothing of a table is shown. */
function accusesUntil(publication: Publication, { estate, tables, sources }: Grounds): IsoDate | null {
  const { portal } = publication;
  const { accuseDays } = kioskSettingsFor(portal, estate);
  const county = countyOf(publication, estate);
  const ends = tables
    .filter((table) => publication.register.present.has(table))
    .map((table) => {
      const own = sources.find((source) => source.table === table)?.until?.day;
      const fresh = freshUntil(own ?? dayNear(publication, table, county), portal.dataRhythm[table]);
      return addDays(fresh, accuseDays);
    });
  return ends.sort()[0] ?? null;
}

function dayNear(publication: Publication, table: TableId, county: string | null): IsoDate {
  return newestDay(untilOf(publication, [table], county)) ?? publication.release.asOf;
}

function countyOf(publication: Publication, code: string): string | null {
  const { estates, tree } = indexesOf(publication);
  const estate = estates.get(code);
  return (estate && tree.countyOf(estate.division)?.code) ?? null;
}

/**
 * Until when the data of an estate's screen speak. A table whose day nobody knows may be of the day of publication, so it
 * is taken for that.
 */
export function screenData(publication: Publication, estate: string): NonNullable<Snapshot['data']> {
  const sheets = sheetsOf(publication, null, countyOf(publication, estate));
  const { asOf } = publication.release;
  const days = sheets.map(({ until }) => until?.day ?? asOf);
  return { newest: days.sort().at(-1) ?? asOf, text: untilInShort(untilOfSheets(sheets)) };
}
