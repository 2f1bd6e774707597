import { expect, it } from 'vitest';
import { pointedAt } from '../../src/publish/points-at.ts';

const BASE = 'https://example.org/wygs';

it('finds what a page loads and leads to below its site, as files', () => {
  const page = `<link rel="stylesheet" href="/wygs/assets/a.css"> <a href="/wygs/lists/%E7%BA%A2/?a=1&amp;b=2#c">x</a>
    <a href="../JZ002">y</a> <img data-src="photo.png"> <astro-island component-url="/wygs/assets/b.js"></astro-island>
    <meta content="https://example.org/wygs/cards/x.png"> <a href="/other/">z</a> <a href="https://example.com/">w</a>
    <a href="mailto:a@example.org">m</a> <a href="/wygs/">home</a> <a href="/wygs/%zz">broken</a>`;
  expect(pointedAt(page, 'estates/JZ001/index.html', BASE)).toEqual([
    'assets/a.css',
    'lists/红/index.html',
    'estates/JZ002/index.html',
    'estates/JZ001/photo.png',
    'assets/b.js',
    'cards/x.png',
    'index.html',
    '%zz/index.html',
  ]);
});

it('finds what a feed and a list of rows lead to', () => {
  const feed = '<link href="https://example.org/wygs/feed.xml"/><id>https://example.org/wygs/lists/a/</id><b>1/2</b>';
  expect(pointedAt(feed, 'feeds/a.xml', BASE)).toEqual(['feed.xml', 'lists/a/index.html']);
  expect(pointedAt('[["/wygs/c/JZ001/","a/b"]]', 'fees/rows.json', BASE)).toEqual(['c/JZ001/index.html']);
});

it('finds what a script and a style load', () => {
  expect(pointedAt('import{a}from"./b.js";import("/wygs/assets/c.js")', 'assets/a.js', BASE)).toEqual([
    'assets/b.js',
    'assets/c.js',
  ]);
  expect(pointedAt('a{b:url(./x.woff2)}c{d:url("/wygs/y.svg")}', 'assets/a.css', BASE)).toEqual([
    'assets/x.woff2',
    'y.svg',
  ]);
});
