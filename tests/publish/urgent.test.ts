/** What of urgent notices changes in what is published: by the notices of the folder and by nothing else of it. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { PARTS } from '../../src/domain/portal.ts';
import type { MadeOf } from '../../src/publish/made-of.ts';
import { readUrgent, withUrgent } from '../../src/publish/urgent.ts';
import { printedOf } from '../../src/sheets/printed.ts';
import type { Site } from '../../src/site.ts';
import { made as madeFrom } from '../support/compared.ts';
import { clearAway, emptyFolder } from '../support/desk.ts';
import { BIG_TOWN, folderOfTown } from '../support/guarded-town.ts';

const PUBLISHED = '2026-11-10' as IsoDate;
const TODAY = '2026-11-20' as IsoDate;
const text = (more: Readonly<Record<string, string>> = {}): string =>
  `---\n${Object.entries({
    标题: '停水',
    类型: '停水',
    范围: 'JZ001',
    发布单位: '示例水务',
    起: '2026年11月20日',
    至: '2026年11月21日',
    紧急: '是',
    ...more,
  })
    .map(([key, value]) => `${key}：${value}\n`)
    .join('')}---\n\n正文。\n`;

let folder: string;
let site: Site;
beforeEach(async () => {
  folder = await emptyFolder();
  // Whatever else lies there is not looked at.
  await write('portal.yaml', 'x: [');
  site = (await madeFrom(folderOfTown(BIG_TOWN), { asOf: PUBLISHED })).site;
});
afterEach(() => clearAway(folder));

async function write(file: string, content: string): Promise<void> {
  await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
  await writeFile(path.join(folder, file), content);
}
const whole = (): MadeOf[] => [{ parts: PARTS, site }];
const change = async (made: readonly MadeOf[], today = TODAY) => {
  const read = await readUrgent(folder, site, today);
  return { change: withUrgent(made, read), problems: read.problems.map(({ code }) => code) };
};
const titles = (made: readonly MadeOf[] | undefined): string[][] =>
  (made ?? []).map(({ parts, site }) => [parts.join(), ...site.notices.map(({ title }) => title)]);

describe('urgent notices beside what is published', () => {
  it('go onto pages and screens, with their file, and not onto the sheets that are printed', async () => {
    await write('notices/a.md', text());
    const { change: sent } = await change(whole());
    expect(titles(sent?.made)).toEqual([['site,kiosk', '停水'], ['print']]);
    const [first] = sent?.made ?? [];
    expect(first?.site.inputs.map((one) => one.path)).toContain('notices/a.md');
    expect(first?.site.release).toMatchObject({ asOf: PUBLISHED, id: sent?.id });
    expect(sent).toMatchObject({ sent: [{ title: '停水' }], gone: [], mayCarryPrint: true });
  });
  it('are the same again only once, and go when their file goes', async () => {
    await write('notices/a.md', text());
    const made = (await change(whole())).change?.made ?? [];
    expect((await change(made)).change).toBeNull();
    await write('notices/a.md', text({ 标题: '改了' }));
    expect(titles((await change(made)).change?.made)).toEqual([['site,kiosk', '改了'], ['print']]);
    await write('notices/a.md', text({ 至: '2026年11月20日' }));
    expect((await change(made, '2026-11-21' as IsoDate)).change).toMatchObject({ sent: [], gone: [{ title: '停水' }] });
    await rm(path.join(folder, 'notices', 'a.md'));
    expect(titles((await change(made)).change?.made)).toEqual([['site,kiosk'], ['print']]);
  });
  it('that can’t be read stay as they are published, and others go out beside them', async () => {
    await write('notices/a.md', text());
    const made = (await change(whole())).change?.made ?? [];
    await write('notices/a.md', text({ 范围: '没有的小区' }));
    await write('notices/b.md', text({ 标题: '停电' }));
    const { change: sent, problems } = await change(made);
    expect(problems).toEqual(['notice-target-unknown']);
    expect(titles(sent?.made)).toEqual([['site,kiosk', '停水', '停电'], ['print']]);
  });
  it.each([
    ['not urgent', { 紧急: '否' }],
    ['of tomorrow', { 起: '2026年11月21日' }],
    ['over', { 起: '2026年11月18日', 至: '2026年11月19日' }],
    ['with a character that no font has', { 标题: '停\u{2fa1d}\u{30000}' }],
    ['with a private number', { 标题: '11010519491231002X' }],
  ])('that are %s are not sent', async (_, more) => {
    await write('notices/a.md', text(more));
    expect((await change(whole())).change).toBeNull();
  });
  it('lead to the sheets that are printed, though one about fire equipment would have another', async () => {
    await write('notices/a.md', text({ 标题: '消防泵停用通知', 类型: '消防设施停用' }));
    const [first] = (await change(whole())).change?.made ?? [];
    if (first === undefined) throw new Error('not sent');
    expect(printedOf(first.site).counties).toEqual(printedOf(site).counties);
    const { noticesPrinted: _, ...without } = first.site;
    expect(printedOf(without).counties).not.toEqual(printedOf(site).counties);
  });
  it('that name somebody take the printed sheets along when they go', async () => {
    await write('notices/a.md', text({ 点名: '是' }));
    const read = await readUrgent(folder, site, TODAY);
    const shown = { ...site, notices: read.shown };
    await rm(path.join(folder, 'notices', 'a.md'));
    const { change: gone } = await change([
      { parts: ['site', 'kiosk'], site: shown },
      { parts: ['print'], site: shown },
    ]);
    expect(gone?.mayCarryPrint).toBe(false);
    expect(titles(gone?.made)).toEqual([['site,kiosk'], ['print']]);
  });
  it('of a folder that can’t be listed are left as they are', async () => {
    await expect(readUrgent(path.join(folder, 'nowhere'), site, TODAY)).rejects.toThrow('打不开');
    await write('notices', 'a file');
    await expect(readUrgent(folder, site, TODAY)).rejects.toThrow('打不开');
  });
  it('of a folder that is none of content are not taken for gone', async () => {
    await rm(path.join(folder, 'portal.yaml'));
    await write('letter.txt', 'x');
    await expect(readUrgent(folder, site, TODAY)).rejects.toThrow('不像内容文件夹');
    await mkdir(path.join(folder, 'portal.yaml'));
    await expect(readUrgent(folder, site, TODAY)).rejects.toThrow('不像内容文件夹');
  });
});
