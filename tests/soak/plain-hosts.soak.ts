/**
 * A site on plain hosts, at the root and below a path: every address that a page links to is there, and what people type
 * leads on. nginx and Python are tried where they are installed.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE_AS_OF, SAMPLE_CONTENT } from '../../scripts/sample-city.ts';
import { publish } from '../../src/publish/publish.ts';
import { loadContent, makeSite } from '../../src/site.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Host, hosts } from '../support/plain-hosts.ts';
import { filesBelow } from '../support/whole-release.ts';

let work: string;
let browser: Browser;
const tops = new Map<string, string>();

beforeAll(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'gongshilan-hosts-'));
  const content = await loadContent(SAMPLE_CONTENT, { asOf: SAMPLE_AS_OF });
  for (const below of ['', '/sub']) {
    const top = path.join(work, below === '' ? 'root' : 'below');
    const only = ['site', 'kiosk'] as const;
    const site = await makeSite(content, {
      asOf: SAMPLE_AS_OF,
      base: `https://example.org${below}`,
      division: null,
      only,
    });
    await publish({ site, out: path.join(top, below.slice(1)) });
    tops.set(below, top);
  }
  browser = await launchBrowser();
}, 1_200_000);
afterAll(async () => {
  await browser.close();
  await rm(work, { recursive: true, force: true });
});

/** Every address below the host that a page links to or loads. */
async function linked(folder: string, below: string): Promise<Set<string>> {
  const found = new Set<string>();
  for (const file of (await filesBelow(folder)).filter((name) => name.endsWith('.html'))) {
    const page = await readFile(path.join(folder, file), 'utf8');
    const here = new URL(`${below}/${file.replace(/index\.html$/, '')}`, 'http://host');
    for (const [, written = ''] of page.matchAll(/ (?:href|src|data-src)="([^"#]+)[^"]*"/g)) {
      const address = new URL(written.replaceAll('&amp;', '&'), here);
      if (address.host === 'host') found.add(address.pathname);
    }
  }
  return found;
}

describe.each(['', '/sub'])('a site at example.org%s', (below) => {
  describe.each(hosts())('on $name', ({ start, hasErrorPage }) => {
    let host: Host;
    beforeAll(async () => {
      host = await start(tops.get(below) ?? '');
    });
    afterAll(() => host.close());

    it('has every address that one of its pages links to', async () => {
      const folder = path.join(tops.get(below) ?? '', below.slice(1));
      const addresses = [...(await linked(folder, below))];
      const wrong: string[] = [];
      for (const address of addresses) {
        const { status } = await fetch(host.address + address, { method: 'HEAD', redirect: 'manual' });
        if (status !== 200 && !(address.startsWith(`${below}/print/`) && status === 404))
          wrong.push(`${status} ${address}`);
      }
      console.log(`${addresses.length} addresses, ${wrong.length} wrong`);
      expect(wrong).toEqual([]);
      expect(addresses.length).toBeGreaterThan(400);
    });

    it.each(['/c/JZ001', '/estates', '/kiosk/JZ001', '/policies/changzhi-72-2025'])(
      'leads %s to its slash',
      async (typed) => {
        const { status, url } = await fetch(`${host.address}${below}${typed}`);
        expect([status, url]).toEqual([200, `${host.address}${below}${typed}/`]);
      },
    );

    it('shows a screen whose slash was left out', async () => {
      const page = await browser.newPage();
      await page.goto(`${host.address}${below}/kiosk/JZ001`);
      await page.waitForSelector('html[data-release]');
      expect(await page.locator('#pages .page.is-shown').count()).toBe(1);
      await page.close();
    });

    it.each(['/c/jz001/?lift', '/C/Jz001?lift', '/c/jz001?lift'])('answers %s', async (typed) => {
      const page = await browser.newPage();
      const answer = await page.goto(`${host.address}${below}${typed}`);
      if (hasErrorPage) {
        await page.waitForURL(`${host.address}${below}/c/JZ001/?lift`);
        expect(await page.locator('html').getAttribute('class')).toContain('at-lift');
      } else expect(answer?.status()).toBe(404);
      await page.close();
    });
  });
});
