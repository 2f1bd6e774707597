/**
 * Until when the data of a page speak (数据截至): of a county's part of some tables, or of all of them.
 */
import { type DataUntil, untilOfSheets } from '../../domain/data-until.ts';
import type { Publication } from '../../domain/publication.ts';
import { type EstateTable, GROUPINGS, type TableId } from '../../domain/records.ts';
import { sourceSheetIndex } from '../../domain/source.ts';
import type { SourceSheet } from '../../domain/source-sheet.ts';
import { indexesOf } from './indexes.ts';

/** By table, the sheets that hold rows of a county's estates, by the county's code. */
type SheetsByCounty = ReadonlyMap<TableId, ReadonlyMap<string, ReadonlySet<number>>>;

const CACHE = new WeakMap<Publication, SheetsByCounty>();

/** Until when tables (null: all) speak of a county (null: of all there are). */
export function untilOf(publication: Publication, tables: readonly TableId[] | null, county: string | null): DataUntil {
  const until = untilOfSheets(sheetsOf(publication, tables, county));
  const isPartial = county === null && until.said !== null && hasSilentCounty(publication, tables);
  return isPartial ? { ...until, isPartial } : until;
}

/** Whether a table of estates has a day in the files of one county and none in those of another. */
function hasSilentCounty(publication: Publication, tables: readonly TableId[] | null): boolean {
  const { sheets } = publication.register;
  const isSaid = (indexes: ReadonlySet<number>): boolean =>
    [...indexes].some((index) => sheets[index]?.until?.by === 'said');
  return [...sheetsByCounty(publication)].some(([table, byCounty]) => {
    const said = [...byCounty.values()].map(isSaid);
    return (tables === null || tables.includes(table)) && said.includes(true) && said.includes(false);
  });
}

/**
 * The sheets of tables that speak of a county: of estates' tables those with rows of its estates, or all of them where it
 * has none; of any other table all.
 */
export function sheetsOf(
  publication: Publication,
  tables: readonly TableId[] | null,
  county: string | null,
): SourceSheet[] {
  const known = county === null ? null : sheetsByCounty(publication);
  return publication.register.sheets.filter(({ table }, index) => {
    // Of a table that is off everywhere not even its day is told.
    if (!publication.register.present.has(table) || (tables !== null && !tables.includes(table))) return false;
    const here = county === null ? undefined : known?.get(table)?.get(county);
    return here === undefined || here.has(index);
  });
}

function sheetsByCounty(publication: Publication): SheetsByCounty {
  const cached = CACHE.get(publication);
  if (cached) return cached;
  const { estates, tree } = indexesOf(publication);
  const counties = new Map([...estates].map(([code, { division }]) => [code, tree.countyOf(division)?.code]));
  const made = new Map<TableId, Map<string, Set<number>>>();
  for (const id of Object.keys(GROUPINGS) as TableId[]) {
    if (GROUPINGS[id]?.by !== 'estate') continue;
    const byCounty = new Map<string, Set<number>>();
    made.set(id, byCounty);
    for (const { estate, source } of publication.register.records[id as EstateTable]) {
      const county = counties.get(estate);
      if (county === undefined) continue;
      const known = byCounty.get(county) ?? new Set();
      byCounty.set(county, known.add(sourceSheetIndex(source)));
    }
  }
  CACHE.set(publication, made);
  return made;
}
