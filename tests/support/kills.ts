/**
 * Kills a publication at random moments and looks at what a reader of `--out` finds.
 */
import { appendFile, cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { REPOSITORY } from '../../src/site.ts';
import { command, ended, startCommand } from './commands.ts';
import { damageOf, releaseIdOf } from './whole-release.ts';

const TRIES_MAX = 5;

export interface KillReport {
  /** What was wrong after which kill; must be empty. */
  damaged: string[];
  /** How many kills hit a running build. */
  struck: number;
  /** After how many kills the old site was there, and after how many the new one. */
  old: number;
  new: number;
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

/**
 * Builds the sample city once, or a new office's folder, then changes it and kills the next build, `count` times.
 */
export async function killBuilds(count: number, seed: number, of: 'sample' | 'starter'): Promise<KillReport> {
  const work = await mkdtemp(path.join(tmpdir(), 'gongshilan-kill-'));
  const content = path.join(work, 'content');
  const out = path.join(work, 'site');
  const report: KillReport = { damaged: [], struck: 0, old: 0, new: 0 };
  try {
    if (of === 'sample') await cp(path.join(REPOSITORY, 'content'), content, { recursive: true });
    else await command('new', [content]);
    // With only a few sheets no part of a publication takes most of the time, so kills fall into every part.
    await appendFile(path.join(content, 'portal.yaml'), '\nprint:\n  sheets: [list, bulletin]\n');
    const build = ['--content', content, '--out', out, '--as-of', '2026-11-10'];
    const begun = performance.now();
    const first = await command('build', build);
    if (first.code !== 0) throw new Error(first.output);
    let tookMs = performance.now() - begun;
    for (const [i, moment] of moments(count, seed).entries()) {
      // A build that ended before its kill is repeated with an earlier kill.
      for (let tries = 0; tries < TRIES_MAX; tries++) {
        const before = await releaseIdOf(out);
        // A changed notice makes a new release.
        await writeFile(path.join(content, 'notices', 'kill.md'), notice(i * TRIES_MAX + tries));
        const child = startCommand('build', build);
        const end = ended(child);
        const started = performance.now();
        await Promise.race([new Promise((resolve) => setTimeout(resolve, moment * tookMs)), end]);
        const struck = child.exitCode === null;
        if (!struck) tookMs = performance.now() - started;
        // In turn all processes are killed, as in a power cut, or the command alone.
        else if (i % 2 === 0 && child.pid && process.platform !== 'win32') process.kill(-child.pid, 'SIGKILL');
        else child.kill('SIGKILL');
        await end;
        const damage = await damageOf(out);
        if (damage.length > 0)
          report.damaged.push(`kill ${i} at ${moment.toFixed(3)}: ${damage.slice(0, 3).join(', ')}`);
        if (!struck) continue;
        report.struck++;
        if ((await releaseIdOf(out)) === before) report.old++;
        else report.new++;
        break;
      }
    }
    const last = await command('build', build);
    if (last.code !== 0) report.damaged.push(`the build after the kills ended with ${last.code}: ${last.output}`);
    else report.damaged.push(...(await damageOf(out)));
    return report;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
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
