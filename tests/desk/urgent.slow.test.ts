/**
 * The urgent notice from the desk to pages, screens, one sheet and a picture, while the tables are in the middle of being
 * mended; and back again.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Job } from '../../src/desk/api.ts';
import type { UrgentDesk, UrgentLook } from '../../src/desk/urgent-api.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { REPOSITORY } from '../../src/site.ts';
import { clearAway, emptyFolder, type OpenDesk, openDesk } from '../support/desk.ts';
import { readPdf } from '../support/pdf.ts';
import { portalText } from '../support/portal-text.ts';
import { csvOf } from '../support/tables.ts';

/** Later than the publication, as in life. */
const TODAY = '2026-11-20' as IsoDate;
const NOTICE = {
  title: '今晚停水',
  text: '第一行<script>alert(1)</script>\n# 第二行',
  targets: ['000101'],
  until: '2026-11-22',
};

let desk: OpenDesk;

beforeAll(async () => {
  const folder = await emptyFolder();
  await writeFile(path.join(folder, 'portal.yaml'), portalText('示例市', '000100'));
  await mkdir(path.join(folder, 'tables'));
  for (const [file, id] of [
    ['行政区划', 'division'],
    ['小区', 'estate'],
    ['投诉渠道', 'channel'],
  ] as const)
    await writeFile(path.join(folder, 'tables', `${file}.csv`), csvOf(id));
  await run('build', '--content', folder, '--out', `${folder}-site`, '--as-of', '2026-11-10');
  desk = await openDesk(folder, TODAY);
}, 180_000);
afterAll(async () => {
  await desk.close();
  await clearAway(desk.folder);
});

const run = (script: string, ...args: string[]) =>
  promisify(execFile)(process.execPath, [path.join(REPOSITORY, 'scripts', `${script}.ts`), ...args]);
const page = (file: string): Promise<string> => readFile(path.join(desk.out, file), 'utf8');
const told = async (): Promise<UrgentDesk> => (await desk.ask('GET', 'api/urgent')).body as UrgentDesk;

async function sent(): Promise<Job> {
  await expect
    .poll(async () => ((await desk.ask('GET', 'api/job')).body as Job).state, { timeout: 150_000, interval: 200 })
    .not.toBe('running');
  return (await desk.ask('GET', 'api/job')).body as Job;
}

describe('an urgent notice', () => {
  it('is refused with a private number in it, for an unknown place or with a day that is past, and leaves no file', async () => {
    for (const wrong of [
      { text: '身份证号 11010519491231002X' },
      { targets: ['JZ999'] },
      { until: '2026-11-19' },
      { until: '2027-02-29' },
    ])
      expect((await desk.ask('POST', 'api/urgent', { ...NOTICE, ...wrong })).status).toBe(422);
    expect(existsSync(path.join(desk.folder, 'notices'))).toBe(false);
  });

  it('is drawn as its A4 before it is sent, or refused in the same words, and nothing is written for it', async () => {
    const look = await desk.ask('POST', 'api/urgent-look', NOTICE);
    expect(look.status).toBe(200);
    const { svg, pages } = look.body as UrgentLook;
    expect(pages).toBe(1);
    expect(svg).toMatch(/^<svg[^>]*\sviewBox="0 0 595\.\d+ 841\.\d+"/);
    expect(svg).not.toContain('<script');
    const long = await desk.ask('POST', 'api/urgent-look', { ...NOTICE, text: '停水的地方。'.repeat(900) });
    expect((long.body as UrgentLook).pages).toBeGreaterThan(1);
    const wrong = await desk.ask('POST', 'api/urgent-look', { ...NOTICE, text: '身份证号 11010519491231002X' });
    expect([wrong.status, wrong.body]).toEqual([422, expect.objectContaining({ refused: expect.any(String) })]);
    expect(existsSync(path.join(desk.folder, 'notices'))).toBe(false);
  });

  it('goes out on pages, a screen, an A4 and a picture while a table has errors, and nothing else with it', async () => {
    const before = JSON.parse(await page('data/release.json'));
    const fees = await page('data/estate.csv');
    await writeFile(path.join(desk.folder, 'tables', '小区.csv'), '小区编码,小区名称\nJZ001,\n');
    expect((await told()).places.map(({ name }) => name)).toContain('甲子县');
    expect((await desk.ask('POST', 'api/urgent', NOTICE)).status).toBe(200);
    expect((await desk.ask('POST', 'api/urgent', NOTICE)).status).toBe(409);
    expect(await sent()).toMatchObject({ state: 'done', kind: 'urgent', result: 'urgent/' });

    expect(await page('estates/JZ001/index.html')).toMatch(/class="alert"[^>]*data-until="2026-11-22"[\s\S]*今晚停水/);
    expect(await page('index.html')).toMatch(/class="alert"[^>]*data-until="2026-11-22"[\s\S]*今晚停水/);
    expect(await page('c/JZ001/index.html')).toMatch(
      /class="alert"[^>]*data-until="2026-11-22"[\s\S]*estates\/JZ001\/#notices"[\s\S]*今晚停水[\s\S]*公示到 <span[^>]*>2026年11月22日/,
    );
    expect(await page('index.html')).not.toContain('<script>alert');
    expect(await page('kiosk/JZ001/index.html')).toContain('今晚停水');
    expect(await page('data/estate.csv')).toBe(fees);
    const after = JSON.parse(await page('data/release.json'));
    expect(after).toMatchObject({
      asOf: '2026-11-10',
      number: before.number + 1,
      parts: { print: before.parts.print },
    });
    expect(after.sheets).toEqual(before.sheets);

    const printed = path.join(`${desk.out}-urgent`, 'print', 'urgent');
    expect(await readdir(printed)).toEqual(['紧急通知-2026-11-20-今晚停水.pdf', '紧急通知-2026-11-20-今晚停水.png']);
    const pdf = await readPdf(await readFile(path.join(printed, '紧急通知-2026-11-20-今晚停水.pdf')));
    expect(pdf.pages).toHaveLength(1);
    const words = pdf.pages
      .map(({ text }) => text)
      .join('')
      .replaceAll(/\s/g, '');
    for (const said of [
      '今晚停水',
      '第一行<script>alert(1)</script>',
      '第二行',
      '2026年11月20日',
      '到2026年11月22日，过后撤下',
      '示例数据',
    ])
      expect(words).toContain(said);
    expect((await told()).notices).toMatchObject([{ title: '今晚停水', stands: 'out' }]);
  });

  it('that is taken back in the folder is told as leaving, and leaves', async () => {
    expect((await desk.ask('POST', 'api/undo', {})).status).toBe(200);
    expect((await told()).notices).toMatchObject([{ title: '今晚停水', stands: 'leaving' }]);
    expect((await desk.ask('POST', 'api/urgent-again', {})).status).toBe(200);
    expect(await sent()).toMatchObject({ state: 'done' });
    expect(await page('index.html')).not.toContain('今晚停水');
    expect((await told()).notices).toEqual([]);
  });
});
