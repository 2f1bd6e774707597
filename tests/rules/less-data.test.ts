/**
 * Less data never gives a worse verdict: what an office has not supplied, a table or a column, is unknown, and nobody's
 * failing.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Finding, Verdict } from '../../src/domain/finding.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { publicRegister } from '../../src/domain/publication.ts';
import type { Sourced, TableId } from '../../src/domain/records.ts';
import type { Register } from '../../src/domain/register.ts';
import { judgeAll } from '../../src/rules/judge-all.ts';
import { TABLES } from '../../src/tables/catalogue.ts';
import { columnList, type Table } from '../../src/tables/column.ts';
import { readSample } from '../support/publication.ts';
import { shippedProfiles } from '../support/rules.ts';

const AS_OF = '2026-11-10' as IsoDate;

/** Every shipped profile with its drafts switched on, so that every rule with a judge is asked. */
const PROFILES = new Map(
  [...shippedProfiles()].map(([code, profile]) => [
    code,
    { ...profile, rules: profile.rules.map((rule) => ({ ...rule, enabled: true })) },
  ]),
);
const PLACES = [...PROFILES.keys()].filter((code) => code !== '000000');

let sample: Register;
let before: ReadonlyMap<string, Verdict>;
beforeAll(async () => {
  const { register } = await readSample();
  sample = publicRegister(register, {
    asOf: AS_OF,
    listMonths: Number.POSITIVE_INFINITY,
    audience: 'judges',
    rules: new Set([...PROFILES.values()].flatMap(({ rules }) => rules.map(({ id }) => id))),
    divisions: ['000100'],
  }).register;
  before = verdictsOn(sample);
});

function findingsOn(register: Register): Finding[] {
  return PLACES.flatMap((code) => judgeAll(register, PROFILES, { '000100': code }, ['000100'], AS_OF));
}
const matterOf = ({ rule, subjectKind, subject, period }: Finding): string =>
  `${rule} ${subjectKind} ${subject} ${period}`;
const verdictsOn = (register: Register): ReadonlyMap<string, Verdict> =>
  new Map(findingsOn(register).map((found) => [matterOf(found), found.verdict]));

const BAD: readonly Verdict[] = ['缺项', '逾期', '待核实', '已确认'];
const isBad = (verdict: Verdict | undefined): boolean => verdict !== undefined && BAD.includes(verdict);

function worse(register: Register): string[] {
  return findingsOn(register)
    .filter((found) => isBad(found.verdict) && !isBad(before.get(matterOf(found))))
    .map((found) => `${matterOf(found)}: ${before.get(matterOf(found)) ?? 'nothing'} → ${found.verdict}, ${found.detail}`);
}

function withoutTable(register: Register, id: TableId): Register {
  return {
    ...register,
    records: { ...register.records, [id]: [] },
    present: new Set([...register.present].filter((one) => one !== id)),
  };
}

function withoutColumn(register: Register, id: TableId, field: string): Register {
  const records = (register.records[id] as readonly Sourced[]).map((record) => ({ ...record, [field]: null }));
  return {
    ...register,
    records: { ...register.records, [id]: records },
    sheets: register.sheets.map((sheet) => {
      if (sheet.table !== id) return sheet;
      const { [field]: _, ...columns } = sheet.columns;
      return { ...sheet, columns };
    }),
  };
}

describe('taken away from the sample city', () => {
  it.each(TABLES.map(({ id, name }) => [name, id] as const))('「%s」', (_, id) => {
    expect(worse(withoutTable(sample, id))).toEqual([]);
  });
  it.each(
    TABLES.flatMap((table: Table) =>
      columnList(table).flatMap(([field, { header, required }]) =>
        required ? [] : [[`${table.name} ${header}`, table.id, field] as const],
      ),
    ),
  )('「%s」', (_, id, field) => {
    expect(worse(withoutColumn(sample, id, field))).toEqual([]);
  });
});
