/**
 * Two thousand workbooks, written and damaged in many ways, and every case in a browser: the page for senders says of each
 * what the command says, and asks nobody for anything.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SAMPLE_AS_OF, SAMPLE_CONTENT } from '../../scripts/sample-city.ts';
import { siteServer } from '../../src/publish/server.ts';
import { tableOf } from '../../src/tables/catalogue.ts';
import { launchBrowser } from '../support/browser.ts';
import {
  commandSays,
  filesIn,
  pageSays,
  publishedPortal,
  type SentFile,
  sentCases,
  sentWithoutGlyph,
} from '../support/check-files.ts';
import { holdAgainst, lockedPage, pageChecks } from '../support/check-page.ts';
import { type SampleSite, sampleSite } from '../support/sample-site.ts';
import { makeTrial } from '../support/workbook-trials.ts';

const WORKBOOKS = 2000;
/** So many are given to the page at once. */
const AT_ONCE = 50;

let site: SampleSite;
beforeAll(async () => {
  site = await sampleSite();
});
afterAll(() => site.close());

it('two thousand workbooks, every case and every table of the sample city: equal records and problems, 0 requests', async () => {
  const settings = readFileSync(path.join(SAMPLE_CONTENT, 'portal.yaml'), 'utf8');
  const portal = publishedPortal(site.folder, settings, SAMPLE_AS_OF);
  const asked: string[] = [];
  const server = siteServer(site.folder);
  server.on('request', ({ url }) => asked.push(url ?? ''));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await launchBrowser();
  const differing: string[] = [];
  let compared = 0;
  try {
    const { port } = server.address() as { port: number };
    const page = await lockedPage(browser, `http://127.0.0.1:${port}`);
    await holdAgainst(page, portal);
    asked.length = 0;
    const compare = async (sets: readonly { name: string; files: readonly SentFile[] }[]): Promise<void> => {
      const found = await pageChecks(
        page,
        sets.map(({ files }) => files),
      );
      for (const [index, { name, files }] of sets.entries()) {
        const told = JSON.parse(JSON.stringify(await commandSays(files, portal)));
        compared++;
        const isEqual = JSON.stringify(pageSays(found[index] as (typeof found)[0])) === JSON.stringify(told);
        if (!isEqual) differing.push(name);
      }
    };
    await compare([...sentCases(), ...sentWithoutGlyph()]);
    await compare(filesIn(path.join(SAMPLE_CONTENT, 'tables')).map((file) => ({ name: file.name, files: [file] })));
    const rare = sentWithoutGlyph();
    for (let from = 0; from < WORKBOOKS; from += AT_ONCE)
      await compare(
        Array.from({ length: AT_ONCE }, (_, at) => {
          const { table, bytes, damage } = makeTrial('20261201', from + at);
          const workbook = { name: `${tableOf(table).name}.xlsx`, bytes };
          // Every tenth comes with a table that no font can print whole.
          const beside = at % 10 === 0 ? (rare[(from + at) % rare.length]?.files ?? []) : [];
          return { name: `workbook ${from + at}, ${damage}`, files: [workbook, ...beside] };
        }),
      );
  } finally {
    await browser.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  expect(compared).toBeGreaterThan(WORKBOOKS + 20);
  expect(differing).toEqual([]);
  expect(asked).toEqual([]);
});
