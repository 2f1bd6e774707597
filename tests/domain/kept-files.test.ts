/** What files are called at the desk, and what problems say of them there. */
import { describe, expect, it } from 'vitest';
import { IN_WORDS, keptFileWords, WITH_FILES } from '../../src/domain/kept-files.ts';
import { CATALOGUE, type ProblemCode, problem } from '../../src/intake/problems.ts';

/** Names that mean nothing to a clerk: files of the content folder, keys in them, options of commands. */
const FOR_IT = /\.ya?ml|codes\.csv|corrections\.csv|mappings\/|portal\.|demo[:：]|passed|accusations|--\w|npm run|\bf-/;

describe('a sentence at the desk', () => {
  it.each(Object.keys(CATALOGUE) as ProblemCode[])('of %s names no file that a clerk has never opened', (code) => {
    // The other place of these is the file of a mapping; that of any other problem is in words.
    const isOfMapping = code.startsWith('mapping-') && code !== 'mapping-period-twice';
    const other = isOfMapping ? 'mappings/台账.yaml' : '别处';
    const { atDesk, said } = problem(code, { file: 'tables/收费标准.csv' }, '甲', { header: '列', other, limit: 2 });
    expect(atDesk ?? said).not.toMatch(FOR_IT);
  });

  it('says the same on the command line with the file’s name in brackets', () => {
    const { said, atDesk } = problem('correction-done', { file: 'tables/甲.csv' }, null, { hint: '1' });
    expect(said).toContain('更正记录（corrections.csv）');
    expect(atDesk).not.toContain('corrections');
    expect(WITH_FILES.settings('print.fonts')).toBe('网站设置（portal.yaml 的 print.fonts）');
    expect(IN_WORDS.settings('print.fonts')).toBe('网站设置');
  });

  it('calls a file that the desk keeps itself by what it is, and one of hers by its name', () => {
    expect(['portal.yaml', 'codes.csv', 'Corrections.csv', 'mappings/红黑榜.yaml'].map(keptFileWords)).toEqual([
      '网站设置',
      '编码表',
      '更正记录',
      '红黑榜的读法',
    ]);
    expect(keptFileWords('tables/收费标准.csv')).toBeNull();
  });
});
