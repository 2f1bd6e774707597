import { describe, expect, it } from 'vitest';
import { pageKey, pageMaker, shownBytes } from '../../src/publish/page-keys.ts';
import { routeOf } from '../../src/routes/catalogue.ts';
import { pagesOf } from '../../src/routes/page-source.ts';
import { city, estate } from '../views/city.ts';

const page = { id: '/estates/[estate]/' as const, params: { estate: 'E1' }, file: 'estates/E1/index.html' };

describe('what a page shows, as bytes', () => {
  it.each<[string, unknown, unknown]>([
    ['a number and its digits', { a: 1 }, { a: '1' }],
    ['nothing and a lack', { a: undefined }, {}],
    ['nothing and null in a list', [undefined], [null]],
    ['zero and less than nothing', { a: 0 }, { a: -0 }],
    ['no number and null', { a: Number.NaN }, { a: null }],
    ['two tables', { a: new Map([['x', 1]]) }, { a: new Map([['x', 2]]) }],
    ['a table and what JSON makes of it', { a: new Map([['x', 1]]) }, { a: {} }],
    ['two sets', { a: new Set(['x']) }, { a: new Set(['y']) }],
    ['another order', { a: 1, b: 2 }, { b: 2, a: 1 }],
  ])('tells %s apart', (_, one, other) => {
    expect(Buffer.from(shownBytes(one) as string)).not.toEqual(Buffer.from(shownBytes(other) as string));
  });

  it('are the same for what is the same', () => {
    const view = () => ({ name: '甲苑', rows: [1, null, { until: '2026-11-10' }], packs: new Map([['街道', [1]]]) });
    expect(shownBytes(view())).toEqual(shownBytes(view()));
  });

  it('are none of what has a behaviour of its own, wherever it is', () => {
    const withinMap = new Map([['x', [{ of: new Date(0) }]]]);
    for (const one of [() => 1, { a: { b: () => 1 } }, [new Date(0)], withinMap, Symbol('x')])
      expect(shownBytes(one)).toBeNull();
  });
});

describe('the key of a page', () => {
  it('is another one where the page, what it shows or what makes it is', async () => {
    const maker = await pageMaker('https://example.org');
    expect(await pageMaker('https://example.org')).toBe(maker);
    const keys = [
      pageKey(maker, page, { a: 1 }),
      pageKey(maker, page, { a: 2 }),
      pageKey(maker, { ...page, file: 'estates/E2/index.html' }, { a: 1 }),
      pageKey(maker, { ...page, id: '/c/[estate]/' }, { a: 1 }),
      pageKey(await pageMaker('https://example.net'), page, { a: 1 }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    expect(pageKey(maker, page, { a: 1 })).toBe(keys[0]);
    expect(pageKey(maker, page, { a: () => 1 })).toBeNull();
  });

  it('can be made of every page', () => {
    const site = city({ records: { estate: [estate('E1', '甲苑', { formerCodes: 'OLD1' })] } });
    for (const { id, params } of pagesOf(site))
      expect(shownBytes(routeOf(id).view(site, params)), id).toBeTypeOf('string');
  });
});
