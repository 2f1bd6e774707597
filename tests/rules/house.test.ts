/**
 * The order of the rules wing: what stands in `judges/`, and what its files say of themselves.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { JUDGES } from '../../src/rules/catalogue.ts';
import type { Judge } from '../../src/rules/judge.ts';
import { REPOSITORY } from '../../src/site.ts';
import { TABLES } from '../../src/tables/catalogue.ts';
import { shippedProfiles } from '../support/rules.ts';

const FOLDER = path.join(REPOSITORY, 'src', 'rules', 'judges');
const files = readdirSync(FOLDER);
const rules = [...shippedProfiles().values()].flatMap((profile) => profile.rules);
const rulesOf = (judge: string): string[] => rules.filter((rule) => rule.judge === judge).map((rule) => rule.id);

describe('the folder of judges', () => {
  it('holds a file for every judge of the catalogue, under its name, and no other', () => {
    expect(files.sort()).toEqual(JUDGES.map(({ name }) => `${name}.ts`).sort());
  });

  it.each(files)('has in %s that judge alone', async (file) => {
    const exported = Object.values((await import(path.join(FOLDER, file))) as Record<string, Judge>);
    expect(exported).toEqual(JUDGES.filter(({ name }) => `${name}.ts` === file));
  });

  it('has no judge that no rule of a shipped profile names', () => {
    expect(JUDGES.map(({ name }) => name).filter((name) => rulesOf(name).length === 0)).toEqual([]);
  });

  it.each(JUDGES.map(({ name }) => name))('says at the head of %s which rules it decides', (name) => {
    const [head = ''] = readFileSync(path.join(FOLDER, `${name}.ts`), 'utf8').split('*/');
    expect(rulesOf(name).filter((id) => !new RegExp(`\\b${id}\\b`).test(head))).toEqual([]);
  });
});

describe('findings and the staff report', () => {
  const sources = ['rules', 'staff'].flatMap((wing) => {
    const folder = path.join(REPOSITORY, 'src', wing);
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(path.join(folder, name), 'utf8'));
  });

  it('send clerks to tables that there are', () => {
    const named = sources.flatMap((text) => [...text.matchAll(/「([^」「${}]+)」表/g)].map((match) => match[1]));
    const known = new Set(TABLES.map(({ name }) => name));
    expect(named.length).toBeGreaterThan(50);
    expect([...new Set(named.filter((name) => name === undefined || !known.has(name)))]).toEqual([]);
  });
});
