/**
 * The search of a city of 1,563 estates in a real browser: every entity by everything it may be asked for.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { publish } from '../../src/publish/publish.ts';
import { siteServer } from '../../src/publish/server.ts';
import { AS_OF } from '../../src/sample/settings.ts';
import { loadContent, makeSite } from '../../src/site.ts';
import { searchNames } from '../../src/views/search/search-names.ts';
import { launchBrowser } from '../support/browser.ts';
import { command } from '../support/commands.ts';
import { recallCases } from '../support/recall.ts';
import { faultsIn, openSearch } from '../support/search-page.ts';

const BASE = 'https://example.org';

it('every name of 1,563 estates is found, from at most 60 KB', async () => {
  const work = await mkdtemp(path.join(tmpdir(), 'gongshilan-search-'));
  const browser = await launchBrowser();
  const out = path.join(work, 'site');
  const server = siteServer(out);
  try {
    expect((await command('sample', ['--out', path.join(work, 'city'), '--estates', '1563'])).code).toBe(0);
    const content = await loadContent(path.join(work, 'city'), { asOf: AS_OF });
    const site = await makeSite(content, { asOf: AS_OF, base: BASE, division: null, only: ['site'] });
    await publish({ site, out });
    await new Promise<void>((resolve) => server.listen(0, resolve));
    const address = `http://localhost:${(server.address() as AddressInfo).port}`;

    const page = await browser.newPage();
    const received: Promise<Buffer>[] = [];
    page.on('load', () => page.on('response', (response) => received.push(response.body())));
    await openSearch(page, `${address}/firms/`);
    const sizes = (await Promise.all(received)).map((body) => gzipSync(body).length);
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(60_000);
    page.removeAllListeners('response');

    const cases = recallCases(site, 20_261_110);
    expect(cases.length).toBeGreaterThan(15_000);
    console.log(`${cases.length} 次搜索`);
    expect(await faultsIn(page, cases, address, 20)).toEqual([]);
  } finally {
    await browser.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await rm(work, { recursive: true, force: true });
  }
});

it('the list of names of 15,630 estates stays within 500 KB', async () => {
  const work = await mkdtemp(path.join(tmpdir(), 'gongshilan-names-'));
  try {
    expect((await command('sample', ['--out', path.join(work, 'city'), '--estates', '15630'])).code).toBe(0);
    const content = await loadContent(path.join(work, 'city'), { asOf: AS_OF });
    const site = await makeSite(content, { asOf: AS_OF, base: BASE, division: null, only: ['site'] });
    expect(gzipSync(JSON.stringify(searchNames(site))).length).toBeLessThanOrEqual(500_000);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
});
