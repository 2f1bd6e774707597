import { describe, expect, it } from 'vitest';
import { PANELS } from '../../src/domain/panels.ts';
import { glossaryView } from '../../src/views/around/glossary.ts';
import { pagePaths } from '../../src/views/around/site-map.ts';
import { FALLS_SHORT, IS_DONE, IS_TESTED } from '../../src/wording/accessibility.ts';
import { VERDICT_WORDS } from '../../src/wording/audit.ts';
import { TERMS, termsOf } from '../../src/wording/glossary.ts';
import { wordsFinder } from '../support/clerks-words.ts';
import { city } from './city.ts';

const found = wordsFinder(city({}));

describe('用词说明', () => {
  it('says each word once, in two sentences at most and in words of residents', () => {
    expect(new Set(TERMS.map(({ id }) => id)).size).toBe(TERMS.length);
    for (const { word, meaning } of TERMS) {
      expect(meaning.match(/。/g)?.length ?? 0, word).toBeLessThanOrEqual(2);
      expect(meaning.endsWith('。'), word).toBe(true);
      expect(found(meaning), word).toEqual([]);
    }
  });

  it('explains what the panels speak of', () => {
    for (const word of [
      '物业服务等级',
      '政府指导价',
      '公共收益',
      '维修资金',
      '业委会',
      '物管会',
      '红黑榜',
      '信用等级',
      '公示期',
      '备案',
      '前期物业',
      '包干制',
      '酬金制',
      '代收',
      '交存',
      '管理模式',
      '维保',
      '按时办结',
      '重办',
      '修复',
      '逾期',
      VERDICT_WORDS.缺项,
    ])
      expect(
        TERMS.some((term) => term.word.split('、').includes(word)),
        word,
      ).toBe(true);
    expect(PANELS.flatMap((panel) => termsOf(panel)).length).toBe(TERMS.filter(({ panel }) => panel).length);
  });

  it('names no document that no profile in use has', () => {
    expect(glossaryView(city({})).every(({ document }) => document === null)).toBe(true);
  });
});

describe('无障碍说明', () => {
  it('is said in words of residents, and tells what falls short', () => {
    for (const sentence of [...IS_DONE, ...IS_TESTED, ...FALLS_SHORT]) expect(found(sentence)).toEqual([]);
    expect(FALLS_SHORT.length).toBeGreaterThan(0);
  });

  it('stands in the site map, as do the words', () => {
    expect(pagePaths(city({}))).toEqual(expect.arrayContaining(['/glossary/', '/accessibility/']));
  });
});
