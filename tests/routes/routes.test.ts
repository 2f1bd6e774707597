import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileOf, ROUTE_IDS, routeOf } from '../../src/routes/catalogue.ts';
import { pageSource, pagesOf } from '../../src/routes/page-source.ts';
import { hasTurn, type PageScope } from '../../src/routes/route.ts';
import { REPOSITORY } from '../../src/site.ts';
import { formerPages } from '../../src/views/around/former-pages.ts';
import { pagePaths } from '../../src/views/around/site-map.ts';
import { city, contract, estate, firm, listing } from '../views/city.ts';

const A = '91000000MA00000157';
const JIAZI = '000101';
const BINGYIN = '000103';
const site = city({
  records: {
    firm: [firm(A, '甲物业')],
    estate: [estate('E1', '甲苑', { formerCodes: 'OLD1' }), estate('E3', '丙苑', { division: BINGYIN })],
    contract: [contract('E1', A)],
    list_entry: [listing(JIAZI, '2026-10', '红榜', A), listing('000100', '2026', '红榜', A)],
  },
});
const scope = (places: string[], isWhole = false): PageScope => ({
  places: new Set(places),
  share: isWhole ? { shard: 1, of: 1, counties: new Set() } : null,
  late: isWhole,
});
const files = (of: PageScope | null = null): string[] => pagesOf(site, of).map(({ file }) => file);

describe('the routes', () => {
  it('are the files of src/pages', () => {
    const pages = readdirSync(path.join(REPOSITORY, 'src', 'pages'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(path.join(REPOSITORY, 'src', 'pages'), path.join(entry.parentPath, entry.name)));
    const ids = pages.map((file) => {
      const page = `/${file.split(path.sep).join('/')}`;
      if (page === '/404.astro') return '/404.html';
      return page.endsWith('.astro')
        ? page.replace(/(?:index)?\.astro$/, '/').replace(/\/\/$/, '/')
        : page.slice(0, -3);
    });
    expect(ids.sort()).toEqual([...ROUTE_IDS].sort());
  });

  it('have every page of the site map and every former one, each once', () => {
    const made = files();
    expect(new Set(made).size).toBe(made.length);
    for (const page of [...pagePaths(site), ...formerPages(site).map((one) => one.path)])
      expect(made).toContain(`${page.slice(1)}index.html`);
  });

  it('put a page into the file that stands at its address', () => {
    expect(fileOf('/', {})).toBe('index.html');
    expect(fileOf('/404.html', {})).toBe('404.html');
    expect(fileOf('/estates/[estate]/', { estate: 'E1' })).toBe('estates/E1/index.html');
    expect(fileOf('/[...former]/', { former: 'estates/OLD1' })).toBe('estates/OLD1/index.html');
    expect(fileOf('/feeds/estates/[estate].ics', { estate: 'E1' })).toBe('feeds/estates/E1.ics');
  });

  it('part into places and the whole, so that parts have every page once', () => {
    const parts = [scope(['E1', JIAZI]), scope(['E3']), scope([BINGYIN, '000102']), scope([], true)].map(files);
    expect(parts.flat().sort()).toEqual(files().sort());
    expect(parts[1]?.sort()).toEqual(['c/E3/index.html', 'estates/E3/index.html', 'feeds/estates/E3.ics']);
    expect(parts[0]).toContain('divisions/000101/index.html');
    expect(parts[3]).toContain('lists/000100/2026/index.html');
  });

  it('give each page that several could make to one of them, and to none too many', () => {
    const names = Array.from({ length: 4000 }, (_, at) => `firms/91000000MA${at}/index.html`);
    for (const of of [1, 3, 7, 16]) {
      const turns = Array.from({ length: of }, (_, at) => names.filter((name) => hasTurn({ shard: at + 1, of }, name)));
      expect(turns.flat().sort()).toEqual([...names].sort());
      for (const own of turns) expect(own.length).toBeLessThan((names.length / of) * 1.3);
    }
  });

  it('make nothing of the whole where only a place is asked for, and hand out no other page', () => {
    const source = pageSource(site, pagesOf(site, scope(['E3'])));
    expect(source.paths('/estates/[estate]/')).toEqual([{ params: { estate: 'E3' } }]);
    expect(source.shown('/', {})).toBeUndefined();
    expect(source.shown('/estates/[estate]/', { estate: 'E1' })).toBeUndefined();
    expect(source.shown('/estates/[estate]/', { estate: 'E3' })).toEqual(
      routeOf('/estates/[estate]/').view(site, { estate: 'E3' }),
    );
  });
});
