import { expect, it } from 'vitest';
import { flatText, SharedTexts } from '../../src/domain/shared-texts.ts';

it('keeps of equal texts the first', () => {
  const kept: string[] = [];
  const texts = new SharedTexts((text) => {
    kept.push(text);
    return text;
  });
  expect(['甲', '乙', '甲'].map((text) => texts.of(text))).toEqual(['甲', '乙', '甲']);
  expect(kept).toEqual(['甲', '乙']);
});

it.each(['', '2026-11-10', '甲苑物业', '\ufeff甲', '𠮷', '\ud800'])('copies %j as it is', (text) => {
  expect(flatText(text)).toBe(text);
});
