/**
 * A publication beside the one before (对照), as one plain value: the dangerous first, then what ends, then the rest.
 *
 * Pure. It compares what is published: what a table says and no download has is in it only as far as it tells why a row is
 * published no more.
 */
import { compareText } from '../domain/order.ts';
import type { Release } from '../domain/portal.ts';
import type { InputFile } from '../domain/register.ts';
import type { Row } from '../downloads/rows.ts';
import { type ColumnLoss, columnLosses, type EndingGone, endingsGone } from './columns.ts';
import { type LaterTold, laterTold, offNow } from './later.ts';
import { type Loss, lossesOf } from './losses.ts';
import { headerOf, type Names, namesOf } from './names.ts';
import { type NamingChanges, namingChanges } from './naming-changes.ts';
import { scaleMoves } from './scales.ts';
import type { After, Before, Gap } from './sides.ts';
import { type ComparedTable, compareTables, type TableChanges } from './table-changes.ts';
import { type VerdictChanges, verdictChanges } from './verdict-changes.ts';

/** Estates or firms that come, go, or have another code. */
export interface SubjectChanges {
  come: readonly string[];
  go: readonly string[];
  renamed: readonly { before: string; after: string; words: string }[];
}

/** A file of the content folder that is not what it was; `is` says how. */
export interface FileChange {
  path: string;
  is: 'changed' | 'added' | 'removed';
}

/** What has to be put up on boards anew, and what comes down. */
export interface SheetChanges {
  reprint: readonly SheetTold[];
  takeDown: readonly SheetTold[];
  unchanged: number;
}

export interface SheetTold {
  title: string;
  /** The estate or the county, by its code. */
  subject: string;
  file: string;
}

/** Notices that name somebody: new ones by their title; of those of before only how many there are no more. */
export interface NoticeChanges {
  appear: readonly { file: string; title: string }[];
  gone: number;
}

export interface Comparison {
  before: Pick<Before, 'where' | 'release' | 'version' | 'asOf' | 'number'>;
  after: Release;
  /** What couldn't be compared, or only in part. */
  gaps: readonly Gap[];
  /** What stops `build`. */
  losses: readonly Loss[];
  /** Panels that are off until a day; no loss, and never without a word. */
  later: readonly LaterTold[];
  namings: NamingChanges;
  notices: NoticeChanges | null;
  verdicts: VerdictChanges;
  /** Rules that judged somebody and judge nobody now, and the other way round. */
  rules: { gone: readonly string[]; come: readonly string[] };
  columns: readonly ColumnLoss[];
  endings: readonly EndingGone[];
  estates: SubjectChanges;
  firms: SubjectChanges;
  tables: readonly TableChanges[];
  /** Null where the publication before had no sheets, or nobody asked. */
  sheets: SheetChanges | null;
  /** Settings, profiles, notices and fonts. Tables are told by their rows. */
  files: readonly FileChange[];
  /** Whether nothing of what was compared is another than before. */
  isSame: boolean;
}

/** What only whoever touches the disk can tell. */
export interface Beside {
  sheets: SheetChanges | null;
  notices: NoticeChanges | null;
}

export function compare(before: Before, after: After, beside: Beside): Comparison {
  const { publication } = after;
  const { register, release } = publication;
  const names = namesOf(before, register);
  const { tables, recodings, before: led } = compareTables(before, after, names);
  const columns = columnLosses(tables, before.supplied, register.sheets);
  const rowOf = (table: ComparedTable['table']['id'], at: number): Row =>
    tables.find((one) => one.table.id === table)?.after[at] ?? {};
  const scales = scaleMoves(tables, register.sheets, (table, at) => names.row(table, rowOf(table, at)));
  const changed = tables.map(({ changes }) => changes).filter(isChanged);
  const verdicts = verdictChanges(led, after, names);
  const { where, release: id, version, asOf, number } = before;
  const subjects = (table: 'estate' | 'firm') => subjectChanges(table, tables, recodings.get(table), names);
  const files = fileChanges(before.inputs, after.inputs);
  const off = offNow(after);
  const comparison = {
    before: { where, release: id, version, asOf, number },
    after: release,
    gaps: before.gaps,
    losses: lossesOf({ before: led, after, tables, columns, scales, off, names }),
    later: laterTold(led, tables, off),
    namings: namingChanges(tables, led, after, names),
    verdicts,
    rules: ruleChanges(before, after),
    columns,
    endings: endingsGone(tables),
    estates: subjects('estate'),
    firms: subjects('firm'),
    tables: changed,
    files,
    ...beside,
  };
  const told = [comparison.losses, columns, verdicts.worse, verdicts.better, verdicts.other, changed, files];
  const isSame = told.every((list) => list.length === 0) && verdicts.come + verdicts.gone === 0;
  const { reprint = [], takeDown = [] } = beside.sheets ?? {};
  return { ...comparison, isSame: isSame && reprint.length + takeDown.length === 0 };
}

const isChanged = ({ added, removed, changed, ended, kept, follows, newColumns }: TableChanges): boolean =>
  [added, removed, changed, ended, kept, newColumns].some((list) => list.length > 0) || follows > 0;

function subjectChanges(
  id: 'estate' | 'firm',
  tables: readonly ComparedTable[],
  renamed: ReadonlyMap<string, string> | undefined,
  names: Names,
): SubjectChanges {
  const compared = tables.find(({ table }) => table.id === id);
  const code = headerOf(id, 'code');
  const told = (row: Row | undefined): string => names.subject(row?.[code] ?? '');
  return {
    come: (compared?.added ?? []).map((at) => told(compared?.after[at])),
    go: (compared?.removed ?? []).map(({ row }) => told(row)),
    renamed: [...(renamed ?? [])].map(([before, after]) => ({ before, after, words: names.subject(after) })),
  };
}

/** By findings, since a rule that judged nobody is seen nowhere. */
function ruleChanges({ findings }: Before, { publication }: After): Comparison['rules'] {
  if (findings === null) return { gone: [], come: [] };
  const then = new Set(findings.map(({ rule }) => rule));
  const now = new Set(publication.findings.map(({ rule }) => rule));
  const sorted = (ids: Iterable<string>): string[] => [...ids].sort(compareText);
  return { gone: sorted(then.difference(now)), come: sorted(now.difference(then)) };
}

const TABLES_FOLDER = 'tables/';

function fileChanges(before: readonly InputFile[], after: readonly InputFile[]): FileChange[] {
  const then = new Map(before.map(({ path, sha256 }) => [path, sha256]));
  const now = new Map(after.map(({ path, sha256 }) => [path, sha256]));
  return [...new Set([...then.keys(), ...now.keys()])]
    .filter((path) => !path.startsWith(TABLES_FOLDER))
    .sort(compareText)
    .flatMap((path): FileChange[] => {
      if (then.get(path) === now.get(path)) return [];
      return [{ path, is: !then.has(path) ? 'added' : !now.has(path) ? 'removed' : 'changed' }];
    });
}
