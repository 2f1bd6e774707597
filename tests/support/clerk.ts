/**
 * A clerk at the desk (办事员): what she does is done in a real browser and counted, a click for each thing that she presses,
 * fills in or drops.
 */
import { readdirSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { loadContent, toBeSaid } from '../../src/site.ts';
import { type Saying, sayingsOf } from '../../src/staff/said-publicly.ts';
import { launchBrowser } from './browser.ts';
import { caseFolder } from './cases.ts';
import { clearAway, DESK_DAY, emptyFolder, type OpenDesk, openDesk } from './desk.ts';
import { SaidJobs, SaidPublished } from './said-jobs.ts';

const AXE = await readFile(
  createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
);
const KINDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Nothing on the same machine takes so long. */
const WAIT_MS = 10_000;

/** The place of the office's workbooks. */
export const PLACE = {
  publisher: '青禾县住房和城乡建设局',
  name: '青禾县',
  code: '140499',
} as const;

/** Its five workbooks, and the table with the codes of the firms that it lists. */
export const OFFICE_BOOKS: readonly string[] = readdirSync(path.join(caseFolder('office'), 'tables')).map((name) =>
  path.join(caseFolder('office'), 'tables', name),
);

export class Clerk {
  readonly page: Page;
  readonly desk: OpenDesk;
  clicks = 0;
  /** What the browser itself finds wrong: exceptions, and what the page's policy has forbidden. */
  readonly faults: string[] = [];

  constructor(page: Page, desk: OpenDesk) {
    this.page = page;
    this.desk = desk;
    page.setDefaultTimeout(WAIT_MS);
    page.on('pageerror', ({ message }) => this.faults.push(message));
    page.on('console', (one) => {
      if (/Content Security Policy|Warning:|Minified React/.test(one.text())) this.faults.push(one.text());
    });
  }

  async open(hash = ''): Promise<void> {
    await this.page.goto(`http://127.0.0.1:${this.desk.port}/${this.desk.token}/${hash}`);
    await this.page.locator('h1').first().waitFor();
  }

  async press(name: string | RegExp, within: Page | Locator = this.page): Promise<void> {
    this.clicks++;
    await within.getByRole('button', { name }).first().click();
  }

  async goTo(step: string): Promise<void> {
    this.clicks++;
    await this.page
      .getByRole('navigation', { name: '步骤' })
      .getByRole('link', { name: new RegExp(`^\\d ${step}`) })
      .click();
  }

  async fill(label: string, text: string): Promise<void> {
    this.clicks++;
    await this.page.getByLabel(label, { exact: true }).fill(text);
  }

  /** Finds one of many by typing, and takes it. */
  async choose(label: string, option: string, within: Page | Locator = this.page): Promise<void> {
    this.clicks++;
    const field = within.getByRole('combobox', { name: label, exact: true });
    await field.click();
    await field.fill(option);
    await within
      .getByRole('option', { name: new RegExp(`^${option}`) })
      .first()
      .click();
  }

  /** Drops files onto the page, as from a window of files. */
  async drop(files: readonly string[]): Promise<void> {
    this.clicks++;
    const read = await Promise.all(
      files.map(async (file) => ({ name: path.basename(file), text: (await readFile(file)).toString('base64') })),
    );
    const dropped = await this.page.evaluateHandle((all) => {
      const data = new DataTransfer();
      for (const { name, text } of all)
        data.items.add(new File([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], name));
      return data;
    }, read);
    const place = this.page.getByRole('group', { name: '放文件的地方' });
    for (const type of ['dragenter', 'dragover', 'drop']) await place.dispatchEvent(type, { dataTransfer: dropped });
  }

  /** Waits for words on the page. */
  async sees(words: string | RegExp): Promise<void> {
    await this.page.getByText(words).first().waitFor();
  }

  /** What axe finds, as rule and element; by all rules, or by these alone. */
  async barriers(rules: readonly string[] | null = null): Promise<string[]> {
    await this.page.evaluate(AXE);
    const runOnly = rules === null ? { type: 'tag', values: KINDS } : { type: 'rule', values: rules };
    return this.page.evaluate(async (asked) => {
      const { axe } = window as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } };
      interface Violation {
        id: string;
        nodes: { html: string }[];
      }
      const { violations } = await axe.run({ runOnly: asked, iframes: false, resultTypes: ['violations'] });
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
    }, runOnly);
  }

  /** By how many pixels the page is wider than the window. */
  async overflow(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  }
}

/** An empty folder, a desk on it whose long jobs are only said, and a clerk before it. */
export class Office {
  readonly folder: string;
  readonly desk: OpenDesk;
  readonly jobs: SaidJobs;
  readonly published: SaidPublished;
  readonly #browser: Browser;

  private constructor(
    folder: string,
    { desk, jobs, published }: Pick<Office, 'desk' | 'jobs' | 'published'>,
    browser: Browser,
  ) {
    this.folder = folder;
    this.desk = desk;
    this.jobs = jobs;
    this.published = published;
    this.#browser = browser;
  }

  static async open(browser: Browser): Promise<Office> {
    const folder = await emptyFolder();
    const published = new SaidPublished(`${folder}-site`);
    const jobs = new SaidJobs(published);
    const desk = await openDesk(folder, undefined, { jobs, published });
    return new Office(folder, { desk, jobs, published }, browser);
  }

  /** What publishing the folder as it is would say of whom. */
  async sayings(): Promise<readonly Saying[]> {
    const said = toBeSaid(await loadContent(this.folder, { asOf: DESK_DAY }), DESK_DAY);
    return said === null ? [] : sayingsOf(said.publication);
  }

  async clerk(size = { width: 1366, height: 768 }): Promise<Clerk> {
    return new Clerk(await this.#browser.newPage({ viewport: size, locale: 'zh-CN' }), this.desk);
  }

  async close(): Promise<void> {
    await this.desk.close();
    await clearAway(this.folder);
  }
}

/**
 * A desk on an empty folder and a clerk at it, new for each test, in a browser that all of them share; `begin` is told of them
 * once the page is open. Whatever went wrong in the page fails the test.
 */
export function atTheDesk(
  begin: (at: { browser: Browser; office: Office; clerk: Clerk }) => Promise<void> | void,
): void {
  let browser: Browser;
  let office: Office;
  let clerk: Clerk;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    for (const folder of takenIn.values()) await rm(folder, { recursive: true, force: true });
    takenIn.clear();
  });
  beforeEach(async () => {
    office = await Office.open(browser);
    clerk = await office.clerk();
    await clerk.open();
    await begin({ browser, office, clerk });
  });
  afterEach(async () => {
    const { faults } = clerk;
    await clerk.page.close();
    await office.close();
    expect(faults).toEqual([]);
  });
}

/** The first step of an empty folder. */
export async function settle(clerk: Clerk): Promise<void> {
  await clerk.fill('单位全称', PLACE.publisher);
  await clerk.fill('地方名称', PLACE.name);
  await clerk.fill('行政区划代码', PLACE.code);
  await clerk.press('开始');
  await clerk.sees('把工作簿拖到这里');
}

/** Drops the office's workbooks and takes every proposal, the codes too. */
export async function takeIn(clerk: Clerk, books = OFFICE_BOOKS): Promise<void> {
  await clerk.drop(books);
  await clerk.sees(`${books.length} 个文件看过了`);
  await clerk.press(/^下一步：看看怎么读/);
  await clerk.press(/^全部照这样读/);
  await clerk.sees('12 个小区的编码');
  await clerk.press('记下这些编码');
  await clerk.sees('没有要看的了');
}

/** Folders as they are after these steps, by the books. */
const takenIn = new Map<string, string>();

/**
 * Both steps, for tests of what comes after them: the first time by hand, then by putting what they leave into the folder and
 * opening the page again, which takes a third of the time.
 */
export async function settleAndTakeIn(clerk: Clerk, books = OFFICE_BOOKS): Promise<void> {
  const { folder } = clerk.desk;
  const key = books.join();
  const kept = takenIn.get(key);
  if (kept === undefined) {
    await settle(clerk);
    await takeIn(clerk, books);
    const copy = await mkdtemp(path.join(tmpdir(), 'desk-taken-in-'));
    // Which desks are open is nothing that a clerk has done.
    await cp(folder, copy, { recursive: true, filter: (file) => !/\.desk.(?:desks|lock)/.test(file) });
    takenIn.set(key, copy);
    return;
  }
  await cp(kept, folder, { recursive: true });
  await clerk.open();
  await clerk.sees(path.basename(books[0] as string));
}
