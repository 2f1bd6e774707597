/**
 * Measures the page for senders: how long the largest table of a city takes in a real browser, beside the same check by the
 * command, in one run and on one processor's share.
 */
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import Papa from 'papaparse';
import { chromium, type Page } from 'playwright';
import type { CheckGrounds } from '../../src/domain/check-grounds.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { checkFiles } from '../../src/intake/check-files.ts';
import type { TableFile } from '../../src/intake/sources.ts';
import { basePathOf, siteServer } from '../../src/publish/server.ts';
import { BROWSER_FLAGS, findBrowser } from '../browser.ts';
import { median } from './quantile.ts';

export interface CheckPageResult {
  rows: number;
  commandMs: number;
  pageMs: number;
}

/** By turns, so that a busy machine is busy for both. */
const TURNS = 5;
const NAME = '公共收益.xlsx';

/** Null where there is no browser. The folder is one that was published. */
export async function measureCheckPage(folder: string, asOf: IsoDate): Promise<CheckPageResult | null> {
  const executablePath = process.env.GONGSHILAN_BROWSER ?? findBrowser();
  if (!executablePath) return null;
  const { data } = Papa.parse<string[]>(readFileSync(path.join(folder, 'data', 'revenue.csv'), 'utf8').trimEnd());
  const workbook = await writeXlsx({ sheets: [{ name: '公共收益', rows: data }] });
  const server = siteServer(folder);
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const browser = await chromium.launch({ executablePath, args: [...BROWSER_FLAGS] });
  try {
    const page = await browser.newPage();
    await timeChecks(page);
    await page.goto(`http://localhost:${(server.address() as AddressInfo).port}${basePathOf(folder)}/check/`);
    const command: number[] = [];
    const inPage: number[] = [];
    for (let turn = 0; turn < TURNS; turn++) {
      command.push(await byCommand(folder, workbook, asOf));
      inPage.push(await inBrowser(page, workbook));
    }
    return { rows: data.length - 1, commandMs: median(command), pageMs: median(inPage) };
  } finally {
    await browser.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** The files from the disk to what is said of them. */
async function byCommand(folder: string, workbook: Uint8Array, asOf: IsoDate): Promise<number> {
  const began = performance.now();
  const read = (file: string): Buffer => readFileSync(path.join(folder, file));
  const file = (at: string, bytes: Uint8Array): TableFile => ({
    path: `tables/${at}`,
    bytes: bytes.length,
    read: async () => bytes,
  });
  const grounds = JSON.parse(read('check/grounds.json').toString('utf8')) as CheckGrounds;
  const published = grounds.tables.map((table) => file(`${table}.csv`, read(`data/${table}.csv`)));
  const characters = read('check/characters.txt').toString('utf8');
  await checkFiles({ files: [file(NAME, workbook)], grounds, characters, published, asOf, markCopy: null });
  return performance.now() - began;
}

interface Timed {
  began: number;
  took: number | null;
}

/** From the choice of a file to what is shown. */
async function timeChecks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const timed = window as unknown as Timed;
    document.addEventListener(
      'change',
      () => {
        timed.began = performance.now();
        timed.took = null;
      },
      true,
    );
    document.addEventListener('focusin', ({ target }) => {
      if ((target as Element).id === 'told') timed.took = performance.now() - timed.began;
    });
  });
}

async function inBrowser(page: Page, workbook: Uint8Array): Promise<number> {
  await page.setInputFiles('#check-files', { name: NAME, mimeType: '', buffer: Buffer.from(workbook) });
  await page.waitForFunction(() => typeof (window as unknown as Timed).took === 'number');
  return page.evaluate(() => (window as unknown as Timed).took as number);
}
