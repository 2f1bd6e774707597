/**
 * A copied profile says what the shipped one has mended since, told apart from what the office has changed itself.
 */
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Profile } from '../../src/domain/profile.ts';
import { fingerprints, mendedSince } from '../../src/intake/profile-copies.ts';
import { readProfile } from '../../src/intake/profiles.ts';
import { loadContent, REPOSITORY, sha256 } from '../../src/site.ts';
import { copiedProfile } from '../../src/starter/starter-texts.ts';
import { AS_OF, GROUND } from '../support/tables.ts';

const FILE = 'jurisdictions/999900.yaml';
const SHIPPED = `division: "999900"
name: 某某市

sources:
  - {id: paper, title: 某某办法, issuer: 某局, force: in-force}
complaints:
  deadlines: [{label: 办结, days: 3}]
rules:
${['AB-01', 'AB-02']
  .map(
    (id) => `  - id: ${id}
    source: paper
    article: 一
    quote: null
    title: 每十五日保养
    summary: 每十五日保养。
    valid_from: "2025-01-01"
    valid_to: null
    status: in-force
    subject: estate
    does: [show]
    enabled: true
    params: {days: 15}
`,
  )
  .join('')}`;

function read(text: string): Profile {
  const { profile, problems } = readProfile(text, FILE);
  expect(problems).toEqual([]);
  if (profile === null) throw new Error('not read');
  return profile;
}

/** A copy as `npm run new` makes it. */
const COPY = copiedProfile(SHIPPED, {
  profile: '999900',
  version: '0.3.0',
  hashes: fingerprints(read(SHIPPED), sha256),
});
/** What is told of a copy against a shipped profile, both changed by replacing words. */
function told(
  own: (text: string) => string,
  shipped: (text: string) => string,
): [string | null, number | null, string][] {
  const library = [read(shipped(SHIPPED))];
  return mendedSince(read(own(COPY)), FILE, library, sha256).map(({ column, row, message, code, severity }) => {
    expect([code, severity]).toEqual(['profile-copy-behind', 'warning']);
    return [column, row, message];
  });
}
const same = (text: string): string => text;
/** Changes the second rule alone. */
const inSecond = (from: string, to: string) => (text: string) => {
  const at = text.lastIndexOf(from);
  return text.slice(0, at) + to + text.slice(at + from.length);
};
const without = (text: string): string => text.slice(0, text.indexOf('  - id: AB-02'));

describe('a copied profile', () => {
  it('is told nothing while the shipped one is as it was, whatever the office makes of it', () => {
    expect(told(same, same)).toEqual([]);
    expect(told(inSecond('days: 15', 'days: 7'), same)).toEqual([]);
    expect(told(without, same)).toEqual([]);
    expect(told((text) => text.replace('days: 3', 'days: 2'), same)).toEqual([]);
  });

  it('is told nothing of comments, of the order of keys and of what nobody has written', () => {
    const other = (text: string): string =>
      text
        .replace('rules:', '# 规则\nrules:')
        .replace('    status: in-force\n    subject: estate\n', '    subject: estate\n    status: in-force\n')
        .replace('    enabled: true\n', '    enabled: true\n    panel: null\n    remedy: null\n');
    expect(other(SHIPPED)).not.toBe(SHIPPED);
    expect(told(same, other)).toEqual([]);
  });

  it('is told by rule what was mended and that the office has left it as it was', () => {
    const [[column, row, message] = []] = told(same, (text) =>
      inSecond('days: 15', 'days: 10')(inSecond('valid_to: null', 'valid_to: "2027-12-31"')(text)),
    );
    expect(column).toBe('AB-02');
    expect(COPY.split('\n')[(row ?? 0) - 1]).toContain('id: AB-02');
    expect(message).toContain(
      '抄自 0.3.0 版。自带的 AB-02 改过了，不同的是：截止日期（这份没有写，自带 2027-12-31）、参数 days（这份 15，自带 10）。',
    );
    expect(message).toContain('这份还是抄来时的样子');
  });

  it('is told that the office has changed the same rule', () => {
    const [[, , message] = []] = told(inSecond('days: 15', 'days: 7'), inSecond('days: 15', 'days: 10'));
    expect(message).toContain('参数 days（这份 7，自带 10）');
    expect(message).toContain('这份里本单位也改过');
  });

  it('is told nothing once it says the same', () => {
    expect(told(inSecond('days: 15', 'days: 10'), inSecond('days: 15', 'days: 10'))).toEqual([]);
  });

  it('is told of a rule that is new, and of one that is gone', () => {
    const added = (text: string): string =>
      `${text}${text.slice(text.indexOf('  - id: AB-02')).replace('AB-02', 'AB-03')}`;
    expect(told(same, added).map(([column]) => column)).toEqual(['AB-03']);
    expect(told(same, added)[0]?.[2]).toContain('自带的新增了 AB-03 每十五日保养，这份里没有。');
    const [gone] = told(same, without);
    expect(gone?.[0]).toBe('AB-02');
    expect(gone?.[2]).toContain('自带的已经删去 AB-02，这份里还有。');
    // What both have left out needs no word.
    expect(told(without, without)).toEqual([]);
  });

  it('is told of deadlines, documents and other parts that were mended', () => {
    const [part, ...more] = told(same, (text) => text.replace('days: 3', 'days: 5'));
    expect(more).toEqual([]);
    expect(part?.[0]).toBe('complaints');
    expect(told(same, (text) => text.replace('某某办法', '某某新办法')).map(([column]) => column)).toEqual(['sources']);
  });

  it('is told no more of a mend that somebody has looked at and noted', () => {
    const mend = inSecond('days: 15', 'days: 10');
    const [[, , message] = []] = told(same, mend);
    const noted = /写成 (AB-02: [a-p]+)，/.exec(message ?? '')?.[1] ?? '';
    expect(noted).not.toBe('');
    expect(told((text) => text.replace(/AB-02: [a-p]+/, noted), mend)).toEqual([]);
    const gone = (text: string): string => text.replace(/ {4}AB-02: [a-p]+\n/, '');
    expect(told(gone, without)).toEqual([]);
  });

  it('that names a profile which does not exist is told so', () => {
    const own = read(COPY.replace('profile: "999900"', 'profile: "999901"'));
    const [one] = mendedSince(own, FILE, [read(SHIPPED)], sha256);
    expect([one?.file, one?.row, one?.column, one?.code]).toEqual([FILE, 6, 'copied_from.profile', 'setting-wrong']);
  });
});

describe('a folder with a copy of a shipped profile', () => {
  it('is checked against the profile that comes with the software, and its own file makes the release', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'gongshilan-copy-'));
    try {
      const text = readFileSync(path.join(REPOSITORY, 'content', 'jurisdictions', '140400.yaml'), 'utf8');
      const { profile } = readProfile(text, 'jurisdictions/140400.yaml');
      const hashes = fingerprints(profile as Profile, sha256);
      // As if the shipped rule had been mended since; the copy says something else.
      const older = { ...hashes, 'CZ-18': 'aaaaaaaaaaaa' };
      const copy = copiedProfile(text, { profile: '140400', version: '0.1.0', hashes: older });
      await mkdir(path.join(folder, 'tables'));
      await mkdir(path.join(folder, 'jurisdictions'));
      const portal =
        'name: 甲\nbase: https://example.org\npublisher: 乙\ndemo: true\ndivisions: ["000100"]\nprofiles: {"000100": "140400"}\n';
      await writeFile(path.join(folder, 'portal.yaml'), portal);
      await writeFile(
        path.join(folder, 'jurisdictions', '140400.yaml'),
        copy.replace(/(id: CZ-18\n[\s\S]*?title: )/, '$1本地的'),
      );
      for (const [name, rows] of Object.entries(GROUND)) await writeFile(path.join(folder, 'tables', name), rows);
      const { problems, inputs } = await loadContent(folder, { asOf: AS_OF });
      const behind = problems.filter(({ code }) => code === 'profile-copy-behind');
      expect(behind.map(({ file, column }) => [file, column])).toEqual([['jurisdictions/140400.yaml', 'CZ-18']]);
      const own = sha256(readFileSync(path.join(folder, 'jurisdictions', '140400.yaml')));
      expect(inputs.find((input) => input.path === 'jurisdictions/140400.yaml')?.sha256).toBe(own);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
