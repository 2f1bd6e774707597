import { describe, expect, it } from 'vitest';
import { recodedPairs } from '../../src/compare/recoded.ts';
import { nameCode } from '../../src/domain/name-code.ts';

const NAME = '青禾物业服务有限公司';
const row = (code: string, name: string, former = '') => ({ 统一社会信用代码: code, 企业名称: name, 曾用名: former });

describe('a firm that was known by its name alone', () => {
  it('is the same one once it has its code, under its name or a new one', () => {
    const before = [row(nameCode(NAME), NAME), row('91000000MA00000157', '甲物业')];
    for (const now of [row('91000000MA00000232', NAME), row('91000000MA00000232', '青禾生活服务有限公司', NAME)])
      expect(recodedPairs('firm', before, [before[1] as never, now])).toEqual([{ was: 0, is: 1 }]);
  });
  it('is no other of another name', () => {
    expect(recodedPairs('firm', [row(nameCode(NAME), NAME)], [row('91000000MA00000232', '乙物业')])).toEqual([]);
  });
});
