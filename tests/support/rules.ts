/**
 * Judges a small town as a place under 长治's profile does: tables in, findings of one rule out.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import type { Profile } from '../../src/domain/profile.ts';
import { publicRegister } from '../../src/domain/publication.ts';
import type { TableId } from '../../src/domain/records.ts';
import { readProfile } from '../../src/intake/profiles.ts';
import { judgeAll } from '../../src/rules/judge-all.ts';
import { paramFaults } from '../../src/rules/param-faults.ts';
import { REPOSITORY } from '../../src/site.ts';
import { tableOf } from '../../src/tables/catalogue.ts';
import { csvOf, type Row, readTown } from './tables.ts';

function profile(code: string): Profile {
  const file = `jurisdictions/${code}.yaml`;
  const read = readProfile(readFileSync(path.join(REPOSITORY, 'content', file), 'utf8'), file);
  if (read.profile === null) throw new Error(read.problems.map((p) => p.message).join('\n'));
  return read.profile;
}

/** Findings of `rule` on the town with these tables over its divisions, estates, firms and contracts. */
export async function judgeTown(
  tables: Partial<Record<TableId, readonly Row[]>>,
  rule: string,
  asOf: string,
  profileCode = '140400',
): Promise<Finding[]> {
  const files = Object.entries(tables).map(([id, rows]) => [
    `${tableOf(id as TableId).name}.csv`,
    csvOf(id as TableId, rows),
  ]);
  const read = await readTown({ '合同.csv': csvOf('contract'), ...Object.fromEntries(files) });
  expect(read.problems.filter((p) => p.severity === 'error').map((p) => p.message)).toEqual([]);
  const day = asOf as IsoDate;
  const { register } = publicRegister(read.register, {
    asOf: day,
    listMonths: Number.POSITIVE_INFINITY,
    formerManagers: true,
    divisions: ['000100'],
  });
  const profiles = new Map([profileCode, '000000'].map((code) => [code, profile(code)]));
  expect(paramFaults(profiles)).toEqual([]);
  return judgeAll(register, profiles, { '000100': profileCode }, ['000100'], day).filter((f) => f.rule === rule);
}
