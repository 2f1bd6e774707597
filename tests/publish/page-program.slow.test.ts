/** The program of the pages against Astro's own static build, which nothing else here uses: an upgrade that parts them is seen. */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { filesBelow } from '../../src/publish/files.ts';
import { writeSite } from '../../src/publish/made-of.ts';
import { astroEnvironment, renderPages } from '../../src/publish/render-pages.ts';
import { routeOf } from '../../src/routes/catalogue.ts';
import { pagesOf } from '../../src/routes/page-source.ts';
import { REPOSITORY } from '../../src/site.ts';
import { city, contract, estate, firm, listing } from '../views/city.ts';

// Within the repository, since pages import libraries.
const work = path.join(REPOSITORY, '.cache', `page-program-${randomUUID()}`);
afterAll(() => rm(work, { recursive: true, force: true }));

const A = '91000000MA00000157';
const town = city({
  records: {
    firm: [firm(A, '甲物业')],
    estate: [estate('E1', '甲苑', { formerCodes: 'OLD1' }), estate('E3', '丙苑', { division: '000103' })],
    contract: [contract('E1', A)],
    list_entry: [listing('000101', '2026-10', '红榜', A)],
  },
});

it('renders every page and lays out what pages load byte for byte as Astro’s own static build', {
  tags: 'long',
}, async () => {
  const portal = { ...town.portal, base: 'https://example.org/wygs' };
  const site = { ...town, portal, inputs: [], contentFolder: work };
  const [file, own, byViews, astro, root] = ['site', 'own', 'by-views', 'root/pages', 'root'].map((name) =>
    path.join(work, name),
  ) as [string, string, string, string, string];
  await mkdir(root, { recursive: true });
  await writeSite(file, site);
  await renderPages({ file }, own);
  // The same of pages by what they show alone, as where parts are joined.
  const shown = pagesOf(site).map((page) => ({ page, view: routeOf(page.id).view(site, page.params) }));
  await renderPages({ base: portal.base, pages: shown }, byViews);
  await promisify(execFile)(
    process.execPath,
    [path.join(REPOSITORY, 'tests', 'support', 'astro-build.ts'), file, astro, root],
    { cwd: root, env: astroEnvironment() },
  );
  const files = await filesBelow(astro);
  expect(files.length).toBeGreaterThan(50);
  for (const folder of [own, byViews]) {
    expect(await filesBelow(folder)).toEqual(files);
    for (const name of files)
      expect((await readFile(path.join(folder, name))).equals(await readFile(path.join(astro, name))), name).toBe(true);
  }
});
