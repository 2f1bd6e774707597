/**
 * Asks the search box of an open page, many queries at a time.
 */
import type { Page } from 'playwright';
import type { Answer, RecallCase } from './recall.ts';

/** Queries sent into the page at once: their answers come back as one message. */
const BATCH = 100;

/** What the cases' queries find in the page that is wrong, at most `most`. */
export async function faultsIn(
  page: Page,
  cases: readonly RecallCase[],
  base: string,
  most: number,
): Promise<string[]> {
  const faults: string[] = [];
  for (let at = 0; at < cases.length && faults.length < most; at += BATCH) {
    const batch = cases.slice(at, at + BATCH);
    const answers = await answersIn(
      page,
      batch.map(({ query }) => query),
      base,
    );
    batch.forEach(({ query, about, fault }, i) => {
      const wrong = fault(answers[i] ?? []);
      if (wrong !== null) faults.push(`${about}，输入「${query}」：${wrong}`);
    });
  }
  return faults.slice(0, most);
}

/** The results for each query, once the list is whole; the list of names must be there already. */
export function answersIn(page: Page, queries: readonly string[], base: string): Promise<Answer[][]> {
  return page.evaluate(
    async ({ queries, base }) => {
      const input = document.querySelector('form.search input') as HTMLInputElement;
      const results = document.querySelector('form.search .results') as HTMLElement;
      const after = (ms: number) => new Promise((done) => setTimeout(done, ms));
      const answers: { name: string; text: string; path: string }[][] = [];
      for (const query of queries) {
        input.value = query;
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
        await after(0);
        while (results.hasAttribute('aria-busy')) await after(5);
        // Names that are offered where none matches are no results, nor is what answers a question.
        const isFound = !results.textContent?.startsWith('名称里没有');
        answers.push(
          [...results.querySelectorAll<HTMLAnchorElement>('ul:not(.answers) li a')]
            .filter(() => isFound)
            .map((link) => ({
              name: link.querySelector('b')?.textContent ?? '',
              text: link.textContent ?? '',
              path: link.href.slice(base.length),
            })),
        );
      }
      return answers;
    },
    { queries, base },
  );
}

/** Opens a page and waits until its search box has the list of names. */
export async function openSearch(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: 'load' });
  const list = page.waitForResponse((response) => response.url().endsWith('/search/names.json'));
  await page.getByRole('searchbox').focus();
  await (await list).finished();
  await page.getByRole('searchbox').fill('小区');
  await page.locator('form.search .results li').first().waitFor();
}
