/**
 * What names somebody hides itself after its last day (公示期至), on every kind of page that does, though no new release
 * comes; without scripts a page says the day.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { addDays, type IsoDate } from '../../src/domain/iso-date.ts';
import type { PrintedFile } from '../../src/publish/print/printed-file.ts';
import { day } from '../../src/wording/format.ts';
import { ENDED, ENDED_PRINT } from '../../src/wording/lists.ts';
import { launchBrowser } from '../support/browser.ts';
import { isScreen, routeOf } from '../support/page-kinds.ts';

const folder = inject('siteFolder');
const address = inject('siteAddress');
const read = (file: string): string => readFileSync(path.join(folder, ...file.split('/')), 'utf8');

/** Last days on a page, in order; of its head none is seen. */
const daysIn = (html: string): IsoDate[] =>
  [...html.replace(/<head>.*?<\/head>/s, '').matchAll(/data-until="([^"]+)"/g)].map(([, on]) => on as IsoDate).sort();

/** What is said of somebody, in words that stand nowhere else. */
const accusing = [
  ['list_entry', '依据'],
  ['bulletin', '事由'],
  ['event', '结果'],
].flatMap(([table = '', column = '']) =>
  Papa.parse<Record<string, string>>(read(`data/${table}.csv`), { header: true })
    .data.filter((row) => row.公示期至 && row.榜别 !== '红榜' && row.类型 !== '表扬')
    .map((row) => row[column] ?? ''),
);

/** The page of each kind that accuses and names most often, by its route. */
const naming = new Map<string, { file: string; days: IsoDate[]; said: number }>();
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  const file = name.split(path.sep).join('/');
  if (!file.endsWith('.html') || isScreen(file)) continue;
  const text = read(file);
  const days = daysIn(text);
  const said = 100 * accusing.filter((words) => text.includes(words)).length + days.length;
  const route = routeOf(file) ?? file;
  if (days.length > 0 && said > (naming.get(route)?.said ?? 0)) naming.set(route, { file, days, said });
}
const pages = [...naming].map(([route, { file, days }]) => ({ route, file: file.replace(/index\.html$/, ''), days }));

/** Kinds of page that tell more than that somebody is on a list. */
const SAYS_WHY = new Set([
  'bulletins/[division]/[month].astro',
  'estates/[estate].astro',
  'firms/[firm].astro',
  'lists/[division]/[period].astro',
]);
const textFile = (file: string): string => (file === '' || file.endsWith('/') ? `${file}index.html` : file);

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** What residents meet first; CI looks at the other kinds as well. */
const LOOKED_AT: ReadonlySet<string> = new Set(['index.astro', 'c/[estate].astro', 'estates/[estate].astro']);
const firstDay = (days: Iterable<IsoDate>): IsoDate => [...days].sort()[0] as IsoDate;
const inChina = (on: IsoDate, time: string): Date => new Date(`${on}T${time}+08:00`);
const left = (page: Page): Promise<number> => page.locator('body [data-until]').count();
const words = (page: Page): Promise<string> => page.evaluate(() => document.body.textContent ?? '');

async function opened(file: string, at: Date, timezoneId = 'Asia/Shanghai'): Promise<Page> {
  const page = await browser.newPage({ timezoneId });
  await page.clock.install({ time: at });
  await page.goto(`${address}/${file}`, { waitUntil: 'load' });
  return page;
}

describe('what names somebody', () => {
  it('is on each of these kinds of page', () => {
    expect([...naming.keys()].sort()).toEqual([
      'bulletins/[division]/[month].astro',
      'c/[estate].astro',
      'divisions/[code]/index.astro',
      'estates/[estate].astro',
      'firms/[firm].astro',
      'index.astro',
      'lists/[division]/[period].astro',
      'print/[county]/index.astro',
      'print/firms/index.astro',
      'print/index.astro',
    ]);
    expect(accusing.length).toBeGreaterThan(20);
  });

  const isLooked = ({ route }: (typeof pages)[number]): boolean => LOOKED_AT.has(route);
  const title = 'is there through its last day and gone on the next: $route';
  const goesInTime = async ({ route, file, days }: (typeof pages)[number]): Promise<void> => {
    const [first, last] = [days[0], days.at(-1)] as [IsoDate, IsoDate];
    expect(accusing.some((text) => read(textFile(file)).includes(text))).toBe(SAYS_WHY.has(route));
    const page = await opened(file, inChina(first, '23:59:50'));
    expect(await left(page)).toBe(days.length);
    expect(await page.getByText(ENDED).count()).toBe(0);
    // Over midnight, on a page that stays open.
    await page.clock.runFor(15_000);
    const kept = await page
      .locator('body [data-until]')
      .evaluateAll((elements) => elements.map((element) => element.getAttribute('data-until') ?? ''));
    expect(kept.filter((on) => on <= first)).toEqual([]);
    expect(kept.length > 0).toBe(last > first);
    await page.close();

    const after = await opened(file, inChina(addDays(last, 1), '00:00:10'));
    expect(await left(after)).toBe(0);
    const said = await words(after);
    expect(accusing.filter((text) => said.includes(text))).toEqual([]);
    await after.close();
  };
  it.each(pages.filter((one) => isLooked(one)))(title, goesInTime);
  it.each(pages.filter((one) => !isLooked(one)))(title, { tags: 'long' }, goesInTime);

  it.each(pages)('is said with its last day where scripts don’t run: $route', ({ file, days }) => {
    const text = read(textFile(file));
    expect([...new Set(days)].filter((on) => !text.includes(day(on)))).toEqual([]);
    expect(text).toMatch(/公示(?:期|到)/);
  });

  it('goes by the day in China, wherever the visitor is', async () => {
    const { file, days } = pages.find(({ route }) => route.startsWith('firms')) as (typeof pages)[number];
    const last = days.at(-1) as IsoDate;
    const before = await opened(file, inChina(last, '23:00:00'), 'Pacific/Auckland');
    expect(await left(before)).toBeGreaterThan(0);
    await before.close();
    const after = await opened(file, inChina(addDays(last, 1), '01:00:00'), 'America/New_York');
    expect(await left(after)).toBe(0);
    await after.close();
  });

  it('is offered to nobody to print, on any page, once a sheet says what is over', { tags: 'long' }, async () => {
    const printed = JSON.parse(read('print/index.json')) as PrintedFile[];
    const last = printed
      .map(({ until }) => until ?? '')
      .sort()
      .at(-1) as IsoDate;
    const naming = new Map(printed.flatMap(({ file, until }) => (until === null ? [] : [[`/print/${file}`, until]])));
    const counties = [...new Set(printed.flatMap(({ division, until }) => (until && division ? [division] : [])))];
    const estatePacks = new Map(
      printed.flatMap(({ file, sheet, estate }) => (sheet === null && estate ? [[`/print/${file}`, estate]] : [])),
    );
    expect(naming.size).toBeGreaterThan(20);
    expect(estatePacks.size).toBeGreaterThan(20);
    const found = new Set<string>();
    for (const county of counties) {
      const file = `print/${county}/`;
      const offered = (page: Page): Promise<string[]> =>
        page
          .locator('a[href$=".pdf"]')
          .evaluateAll((links) => links.map((link) => decodeURIComponent(link.getAttribute('href') ?? '')));
      const before = await opened(file, inChina(addDays(firstDay(naming.values()), -1), '12:00:00'));
      const links = (await offered(before)).filter((link) => naming.has(link));
      for (const link of links) found.add(link);
      expect(await before.getByText(ENDED_PRINT).count()).toBe(0);
      await before.close();
      const after = await opened(file, inChina(addDays(last, 1), '00:00:10'));
      const still = await offered(after);
      expect(still.filter((link) => naming.has(link) || (link.includes('整包') && !estatePacks.has(link)))).toEqual([]);
      // All of one estate's sheets may be printed on where none of them names anybody.
      const accusing = new Set(printed.flatMap(({ estate, until }) => (until === null ? [] : [estate])));
      expect(still.filter((link) => accusing.has(estatePacks.get(link) ?? ''))).toEqual([]);
      // Each says so in its place; a pack has no day in the index of printed files.
      expect(await after.getByText(ENDED_PRINT).count()).toBeGreaterThan(links.length);
      await after.close();
    }
    expect([...found].sort()).toEqual([...naming.keys()].sort());
  });

  it('leaves a period without a listing in the strip, and a sentence that names nobody', async () => {
    const { file, days } = pages.find(({ route }) => route.startsWith('estates')) as (typeof pages)[number];
    const page = await opened(file, inChina(addDays(days.at(-1) as IsoDate, 1), '12:00:00'));
    expect(await page.locator('.strip .m-black, .strip .m-red').count()).toBe(0);
    const cells = (read(`${file}index.html`).match(/<ol class="strip n\d+[ "]/g) ?? []).map((tag) =>
      Number(/\d+/.exec(tag)?.[0]),
    );
    expect(await page.locator('#lists .strip li').count()).toBe(cells.reduce((sum, one) => sum + one, 0));
    expect(await page.locator('#lists').getByText(ENDED).count()).toBe(1);
    // Its rows go with what they told of; by which rules lists are checked stays.
    expect(await page.locator('#lists > .folds > .from > div').count()).toBe(0);
    await page.close();
  });

  it('is not in the index of the search', () => {
    const fragments = readdirSync(path.join(folder, 'pagefind'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.pf_fragment'))
      .map((file) => gunzipSync(readFileSync(path.join(folder, 'pagefind', file))).toString('utf8'))
      // Its words are set apart by a space without width.
      .map((text) => text.replaceAll('\u200b', ''));
    expect(fragments.length).toBeGreaterThan(100);
    expect(fragments.some((fragment) => fragment.includes('项目负责人'))).toBe(true);
    // 已确认 stands in rules as well, of nobody.
    const words = accusing.filter((text) => text.length > 4);
    expect(words.length).toBeGreaterThan(20);
    expect(words.filter((text) => fragments.some((fragment) => fragment.includes(text)))).toEqual([]);
    expect(fragments.filter((fragment) => fragment.includes(ENDED))).toEqual([]);
  });
});
