import { describe, expect, it } from 'vitest';
import { wholesIn, withWholes } from '../../src/wording/whole-html.ts';

const q = (text: string): string => `<span class="q">${text}</span>`;

describe('what no line may part', () => {
  it.each([
    '2026年10月31日',
    '10月31日',
    '2026年第三季度',
    '2026-10-31',
    '0355-1234567',
    '0355-1234567转12',
    '13800000000',
    '第 14—16、20 行',
    '第 3 期',
    '〔2026〕44号',
    '1.20 元/㎡·月',
    '0.96—1.44 元',
    '1,204 户',
    '−21,500.00 元',
    '83.3%',
    '12 个月',
    '9.5 万',
    'AAA 级',
    '8:30—12:00',
  ])('%s is marked as one piece, in words and alone', (piece) => {
    expect(withWholes(`<p>从${piece}起</p>`)).toBe(`<p>从${q(piece)}起</p>`);
    expect(withWholes(piece)).toBe(q(piece));
  });

  it('takes along the mark that stands behind it, in the same words and behind the element that it fills', () => {
    expect(withWholes('<p>到10月31日，再说。</p>')).toBe(`<p>到${q('10月31日，')}再说。</p>`);
    expect(withWholes('<p>每户 <b>154.83 元</b>。</p>')).toBe(
      `<p>每户 <span class="q"><b>${q('154.83 元')}</b>。</span></p>`,
    );
    expect(withWholes('<time datetime="2026-10-31">2026年10月31日</time>，')).toBe(
      '<span class="q"><time datetime="2026-10-31">2026年10月31日</time>，</span>',
    );
  });

  it('may break where it may be wider than a line', () => {
    expect(withWholes('第 14—16、20、31—33、40、51 行')).toBe(
      '<span class="fit">第 14—16、20、31—33、40、51 行</span>',
    );
  });

  it('changes no attribute, no program, no drawing, no island and nothing that is whole already', () => {
    for (const html of [
      '<a href="/2026年10月31日" title="12 户 > 3 户">看</a>',
      '<script>if (a < 12) say("3 个");</script>',
      '<style>p { width: 3%; }</style>',
      '<!-- 12 个 -->',
      '<svg><text>12 个</text></svg>',
      '<astro-island><p>12 个<!-- --> 月 <span class="q">3 个</span>。</p></astro-island>',
      '<td class="num">12 个</td>',
      '<b class="x q">12 个<i>3 个</i></b>',
      '<option>没有数字</option>',
      '&#39;&#x2026;',
    ])
      expect(withWholes(html)).toBe(html);
  });

  it('goes on behind what it has left alone', () => {
    expect(withWholes('<td class="num">12 个<br>3 个</td><td>4 个</td>')).toBe(
      `<td class="num">12 个<br>3 个</td><td>${q('4 个')}</td>`,
    );
    expect(withWholes('<script>"<b>"</script><p>4 个</p>')).toBe(`<script>"<b>"</script><p>${q('4 个')}</p>`);
  });

  it('keeps every word, whatever stands between tags', () => {
    const html = '<p>共 4 部，<b>1 部</b>应于<time>10月25日</time>前，第 3 行；（2025年）〔2025〕72号</p>';
    const words = (text: string): string => text.replace(/<[^>]*>/g, '');
    expect(words(withWholes(html))).toBe(words(html));
    expect(
      wholesIn('第 1—100 行，共 196 行。')
        .map(({ text }) => text)
        .join(''),
    ).toBe('第 1—100 行，共 196 行。');
    expect(wholesIn('共 196 行').map(({ mark }) => mark)).toEqual([null, 'q']);
  });
});
