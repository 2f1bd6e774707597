import { describe, expect, it } from 'vitest';
import { countyOfPage, isSearched, searchedOf } from '../../../src/publish/search/searched-page.ts';

const page = (inside: string, of = ' data-pagefind-body="true"') =>
  `<!doctype html><html><head><title>页面</title></head><body><header>页头</header><main id="main"${of}>${inside}</main><footer>页脚</footer></body></html>`;
const searched = (inside: string): string => searchedOf(page(inside)).replace(/^.*?<main[^>]*>|<\/main>.*$/g, '');

describe('what of a page is searched', () => {
  it('is its main part with what Pagefind takes note of, without what the page says is not searched', () => {
    expect(searchedOf(page('<h1 class="big" data-spoken>丁香苑</h1>'))).toBe(
      '<!doctype html><html lang="zh-CN"><body><main id="main" data-pagefind-body="true"><h1>丁香苑</h1></main></body></html>',
    );
    expect(
      searched('<section id="fees" class="panel"><nav data-pagefind-ignore>目录</nav><br><b>收费</b></section>'),
    ).toBe('<section id="fees"><br><b>收费</b></section>');
  });

  it('is without figures and without what names somebody and ends', () => {
    expect(searched('<p>共 <span class="big num">12 <i>件</i></span> 投诉</p>')).toBe('<p>共  投诉</p>');
    expect(searched('<p>甲</p><p class="says" data-until="2028-08-28">上了<b>黑榜</b></p><p>乙</p>')).toBe(
      '<p>甲</p><p>乙</p>',
    );
    expect(searched('<p>甲</p><template data-after="2028-08-28"><p>不再列出</p></template>乙')).toBe('<p>甲</p>乙');
    expect(searched('<i data-until-then="x">留下</i>')).toBe('<i>留下</i>');
  });

  it('takes nothing for a tag that is none', () => {
    expect(searched('<script>if (a < b && "</p>") c();</script><p title="1 > 0" class="x">甲<!-- <p> --></p>')).toBe(
      '<p>甲</p>',
    );
  });

  it('is nothing on a page without a part that is searched', () => {
    expect(isSearched(page('甲', ''))).toBe(false);
    expect(isSearched(page('甲'))).toBe(true);
    expect(() => searchedOf(page('甲', ''))).toThrow('not searched');
  });

  it('is refused where an element is not closed, rather than guessed', () => {
    expect(() => searchedOf(page('<div><p>甲</div>'))).toThrow('not closed');
    expect(() => searchedOf('<main data-pagefind-body><p>甲</p>')).toThrow('not closed');
  });
});

it('a page says itself of which county it is', () => {
  expect(countyOfPage(page('甲', ' data-pagefind-body="true" data-county="000101"'))).toBe('000101');
  expect(countyOfPage(page('<p data-county="000101">甲</p>'))).toBeNull();
});
