import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readProfile } from '../../src/intake/profiles.ts';
import { REPOSITORY } from '../../src/site.ts';

const folder = path.join(REPOSITORY, 'content', 'jurisdictions');
const shipped = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const read = (name: string) => readProfile(readFileSync(path.join(folder, name), 'utf8'), `jurisdictions/${name}`);

describe('the shipped profiles', () => {
  it('are those of the contract, and each is read without a problem', () => {
    expect(shipped).toEqual(['000000.yaml', '140400.yaml', '140500.yaml', '141121.yaml', '371323.yaml']);
    for (const name of shipped) expect(read(name).problems, name).toEqual([]);
  });

  it('hold the 120 rules of the five documents and the four national ones, each once', () => {
    const ids = shipped.flatMap((name) => read(name).profile?.rules.map((rule) => rule.id) ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const count = (prefix: string): number => ids.filter((id) => id.startsWith(`${prefix}-`)).length;
    expect(
      Object.fromEntries(['CZ', 'CD', 'WS', 'WA', 'YS', 'JC', 'CN'].map((prefix) => [prefix, count(prefix)])),
    ).toEqual({
      CZ: 21,
      CD: 24,
      WS: 7,
      WA: 28,
      YS: 31,
      JC: 9,
      CN: 4,
    });
  });

  it('name for every rule a document that the profile lists', () => {
    for (const name of shipped) {
      const { profile } = read(name);
      const sources = new Set(profile?.sources.map((source) => source.id));
      expect(
        profile?.rules.filter((rule) => !sources.has(rule.source)).map((rule) => rule.id),
        name,
      ).toEqual([]);
    }
  });

  it('switch the draft of Changzhi off, and differ in how lists are published', () => {
    const changzhi = read('140400.yaml').profile;
    expect(changzhi?.rules.filter((rule) => rule.id.startsWith('CD-') && rule.enabled)).toEqual([]);
    expect(changzhi?.lists).toEqual({ cadence: 'month', subject: 'firm' });
    expect(read('371323.yaml').profile?.lists).toEqual({ cadence: 'quarter', subject: 'estate' });
  });
});

describe('a profile with a slip', () => {
  it('is named with its line and what to write', () => {
    const text = 'division: "999999"\nname: 某地\nsources: []\nlists:\n  cadence: weekly\n  subject: firm\n';
    const { profile, problems } = readProfile(text, 'jurisdictions/999999.yaml');
    expect(profile).toBeNull();
    expect(problems.map((p) => [p.file, p.row, p.column, p.code])).toEqual([
      ['jurisdictions/999999.yaml', 5, 'lists.cadence', 'setting-wrong'],
    ]);
  });

  it('is named with its line when it is no YAML', () => {
    const { problems } = readProfile('division: "1\nname: [\n', 'jurisdictions/1.yaml');
    expect(problems[0]).toMatchObject({ code: 'yaml-not-readable', file: 'jurisdictions/1.yaml' });
    expect(problems[0]?.row).toBeGreaterThan(0);
  });
});
