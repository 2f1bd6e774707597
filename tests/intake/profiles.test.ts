import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readProfile } from '../../src/intake/profiles.ts';
import { readContent } from '../../src/intake/read-content.ts';
import type { TableFile } from '../../src/intake/sources.ts';
import { REPOSITORY } from '../../src/site.ts';
import { AS_OF, GROUND } from '../support/tables.ts';

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
    expect(changzhi?.lists).toMatchObject({ cadence: 'month', subject: 'firm', removal: null, remedy: null });
    expect(read('371323.yaml').profile?.lists).toMatchObject({ cadence: 'quarter', subject: 'estate' });
  });
});

const RULE = `
  - id: AB-01
    source: paper
    article: 一
    quote: null
    title: 每年公开
    summary: 每年公开一次。
    valid_from: null
    valid_to: null
    status: in-force
    subject: estate
    does: [show]
    enabled: true
    params: {}
`;
const PROFILE = `division: "999999"
name: 某地
sources:
  - {id: paper, title: 某文件, issuer: 某局, force: in-force}
rules:${RULE}`;
const ROUTING = `
routing:
  intake: zj
  bodies:
    - {id: zj, name: 住建局}
    - {id: xf, name: 消防大队, also: [消防]}
  danger: {text: 先打电话, phones: ["119"]}
  matters:
    - {id: zj-01, matter: 漏水, bodies: [zj, xf], primary: zj, source: paper, article: 二, rules: [AB-01], urgent: false}
  topics:
    - {id: loushui, name: 漏水, matters: [zj-01], primary: zj-01}
`;
const FILE = 'jurisdictions/999999.yaml';

/** What is wrong with a text: line, path, code and whatever the message offers instead. */
function slips(text: string) {
  return readProfile(text, FILE).problems.map((p) => [p.row, p.column, p.code]);
}
const lineOf = (text: string, words: string): number => text.split('\n').findIndex((line) => line.includes(words)) + 1;

describe('a profile', () => {
  it('is read with its deadlines, callbacks, meetings, channels and table of matters', () => {
    const { profile, problems } = readProfile(
      `${PROFILE}${ROUTING}complaints:
  deadlines: [{label: 分转, working_days: 7}]
  callback: {street: 20}
meetings: {cadence: half-year, convener: 分管领导}
channels: [{kind: 电话, name: 热线, value: "12345"}]
`,
      FILE,
    );
    expect(problems).toEqual([]);
    expect(profile?.complaints).toEqual({
      deadlines: [{ label: '分转', amount: 7, unit: 'working_days', rule: null }],
      callback: { community: null, street: 20, county: null },
    });
    expect(profile?.meetings).toEqual({ cadence: 'half-year', convener: '分管领导' });
    expect(profile?.channels[0]).toMatchObject({ kind: '电话', value: '12345', hours: null });
    expect(profile?.routing?.matters[0]).toMatchObject({ primary: 'zj', deadline: null, keywords: [] });
    expect(profile?.routing?.bodies[1]?.also).toEqual(['消防']);
    expect(profile?.rules[0]?.line).toBe(lineOf(PROFILE, 'id: AB-01'));
  });

  it('may leave out all that a place has no words for', () => {
    const { profile } = readProfile('division: "999999"\nname: 某地\nsources: []\n', FILE);
    expect(profile).toMatchObject({
      inherits: null,
      routing: null,
      rules: [],
      complaints: { deadlines: [], callback: { community: null } },
      meetings: { cadence: null, convener: null },
    });
  });

  it('may switch a draft on: that is for the office to decide', () => {
    const text = PROFILE.replace('status: in-force', 'status: draft').replace('force: in-force', 'force: draft');
    expect(slips(text)).toEqual([]);
  });
});

describe('a profile with a slip', () => {
  it('names every key that nobody reads, with its line and the nearest one there is', () => {
    const text = `${PROFILE.replace('    enabled: true', '    enabled: true\n    juge: lift-servicing')}${ROUTING.replace('urgent: false', 'urgent: false, keyword: [水]')}channel: []\n`;
    const { problems, profile } = readProfile(text, FILE);
    expect(problems.map((p) => [p.row, p.column, p.code])).toEqual([
      [lineOf(text, 'juge'), 'rules.0.juge', 'profile-key-unknown'],
      [lineOf(text, 'keyword:'), 'routing.matters.0.keyword', 'profile-key-unknown'],
      [lineOf(text, 'channel: []'), 'channel', 'profile-key-unknown'],
    ]);
    expect(problems.map((p) => /最接近的是「([a-z]+)」/.exec(p.message)?.[1])).toEqual([
      'judge',
      'keywords',
      'channels',
    ]);
    // The rest of the file is looked at all the same.
    expect(profile?.rules.length).toBe(1);
  });

  it('names an id that stands twice, and where it stood first', () => {
    const text = `${PROFILE}${RULE.slice(1)}`;
    const [found] = readProfile(text, FILE).problems;
    expect(found).toMatchObject({ row: text.split('\n').lastIndexOf('  - id: AB-01') + 1, code: 'profile-duplicate' });
    expect(found?.message).toContain(`第 ${lineOf(text, 'id: AB-01')} 行`);
  });

  it('names bodies and matters that the table has not', () => {
    const text = `${PROFILE}${ROUTING}`;
    const wrong = (before: string, after: string) => slips(text.replace(before, after)).map(([, ...rest]) => rest);
    expect(wrong('intake: zj', 'intake: zy')).toEqual([['routing.intake', 'profile-reference-unknown']]);
    expect(wrong('bodies: [zj, xf]', 'bodies: [zj, xg]')).toEqual([
      ['routing.matters.0.bodies.1', 'profile-reference-unknown'],
    ]);
    expect(wrong('bodies: [zj, xf], primary: zj', 'bodies: [zj], primary: xf')).toEqual([
      ['routing.matters.0.primary', 'profile-reference-unknown'],
    ]);
    expect(wrong('matters: [zj-01], primary: zj-01', 'matters: [zj-02], primary: zj-02')).toEqual([
      ['routing.topics.0.matters.0', 'profile-reference-unknown'],
    ]);
    expect(wrong('{id: xf, name: 消防大队', '{id: zj, name: 消防大队')).toContainEqual([
      'routing.bodies.1.id',
      'profile-duplicate',
    ]);
  });

  it('is asked for one unit of a deadline, and one only', () => {
    for (const deadline of ['{label: 办结}', '{label: 办结, days: 3, hours: 72}'])
      expect(slips(`${PROFILE}complaints: {deadlines: [${deadline}]}\n`)).toEqual([
        [lineOf(PROFILE, 'params') + 1, 'complaints.deadlines.0', 'setting-wrong'],
      ]);
  });

  it('must be about the place that its file is named after, and end after it begins', () => {
    expect(slips(PROFILE.replace('"999999"', '"999998"'))).toEqual([[1, 'division', 'setting-wrong']]);
    const reversed = PROFILE.replace('valid_from: null', 'valid_from: "2026-02-01"').replace(
      'valid_to: null',
      'valid_to: "2026-01-31"',
    );
    expect(slips(reversed)).toEqual([[lineOf(PROFILE, 'valid_to'), 'rules.0.valid_to', 'setting-wrong']]);
  });

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

describe('profiles that refer to one another', () => {
  const portal = 'name: 某网\nbase: https://example.org\npublisher: 某局\ndemo: true\ndivisions: ["000100"]\n';
  const text = (path: string, content: string): TableFile => ({
    path,
    bytes: content.length,
    read: async () => new TextEncoder().encode(content),
  });
  /** Problems of profiles, each under its code; the portal asks for 999999. */
  async function linked(profiles: Record<string, string>) {
    const { problems } = await readContent({
      files: [
        text('portal.yaml', `${portal}profiles: {"000100": "999999"}\n`),
        ...Object.entries(profiles).map(([code, yaml]) => text(`jurisdictions/${code}.yaml`, yaml)),
        ...Object.entries(GROUND).map(([name, content]) => text(`tables/${name}`, String(content))),
      ],
      asOf: AS_OF,
      shippedProfile: async () => null,
    });
    return problems
      .filter((p) => p.severity === 'error')
      .map((p) => [p.file.replace('jurisdictions/', ''), p.row, p.column, p.code]);
  }
  const child = PROFILE.replace('name: 某地\n', 'name: 某地\ninherits: "888888"\n');
  const parent = PROFILE.replaceAll('999999', '888888').replace('AB-01', 'CD-01');

  it('name a parent that is missing, on the line that asks for it', async () => {
    expect(await linked({ '999999': child })).toEqual([['999999.yaml', 3, 'inherits', 'profile-missing']]);
  });

  it('name a parent that leads back', async () => {
    const back = parent.replace('name: 某地\n', 'name: 某地\ninherits: "999999"\n');
    expect(await linked({ '999999': child, '888888': back })).toEqual([
      ['999999.yaml', 3, 'inherits', 'profile-inheritance-loop'],
      ['888888.yaml', 3, 'inherits', 'profile-inheritance-loop'],
    ]);
  });

  it('name a document and a rule that neither they nor their parents have', async () => {
    const lost = child.replace('source: paper', 'source: papers') + ROUTING.replace('[AB-01]', '[AB-01, CD-01, EF-01]');
    expect(await linked({ '999999': lost, '888888': parent })).toEqual([
      ['999999.yaml', lineOf(lost, 'source: papers'), 'rules.0.source', 'profile-reference-unknown'],
      ['999999.yaml', lineOf(lost, 'zj-01, matter'), 'routing.matters.0.rules.2', 'profile-reference-unknown'],
    ]);
  });

  it('name a rule that no deadline can be drawn from', async () => {
    const steps =
      'complaints: {deadlines: [{label: 分转, days: 3, rule: CD-01}, {label: 办结, days: 7, rule: EF-01}]}\n';
    expect(await linked({ '999999': child + steps, '888888': parent })).toEqual([
      ['999999.yaml', lineOf(child + steps, 'deadlines'), 'complaints.deadlines.1.rule', 'profile-reference-unknown'],
    ]);
  });

  it('name a rule that a parent has already, since it would be judged twice', async () => {
    expect(await linked({ '999999': child, '888888': parent.replace('CD-01', 'AB-01') })).toEqual([
      ['999999.yaml', lineOf(child, 'id: AB-01'), 'rules.0.id', 'profile-duplicate'],
    ]);
  });

  it('may use the documents of their parents', async () => {
    const own = child.replace(/sources:\n.*\n/, 'sources: []\n');
    expect(await linked({ '999999': own, '888888': parent })).toEqual([]);
  });
});
