/** What takes longer at the desk, as commands of their own: previewing, publishing, comparing, printing, going back. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Estates, Job } from '../../src/desk/api.ts';
import { clearAway, emptyFolder, type OpenDesk, openDesk } from '../support/desk.ts';

let folder: string;
let desk: OpenDesk;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const estates = (codes: readonly string[]): string =>
  `小区编码,小区名称,行政区划代码,管理模式,定价方式\n${codes.map((code) => `${code},${code}小区,140499,专业物业,市场调节价\n`).join('')}`;
const put = (codes: readonly string[]) =>
  desk.ask('PUT', `api/files/${encodeURIComponent('小区.csv')}`, bytes(estates(codes)));
const FIRMS = encodeURIComponent('企业.csv');
const putFirms = () =>
  desk.ask(
    'PUT',
    `api/files/${FIRMS}`,
    bytes('统一社会信用代码,企业名称\n91000000MA00000157,青禾安居物业服务有限公司\n'),
  );
const SIX = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6'];

async function finished(kind: string, body: object = {}): Promise<Job> {
  const started = await desk.ask('POST', `api/${kind}`, body);
  expect(started, JSON.stringify(started.body)).toMatchObject({ status: 200, body: { state: 'running', kind } });
  for (;;) {
    const job = (await desk.ask('GET', 'api/job')).body as Job;
    if (job.state !== 'running') return job;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

beforeAll(async () => {
  folder = await emptyFolder();
  desk = await openDesk(folder);
  await desk.ask('POST', 'api/setup', {
    name: '青禾县物业服务公开',
    publisher: '青禾县住房和城乡建设局',
    base: 'https://wuye.example.org',
    division: { code: '140499', name: '青禾县' },
    demo: true,
  });
});
afterAll(async () => {
  await desk.close();
  await clearAway(folder);
});

it('says why there is nothing to compare, print or go back to, and fails with the command’s own lines', async () => {
  expect((await desk.ask('POST', 'api/compare', {})).body).toEqual({
    refused: expect.stringContaining('还没有发布过'),
  });
  expect((await desk.ask('POST', 'api/print', {})).body).toEqual({ refused: expect.stringContaining('先发布') });
  expect((await desk.ask('POST', 'api/rollback', {})).body).toEqual({
    refused: expect.stringContaining('没有可以退回'),
  });
  const job = await finished('publish');
  expect(job).toMatchObject({ state: 'failed', asks: null, result: null });
  expect(job.lines.join('\n')).toContain('没有发布。改正上面的问题后再运行一次');
});

it('shows the site, its screens and an estate’s sheets below its own address before anything is published', async () => {
  await put(SIX);
  await putFirms();
  const job = await finished('preview');
  expect(job, job.lines.join('\n')).toMatchObject({ state: 'done', result: 'preview/' });
  const [first, second] = (await desk.ask('GET', 'api/estates')).body as Estates;
  expect(job.estate).toBe(first?.code);
  for (const address of ['preview/', 'sheets/', `preview/kiosk/${second?.code}/`])
    expect((await desk.ask('GET', address)).status, address).toBe(200);
  const home = (await desk.ask('GET', 'preview/')).body as string;
  expect(home).toContain('青禾县物业服务公开');
  const [, style = ''] = /href="([^"]+\.css)"/.exec(home) ?? [];
  expect(style).toMatch(new RegExp(`^/${desk.token}/preview/`));
  expect((await desk.ask('GET', style.slice(desk.token.length + 2))).status).toBe(200);
  const [, sheet = ''] = /href="\.\/([^"]+\.pdf)"/.exec((await desk.ask('GET', 'sheets/')).body as string) ?? [];
  expect((await desk.ask('GET', `sheets/${sheet}`)).body).toMatch(/^%PDF/);
  expect((await desk.ask('GET', 'preview/%2e%2e/%2e%2e/portal.yaml')).status).toBe(404);
  expect((await desk.state()).published).toBeNull();
}, 300_000);

it('publishes, compares, asks for a reason where something would be lost, prints once and goes back', async () => {
  const first = await finished('publish');
  expect(first.state, first.lines.join('\n')).toBe('done');
  expect((await desk.state()).published).toMatchObject({ number: 1, asOf: '2026-11-10' });
  const printed = await finished('print');
  expect(printed, printed.lines.join('\n')).toMatchObject({ state: 'done', result: 'print/' });
  expect((await desk.ask('GET', 'print/')).body).toContain('整包');
  const again = await finished('print');
  expect(again.lines.join('\n')).toContain('没有变化、不必重印的');

  await put(SIX.slice(0, 3));
  await desk.ask('DELETE', `api/files/${FIRMS}`);
  expect((await desk.ask('POST', 'api/print', {})).body).toEqual({
    refused: expect.stringContaining('改过还没有发布'),
  });
  const compared = await finished('compare');
  expect(compared, compared.lines.join('\n')).toMatchObject({ state: 'done', result: 'compare.html' });
  expect((await desk.ask('GET', 'compare.html')).body).toContain('A4小区');
  const stopped = await finished('publish');
  expect(stopped).toMatchObject({ state: 'failed', asks: expect.stringMatching(/丢了东西，没有发布：.+写明原因/s) });
  const accepted = await finished('publish', { accept: '三个小区划归邻县' });
  expect(accepted.state, accepted.lines.join('\n')).toBe('done');
  expect(await desk.state()).toMatchObject({ published: { number: 2 }, canRollBack: true });
  const down = await finished('print');
  expect(down.state, down.lines.join('\n')).toBe('done');
  expect((await desk.ask('GET', 'print/')).body).toContain('撤下清单');
  expect((await finished('rollback')).state).toBe('done');
  expect((await desk.state()).published).toMatchObject({ number: 3 });
}, 300_000);

it('does one thing at a time, tells who else holds the folder, and stops when it is told to', async () => {
  await put([...SIX, 'A7']);
  await putFirms();
  expect((await desk.ask('POST', 'api/publish', {})).status).toBe(200);
  expect((await desk.ask('POST', 'api/compare', {})).body).toEqual({ refused: expect.stringContaining('还没有做完') });
  const stopped = (await desk.ask('DELETE', 'api/job')).body as Job;
  expect(stopped.lines.at(-1)).toBe('停下了。');
  expect(stopped.state).toBe('failed');
  expect((await desk.state()).published).toMatchObject({ number: 3 });
  const lock = path.join(`${desk.out}.releases`, '.lock');
  expect(existsSync(lock)).toBe(false);
  // A lock of the old kind, whose owner runs: this process's parent.
  await writeFile(lock, String(process.ppid));
  const busy = await finished('publish');
  expect(busy.state).toBe('failed');
  expect(busy.lines.join('\n')).toMatch(/另一个命令.*正在写/);
}, 300_000);
