/**
 * Resolves who a row refers to: names and former codes in reference columns are replaced by codes.
 */
import type { TableId } from '../domain/records.ts';
import type { ColumnType, ReferenceTarget, Table } from '../tables/column.ts';
import type { Fields } from './cells/reading.ts';
import type { Collected } from './collected.ts';
import { type FormerReferences, noteFormer } from './former-references.ts';
import type { Lookup, Meant, Resolution } from './lookup.ts';
import { firmByName, lacksCode } from './name-firms.ts';
import type { PlannedColumn } from './planned.ts';
import { cellPlace, cellWords, type Row, reportInRow } from './row.ts';

const TARGET_WORDS: Record<ReferenceTarget, string> = { division: '行政区划', estate: '小区', firm: '企业' };

export function isReferenceTarget(id: TableId): id is ReferenceTarget {
  return id === 'division' || id === 'estate' || id === 'firm';
}

/**
 * Makes a row known to the rows that refer to it. A row with a wrong value counts too, since it exists all the same.
 */
export function makeKnown({ record, damagedCode }: Row, target: ReferenceTarget, lookup: Lookup): void {
  // Rows that repeat a slip in a code mean the row where it was made; one message is enough.
  const code = textIn(record, 'code') ?? damagedCode;
  if (code === null) return;
  lookup.add(target, {
    code,
    name: textIn(record, 'name'),
    formerName: textIn(record, 'formerName'),
    formerCodes: textIn(record, 'formerCodes'),
    division: textIn(record, target === 'division' ? 'parent' : 'division'),
    street: textIn(record, 'street'),
  });
}

function textIn(record: Fields, field: string): string | null {
  const value = record[field];
  return typeof value === 'string' ? value : null;
}

/** Puts codes in the place of what was written in reference columns, and notes in `formers` what was written by a former one. */
export function resolveReferences(row: Row, collected: Collected, formers: FormerReferences): void {
  const { record } = row;
  const { lookup } = collected;
  for (const planned of row.plan.references) {
    const type = planned.column.type as Extract<ColumnType, { is: 'reference' }>;
    const written = record[planned.field];
    if (typeof written !== 'string') continue;
    if (written === type.nobody) {
      record[planned.field] = null;
      continue;
    }
    const targets = targetsFor(row.table, planned.field, record, type.to);
    if (!planned.byName) {
      const direct = lookup.byCode(targets, written);
      if (direct) {
        record[planned.field] = direct.found;
        if (direct.target === 'firm' && lacksCode(row, planned, targets, written, direct.found)) continue;
        noteFormer(formers, row, planned, written, direct);
        if (planned.nameIndex !== null) compareName(row, planned, planned.nameIndex, direct, lookup);
        continue;
      }
    }
    const resolution = resolveWithin(row, targets, written, lookup);
    const meant = 'found' in resolution ? resolution : resolveOther(row, planned, targets, lookup);
    if (meant !== null) {
      record[planned.field] = meant.found;
      if (meant.target === 'firm' && lacksCode(row, planned, targets, written, meant.found)) continue;
      noteFormer(formers, row, planned, written, meant);
      continue;
    }
    const byName =
      'unknown' in resolution && !unsure(targets, collected) ? firmByName(row, planned, written, collected) : null;
    if (byName !== null) {
      record[planned.field] = byName;
    } else if ('ambiguous' in resolution) {
      reportInRow(row, 'reference-ambiguous', cellPlace(row, planned), written, { hint: resolution.ambiguous });
    } else if (targets.includes('estate') && isStrange(written, collected)) {
      collected.strangeCodes.add(written);
    } else if ('unknown' in resolution && targets.every((target) => isWhole(target, collected))) {
      const header = targets.map((target) => TARGET_WORDS[target]).join('、');
      const hint = lookup.near(targets, written);
      // Of a firm that is accused or graded what lacks is its code, whether or not other firms are known.
      if (targets.join() === 'firm' && lacksCode(row, planned, targets, written, null, hint)) continue;
      reportInRow(row, 'reference-unknown', cellPlace(row, planned), written, { header, hint });
    } else if ('unknown' in resolution) lacksCode(row, planned, targets, written, null);
  }
}

/** A listing says itself whether its subject is a firm or an estate. */
function targetsFor(
  table: Table,
  field: string,
  record: Fields,
  to: readonly ReferenceTarget[],
): readonly ReferenceTarget[] {
  if (table.id !== 'list_entry' || field !== 'subject') return to;
  if (record.subjectKind === '企业') return ['firm'];
  if (record.subjectKind === '项目') return ['estate'];
  return to;
}

/** Whether one of the tables could not be read whole: whoever is meant may stand in the rest. */
const unsure = (targets: readonly ReferenceTarget[], collected: Collected): boolean =>
  targets.some((target) => collected.unsure.has(target));

/** Whether something looks like a code that an estate had before codes were made here. */
const isStrange = (written: string, { freshCodes }: Collected): boolean =>
  freshCodes.some(({ isMade }) => isMade) && /^(?=.*\d)[A-Za-z0-9-]{1,12}$/.test(written);

/**
 * Whether a table was read whole. A reference into one that is absent or cut short stands, since its row may be in the
 * unread part.
 */
function isWhole(target: ReferenceTarget, { lookup, unsure }: Collected): boolean {
  return lookup.isPresent(target) && !unsure.has(target);
}

/** What a code or a name means where the row says in which division and street it is. */
function resolveWithin(row: Row, targets: readonly ReferenceTarget[], written: string, lookup: Lookup): Resolution {
  const { divisionIndex, streetIndex, within: told } = row.plan;
  const within = {
    division: cellWords(row, divisionIndex) ?? told.division,
    street: cellWords(row, streetIndex) ?? told.street,
  };
  return lookup.resolve(targets, written, within);
}

/** The first of the other name columns that means something: 企业名称 and 小区名称 side by side. */
function resolveOther(
  row: Row,
  planned: PlannedColumn,
  targets: readonly ReferenceTarget[],
  lookup: Lookup,
): Meant | null {
  if (!planned.byName) return null;
  for (const index of planned.others) {
    const written = cellWords(row, index);
    if (written === null) continue;
    const resolution = resolveWithin(row, targets, written, lookup);
    if ('found' in resolution) return resolution;
  }
  return null;
}

/** Warns where the name beside a code is not the name that belongs to the code. */
function compareName(
  row: Row,
  planned: PlannedColumn,
  nameIndex: number,
  code: { found: string; target: ReferenceTarget },
  lookup: Lookup,
): void {
  const written = cellWords(row, nameIndex);
  const entity = lookup.entity(code.target, code.found);
  if (written === null || !entity?.name) return;
  const named = lookup.resolve([code.target], written, { division: null, street: null });
  if ('ambiguous' in named || ('found' in named && named.found === code.found)) return;
  reportInRow(row, 'reference-name-differs', { ...cellPlace(row, planned), columnIndex: nameIndex }, written, {
    header: TARGET_WORDS[code.target],
    other: entity.name,
  });
}
