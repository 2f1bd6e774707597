import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { command } from '../support/commands.ts';
import { examiner } from '../support/examination.ts';
import { LATER_PAGES, routeOf } from '../support/page-kinds.ts';
import { damageOf, filesBelow } from '../support/whole-release.ts';

it('a city of 15,630 estates is published whole, no page is over 300 KB, and later pages are for everyone', async () => {
  const work = await mkdtemp(path.join(tmpdir(), 'gongshilan-large-'));
  try {
    const content = path.join(work, 'city');
    const out = path.join(work, 'site');
    expect((await command('sample', ['--out', content, '--estates', '15630'])).code).toBe(0);
    const built = await command('build', [
      '--content',
      content,
      '--out',
      out,
      '--as-of',
      '2026-11-10',
      '--only',
      'site',
    ]);
    expect(built.output).toContain('发布完成');
    expect(await damageOf(out)).toEqual([]);
    const pages = (await filesBelow(out)).filter((file) => file.endsWith('.html'));
    const heavy: string[] = [];
    for (const page of pages) if ((await stat(path.join(out, page))).size > 300_000) heavy.push(page);
    expect(heavy).toEqual([]);
    expect(await faultsOfLaterPages(out, pages)).toEqual([]);
    const estates = JSON.parse(await readFile(path.join(out, 'data', 'estate.json'), 'utf8')) as { 小区编码: string }[];
    expect(estates.length).toBe(15_630);
    const made = new Set(pages);
    expect(estates.filter(({ 小区编码 }) => !made.has(`estates/${小区编码}/index.html`))).toEqual([]);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
});

/** What a browser finds wrong with one page of each kind that the sample city is too small for. */
async function faultsOfLaterPages(out: string, pages: readonly string[]): Promise<string[]> {
  const browser = await launchBrowser();
  const examined = await examiner(browser, out);
  try {
    const faults: string[] = [];
    for (const route of Object.keys(LATER_PAGES)) {
      const page = pages.find((file) => routeOf(file) === route);
      if (page === undefined) faults.push(`${route} has no page`);
      else
        faults.push(...(await examined.faultsOf(`/${page.replace(/index\.html$/, '')}`, ['phone', 'desk'], 'every')));
    }
    return faults;
  } finally {
    await browser.close();
    await examined.close();
  }
}
