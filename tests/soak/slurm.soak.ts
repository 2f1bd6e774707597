/**
 * `guides/batch/slurm.sh` under Slurm with two nodes on one machine: a task is killed in the middle and taken up again, and the
 * site is what one machine makes, byte for byte. Debian has it as `slurm-wlm`; it wants root.
 */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { filesBelow, measured } from '../../src/publish/files.ts';
import { REPOSITORY } from '../../src/site.ts';
import { command } from '../support/commands.ts';
import { freePort } from '../support/plain-hosts.ts';

const ESTATES = 24;
const SHARDS = 4;
const KILLED = 2;

let work: string;
let isThere = false;
let env: NodeJS.ProcessEnv;

const run = (program: string, ...args: string[]) =>
  spawnSync(program, args, { encoding: 'utf8', env, cwd: REPOSITORY });

/** Two nodes with this machine's processors, without cgroups, accounting or keys. */
async function settings(): Promise<string> {
  const [control, first, second] = [await freePort(), await freePort(), await freePort()];
  const machine = hostname();
  return [
    ...[
      'ClusterName=t',
      `SlurmctldHost=${machine}(127.0.0.1)`,
      `SlurmctldPort=${control}`,
      'SlurmUser=root',
      'SlurmdUser=root',
    ],
    ...['AuthType=auth/none', 'CredType=cred/none', 'AuthInfo=cred_expire=5'],
    ...[`StateSaveLocation=${work}/state`, `SlurmdSpoolDir=${work}/spool-%n`],
    ...[`SlurmctldPidFile=${work}/c.pid`, `SlurmdPidFile=${work}/%n.pid`],
    ...[`SlurmctldLogFile=${work}/c.log`, `SlurmdLogFile=${work}/%n.log`],
    ...['ProctrackType=proctrack/linuxproc', 'TaskPlugin=task/none', 'SwitchType=switch/none', 'MpiDefault=none'],
    ...['JobAcctGatherType=jobacct_gather/none', 'SelectType=select/cons_tres', 'SelectTypeParameters=CR_CPU'],
    ...['ReturnToService=2', 'SlurmdTimeout=10'],
    `NodeName=n0 NodeHostname=${machine} NodeAddr=127.0.0.1 Port=${first} CPUs=2 RealMemory=8000`,
    `NodeName=n1 NodeHostname=${machine} NodeAddr=127.0.0.1 Port=${second} CPUs=2 RealMemory=8000`,
    'PartitionName=p Nodes=ALL Default=YES State=UP',
    '',
  ].join('\n');
}

beforeAll(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'gongshilan-slurm-'));
  const file = path.join(work, 'slurm.conf');
  const node = path.dirname(process.execPath);
  env = {
    ...process.env,
    SLURM_CONF: file,
    SBATCH_OUTPUT: path.join(work, '%A_%a.out'),
    PATH: `${node}:${process.env.PATH}:/usr/sbin`,
  };
  isThere = ['slurmctld', 'slurmd', 'sbatch'].every((one) => run('sh', '-c', `command -v ${one}`).status === 0);
  if (!isThere) return;
  for (const folder of ['state', 'spool-n0', 'spool-n1']) await mkdir(path.join(work, folder));
  await writeFile(file, await settings());
  run('slurmctld', '-c');
  for (const name of ['n0', 'n1']) run('slurmd', '-N', name);
  await until(
    () =>
      run('sinfo', '-h', '-N', '-o', '%t')
        .stdout.split('\n')
        .filter((state) => state === 'idle').length === 2,
  );
});
afterAll(async () => {
  if (isThere) {
    run('scancel', '--user=root');
    run('scontrol', 'shutdown');
    await sleep(3_000);
  }
  await rm(work, { recursive: true, force: true });
});

/** Asks until there is an answer. */
async function until<T>(ask: () => T | false | null | Promise<T | false | null>, withinMs = 60_000): Promise<T> {
  for (const end = performance.now() + withinMs; performance.now() < end; await sleep(500)) {
    const answer = await ask();
    if (answer !== null && answer !== false) return answer;
  }
  throw new Error(`still not after ${withinMs} ms: ${ask}`);
}

/** The process that makes a shard below this test's folder; null where none does. */
async function makerOf(shard: number): Promise<number | null> {
  for (const pid of await readdir('/proc')) {
    const call = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    // It has another process read, by the same options.
    if (call.includes('--hand-on')) continue;
    if (call.includes('scripts/build.ts') && call.includes(work) && call.includes(`\0${shard}/${SHARDS}\0`))
      return Number(pid);
  }
  return null;
}

async function sumsIn(folder: string): Promise<Record<string, string>> {
  const files = await filesBelow(`${folder}/.`);
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file, (await measured(folder, file)).sha256] as const)),
  );
}

it('gives the bytes of one machine, though a task was killed in the middle', async () => {
  if (!isThere) {
    console.log('Slurm: not tried, slurm-wlm is not installed');
    return;
  }
  const content = path.join(work, 'content');
  const [one, many] = [path.join(work, 'one'), path.join(work, 'many')];
  await command('sample', ['--out', content, '--estates', String(ESTATES), '--seed', '3']);
  const portal = path.join(content, 'portal.yaml');
  await writeFile(portal, `${await readFile(portal, 'utf8')}print:\n  sheets: [notice, list]\n`);
  const asOf = ['--as-of', '2026-11-10'];

  const submitted = run('sh', 'guides/batch/slurm.sh', 'submit', String(SHARDS), content, many, ...asOf);
  expect(submitted.status, submitted.stderr).toBe(0);
  const maker = await until(() => makerOf(KILLED), 600_000);
  await sleep(4_000);
  process.kill(maker, 'SIGKILL');
  const restarts = (): string =>
    run('squeue', '-h', '-r', '-O', 'ArrayTaskID:9,RestartCnt:9').stdout.replaceAll(/ +/g, ' ');
  await until(() => new RegExp(`^${KILLED} [1-9]`, 'm').test(restarts()), 120_000);
  console.log(`task ${KILLED} is taken up again:\n${restarts()}`);
  await until(() => run('squeue', '-h').stdout === '', 1_800_000);

  const built = await command('build', ['--content', content, '--out', one, ...asOf, '--no-cache']);
  expect(built.code, built.output).toBe(0);
  expect(await sumsIn(many)).toEqual(await sumsIn(one));
  expect(await readdir(work)).not.toContain('many.shards');
});
