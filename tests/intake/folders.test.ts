import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProblemLog } from '../../src/intake/problem-log.ts';
import { bytesOf } from '../../src/intake/sources.ts';
import { loadContent } from '../../src/site.ts';
import { AS_OF, csvOf } from '../support/tables.ts';

const PORTAL = `name: 示例市物业服务公开
base: https://example.org/
publisher: 示例市住房和城乡建设局
demo: true
divisions: ["000100"]
profiles: {"000100": "140400"}
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gongshilan-folder-'));
  for (const name of ['tables', 'notices', 'jurisdictions']) mkdirSync(path.join(folder, name));
  put('portal.yaml', PORTAL);
  put('tables/行政区划.csv', csvOf('division'));
  put('tables/小区.csv', csvOf('estate'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, text: string): void {
  writeFileSync(path.join(folder, name), text);
}
function drop(name: string): void {
  rmSync(path.join(folder, name), { recursive: true });
}
const link = (name: string, to: string): void => symlinkSync(to, path.join(folder, name));
const told = async (): Promise<[string, string, string][]> =>
  (await loadContent(folder, { asOf: AS_OF })).problems.map((p) => [p.file, p.code, p.severity]);

describe('a content folder', () => {
  it('that is as it should be has no problem', async () => {
    expect(await told()).toEqual([]);
  });
  it('may hold links to files and folders that are there', async () => {
    put('elsewhere.txt', csvOf('firm'));
    link('tables/企业.csv', path.join(folder, 'elsewhere.txt'));
    expect(await told()).toEqual([]);
    expect((await loadContent(folder, { asOf: AS_OF })).register.records.firm.length).toBe(2);
  });
  it('with a link to nothing is told, and the table is not called missing', async () => {
    drop('tables/小区.csv');
    link('tables/小区.csv', '/nowhere/小区.csv');
    link('tables/a.xlsx', 'a.xlsx');
    link('notices/b.md', '../c.md');
    expect(await told()).toEqual([
      ['tables/a.xlsx', 'link-dangling', 'error'],
      ['tables/小区.csv', 'link-dangling', 'error'],
      ['notices/b.md', 'link-dangling', 'error'],
    ]);
  });
  it('with what programs leave behind names it, but for what every system strews', async () => {
    for (const name of [
      'tables/~$小区.xlsx',
      'tables/.~lock.小区.csv#',
      'tables/._小区.csv',
      'tables/.DS_Store',
      'notices/._a.md',
      'notices/.DS_Store',
    ])
      put(name, 'x');
    link('tables/.#小区.csv', 'somebody@machine.1234');
    expect((await told()).sort()).toEqual([
      ['notices/._a.md', 'file-shadow', 'warning'],
      ['tables/.#小区.csv', 'file-lock', 'warning'],
      ['tables/._小区.csv', 'file-shadow', 'warning'],
      ['tables/.~lock.小区.csv#', 'file-lock', 'warning'],
      ['tables/~$小区.xlsx', 'file-lock', 'warning'],
    ]);
  });
  it.skipIf(process.platform !== 'linux')(
    'with a name that is not UTF-8 is told the name as it was meant',
    async () => {
      const name = Buffer.concat([
        Buffer.from(`${folder}/tables/`),
        Buffer.from([0xb5, 0xe7, 0xcc, 0xdd]),
        Buffer.from('.csv'),
      ]);
      writeFileSync(name, csvOf('lift'));
      expect(await told()).toEqual([['tables/电梯.csv', 'file-name-encoding', 'error']]);
    },
  );
  it('with documents among its notices and tables is told what they are', async () => {
    put('notices/停水.docx', 'x');
    put('notices/停水.txt', 'x');
    put('notices/照片.jpg', 'x');
    put('notices/README.md', 'x');
    put('tables/收费标准.pdf', 'x');
    put('tables/收费标准.docx', 'x');
    const content = await loadContent(folder, { asOf: AS_OF });
    expect(content.problems.map((p) => [p.file, p.code, p.severity])).toEqual([
      ['tables/收费标准.docx', 'file-ignored', 'warning'],
      ['tables/收费标准.pdf', 'file-ignored', 'warning'],
      ['notices/停水.docx', 'notice-docx-broken', 'error'],
      ['notices/停水.txt', 'notice-ignored', 'warning'],
    ]);
    expect(content.problems[0]?.message).toContain('文字文档');
  });
  it('reads notices of either ending', async () => {
    const notice = '---\ntitle: 停水\ntype: 停水\ntargets: ["JZ001"]\npublisher: 某局\nfrom: 2026-10-01\n---\n停水。\n';
    put('notices/a.MD', notice);
    put('notices/b.md', notice);
    const { notices, problems } = await loadContent(folder, { asOf: AS_OF });
    expect(problems).toEqual([]);
    expect(notices.map(({ id }) => id)).toEqual(['a', 'b']);
  });
  it('whose folder of tables is a file or a link to nothing is told, and no table called missing', async () => {
    drop('tables');
    put('tables', 'x');
    expect(await told()).toEqual([['tables/', 'folder-expected', 'error']]);
    drop('tables');
    link('tables', '/nowhere');
    expect(await told()).toEqual([['tables/', 'link-dangling', 'error']]);
  });
  it('whose settings or table is a folder is told', async () => {
    drop('portal.yaml');
    mkdirSync(path.join(folder, 'portal.yaml'));
    mkdirSync(path.join(folder, 'tables/企业.csv'));
    expect(await told()).toEqual([
      ['portal.yaml', 'file-expected', 'error'],
      ['tables/企业.csv/', 'folder-ignored', 'warning'],
    ]);
  });
  it('without any table says that, once', async () => {
    drop('tables/行政区划.csv');
    drop('tables/小区.csv');
    put('tables/.gitkeep', '');
    expect(await told()).toEqual([['tables', 'tables-none', 'error']]);
    drop('tables');
    expect(await told()).toEqual([['tables', 'tables-none', 'error']]);
  });
  it.each([
    ['tables', 'Tables'],
    ['notices', 'NOTICES'],
    ['jurisdictions', 'jurisdictions '],
  ])('whose folder %s is called 「%s」 says how to call it, and that alone', async (name, written) => {
    if (name !== 'tables') mkdirSync(path.join(folder, written));
    else renameSync(path.join(folder, 'tables'), path.join(folder, written));
    expect(await told()).toEqual([[`${written}/`, 'folder-misnamed', 'error']]);
    expect((await loadContent(folder, { asOf: AS_OF })).problems[0]?.message).toContain(`改名为 ${name}。`);
  });
  it('with tables beside its settings says where they belong', async () => {
    put('企业.csv', csvOf('firm'));
    put('台账.xlsx', 'x');
    put('codes.csv', '小区编码,小区名称\n');
    put('说明.txt', 'x');
    expect(await told()).toEqual([
      ['企业.csv', 'file-misplaced', 'error'],
      ['台账.xlsx', 'file-aside', 'warning'],
    ]);
  });
  it.each(['portal.yml', 'Portal.yaml', 'portal.yaml.txt', 'PORTAL.YAML'])(
    'whose settings are called %s says how to call them, and does not read them',
    async (name) => {
      put(name, PORTAL);
      expect(await told()).toEqual([[name, 'settings-ignored', 'warning']]);
      drop('portal.yaml');
      const content = await loadContent(folder, { asOf: AS_OF });
      expect(content.problems.map((p) => p.code)).toEqual(['portal-missing']);
      expect(content.problems[0]?.message).toContain(name);
      expect(content.portal).toBeNull();
    },
  );
});

describe('a profile of the office’s own', () => {
  it('that is nowhere is the shipped one', async () => {
    expect((await loadContent(folder, { asOf: AS_OF })).profiles.get('140400')?.rules.length).toBeGreaterThan(0);
  });
  it.each(['140400.yml', '140400.YAML', '140400.yaml.txt', '140400（新）.yaml', '140400 (1).yaml'])(
    'called %s is told and never replaced by the shipped one',
    async (name) => {
      put(`jurisdictions/${name}`, 'name: x\n');
      const content = await loadContent(folder, { asOf: AS_OF });
      expect(content.problems.map((p) => [p.file, p.code, p.severity])).toEqual([
        [`jurisdictions/${name}`, 'profile-misnamed', 'error'],
      ]);
      expect(content.profiles.has('140400')).toBe(false);
    },
  );
  it('that can’t be read is told and never replaced by the shipped one', async () => {
    link('jurisdictions/140400.yaml', '/nowhere.yaml');
    const content = await loadContent(folder, { asOf: AS_OF });
    expect(content.problems.map((p) => [p.file, p.code])).toEqual([['jurisdictions/140400.yaml', 'link-dangling']]);
    expect(content.profiles.size).toBe(0);
  });
  it('in a folder that can’t be read is not replaced by the shipped one either', async () => {
    drop('jurisdictions');
    put('jurisdictions', 'x');
    const content = await loadContent(folder, { asOf: AS_OF });
    expect(content.problems.map((p) => [p.file, p.code])).toEqual([['jurisdictions/', 'folder-expected']]);
    expect(content.profiles.size).toBe(0);
  });
});

describe('a disk that fails', () => {
  const failing = (code?: string) => ({
    path: 'tables/小区.csv',
    bytes: 1,
    read: () => Promise.reject(Object.assign(new Error('x'), code === undefined ? {} : { code })),
  });
  it.each([
    ['EACCES', '没有读取的权限'],
    ['EPERM', '没有读取的权限'],
    ['EIO', 'EIO'],
  ])('with %s is a sentence', async (code, words) => {
    const problems = new ProblemLog();
    expect(await bytesOf(failing(code), problems)).toBeNull();
    expect(problems.all()).toMatchObject([{ code: 'file-unreachable', severity: 'error' }]);
    expect(problems.all()[0]?.message).toContain(words);
  });
  it('is not what a fault of the program is', async () => {
    await expect(bytesOf(failing(), new ProblemLog())).rejects.toThrow('x');
  });
});
