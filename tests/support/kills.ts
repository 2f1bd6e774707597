/**
 * Kills a publication at random moments, or once in some of its stages, and looks at what a reader of `--out` finds.
 */
import { existsSync, readdirSync } from 'node:fs';
import { appendFile, cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Part } from '../../src/domain/portal.ts';
import type { Stage } from '../../src/publish/publish.ts';
import { releasesFolder } from '../../src/publish/release-folder.ts';
import { REPOSITORY } from '../../src/site.ts';
import { command, ended, startCommand } from './commands.ts';
import { damageOf, releaseIdOf } from './whole-release.ts';

const TRIES_MAX = 5;
/** How often the folder of a release in work is looked into. */
const LOOK_MS = 5;

export interface KillReport {
  /** What was wrong after which kill; must be empty. */
  damaged: string[];
  /** How many kills hit a running build. */
  struck: number;
  /** After how many kills the old site was there, and after how many the new one. */
  old: number;
  new: number;
}

/** A release of an office's folder, and what becomes of it. */
interface Publication {
  content: string;
  out: string;
  build: readonly string[];
  report: KillReport;
}

/** Builds the sample city once, then changes it and kills the next build, `count` times at random moments. */
export function killAtMoments(count: number, seed: number): Promise<KillReport> {
  return withPublication('sample', async (publication) => {
    const begun = performance.now();
    await whole(publication, []);
    let tookMs = performance.now() - begun;
    for (const [i, moment] of moments(count, seed).entries()) {
      await kill(publication, i, [], async (end) => {
        const started = performance.now();
        await Promise.race([new Promise((resolve) => setTimeout(resolve, moment * tookMs)), end]);
        // A build that ended before its kill is repeated with an earlier kill.
        return () => {
          tookMs = performance.now() - started;
        };
      });
    }
    await whole(publication, []);
  });
}

type StageToKill = Exclude<Stage, 'data' | 'search' | 'swap'>;

/**
 * What is there as soon as a stage of a publication has begun, beside the folder of the release in work or in it, and the
 * part that gets there soonest. The data are written while pages are rendered, the search is indexed between pages and
 * cards, and the swap follows upon the manifest.
 */
const STAGES: readonly [StageToKill, Part, string][] = [
  ['pages', 'site', '-data/data'],
  ['cards', 'site', '/cards'],
  ['print', 'print', '/print'],
  ['kiosk', 'kiosk', '/kiosk'],
  ['manifest', 'kiosk', '/data/release.json'],
];

export const STAGES_TO_KILL: readonly StageToKill[] = STAGES.map(([stage]) => stage);

/** Publishes a new office's folder, then changes it and kills the next build, once in each of some stages. */
export function killInStages(wanted: readonly StageToKill[]): Promise<KillReport> {
  const stages = STAGES.filter(([stage]) => wanted.includes(stage));
  return withPublication('starter', async (publication) => {
    // Any part is a whole release, and screens are the quickest.
    const quickest = ['--only', 'kiosk'];
    await whole(publication, quickest);
    for (const [i, [, part, sign]] of stages.entries()) {
      await kill(publication, i, ['--only', part], async (end) => {
        let hasEnded = false;
        end.then(() => {
          hasEnded = true;
        });
        while (!hasEnded && !stands(publication.out, sign))
          await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
        return () => {};
      });
    }
    await whole(publication, quickest);
  });
}

function stands(out: string, sign: string): boolean {
  const folder = releasesFolder(out);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.some((name) => name.startsWith('.making-') && existsSync(path.join(folder, `${name}${sign}`)));
}

async function withPublication(
  of: 'sample' | 'starter',
  work: (publication: Publication) => Promise<void>,
): Promise<KillReport> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gongshilan-kill-'));
  const content = path.join(folder, 'content');
  const out = path.join(folder, 'site');
  const build = ['--content', content, '--out', out, '--as-of', '2026-11-10'];
  const report: KillReport = { damaged: [], struck: 0, old: 0, new: 0 };
  try {
    if (of === 'sample') await cp(path.join(REPOSITORY, 'content'), content, { recursive: true });
    else await command('new', [content]);
    // With only a few sheets no part of a publication takes most of the time, so kills fall into every part.
    await appendFile(path.join(content, 'portal.yaml'), '\nprint:\n  sheets: [list, bulletin]\n');
    await work({ content, out, build, report });
    return report;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A build that nobody kills. */
async function whole({ build, out, report }: Publication, only: readonly string[]): Promise<void> {
  const { code, output } = await command('build', [...build, ...only]);
  if (code !== 0) report.damaged.push(`a build that was not killed ended with ${code}: ${output}`);
  else report.damaged.push(...(await damageOf(out)));
}

/**
 * Kills the build of a changed content folder as soon as `until` is over, which also says what to do where that was too
 * late.
 */
async function kill(
  { content, out, build, report }: Publication,
  i: number,
  only: readonly string[],
  until: (end: Promise<unknown>) => Promise<() => void>,
): Promise<void> {
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    const before = await releaseIdOf(out);
    // A changed notice makes a new release.
    await writeFile(path.join(content, 'notices', 'kill.md'), notice(i * TRIES_MAX + tries));
    const child = startCommand('build', [...build, ...only]);
    const end = ended(child);
    const beLate = await until(end);
    const struck = child.exitCode === null;
    if (!struck) beLate();
    // In turn all processes are killed, as in a power cut, or the command alone.
    else if (i % 2 === 0 && child.pid && process.platform !== 'win32') process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
    await end;
    const damage = await damageOf(out);
    if (damage.length > 0) report.damaged.push(`kill ${i}: ${damage.slice(0, 3).join(', ')}`);
    if (!struck) continue;
    report.struck++;
    if ((await releaseIdOf(out)) === before) report.old++;
    else report.new++;
    return;
  }
}

/** Fractions of a build's time, spread evenly with a seeded jitter. */
function moments(count: number, seed: number): number[] {
  let state = seed >>> 0;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return Array.from({ length: count }, (_, i) => (i + random()) / count);
}

function notice(i: number): string {
  return `---
title: 第 ${i} 号示例通知
type: 公告
targets: ["000100"]
publisher: 示例单位
from: "2026-11-01"
---
第 ${i} 次。
`;
}
