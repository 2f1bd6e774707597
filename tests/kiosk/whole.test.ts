import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../kiosk/snapshot.ts';
import { stretchesOf } from '../../kiosk/whole.ts';

const cut = (...spans: Span[]): string =>
  stretchesOf(spans)
    .map(({ isWhole, spans: own }) => {
      const text = own.map((span) => span.text).join('');
      return isWhole ? `[${text}]` : text;
    })
    .join('');

describe('a line of a screen', () => {
  it('never parts dates, figures, phones and rows, nor the marks around them', () => {
    expect(cut({ text: '91.2% 业主满意（2026年4月18日调查，有效问卷 386 份）。' })).toBe(
      '[91.2%] 业主满意[（2026年4月18日]调查，有效问卷 [386 份）。]',
    );
    expect(cut({ text: '花 9.5 万，电话 0355-0000000，见第 3 行。' })).toBe(
      '花 [9.5 万，]电话 [0355-0000000，]见[第 3 行。]',
    );
  });

  it('sees one that goes over pieces of different weight, and what a sentence calls whole', () => {
    expect(cut({ text: '应于 11月' }, { text: '6日', isLate: true }, { text: '前保养' })).toBe('应于 [11月6日]前保养');
    expect(cut({ text: '高' }, { text: '每平米 1 元', isWhole: true }, { text: '。' })).toBe('高[每平米 1 元。]');
    // A name would make a whole message small.
    expect(cut({ text: '示例乙物业服务有限公司', isWhole: true }, { text: '在管' })).toBe('示例乙物业服务有限公司在管');
  });

  it('has all of its words in their order, with their weights', () => {
    const span = fc.record(
      {
        text: fc.stringMatching(/^[第行年月日元0-9（），。 在管]{0,12}$/),
        isLate: fc.constant(true as const),
        isWhole: fc.constant(true as const),
      },
      { requiredKeys: ['text'] },
    );
    fc.assert(
      fc.property(fc.array(span, { maxLength: 5 }), (spans) => {
        const letters = (all: readonly Span[]) =>
          all.flatMap(({ text, isLate }) => [...text].map((one) => `${one}${isLate}`));
        expect(letters(stretchesOf(spans).flatMap((one) => one.spans))).toEqual(letters(spans));
      }),
    );
  });
});
