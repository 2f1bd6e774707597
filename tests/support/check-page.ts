/**
 * The published page for senders in a real browser, and its own worker, asked directly: what it says of thousands of files
 * can then be laid beside what the command says.
 */
import type { Browser, Page } from 'playwright';
import type { FilesChecked } from '../../src/intake/check-files.ts';
import type { Portal, SentFile } from './check-files.ts';

/** What the page holds for `pageChecks`. */
interface Held {
  program: Blob;
  worker: Worker;
  asOf: string;
}

const TRIFLE = { name: '满意度.csv', mimeType: 'text/csv', buffer: Buffer.from('小区编码\n') };

/** The page as it is after the first file: locked, with the worker that it has made. */
export async function lockedPage(browser: Browser, address: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.addInitScript(() => {
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (made) => {
      if (made instanceof Blob && made.type === 'text/javascript') (window as unknown as Held).program = made;
      return make(made);
    };
  });
  await page.goto(`${address}/check/`);
  await page.setInputFiles('#check-files', TRIFLE);
  await page.waitForSelector('#told');
  return page;
}

/** Gives the page what its files are held against from now on. */
export async function holdAgainst(page: Page, { grounds, characters, published, asOf }: Portal): Promise<void> {
  await page.evaluate(
    (held) => {
      const worker = new Worker(URL.createObjectURL((window as unknown as Held).program));
      worker.postMessage({ is: 'held', ...held });
      Object.assign(window, { asOf: held.asOf, worker });
    },
    { grounds, characters, published, asOf: asOf as string },
  );
}

/** What the page's own worker finds in each set of files. */
export async function pageChecks(page: Page, sets: readonly (readonly SentFile[])[]): Promise<FilesChecked[]> {
  const sent = sets.map((files) =>
    files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') })),
  );
  const answers = await page.evaluate(async (sets) => {
    const { worker, asOf } = window as unknown as Held;
    const found: string[] = [];
    for (const set of sets) {
      const files = set.map(
        ({ name, base64 }) => new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name),
      );
      found.push(
        await new Promise<string>((resolve, reject) => {
          worker.onmessage = ({ data }) => {
            if (data.is === 'checked') resolve(JSON.stringify(data.checked));
            if (data.is === 'failed') reject(new Error(`the worker failed over ${set[0]?.name}`));
          };
          worker.onerror = (event) => reject(new Error(event.message));
          worker.postMessage({ is: 'files', files, asOf, withRecords: true });
        }),
      );
    }
    return found;
  }, sent);
  return answers.map((text) => JSON.parse(text) as FilesChecked);
}
