/**
 * Compares a publication that would be made now with the one before (对照上一版): reads that back, and tells what only files
 * know.
 */
import { type Comparison, compare, type NoticeChanges } from '../compare/comparison.ts';
import type { After, Before, Gap } from '../compare/sides.ts';
import { DivisionTree } from '../domain/division-tree.ts';
import { lineage } from '../domain/governing.ts';
import type { EarlierManifest } from '../domain/manifest.ts';
import type { Part } from '../domain/portal.ts';
import type { Register } from '../domain/register.ts';
import { NAMING_TABLES, namingsOf, textOfRow } from '../downloads/namings.ts';
import type { Site } from '../site.ts';
import { policyIds } from '../views/policies/policy-index.ts';
import { readBefore } from './before.ts';
import { isSamePlace } from './parts.ts';
import type { Predecessor } from './predecessor.ts';
import type { EarlierSheet } from './print/printed-file.ts';
import { reprints } from './print/reprints.ts';
import { keyOfSaid } from './said.ts';

export interface CompareOptions {
  site: Site;
  /** Everything that was read. */
  read: Register;
  predecessor: Predecessor;
  /** The only division to publish (`--division`); null for those of portal.yaml. */
  division: string | null;
  /** Whether to find out which sheets have changed, which takes longer than all the rest. */
  withSheets: boolean;
}

export async function compareWith({
  site,
  read,
  predecessor,
  division,
  withSheets,
}: CompareOptions): Promise<Comparison> {
  const { manifest } = predecessor;
  const known = await readBefore(predecessor);
  const earlier = sheetsOf(manifest);
  const gaps: Gap[] = [...known.gaps, ...scopeGaps(site, manifest, division)];
  if (manifest.says === null) gaps.push({ is: 'old-version', what: 'says' });
  if (withSheets && earlier === null && known.parts.includes('print')) gaps.push({ is: 'old-version', what: 'sheets' });
  const before = { ...known, gaps };
  const after = afterOf(site, read, isSamePlace(site, predecessor) ? before.parts : []);
  const comparison = compare(before, after, {
    sheets: withSheets && earlier !== null && site.parts.includes('print') ? reprints(site, earlier) : null,
    notices: manifest.says === null || !areAsPublished(before) ? null : noticeChanges(site, before, manifest.says),
  });
  if (!isOtherScope(site, manifest, division)) return comparison;
  // What a publication of other places has and this one hasn't is no loss; what is wrong with a table as a whole is one.
  const ofTables = comparison.losses.filter(
    (loss) => loss.is === 'table' || loss.is === 'scale' || loss.is === 'column',
  );
  return { ...comparison, losses: ofTables };
}

/** Whether a publication of one division is compared with one of others, of which it lacks most. */
function isOtherScope(site: Site, manifest: EarlierManifest, division: string | null): boolean {
  if (division === null) return false;
  if (manifest.divisions !== null) return !sameTexts(manifest.divisions, [division]);
  // An older version didn't record its divisions; it has a file of findings for each of its counties.
  const counties = manifest.outputs.flatMap(({ path }) => COUNTY_FINDINGS.exec(path)?.[1] ?? []);
  const tree = new DivisionTree(site.register.records.division);
  return counties.some((code) => !tree.isWithin(code, division));
}

const COUNTY_FINDINGS = /^data\/findings-(\d+)\.csv$/;

const sameTexts = (a: readonly string[], b: readonly string[]): boolean =>
  JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());

function scopeGaps(site: Site, manifest: EarlierManifest, division: string | null): Gap[] {
  const gaps: Gap[] = [];
  const { portal, parts } = site;
  if (isOtherScope(site, manifest, division))
    gaps.push({ is: 'other-division', before: manifest.divisions ?? [], after: portal.divisions });
  if (manifest.base !== portal.base) gaps.push({ is: 'other-base', before: manifest.base, after: portal.base });
  const left = (['site', 'print', 'kiosk'] as const).filter((part) => !parts.includes(part));
  if (left.length > 0) gaps.push({ is: 'parts-left-out', parts: left });
  return gaps;
}

/** `carried` are parts of before that stay as they are where they aren't made this time. */
function afterOf(site: Site, read: Register, carried: readonly Part[]): After {
  const { portal, profiles, register, inputs } = site;
  const filled: Readonly<Record<Part, boolean>> = {
    site: true,
    print: portal.printSheets.length > 0 && register.records.estate.length > 0,
    kiosk: register.records.estate.length > 0,
  };
  const assigned = [...new Set(Object.values(portal.profiles))].flatMap((code) => profiles.get(code) ?? []);
  return {
    ...{ publication: site, read, inputs, documents: policyIds(site) },
    profiles: assigned.flatMap((profile) => lineage(profile, profiles).map(({ division }) => division)),
    parts: (['site', 'print', 'kiosk'] as const).filter((part) =>
      site.parts.includes(part) ? filled[part] : carried.includes(part),
    ),
  };
}

/** What was printed; null where the release had no sheets or is of a version that didn't record them. */
function sheetsOf(manifest: EarlierManifest): readonly EarlierSheet[] | null {
  const { sheets } = manifest as EarlierManifest & { sheets?: unknown };
  return Array.isArray(sheets) ? (sheets as EarlierSheet[]) : null;
}

/** Whether the downloads of all tables that may name somebody are what was published: what else was said follows from them. */
function areAsPublished({ gaps }: Before): boolean {
  const files = new Set<string>(NAMING_TABLES.map((table) => `data/${table}.csv`));
  return gaps.every((gap) => gap.is !== 'no-data' && !('file' in gap && files.has(gap.file)));
}

/** Notices that name somebody have no download, so that of those of before only a key is known. */
function noticeChanges(site: Site, before: Before, says: readonly { key: string }[]): NoticeChanges {
  const keys = new Set(says.map(({ key }) => key));
  const accusing = site.notices.filter(({ accuses }) => accuses);
  const now = namingsOf({ register: NO_ROWS, notices: accusing }).map(({ text }) => keyOfSaid(text));
  const rows = NAMING_TABLES.flatMap((table) =>
    (before.tables.get(table)?.rows ?? []).map((row) => keyOfSaid(textOfRow(table, row))),
  );
  const gone = keys.difference(new Set([...rows, ...now]));
  return {
    appear: accusing.filter((_, i) => !keys.has(now[i] ?? '')).map(({ file, title }) => ({ file, title })),
    gone: gone.size,
  };
}

const NO_ROWS = { records: { list_entry: [], bulletin: [], event: [] } } as unknown as Register;
