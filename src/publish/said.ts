/**
 * What releases say of somebody (点名), and which of it has been withdrawn since.
 *
 * Of an earlier release that also counts as said which is said now of the same one under another code, as long as nobody can
 * have been freed by that: the release knew the former code and not the present one, and two that became one were both named
 * or neither.
 */
import { createHash } from 'node:crypto';
import { isOwnCoded } from '../compare/recoded.ts';
import { formerCodesOf } from '../domain/former.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { EarlierManifest, Said } from '../domain/manifest.ts';
import { compareText } from '../domain/order.ts';
import type { Publication } from '../domain/publication.ts';
import type { TableId } from '../domain/records.ts';
import { groupBy } from '../domain/register.ts';
import {
  type CodeThen,
  formerTextsOfRow,
  NAMING_TABLES,
  type Naming,
  namingsOf,
  textOfRow,
} from '../downloads/namings.ts';
import { publishedRows, type Row, readDownload } from '../downloads/rows.ts';
import { TABLES, tableOf } from '../tables/catalogue.ts';
import { columnList, type ReferenceTarget } from '../tables/column.ts';
import type { Predecessor } from './predecessor.ts';

/** The key by which something that was said is found again. */
export const keyOfSaid = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24);

/** What is published. */
export interface SaidNow {
  /** All that it says, by key. */
  says: ReadonlyMap<string, Omit<Naming, 'text'>>;
  /** By the key that the same had under former codes. */
  formerly: ReadonlyMap<string, SaidUnder>;
}

/** What is said by `key`, and the codes that it had and has. */
interface SaidUnder {
  key: string;
  codes: readonly CodeThen[];
}

export function saidIn(publication: Pick<Publication, 'register' | 'notices'>): SaidNow {
  const says = new Map(namingsOf(publication).map((one) => [keyOfSaid(one.text), one]));
  return { says, formerly: formerKeys((table) => publishedRows(publication.register, table)) };
}

/** The same of a release, by its manifest and its downloads. */
export async function saidNowBy(published: Predecessor): Promise<SaidNow> {
  const said = (await saidBy(published)) ?? [];
  const rows = new Map<TableId, readonly Row[]>();
  for (const table of [...CODED_TABLES, ...NAMING_TABLES]) {
    const bytes = await published.read(`data/${table}.csv`);
    rows.set(table, bytes === null ? [] : readDownload(bytes).rows);
  }
  return {
    says: new Map(said.map(({ key, until }) => [key, { until, names: true, ends: true }])),
    formerly: formerKeys((table) => rows.get(table) ?? []),
  };
}

const CODED_TABLES: readonly ReferenceTarget[] = TABLES.map(({ id }) => id).filter(isOwnCoded);

function formerKeys(rowsOf: (table: TableId) => readonly Row[]): Map<string, SaidUnder> {
  const formers = new Map(CODED_TABLES.map((table) => [table, formersIn(table, rowsOf(table))]));
  const keys = new Map<string, SaidUnder>();
  for (const table of NAMING_TABLES)
    for (const row of rowsOf(table))
      for (const { text, codes } of formerTextsOfRow(
        table,
        row,
        (target, code) => formers.get(target)?.get(code) ?? [],
      ))
        keys.set(keyOfSaid(text), { key: keyOfSaid(textOfRow(table, row)), codes });
  return keys;
}

/** The former codes of a table's rows, by the present one. */
function formersIn(table: ReferenceTarget, rows: readonly Row[]): Map<string, readonly string[]> {
  const columns = columnList(tableOf(table));
  const cellOf = (row: Row, is: 'own-code' | 'former-codes'): string =>
    row[columns.find(([, { type }]) => type.is === is)?.[1].header ?? ''] ?? '';
  return new Map(
    rows.flatMap((row) => {
      const [code, formerCodes] = [cellOf(row, 'own-code'), cellOf(row, 'former-codes')];
      return formerCodes === '' ? [] : [[code, formerCodesOf({ code, formerCodes })] as const];
    }),
  );
}

/** What its manifest records: all that it says of somebody, in the order of the keys. */
export function recorded({ says }: SaidNow): Said[] {
  const said = [...says].flatMap(([key, { until, names }]) => (names ? [{ key, until }] : []));
  return said.sort((a, b) => compareText(a.key, b.key));
}

/**
 * All that a release says of somebody. One of a version that didn't record it is read by its downloads, where every row of
 * a list, a bulletin and an event counts; null where it has none, so that nobody can tell.
 */
export async function saidBy({ manifest, read }: Predecessor): Promise<readonly Said[] | null> {
  if (manifest.says !== null) return manifest.says;
  if (!manifest.outputs.some(({ path }) => path === 'data/datapackage.json')) return null;
  const said: Said[] = [];
  for (const table of NAMING_TABLES) {
    const bytes = await read(`data/${table}.csv`);
    if (bytes === null) continue;
    for (const row of readDownload(bytes).rows) said.push({ key: keyOfSaid(textOfRow(table, row)), until: null });
  }
  return said;
}

/** Whether a release says of somebody what may be said no more on a day; true where nobody can tell what it says. */
export async function saysWithdrawn(release: Predecessor, now: SaidNow, today: IsoDate): Promise<boolean> {
  const said = await saidBy(release);
  return said === null || withdrawnOf(said, release.manifest, now, today).length > 0;
}

/** What a release said and is said no more: it is not among what may be said now, or its last day is over. */
export function withdrawnOf(
  said: readonly Said[],
  release: Pick<EarlierManifest, 'outputs'>,
  now: SaidNow,
  today: IsoDate,
): Said[] {
  const addressed = addressedCodes(release);
  const meaningOf = (key: string): string | null => {
    if (now.says.has(key)) return key;
    const under = now.formerly.get(key);
    // Where both codes were there, two became one, and only one of them may be named still.
    const isSame = under?.codes.every(({ former, present }) => addressed.has(former) && !addressed.has(present));
    return under !== undefined && isSame === true ? under.key : null;
  };
  const meanings = new Map(said.map(({ key }) => [key, meaningOf(key)]));
  const keysOf = groupBy(meanings.keys(), (key) => meanings.get(key) ?? null);
  return said.filter(({ key }) => {
    const meaning = meanings.get(key) ?? null;
    const known = meaning === null ? undefined : now.says.get(meaning);
    if (meaning === null || known === undefined) return true;
    if (meaning !== key && (keysOf.get(meaning)?.length ?? 0) > 1) return true;
    // The term as it is reckoned now holds, not the one of that day.
    return known.until !== null && known.ends && known.until < today;
  });
}

/** The codes that have a page in a release: estates, firms and divisions have theirs in the second place of an address. */
const addressedCodes = ({ outputs }: Pick<EarlierManifest, 'outputs'>): ReadonlySet<string> =>
  new Set(outputs.flatMap(({ path }) => PAGE_OF_CODE.exec(path)?.[1] ?? []));

const PAGE_OF_CODE = /^[^/]+\/([^/]+)\/(?:.*\/)?index\.html$/;
