/**
 * The folder that `npm run new` writes: judged by nobody's documents but the nation's unless a place was asked for, at
 * whatever code the office has, and marked as an example until the office says otherwise.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../scripts/cli.ts';
import { type Ask, questionsOf, settingsFor } from '../../scripts/starter-questions.ts';
import { readPortal } from '../../src/intake/portal.ts';
import { fingerprints } from '../../src/intake/profile-copies.ts';
import { readProfile } from '../../src/intake/profiles.ts';
import { type Content, readContent } from '../../src/intake/read-content.ts';
import { judgeContent, REPOSITORY, sha256 } from '../../src/site.ts';
import { starterFiles } from '../../src/starter/starter-folder.ts';
import { portalText, profilePattern, type StarterSettings } from '../../src/starter/starter-texts.ts';
import { readSample } from '../support/publication.ts';
import { AS_OF, tableFile } from '../support/tables.ts';

const SHIPPED = new Map([
  ['000000', '全国'],
  ['140400', '长治市'],
  ['371323', '沂水县'],
  ['140500', '晋城市'],
  ['141121', '文水县'],
]);
const questions = questionsOf(SHIPPED);
const settings = (given: Partial<StarterSettings> = {}): Promise<StarterSettings> =>
  settingsFor(questions, given, null, () => {});

const jurisdiction = (code: string): Promise<string> =>
  readFile(path.join(REPOSITORY, 'content', 'jurisdictions', `${code}.yaml`), 'utf8');

let guide: string;
beforeAll(async () => {
  guide = await readFile(path.join(REPOSITORY, 'content', 'README.md'), 'utf8');
});

/** The folder as it is read again. */
async function starter(given: Partial<StarterSettings> = {}): Promise<Content> {
  const chosen = await settings(given);
  const text = chosen.profile === '000000' ? null : await jurisdiction(chosen.profile);
  const profile = text === null ? null : readProfile(text, `jurisdictions/${chosen.profile}.yaml`).profile;
  const origin = { profile: chosen.profile, version: '1.2.3', hashes: profile ? fingerprints(profile, sha256) : {} };
  const { records } = (await readSample()).register;
  const copy = text === null || profile === null ? null : { text, origin, lists: profile.lists };
  const files = await starterFiles(chosen, { records, guide }, copy);
  return readContent({
    files: files.map((file) => tableFile(file.path, file.content)),
    shippedProfile: jurisdiction,
    asOf: AS_OF,
  });
}

/** The prefixes of the rules that were judged: CN, CZ. */
const judgedBy = (content: Content): string[] =>
  [...new Set(judgeContent(content, AS_OF).map(({ rule }) => rule.split('-')[0] ?? ''))].sort();

describe('a new folder', () => {
  it.each([
    ['nothing was said', {}],
    ['its code is the placeholder', { division: '000100' }],
    ['it is of a city with a shipped profile', { division: '140400' }],
    ['it is of a county with a shipped profile', { division: '141121' }],
    ['it is of a province', { division: '140000' }],
  ])('is read without a problem and judged by national rules alone where %s', async (_title, given) => {
    const content = await starter(given);
    expect(content.problems).toEqual([]);
    expect(judgedBy(content)).toEqual(['CN']);
  });

  it.each(['140400', '140500', '141121', '371323'])('is read without a problem with the rules of %s', async (code) => {
    const content = await starter({ division: code, profile: code });
    expect(content.problems).toEqual([]);
    expect(content.register.records.list_entry.length).toBeGreaterThan(0);
  });

  it('is judged by a city as well where that city was asked for, and its copy notes what it was', async () => {
    const content = await starter({ division: '140400', profile: '140400' });
    expect(content.problems).toEqual([]);
    expect(judgedBy(content)).toEqual(['CN', 'CZ']);
    const copied = content.profiles.get('140400')?.copiedFrom;
    expect(copied).toMatchObject({ profile: '140400', version: '1.2.3' });
    expect(Object.keys(copied?.hashes ?? {})).toContain('CZ-18');
  });

  it('has a pattern for rules of one’s own that reads without a problem and judges nobody', () => {
    const { profile, problems } = readProfile(profilePattern('140500'), 'jurisdictions/140500.yaml');
    expect(problems).toEqual([]);
    expect(profile?.inherits).toBe('000000');
    expect(profile?.sources.map(({ division }) => division)).toEqual(['140500']);
    expect(profile?.rules.map(({ enabled }) => enabled)).toEqual([false]);
  });

  it('is an example until the office says otherwise, even if everything was said', async () => {
    const given = { name: '甲', publisher: '乙', division: '140500', base: 'https://wy.a.cn/wygs', host: 'c.a.cn' };
    expect((await starter(given)).portal).toMatchObject({ demo: true });
  });
});

describe('portal.yaml of a new folder', () => {
  it('says what was said, whatever the words are', async () => {
    const said = { name: '"甲": #\\乙', publisher: "'x' {y}", base: 'https://wy.a.cn/wygs' };
    const { portal, problems } = readPortal(portalText(await settings({ ...said, division: '140500' })));
    expect(problems).toEqual([]);
    expect(portal).toMatchObject({ ...said, divisions: ['140500'], profiles: { '140500': '000000' } });
    expect(portal?.complaint).toEqual({ url: 'https://wy.a.cn/wygs/c/{estate}/?{place}', hosts: ['wy.a.cn'] });
  });

  it('leads codes to the host that was named for them', async () => {
    const { portal } = readPortal(portalText(await settings({ base: 'https://wy.a.cn', host: 'c.a.cn' })));
    expect(portal?.complaint).toEqual({ url: 'https://c.a.cn/c/{estate}/?{place}', hosts: ['c.a.cn', 'wy.a.cn'] });
  });
});

describe('who makes a new folder', () => {
  /** Answers one after the other, and keeps what was asked. */
  function answering(...answers: string[]): { ask: Ask; asked: string[]; told: string[] } {
    const [asked, told] = [[] as string[], [] as string[]];
    const ask: Ask = async (words) => {
      asked.push(words);
      return answers.shift() ?? '';
    };
    return { ask, asked, told };
  }

  it('is asked for what was not given, and Enter keeps what is offered', async () => {
    const { ask, asked, told } = answering('', 'https://wy.a.cn');
    const made = await settingsFor(questions, { name: '甲', division: '140500' }, ask, (line) => told.push(line));
    expect(made).toEqual({
      name: '甲',
      division: '140500',
      publisher: '某某市住房和城乡建设局',
      base: 'https://wy.a.cn',
      host: 'wy.a.cn',
      profile: '000000',
    });
    expect(asked.map((words) => /［(.*)］/.exec(words)?.[1])).toEqual([
      '某某市住房和城乡建设局',
      'https://example.org',
      'wy.a.cn',
      '000000',
    ]);
    expect(told).toEqual([]);
  });

  it('is told what is wrong with an answer, and asked again', async () => {
    const { ask, asked, told } = answering('14', '000000', '140500', 'wy.a.cn', '', 'https://c.a.cn', '', '999999', '');
    const given = { name: '甲', publisher: '乙' };
    const made = await settingsFor(questions, given, ask, (line) => told.push(line));
    expect(made.division).toBe('140500');
    expect(asked).toHaveLength(9);
    expect(told.map((line) => line.slice(0, 6))).toEqual([
      '写省、市或县',
      '写省、市或县',
      '写成 htt',
      '只写域名，例',
      '自带的规则文',
    ]);
  });

  it('is refused an option that is wrong, with what to write instead', async () => {
    for (const given of [
      { division: '14' },
      { base: 'x' },
      { host: 'https://x' },
      { profile: '140499' },
      { name: ' ' },
    ])
      await expect(settings(given), JSON.stringify(given)).rejects.toThrow(UsageError);
    await expect(settings({ division: '14' })).rejects.toThrow(
      '--division 写的是「14」。写省、市或县的 6 位行政区划代码',
    );
  });
});
