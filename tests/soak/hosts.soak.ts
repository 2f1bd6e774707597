/**
 * `guides/upload.sh` against an rsync daemon, WebDAV and an S3-compatible server: a city is published five times, and after each
 * step of each upload somebody looks at what lies on the host.
 *
 * rsync and rclone are tried where they are installed. The S3 emulator isn't part of the house: `npm install --prefix DIR
 * s3rver@3.7.1` in a folder of one's own, and `GONGSHILAN_S3RVER=DIR/node_modules/.bin/s3rver`.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EarlierManifest, readManifest } from '../../src/domain/manifest.ts';
import { filesBelow } from '../../src/publish/files.ts';
import { REPOSITORY } from '../../src/site.ts';
import { command } from '../support/commands.ts';
import { freePort } from '../support/plain-hosts.ts';
import { type Seen, shim } from '../support/seen-on-host.ts';

/** Stands in what is said of somebody. */
const MARK = 'QBCDFGQ';
const ESTATES = 12;
/** All files have this time, here and there: it tells nobody which of two is newer. */
const ONE_TIME = new Date('2026-11-10T00:00:00Z');

type Edit = (table: string, rows: readonly string[]) => readonly string[];
const inTable =
  (name: string, edit: (row: string) => string): Edit =>
  (table, rows) =>
    table === name ? rows.map(edit) : rows;

/** What is done to the tables before each publication but the first. */
const EDITS: Readonly<Record<string, Edit>> = {
  'a digit at the same size': inTable('complaint_stat.csv', (row) =>
    row.startsWith('2026-10,SL000002,')
      ? row.replace(/,(\d+)(?=\r?$)/, (_, rank: string) => `,${rank === '777' ? '778' : '777'}`)
      : row,
  ),
  'an estate that is gone': (_, rows) => rows.filter((row) => !row.includes('SL000005')),
  'an estate under another name': (_, rows) => rows.map((row) => row.replaceAll('朝阳花园', '朝阳 [花园]')),
  'a name that is withdrawn': inTable('list_entry.csv', (row) =>
    row.includes(MARK) ? row.replace(',,,,,', ',2026-11-09,更正,,,') : row,
  ),
};

let work: string;
let content: string;
let out: string;
const manifests: EarlierManifest[] = [];

const run = (program: string, args: readonly string[], more: Record<string, string> = {}) =>
  spawnSync(program, args, { encoding: 'utf8', env: { ...process.env, ...more } });
const found = (program: string): string => run('sh', ['-c', `command -v ${program}`]).stdout.trim();

async function editTables(edit: Edit): Promise<void> {
  const folder = path.join(content, 'tables');
  for (const table of await readdir(folder)) {
    const rows = (await readFile(path.join(folder, table), 'utf8')).split('\n');
    await writeFile(path.join(folder, table), edit(table, rows).join('\n'));
  }
}

async function publish(): Promise<void> {
  const { code, output } = await command('build', [
    ...['--content', content, '--out', out, '--as-of', '2026-11-10'],
    ...['--accept', '测试', '--base', 'https://example.org'],
  ]);
  expect(code, output).toBe(0);
  for (const file of await filesBelow(`${out}/.`)) await utimes(path.join(out, file), ONE_TIME, ONE_TIME);
  const manifest = readManifest(await readFile(path.join(out, 'data', 'release.json'), 'utf8'));
  if (manifest !== null) manifests.push(manifest);
}

interface Host {
  name: string;
  tool: 'rsync' | 'rclone';
  /** The place that is uploaded to, as the tool names it. */
  target: string;
  /** The folder in which it keeps what it has. */
  kept: string;
  env: Record<string, string>;
}

const servers: ChildProcess[] = [];

/** Starts a server and waits until it answers. */
async function started(program: string, args: readonly string[], port: number): Promise<void> {
  servers.push(spawn(program, args, { stdio: 'ignore', cwd: work }));
  for (const until = performance.now() + 30_000; performance.now() < until; ) {
    const isThere = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(socket.destroy() !== null));
      socket.on('error', () => setTimeout(resolve, 100, false));
    });
    if (isThere) return;
  }
  throw new Error(`${program} does not answer`);
}

async function folder(...names: string[]): Promise<string> {
  const made = path.join(work, ...names);
  await mkdir(made, { recursive: true });
  return made;
}

const STARTS: Readonly<Record<string, { needs: string; start: (program: string) => Promise<Omit<Host, 'name'>> }>> = {
  'an rsync daemon': {
    needs: found('rsync'),
    async start(program) {
      const [kept, port] = [await folder('by-rsync'), await freePort()];
      const settings = path.join(work, 'rsyncd.conf');
      // Whoever starts it as root would have it write as nobody.
      const user = process.getuid?.() === 0 ? 'uid = 0\ngid = 0\n' : '';
      await writeFile(
        settings,
        `port = ${port}\naddress = 127.0.0.1\nuse chroot = no\n${user}[site]\npath = ${kept}\nread only = no\n`,
      );
      await started(program, ['--daemon', '--no-detach', `--config=${settings}`], port);
      return { tool: 'rsync', target: `rsync://127.0.0.1:${port}/site`, kept, env: {} };
    },
  },
  WebDAV: {
    needs: found('rclone'),
    async start(program) {
      const [kept, port] = [await folder('by-dav'), await freePort()];
      await started(program, ['serve', 'webdav', kept, '--addr', `127.0.0.1:${port}`], port);
      const env = { RCLONE_CONFIG_DAV_TYPE: 'webdav', RCLONE_CONFIG_DAV_URL: `http://127.0.0.1:${port}` };
      return { tool: 'rclone', target: 'dav:', kept, env };
    },
  },
  'an S3-compatible server': {
    needs: found('rclone') && (process.env.GONGSHILAN_S3RVER ?? ''),
    async start(program) {
      const [kept, port] = [await folder('by-s3', 'site'), await freePort()];
      const args = [
        program,
        '-d',
        path.dirname(kept),
        '-a',
        '127.0.0.1',
        '-p',
        String(port),
        '--configure-bucket',
        'site',
      ];
      await started(process.execPath, args, port);
      const env = {
        // rclone of old takes no list of authorities beside its own connection.
        AWS_CA_BUNDLE: '',
        ...{
          RCLONE_CONFIG_S_TYPE: 's3',
          RCLONE_CONFIG_S_PROVIDER: 'Other',
          RCLONE_CONFIG_S_ENDPOINT: `http://127.0.0.1:${port}`,
        },
        ...{ RCLONE_CONFIG_S_ACCESS_KEY_ID: 'S3RVER', RCLONE_CONFIG_S_SECRET_ACCESS_KEY: 'S3RVER' },
      };
      return { tool: 'rclone', target: 's:site', kept, env };
    },
  },
};

const hosts: Host[] = [];

beforeAll(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'gongshilan-hosts-'));
  content = path.join(work, 'content');
  out = path.join(work, 'site');
  await command('sample', ['--out', content, '--estates', String(ESTATES), '--seed', '3']);
  const portal = path.join(content, 'portal.yaml');
  await writeFile(portal, `${await readFile(portal, 'utf8')}print:\n  sheets: [notice, list]\n`);
  let marked = 0;
  await editTables(
    inTable('list_entry.csv', (row) =>
      /,黑榜,(?:企业,9|项目,S)/.test(row) && row.includes('2026') && row.includes(',,,,,') && marked++ === 0
        ? row.replace(/^((?:[^,]*,){5})[^,]*/, `$1查实${MARK}`)
        : row,
    ),
  );
  expect(marked).toBeGreaterThan(0);
  for (const [name, { needs, start }] of Object.entries(STARTS)) {
    if (needs === '' || !existsSync(needs)) console.log(`${name}: not tried, what it needs is not installed`);
    else hosts.push({ name, ...(await start(needs)) });
  }
});
afterAll(async () => {
  for (const server of servers) server.kill();
  await rm(work, { recursive: true, force: true });
});

/** Uploads what is published as the guide does. Returns what lay on the host after each call of the tool. */
async function uploaded({ name, tool, target, kept, env }: Host): Promise<Seen[]> {
  const state = await folder('state', name);
  const bin = await folder('bin', name);
  const log = path.join(state, 'seen.jsonl');
  await rm(log, { force: true });
  shim(tool, { bin, real: found(tool), kept, log });
  const PATH = `${bin}:${path.dirname(process.execPath)}:${process.env.PATH}`;
  const script = path.join(REPOSITORY, 'guides', 'upload.sh');
  const { status, stdout, stderr } = run('sh', [script, tool, out, target, state], { ...env, PATH });
  expect(status, `${name}: ${stdout}${stderr}`).toBe(0);
  return (await readFile(log, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Seen);
}

const wanted = async (): Promise<Record<string, string>> => {
  const outputs = manifests.at(-1)?.outputs ?? [];
  return Object.fromEntries(outputs.map(({ path: file, sha256 }) => [file, sha256]));
};

async function mustShowIt({ files, dead }: Seen): Promise<void> {
  const { 'data/release.json': manifest, ...others } = files;
  expect(manifest).toBeDefined();
  expect(others).toEqual(await wanted());
  expect(dead).toEqual([]);
}

describe('a city that is published again and again', () => {
  it('goes up whole the first time', async () => {
    await publish();
    for (const host of hosts) {
      const seen = await uploaded(host);
      await mustShowIt(seen.at(-1) as Seen);
      console.log(`${host.name}: ${Object.keys(seen.at(-1)?.files ?? {}).length} files`);
    }
    expect(hosts.length).toBeGreaterThan(0);
  });

  it.each(Object.keys(EDITS))('goes up step by step with %s', async (what) => {
    await editTables(EDITS[what] as Edit);
    await publish();
    const [before, after] = manifests.slice(-2) as [EarlierManifest, EarlierManifest];
    const now = new Map(after.outputs.map(({ path: file, sha256 }) => [file, sha256]));
    const stillSays = new Set(after.says?.map(({ key }) => key));
    const isWithdrawing = before.says?.some(({ key }) => !stillSays.has(key)) === true;
    if (what === 'a name that is withdrawn') expect(isWithdrawing).toBe(true);
    // What names somebody, and is other or gone now.
    const said = before.outputs.filter(({ names, path: file, sha256 }) => names && now.get(file) !== sha256);
    const gone = new Set(said.map(({ path: file }) => file).filter((file) => !now.has(file)));
    for (const host of hosts) {
      const seen = await uploaded(host);
      for (const { call, dead } of seen) {
        const wrong = isWithdrawing ? dead.filter(([, target]) => !gone.has(target)) : dead;
        expect(wrong, `${host.name} ${call}`).toEqual([]);
      }
      await mustShowIt(seen.at(-1) as Seen);
      const steps = seen.map(({ call, files }) => {
        const left = said.filter(({ path: file, sha256 }) => files[file] === sha256).length;
        return { step: /(?:\d+-)?([\w-]+)\.(?:put|delete)\b/.exec(call)?.[1] ?? call.split(' ')[0], left };
      });
      console.log(
        `${host.name}, ${what}: ${steps.map(({ step, left }) => `${step} ${left}/${said.length}`).join(', ')}`,
      );
      if (!isWithdrawing) continue;
      const later = steps.slice(steps.findIndex(({ step }) => step === 'parts'));
      expect(later.map(({ left }) => left)).toEqual(later.map(() => 0));
      expect(steps.map(({ step }) => step).indexOf('withdrawn')).toBe(gone.size > 0 ? 0 : -1);
    }
    if (isWithdrawing) expect(said.length).toBeGreaterThan(0);
    if (what === 'a digit at the same size') {
      const sizes = new Map(before.outputs.map(({ path: file, bytes, sha256 }) => [file, { bytes, sha256 }]));
      const hidden = after.outputs.filter(
        (one) => sizes.get(one.path)?.bytes === one.bytes && sizes.get(one.path)?.sha256 !== one.sha256,
      );
      expect(hidden.length).toBeGreaterThan(0);
    }
    if (what === 'an estate under another name') expect([...now.keys()].join('\n')).toContain('朝阳 [花园]');
  });

  it('goes up whole where one upload was broken off and another publication followed', async () => {
    await editTables(EDITS['a digit at the same size'] as Edit);
    await publish();
    for (const host of hosts) {
      await writeFile(path.join(work, 'state', host.name, 'doing.json'), '{}');
      // What the broken one has left there.
      const left = await folder('left', host.name);
      await writeFile(path.join(left, 'left.html'), 'left');
      const copy = host.tool === 'rsync' ? ['-a', `${left}/`, `${host.target}/`] : ['copy', left, host.target];
      expect(run(found(host.tool), copy, host.env).status).toBe(0);
      const seen = await uploaded(host);
      const { files } = seen.at(-1) as Seen;
      expect(files['data/fee_item.csv']).toBe((await wanted())['data/fee_item.csv']);
      expect(Object.keys(files).sort()).toEqual([...Object.keys(await wanted()), 'data/release.json'].sort());
    }
  });
});
