/**
 * Judges a small town as a place under 长治's profile does: tables in, findings of one rule out.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import { daysBetween, type IsoDate } from '../../src/domain/iso-date.ts';
import type { Profile, Rule } from '../../src/domain/profile.ts';
import { publicRegister } from '../../src/domain/publication.ts';
import type { TableId } from '../../src/domain/records.ts';
import type { Register } from '../../src/domain/register.ts';
import { readProfile } from '../../src/intake/profiles.ts';
import { judgeAll } from '../../src/rules/judge-all.ts';
import { paramFaults } from '../../src/rules/param-faults.ts';
import { REPOSITORY } from '../../src/site.ts';
import { tableOf } from '../../src/tables/catalogue.ts';
import { csvOf, type Row, readTown } from './tables.ts';

/** A profile of the repository. */
export function profile(code: string): Profile {
  const file = `jurisdictions/${code}.yaml`;
  const read = readProfile(readFileSync(path.join(REPOSITORY, 'content', file), 'utf8'), file);
  if (read.profile === null) throw new Error(read.problems.map((p) => p.message).join('\n'));
  return read.profile;
}

/** The profiles of the repository, by code. */
export function shippedProfiles(): ReadonlyMap<string, Profile> {
  return new Map(['000000', '140400', '140500', '141121', '371323'].map((code) => [code, profile(code)]));
}

function switchedOn(profile: Profile, rules: readonly string[]): Profile {
  return {
    ...profile,
    rules: profile.rules.map((rule) => (rules.includes(rule.id) ? { ...rule, enabled: true } : rule)),
  };
}

function setOtherwise(profile: Profile, id: string, params: Rule['params']): Profile {
  return {
    ...profile,
    rules: profile.rules.map((rule) => (rule.id === id ? { ...rule, params: { ...rule.params, ...params } } : rule)),
  };
}

function registerWithout(register: Register, tables: readonly TableId[]): Register {
  const absent = Object.fromEntries(tables.map((id) => [id, []]));
  return {
    ...register,
    records: { ...register.records, ...absent },
    present: new Set([...register.present].filter((id) => !tables.includes(id))),
  };
}

/** How a test's town differs from the usual one. */
export interface TownOptions {
  /** Drafts that the office has switched on. */
  enable?: readonly string[];
  /** Tables of the town's ground that the office has not supplied. */
  without?: readonly TableId[];
  /** Parameters of the judged rule that the office has set otherwise. */
  params?: Rule['params'];
  /** Places of the town that another profile governs. */
  governed?: Readonly<Record<string, string>>;
}

/** A finding with the days by which it is late on the day of judging, the first too late day counted as one. */
export type JudgedFinding = Finding & { overdueDays: number | null };

export function overdueDays({ overdueSince, on }: Finding): number | null {
  return overdueSince === null ? null : daysBetween(overdueSince, on.day) + 1;
}

/** Findings of `rule` on the town with these tables over its divisions, estates, firms and contracts. */
export async function judgeTown(
  tables: Partial<Record<TableId, readonly Row[]>>,
  rule: string,
  asOf: string,
  profileCode = '140400',
  { enable = [], without = [], params = {}, governed = {} }: TownOptions = {},
): Promise<JudgedFinding[]> {
  const files = Object.entries(tables).map(([id, rows]) => [
    `${tableOf(id as TableId).name}.csv`,
    csvOf(id as TableId, rows),
  ]);
  const read = await readTown(
    { '合同.csv': csvOf('contract'), ...Object.fromEntries(files) },
    { gradeWords: profile(profileCode).grades.assessments },
  );
  expect(read.problems.filter((p) => p.severity === 'error').map((p) => p.message)).toEqual([]);
  const day = asOf as IsoDate;
  // The office speaks of every table until the day that is asked for.
  const sheets = read.register.sheets.map((sheet) => ({ ...sheet, until: { day, by: 'said' as const } }));
  const { register } = publicRegister(registerWithout({ ...read.register, sheets }, without), {
    asOf: day,
    listMonths: 0,
    accusationMonths: 12,
    audience: 'judges',
    rules: new Set(),
    divisions: ['000100'],
  });
  const profiles = new Map(
    [profileCode, '000000', ...Object.values(governed)].map((code) => [
      code,
      setOtherwise(switchedOn(profile(code), enable), rule, params),
    ]),
  );
  expect(paramFaults(profiles)).toEqual([]);
  return judgeAll(register, profiles, { '000100': profileCode, ...governed }, ['000100'], day)
    .filter((found) => found.rule === rule)
    .map((found) => ({ ...found, overdueDays: overdueDays(found) }));
}
