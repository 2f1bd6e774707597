/**
 * Where words are cut so that no line ends in the middle of what belongs together.
 */
import { describe, expect, it } from 'vitest';
import { cutWords, piecesOf } from '../../src/paper/pieces.ts';

/** The pieces that stay whole. */
const wholeIn = (text: string): string[] => {
  const pieces = piecesOf(text);
  return typeof pieces === 'string' ? [] : pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.text]));
};

describe('words', () => {
  it.each([
    ['基准价 1.20 元/㎡·月，即 0.96—1.44 元。', ['1.20 元/㎡·月', '0.96—1.44 元']],
    ['2026年', ['2026年']],
    ['工作日9:00—12:00、14:00～18:00', ['9:00—12:00', '14:00～18:00']],
    ['第 14—16 行', ['第 14—16 行']],
    ['示建发〔2026〕38号', ['〔2026〕38号']],
    ['自3月1日—9月30日', ['3月1日—', '9月30日']],
    ['公示 2026年11月10日至2027年1月', ['2026年11月10日', '2027年1月']],
    ['收 14.8 万、4 部', ['14.8 万', '4 部']],
    ['见https://example.org/a/b?c=1的公示', ['https://example.org/a/b?c=1']],
    ['电话0355-0000081', ['0355-0000081']],
    ['共 3 项——另附', ['3 项']],
    ['一。。。。。。二', ['。。。。。。']],
    ['小区A区，没有电梯。', []],
  ])('%s keep together what no line may end in', (text, whole) => {
    expect(wholeIn(text)).toEqual(whole);
    const pieces = piecesOf(text);
    // Nothing is lost and nothing added.
    const joined = [pieces].flat().map((piece) => (typeof piece === 'string' ? piece : piece.text));
    expect(joined.join('')).toBe(text);
  });

  it('of a date tell where it may be broken in a column that is narrower', () => {
    const [, date] = piecesOf('自2026年11月10日起') as [string, { parts?: unknown }, string];
    const text = (part: string): unknown => expect.objectContaining({ text: part });
    expect(date.parts).toEqual([text('2026年'), text('11月'), text('10日')]);
  });

  it('of a sentence stay whole where the sentence says so', () => {
    const span = { text: '示建房（示例）12', isWhole: true };
    expect(cutWords({ spans: [span, { text: '在管' }] })).toEqual({
      spans: [{ ...span, text: [expect.objectContaining({ text: span.text })] }, { text: '在管' }],
    });
  });

  it('are cut in what is read, and nowhere else', () => {
    const block = { kind: 'figure-with-a-long-name', value: '1.20 元', note: null, url: 'https://example.org/' };
    expect(cutWords(block)).toEqual({ ...block, value: [{ text: '1.20 元', em: expect.any(Number) }] });
  });
});
