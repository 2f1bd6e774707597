import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandHere } from '../support/commands.ts';

let work: string;
beforeEach(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'gongshilan-changes-'));
});
afterEach(() => rm(work, { recursive: true, force: true }));

/** Writes a publication with a number. */
async function published(
  name: string,
  number: number,
  files: Readonly<Record<string, string>>,
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const outputs = Object.entries(files).map(([file, text]) => ({
    path: file,
    bytes: Buffer.byteLength(text),
    sha256: createHash('sha256').update(text).digest('hex'),
  }));
  const manifest = { release: `release ${number}`, number, asOf: '2026-11-10', version: '1', ...more };
  const all = {
    ...files,
    'data/release.json': JSON.stringify({ base: 'https://a.cn', inputs: [], says: [], ...manifest, outputs }),
  };
  for (const [file, text] of Object.entries(all)) {
    await mkdir(path.dirname(path.join(work, name, file)), { recursive: true });
    await writeFile(path.join(work, name, file), text);
  }
}

const BEFORE = { 'index.html': 'a', 'print/JZ001/收费 公示.pdf': '1', 'assets/a.css': 'x', 'c/JZ009/index.html': 'y' };
const AFTER = { 'index.html': 'b', 'print/JZ001/收费 公示[2].pdf': '1', 'assets/a.css': 'x' };
const changes = (from: string, to: string, ...more: string[]) =>
  commandHere('changes', ['--from', from, '--to', to, ...more], work);

describe('the list of changes', () => {
  beforeEach(async () => {
    await published('old', 1, BEFORE);
    await published('site', 2, AFTER);
  });
  const FROM = 'old/data/release.json';

  it('has a line for each step, which a person and a program can read, and sums up beside it', async () => {
    const { code, output } = await changes(FROM, 'site');
    expect(code).toBe(0);
    expect(
      output
        .replace(/put \d+ data/, 'put N data')
        .replace(/共 \d+/, '共 N')
        .split('\n'),
    ).toEqual([
      'put 1 print/JZ001/收费 公示[2].pdf',
      'put 1 index.html',
      'delete 1 c/JZ009/index.html',
      'delete 1 print/JZ001/收费 公示.pdf',
      'put N data/release.json',
      '要上传 3 个文件，共 N 字节；要删 2 个文件。',
      '',
    ]);
  });

  it('is one list of files for a tool, or a list for each step where it is told where to', async () => {
    const { output } = await changes(FROM, 'site', '--format', 'rclone');
    expect(output.split('\n').slice(0, 3)).toEqual([
      'print/JZ001/收费 公示[2].pdf',
      'index.html',
      'c/JZ009/index.html',
    ]);
    expect((await changes(FROM, 'site', '--format', 'rsync', '--into', 'lists')).code).toBe(0);
    const lists = (await readdir(path.join(work, 'lists'))).sort();
    expect(lists).toEqual(['.gongshilan.json', '01-parts.put', '02-leading.put', '03-left.delete', '04-manifest.put']);
    expect(await readFile(path.join(work, 'lists', '01-parts.put'), 'utf8')).toBe('print/JZ001/收费 公示[2].pdf\n');
  });

  it('leaves no list of another time, and no folder of somebody else is touched', async () => {
    await changes(FROM, 'site', '--format', 'rsync', '--into', 'lists');
    const { code, output } = await changes('site/data/release.json', 'site', '--format', 'rsync', '--into', 'lists');
    expect([code, output]).toEqual([0, '两边是同一版，没有要上传的，也没有要删的。\n']);
    expect(await readdir(path.join(work, 'lists'))).toEqual(['.gongshilan.json']);
    const refused = await changes(FROM, 'site', '--format', 'rsync', '--into', 'old');
    expect([refused.code, refused.output]).toEqual([2, expect.stringContaining('没有动它')]);
  });

  it('asks a host for its manifest where it has an address', async () => {
    const host = createServer((asked, answer) => {
      if (asked.url !== '/data/release.json') answer.writeHead(404);
      answer.end(asked.url === '/data/release.json' ? text : '');
    });
    const text = await readFile(path.join(work, FROM));
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
    const { port } = host.address() as AddressInfo;
    const there = await changes(`http://127.0.0.1:${port}/data/release.json`, 'site');
    const missing = await changes(`http://127.0.0.1:${port}/release.json`, 'site');
    host.close();
    expect([there.code, there.output]).toEqual([0, expect.stringContaining('delete 1 c/JZ009/index.html')]);
    expect([missing.code, missing.output]).toEqual([2, expect.stringContaining('取不到')]);
  });

  interface Wrong {
    what: string;
    args: readonly [from: string, to: string, ...more: string[]];
    words: string;
    prepare?: () => Promise<void>;
  }
  const write = (file: string, text: string) => () => writeFile(path.join(work, file), text);
  it.each<Wrong>([
    { what: 'a manifest that is not there', args: ['none.json', 'site'], words: '整个上传一次' },
    {
      ...{ what: 'one that is cut short', args: ['cut.json', 'site'], words: '没有下载完整' },
      prepare: write('cut.json', '{"release":'),
    },
    { what: 'a folder that is not there', args: [FROM, 'nowhere'], words: '这个文件夹' },
    { what: 'a folder without a publication', args: [FROM, '.'], words: '不是发布出来的网站' },
    {
      ...{ what: 'a publication without its manifest', args: [FROM, 'site'], words: '没有写完整' },
      prepare: write('site/data/release.json', '{'),
    },
    {
      ...{ what: 'another site', args: [FROM, 'site'], words: '不是同一个网站' },
      prepare: () => published('site', 2, AFTER, { base: 'https://b.cn' }),
    },
    { what: 'an older publication', args: ['site/data/release.json', 'old'], words: '更早的第 1 号' },
    {
      ...{ what: 'a file that was changed since', args: [FROM, 'site'], words: 'index.html 不在，或和发布时不一样' },
      prepare: write('site/index.html', 'c'),
    },
    {
      ...{ what: 'a name that no list can hold', args: [FROM, 'site'], words: '看不见的字符' },
      prepare: () => published('site', 2, { 'a\u202eb.html': '1' }),
    },
    { what: 'a format that there is not', args: [FROM, 'site', '--format', 'ftp'], words: 'list、rsync、rclone' },
    {
      what: 'a place for lists without a tool',
      args: [FROM, 'site', '--into', 'lists'],
      words: '要和 --format 一起用',
    },
  ])('refuses $what with a sentence', async ({ args, words, prepare }) => {
    await prepare?.();
    const { code, output } = await changes(...args);
    expect([code, output]).toEqual([2, expect.stringContaining(words)]);
    expect(output.trimEnd()).toMatch(/。$/);
  });

  it('takes an older version for its predecessor, all of which may say what is withdrawn', async () => {
    await published('old', 1, BEFORE, { says: undefined });
    const { output } = await changes(FROM, 'site');
    expect(output.split('\n').slice(0, 3)).toEqual([
      'delete 1 c/JZ009/index.html',
      'delete 1 print/JZ001/收费 公示.pdf',
      'put 1 index.html',
    ]);
  });
});
