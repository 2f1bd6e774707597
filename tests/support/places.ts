/**
 * Every command that writes, in places that are bad for it: killed, stopped, twice at once, on disks that are full, read-only or
 * others. What stood there before must still be there, or what the command makes, whole; what is somebody else's as it was.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { command, type Ended, ended, startCommand } from './commands.ts';

const AS_OF = ['--as-of', '2026-11-10'];

/** A command that writes. */
export interface Writer {
  name: string;
  script: string;
  /** How it is called in a folder. */
  args(folder: string): string[];
  /** What it writes there. */
  makes: readonly string[];
  /** What must have been done there before. */
  before: readonly { script: string; args(folder: string): string[] }[];
}

/** An office's folder that all commands read, and the same a day later, with something new. */
export interface Ground {
  work: string;
  office: string;
  later: string;
}

export async function makeGround(): Promise<Ground> {
  const work = await mkdtemp(path.join(tmpdir(), 'gongshilan-places-'));
  const [office, later] = [path.join(work, 'office'), path.join(work, 'later')];
  await command('new', [office]);
  await writeFile(
    path.join(office, 'tables', '红黑榜-年底为止.csv'),
    '行政区划代码,期次,榜别,主体类型,主体编码,依据,列入日期,文号,公示期至\n000101,2026-10,黑榜,项目,JZ003,长期不保洁,2026-11-01,甲住建发〔2026〕9号,2026-12-31\n',
  );
  await cp(office, later, { recursive: true });
  await writeFile(
    path.join(later, 'notices', 'new.md'),
    '---\ntitle: 新通知\ntype: 公告\ntargets: ["000101"]\npublisher: 示例单位\nfrom: "2026-11-01"\n---\n正文。\n',
  );
  return { work, office, later };
}

/** The commands of the contract that write. `build` makes what is quickest; see `whole`. */
export function writersOf({ office, later }: Ground): Writer[] {
  const at = (name: string) => (folder: string) => path.join(folder, name);
  const [site, stick, paper, city] = [at('site'), at('stick'), at('paper'), at('city')];
  const build = (content: string, part: string) => ({
    script: 'build',
    args: (folder: string) => ['--content', content, '--out', site(folder), '--only', part, ...AS_OF],
  });
  const kiosk = (content: string) => ({
    script: 'kiosk',
    args: (folder: string) => ['--content', content, '--out', stick(folder), '--estate', 'JZ003', ...AS_OF],
  });
  const print = (content: string) => ({
    script: 'print',
    args: (folder: string) => [
      ...['--content', content, '--out', paper(folder), '--estate', 'JZ003', '--sheet', 'notice,placard'],
      ...['--png', 'a4', ...AS_OF],
    ],
  });
  const check = {
    script: 'check',
    args: (folder: string) => [
      ...['--content', later, ...AS_OF, '--json', at('problems.json')(folder)],
      ...['--findings', at('findings.csv')(folder), '--report', at('report.html')(folder)],
      ...['--return', at('back')(folder)],
    ],
  };
  const compare = {
    script: 'compare',
    args: (folder: string) => [
      ...['--content', later, '--with', site(folder), ...AS_OF],
      ...['--html', at('compared.html')(folder), '--json', at('compared.json')(folder)],
    ],
  };
  return [
    { name: 'build', ...build(later, 'kiosk'), makes: ['site'], before: [build(office, 'kiosk')] },
    { name: 'build of pages', ...build(later, 'site'), makes: ['site'], before: [build(office, 'site')] },
    {
      name: 'build of endings',
      script: 'build',
      args: (folder) => ['--content', office, '--out', site(folder), '--only-endings', '--as-of', '2027-06-01'],
      makes: ['site'],
      before: [build(office, 'kiosk')],
    },
    {
      name: 'rollback',
      script: 'rollback',
      args: (folder) => ['--out', site(folder)],
      makes: ['site'],
      before: [build(office, 'kiosk'), build(later, 'kiosk')],
    },
    { name: 'kiosk', ...kiosk(later), makes: ['stick'], before: [kiosk(office)] },
    { name: 'print', ...print(later), makes: ['paper/print', 'paper/pictures'], before: [print(office)] },
    {
      name: 'sample',
      script: 'sample',
      args: (folder) => ['--out', city(folder), '--estates', '300'],
      makes: ['city'],
      before: [],
    },
    { name: 'new', script: 'new', args: (folder) => [at('own')(folder)], makes: ['own'], before: [] },
    {
      name: 'compare',
      ...compare,
      makes: ['compared.html', 'compared.json'],
      before: [build(office, 'site'), compare],
    },
    {
      name: 'check',
      ...check,
      makes: ['problems.json', 'findings.csv', 'report.html', 'back'],
      before: [check],
    },
  ];
}

/** Files of somebody else with names that a command might take for its own. */
const FOREIGN = [
  ...['site.old', 'site.new', 'site.releases/.git', 'stick.old', 'stick.new', 'stick.making', 'paper/print.old'],
  ...['paper/print.new', 'paper/pictures.old', 'paper/print.1', 'city.old', '.city.old', 'own.new', '.stick', 'docs'],
];

/** Makes what has been there before a command, with files of somebody else around it. */
export async function furnish(writer: Writer, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { script, args } of writer.before) {
    const { code, output } = await command(script, args(folder));
    if (code !== 0) throw new Error(`${script}: ${code} ${output}`);
  }
  for (const name of FOREIGN) {
    await mkdir(path.join(folder, name), { recursive: true });
    await writeFile(path.join(folder, name, 'theirs.txt'), `years of work in ${name}`);
  }
}

/** What is wrong with the files of somebody else. */
export function harmed(folder: string): string[] {
  return FOREIGN.filter((name) => {
    const file = path.join(folder, name, 'theirs.txt');
    return !existsSync(file) || readFileSync(file, 'utf8') !== `years of work in ${name}`;
  }).map((name) => `${name} of somebody else was harmed`);
}

/** What a reader finds of what a command makes, each thing as a hash of all its files; empty where it isn't there. */
export function seen({ makes }: Writer, folder: string): string[] {
  return makes.map((name) => {
    const top = path.join(folder, name);
    if (!existsSync(top)) return '';
    const hash = createHash('sha256');
    const names = statSync(top).isDirectory() ? readdirSync(`${top}/`, { recursive: true }).map(String).sort() : [''];
    for (const one of names) {
      const full = path.join(top, one);
      if (!statSync(full).isFile()) continue;
      // A comparison says what it compared, by its place; everything else holds no place at all.
      hash.update(`${one}\0`).update(name.startsWith('compared.') ? ofAnyFolder(full) : readFileSync(full));
    }
    return hash.digest('hex');
  });
}

const ofAnyFolder = (file: string): string => readFileSync(file, 'utf8').replace(/[^\s"<>]+\/site\b/g, 'site');

/** Things of ours that are still in work, which only a kill may leave. */
export function leftIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => /gongshilan-|\.making-|\.next|\.lock$|\.old-\d/.test(name));
}

/** Whether words for a user hold a stack. */
export const hasStack = (output: string): boolean => /^\s+at .+[:(]\d+/m.test(output) || /node:internal/.test(output);

/** Runs a command and kills it, or tells it to stop, after some time. */
export async function strike(
  { script, args }: Writer,
  folder: string,
  signal: NodeJS.Signals,
  afterMs: number,
): Promise<Ended & { struck: boolean; tookMs: number }> {
  const begun = performance.now();
  const child = startCommand(script, args(folder));
  const end = ended(child);
  const timer = setTimeout(() => {
    if (signal === 'SIGKILL' && child.pid !== undefined) process.kill(-child.pid, signal);
    else child.kill(signal);
  }, afterMs);
  const { code, output } = await end;
  clearTimeout(timer);
  return { code, output, struck: child.signalCode !== null || code === 143, tookMs: performance.now() - begun };
}

/** Whether this machine lets us mount disks. */
export function mayMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const folder = path.join(tmpdir(), `gongshilan-mount-${process.pid}`);
  try {
    execFileSync('mkdir', ['-p', folder]);
    mount(folder, 100_000);
    unmount(folder);
    return true;
  } catch {
    return false;
  } finally {
    execFileSync('rm', ['-rf', folder]);
  }
}

/** A disk of some bytes in memory. */
export function mount(folder: string, bytes: number): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder]);
}

export const remount = (folder: string, options: string): void => {
  execFileSync('mount', ['-o', `remount,${options}`, folder]);
};

export const unmount = (folder: string): void => {
  execFileSync('umount', ['-l', folder]);
};

export const clearGround = ({ work }: Ground): Promise<void> => rm(work, { recursive: true, force: true });

/** A copy of a folder with its links and times as they are. */
export const copyOf = (from: string, to: string): void => {
  execFileSync('cp', ['-a', `${from}/.`, to]);
};

export const bytesIn = (folder: string): number =>
  Number(execFileSync('du', ['-sB1', folder]).toString().split('\t')[0]);
