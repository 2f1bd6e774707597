/**
 * Walks to the answer of each of the forty questions in a browser, on the published sample city and its staff report.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { loadContent, REPOSITORY, staffView } from '../../src/site.ts';
import { staffReport } from '../../src/staff/report.ts';
import { launchBrowser } from '../support/browser.ts';
import { MANAGERS, OFFICES, type OfficeQuestion, type Question, RESIDENTS } from './questions.ts';

const STEPS_MAX = 2;
const address = inject('siteAddress');
let browser: Browser;
let page: Page;
let work: string;
let report: string;

beforeAll(async () => {
  browser = await launchBrowser();
  // Each answer is there without a script.
  page = await browser.newPage({ viewport: { width: 1366, height: 768 }, javaScriptEnabled: false });
  work = await mkdtemp(path.join(tmpdir(), 'gongshilan-questions-'));
  const content = await loadContent(path.join(REPOSITORY, 'content'), { asOf: '2026-11-10' as IsoDate });
  const file = path.join(work, 'report.html');
  const asOf = '2026-11-10' as IsoDate;
  await writeFile(file, staffReport({ ...content, ...staffView(content, asOf), asOf }));
  report = pathToFileURL(file).href;
});
afterAll(async () => {
  await browser.close();
  await rm(work, { recursive: true, force: true });
});

/** Links that somebody has followed, each from its page: once is enough. */
const followed = new Set<string>();

const bare = (text: string): string => text.replace(/\s+/g, '');

/** Follows the links of a walk. */
async function follow({ walk }: Pick<Question, 'walk'>, start: string): Promise<void> {
  // Words are there before pictures and scripts are.
  const waitUntil = 'domcontentloaded';
  const goTo = async (place: string): Promise<void> => {
    if (page.url().replace(/#.*/, '') !== place.replace(/#.*/, '')) await page.goto(place, { waitUntil });
  };
  let at = start;
  for (const link of walk) {
    const target = link.startsWith('#') ? `${start}${link}` : `${address}${link}`;
    if (!followed.has(`${at} ${link}`)) {
      await goTo(at);
      await page.locator(`a[href="${link}"]`).first().click();
      await page.waitForURL(target, { waitUntil });
      followed.add(`${at} ${link}`);
    }
    at = target;
  }
  await goTo(at);
}

/** The sentences where the answer should be, spaces left out: no cell of a table, and nothing that has to be unfolded. */
async function sentencesFor(question: Question): Promise<string[]> {
  await follow(question, `${address}/`);
  const told = await page
    .locator(question.within)
    .first()
    .evaluate((part) =>
      [...part.querySelectorAll('p, li, summary')]
        .filter((one) => one.checkVisibility() && one.closest('table') === null && one.querySelector('p, li') === null)
        .map((one) => one.textContent ?? ''),
    );
  return told.map(bare);
}

/** What stands in the staff report where the answer should be, spaces left out. */
async function wordsFor(question: OfficeQuestion): Promise<string> {
  await follow(question, report);
  return bare((await page.locator(question.within).first().textContent()) ?? '');
}

describe.each([
  ['a resident', RESIDENTS, 20],
  ['a manager', MANAGERS, 10],
] as const)('what %s asks', (_, questions, count) => {
  it(`is ${count} questions`, () => {
    expect(new Set(questions.map(({ id }) => id.split(',')[0])).size).toBe(count);
  });

  it.each(questions)(
    '$id $question is answered by a sentence two steps from the home page at most',
    async (question) => {
      expect(question.walk.length).toBeLessThanOrEqual(STEPS_MAX);
      const told = await sentencesFor(question);
      expect(told).toEqual(expect.arrayContaining(question.sentences.map(bare)));
    },
  );
});

describe('what an office asks', () => {
  it('is 10 questions', () => {
    expect(new Set(OFFICES.map(({ id }) => id)).size).toBe(10);
  });

  it.each(OFFICES)('$id $question is answered in the staff report', async (question) => {
    const words = await wordsFor(question);
    expect(question.answer.filter((one) => !words.includes(bare(one)))).toEqual([]);
  });

  it('O1 is answered on the site as well, since it is about audits', async () => {
    await page.goto(`${address}/`);
    await page.locator('a[href="/audit/"]').first().click();
    await page.waitForURL(`${address}/audit/`);
    expect((await page.locator('main').textContent())?.replace(/\s+/g, '')).toMatch(
      /\d+个小区没有公示全.*\d+个小区有没做到的/,
    );
  });
});

describe('what asks for paper', () => {
  const asking = [...RESIDENTS, ...MANAGERS, ...OFFICES].filter(({ sheets }) => sheets !== undefined);

  it('is two questions', () => {
    expect(asking.map(({ id }) => id)).toEqual(['M4', 'M10']);
  });

  it.each(asking)('$id $question has its sheets a step from the page that answers it', async (question) => {
    await follow(question, `${address}/`);
    await page.getByRole('link', { name: '打印公示单' }).first().click();
    await page.waitForURL(/\/print\/\d+\/#estate-/);
    const own = page.locator('li:target');
    for (const name of question.sheets ?? []) {
      const link = await own.getByRole('link', { name, exact: true }).getAttribute('href');
      const file = await page.request.get(`${address}${link}`);
      expect([file.status(), file.headers()['content-type']], name).toEqual([200, 'application/pdf']);
    }
  });
});
