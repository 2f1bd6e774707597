/**
 * /print/ of the published sample city against the files that were printed, and ordinary pages as a browser prints them.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { PrintedFile } from '../../src/publish/print/printed-file.ts';
import { SHEET_KINDS } from '../../src/sheets/catalogue.ts';
import { launchBrowser } from '../support/browser.ts';
import { isScreen } from '../support/page-kinds.ts';
import { type ReadPdf, readPdf } from '../support/pdf.ts';
import { filesBelow } from '../support/whole-release.ts';

const folder = inject('siteFolder');
const address = inject('siteAddress');
const pages = new Map<string, string>();
let files: string[];
let printed: PrintedFile[];

beforeAll(async () => {
  files = await filesBelow(folder);
  for (const file of files.filter((name) => name.endsWith('.html')))
    pages.set(file, await readFile(path.join(folder, file), 'utf8'));
  printed = JSON.parse(await readFile(path.join(folder, 'print', 'index.json'), 'utf8')) as PrintedFile[];
});

/** Files below `print/` that a page links to. */
const linkedFrom = (file: string): string[] =>
  [...(pages.get(file) ?? '').matchAll(/\shref="(\/print\/[^"#]+[^/"#])(?:#[^"]*)?"/g)].map(([, href]) =>
    decodeURIComponent(href as string).slice(1),
  );
const isPrintPage = (file: string): boolean => file.startsWith('print/');
const pageOf = (kind: string, code: string): string => `${kind}/${code}/index.html`;

describe('打印公示单', () => {
  it('has a way to every printed file but the index, and each link to one leads to a file', () => {
    const links = new Map([...pages.keys()].map((file) => [file, linkedFrom(file)]));
    const broken = [...links].flatMap(([file, targets]) =>
      targets.filter((target) => !files.includes(target)).map((target) => `${file} → ${target}`),
    );
    expect(broken).toEqual([]);
    const offered = new Set([...links].filter(([file]) => isPrintPage(file)).flatMap(([, targets]) => targets));
    expect(printed.length).toBeGreaterThan(300);
    const made = files.filter((file) => isPrintPage(file) && !file.endsWith('.html') && file !== 'print/index.json');
    expect(made.filter((file) => !offered.has(file))).toEqual([]);
    expect(printed.filter(({ file }) => !offered.has(`print/${file}`))).toEqual([]);
  });

  it('is linked from the foot of every page but the screens', () => {
    const without = [...pages].filter(([, html]) => !html.includes('href="/print/"')).map(([file]) => file);
    expect(without.filter((file) => !isScreen(file))).toEqual([]);
  });

  it('is a touch away from an estate, whose sheets all stand where its page leads to', () => {
    const estates = new Map<string, string[]>();
    for (const { estate, file } of printed)
      if (estate !== null) estates.set(estate, [...(estates.get(estate) ?? []), `print/${file}`]);
    expect(estates.size).toBe(61);
    for (const [code, own] of estates) {
      const link = /<a class="to-print" href="\/print\/(\d+)\/#(estate-[^"]+)">打印公示单<\/a>/.exec(
        pages.get(pageOf('estates', code)) ?? '',
      );
      expect(link?.[2], code).toBe(`estate-${code}`);
      const target = pages.get(`print/${link?.[1]}/index.html`) ?? '';
      const [item] = new RegExp(`<li id="estate-${code}">.*?</ul>`).exec(target) ?? [''];
      expect(
        [...item.matchAll(/href="(\/print\/[^"]+)"/g)]
          .map(([, href]) => decodeURIComponent(href as string).slice(1))
          .sort(),
      ).toEqual(own.sort());
    }
  });

  it('is a touch away from a county, its streets and a firm, where a pack is made of them', () => {
    const packs = printed.filter(({ sheet, estate }) => sheet === null && estate === null);
    for (const { firm, division, file } of packs) {
      const isStreet = /-整包-/.test(file) && file.split('-').length > 4;
      const from = firm !== null ? pageOf('firms', firm) : pageOf(isStreet ? 'divisions' : 'print', division as string);
      expect(linkedFrom(from), from).toContain(`print/${file}`);
    }
    expect(packs.filter(({ firm }) => firm !== null).length).toBeGreaterThan(5);
    for (const code of ['000101', '000102', '000103', '000104'])
      expect(pages.get(pageOf('divisions', code))).toContain(`href="/print/${code}/"`);
  });

  it('says what each sheet is for, how to print, and which there are besides those that come with a build', () => {
    const text = (pages.get('print/index.html') ?? '').replace(/<[^>]+>/g, '');
    for (const words of [
      '100%',
      'A4',
      '适合页面',
      '黑白打印机就行',
      '每月换新',
      '恢复使用后撤下',
      '从 PDF 里把二维码读出来',
    ])
      expect(text).toContain(words);
    const made = new Set(printed.map(({ sheet }) => sheet));
    const others = SHEET_KINDS.filter(({ name }) => ['notice-a3', 'fees', 'fund', 'lifts', 'survey'].includes(name));
    for (const { name, title } of others) {
      expect(made).not.toContain(name);
      expect(text).toContain(title);
    }
  });
});

describe('an ordinary page on paper', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  /** A page as a sheet of paper shows it, and what a browser prints of it; each place once. */
  interface OnPaper {
    page: Page;
    pdf: ReadPdf;
  }
  const made = new Map<string, Promise<OnPaper>>();

  async function make(place: string): Promise<OnPaper> {
    const page = await browser.newPage();
    await page.goto(address + place, { waitUntil: 'load' });
    const pdf = await readPdf(await page.pdf({ format: 'A4', preferCSSPageSize: true }));
    // As wide as the type area of A4.
    await page.setViewportSize({ width: 688, height: 1000 });
    await page.emulateMedia({ media: 'print' });
    return { page, pdf };
  }

  function onPaper(place: string): Promise<OnPaper> {
    const found = made.get(place) ?? make(place);
    made.set(place, found);
    return found;
  }

  const PLACES = [
    '/estates/YC005/',
    '/fees/000101/',
    '/lists/000103/2026-Q3/',
    '/firms/91000000MA00000157/',
    '/c/JZ001/',
  ];

  const title = '%s has no navigation, keeps whose it is and of which day, and wastes no sheet';
  const isPaper = async (place: string): Promise<void> => {
    const { page, pdf } = await onPaper(place);
    // The browser writes some characters as the radicals that look like them.
    const text = pdf.pages.map((one) => one.text.normalize('NFKC'));
    expect(text[0]).toContain('示例数据');
    expect(text.join('')).toContain('数据截至2026年11月10日');
    expect(text.join('')).toContain('来源:');
    expect(text.join('')).not.toMatch(/打印公示单|跳到正文|大字版|政策依据数据下载|https?:\/\/localhost/);
    // The last sheet has more on it than the foot.
    expect(text.at(-1)?.length).toBeGreaterThan(60);
    expect(await page.locator('.top, .search, .large-switch, .to-print, .skip').filter({ visible: true }).count()).toBe(
      0,
    );
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(0, 0, 0)');
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toMatch(/255, 255, 255|, 0\)$/);
  };
  it.each(PLACES.slice(0, 2))(title, isPaper);
  it.each(PLACES.slice(2))(title, { tags: 'long' }, isPaper);

  it('a table stays a table, with its heads on every sheet and no row cut in two', async () => {
    for (const place of PLACES) {
      const { page } = await onPaper(place);
      const tables = await page.locator('main table').evaluateAll((all) =>
        all
          .filter((table) => table.checkVisibility())
          .map((table) => ({
            table: getComputedStyle(table).display,
            head: [...table.querySelectorAll('thead')].map((head) => getComputedStyle(head).display),
            rows: new Set([...table.querySelectorAll('tbody tr')].map((row) => getComputedStyle(row).breakInside)),
            cells: new Set([...table.querySelectorAll('tbody tr > *')].map((one) => getComputedStyle(one).display)),
          }))
          .map(({ rows, cells, ...rest }) => ({ ...rest, rows: [...rows], cells: [...cells] })),
      );
      for (const one of tables) {
        expect(one.table, place).toBe('table');
        expect(
          one.head.filter((display) => display !== 'table-header-group'),
          place,
        ).toEqual([]);
        expect(
          one.rows.filter((inside) => inside !== 'avoid'),
          place,
        ).toEqual([]);
        expect(
          one.cells.filter((display) => display !== 'table-cell'),
          place,
        ).toEqual([]);
      }
    }
  });

  it('the heads of a long table come again on its second sheet', async () => {
    const { pdf } = await onPaper('/fees/000101/');
    const withRows = pdf.pages.filter(({ text }) => /政府指导价|市场调节价/.test(text));
    expect(withRows).toHaveLength(2);
    for (const { text, width, height } of withRows) {
      expect(width).toBeGreaterThan(height);
      expect(text).toContain('其他收费');
    }
  });
});
