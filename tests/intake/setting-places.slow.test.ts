/**
 * Where a setting stands, as an office reads it: entries of lists are counted from the first, with the line in the file.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { REPOSITORY } from '../../src/site.ts';
import { readSample } from '../support/publication.ts';

const shipped = (file: string): string => readFileSync(path.join(REPOSITORY, 'content', file), 'utf8');
const PROFILE = 'jurisdictions/140400.yaml';
const SECOND = '  - id: CZ-02';

/** What is said of a folder in which one file is changed, by code, and on which line. */
async function said(file: string, from: string, to: string, code: string): Promise<{ line: string; where: string }> {
  const text = shipped(file).replace(from, to);
  const { problems } = await readSample({ [file]: text });
  const found = problems.find((one) => one.code === code);
  for (const { message } of problems) expect(message).not.toMatch(/[a-z_]\.\d+\b/);
  return { line: text.split('\n')[(found?.row ?? 0) - 1]?.trim() ?? '', where: found?.where ?? '' };
}

describe('a setting that is wrong', () => {
  it('in a list of portal.yaml is the first of it, not number 0', async () => {
    const { line, where } = await said('portal.yaml', 'demo: true', 'demo: false', 'placeholder-left');
    expect([line.startsWith('name'), where]).toEqual([true, expect.stringContaining('portal.yaml 第')]);
    const made = await readSample({ 'portal.yaml': shipped('portal.yaml').replace('demo: true', 'demo: false') });
    expect(made.problems.map((one) => one.where).join()).toMatch(/「divisions 的第 1 项」.*「profiles 里的 000100」/);
  });

  it.each([
    [
      'a key that nobody reads',
      '\n    enabled: true',
      '\n    juge: x\n    enabled: true',
      'profile-key-unknown',
      'juge',
    ],
    ['a document that there is not', '\n    source: ', '\n    source: no-such-', 'profile-reference-unknown', 'source'],
    ['a wrong value', '\n    enabled: true', '\n    enabled: perhaps', 'setting-wrong', 'enabled'],
    ['a private number', '\n    summary: ', '\n    summary: 找 13800138000，', 'private-value', 'summary'],
  ])(
    'in a rule of a profile, %s, is told with the rule as it is counted and its line',
    async (_, from, to, code, key) => {
      const before = shipped(PROFILE);
      const rule = before.slice(before.indexOf(SECOND));
      const { line, where } = await said(PROFILE, rule, rule.replace(from, to), code);
      expect(line).toContain(key);
      expect(where).toMatch(new RegExp(`^${PROFILE} 第 \\d+ 行「rules 的第 2 项的 ${key}」`));
    },
  );
});
