/**
 * Every command that writes, killed and stopped at many moments, run twice at once, and on full, read-only and other disks.
 */
import { mkdirSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withLock } from '../../src/publish/lock.ts';
import { command, type Ended } from '../support/commands.ts';
import {
  bytesIn,
  clearGround,
  copyOf,
  furnish,
  type Ground,
  harmed,
  hasStack,
  leftIn,
  makeGround,
  mayMount,
  mount,
  remount,
  seen,
  strike,
  unmount,
  type Writer,
  writersOf,
} from '../support/places.ts';

const MOMENTS = 6;
const FREE_BYTES = [0, 8_192, 65_536, 200_000, 600_000, 1_200_000, 2_500_000];

let ground: Ground;
const canMount = mayMount();

interface Known {
  /** A furnished folder, and what is seen there before and after the command. */
  furnished: string;
  before: string[];
  after: string[];
  tookMs: number;
}
const known = new Map<string, Promise<Known>>();

function knownOf(writer: Writer): Promise<Known> {
  const one = known.get(writer.name) ?? learn(writer);
  known.set(writer.name, one);
  return one;
}

async function learn(writer: Writer): Promise<Known> {
  const furnished = path.join(ground.work, 'furnished', writer.name);
  await furnish(writer, furnished);
  const before = seen(writer, furnished);
  const folder = fresh(writer, furnished);
  const begun = performance.now();
  const { code, output } = await command(writer.script, writer.args(folder));
  if (code !== 0) throw new Error(`${writer.name}: ${code} ${output}`);
  const after = seen(writer, folder);
  await rm(folder, { recursive: true });
  return { furnished, before, after, tookMs: performance.now() - begun };
}

beforeAll(async () => {
  ground = await makeGround();
});
afterAll(() => clearGround(ground));

let runs = 0;

function fresh(writer: Writer, furnished: string): string {
  const folder = path.join(ground.work, 'runs', `${writer.name}-${++runs}`);
  mkdirSync(folder, { recursive: true });
  copyOf(furnished, folder);
  return folder;
}

/** What is wrong after a run, whatever became of it. */
function wrongAfter(
  writer: Writer,
  { before, after }: Known,
  folder: string,
  { output }: Ended,
  about: string,
): string[] {
  const wrong = harmed(folder);
  seen(writer, folder).forEach((now, at) => {
    if (now !== before[at] && now !== after[at])
      wrong.push(`${writer.makes[at]} is neither the old one nor the new one`);
  });
  if (hasStack(output)) wrong.push(`a stack: ${output.slice(-1500)}`);
  return wrong.map((one) => `${writer.name}, ${about}: ${one}`);
}

const names = [
  ...['build', 'build of pages', 'build of endings', 'rollback', 'kiosk', 'print', 'sample', 'new', 'compare', 'check'],
];
const writerOf = (name: string): Writer => writersOf(ground).find((one) => one.name === name) as Writer;

describe.each(names)('%s', (name) => {
  it.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)(
    'leaves the old or the new where it gets %s, and goes through when run again',
    async (signal) => {
      const writer = writerOf(name);
      const of = await knownOf(writer);
      const { furnished, after, tookMs } = of;
      const wrong: string[] = [];
      let struck = 0;
      for (let i = 0; i < MOMENTS; i++) {
        const folder = fresh(writer, furnished);
        const run = await strike(writer, folder, signal, ((i + 0.6) / (MOMENTS + 0.5)) * tookMs);
        if (run.struck) struck++;
        const about = `${signal} ${i}`;
        wrong.push(...wrongAfter(writer, of, folder, run, about));
        const left = signal === 'SIGKILL' ? [] : leftIn(folder);
        if (left.length > 0) wrong.push(`${name}, ${about}: left ${left.slice(0, 3)}`);
        // After a kill the next run goes through, unless the killed one was done with a folder that must be new.
        const isDone = seen(writer, folder).join() === after.join() && ['new', 'sample', 'rollback'].includes(name);
        const again = isDone ? null : await command(writer.script, writer.args(folder));
        if (again !== null && again.code !== 0) wrong.push(`${name}, ${about}, again: ${again.code} ${again.output}`);
        if (again !== null && seen(writer, folder).join() !== after.join() && !wasRenumbered(name))
          wrong.push(`${name}, ${about}, again: not the new one`);
        wrong.push(
          ...harmed(folder),
          ...(again === null ? [] : leftIn(folder).map((one) => `${about}: ${one} is left`)),
        );
        await rm(folder, { recursive: true });
      }
      console.log(`${name}: ${signal} struck ${struck} of ${MOMENTS}`);
      expect(wrong).toEqual([]);
      expect(struck).toBeGreaterThan(0);
    },
  );

  it('is told to wait, or comes to the same, where it runs twice at once', async () => {
    const writer = writerOf(name);
    const of = await knownOf(writer);
    const { furnished, after } = of;
    const folder = fresh(writer, furnished);
    const both = await Promise.all([1, 2].map(() => command(writer.script, writer.args(folder))));
    const wrong = both.flatMap((run) => wrongAfter(writer, of, folder, run, 'twice'));
    expect([...wrong, ...leftIn(folder)]).toEqual([]);
    expect(both.map(({ code }) => code)).toContain(0);
    for (const { code } of both) expect([0, 2, 4]).toContain(code);
    if (!wasRenumbered(name)) expect(seen(writer, folder)).toEqual(after);
  });

  it.runIf(canMount)('says it where the disk is full or read-only, and works on another disk', async () => {
    const writer = writerOf(name);
    const of = await knownOf(writer);
    const { furnished, after } = of;
    const wrong: string[] = [];
    const codes: unknown[] = [];
    const disk = path.join(ground.work, 'disk');
    mkdirSync(disk, { recursive: true });
    for (const free of [...FREE_BYTES, 200_000_000]) {
      mount(disk, 400_000_000);
      try {
        copyOf(furnished, disk);
        remount(disk, `size=${bytesIn(disk) + free}`);
        const run = await command(writer.script, writer.args(disk));
        codes.push([free, run.code]);
        wrong.push(...wrongAfter(writer, of, disk, run, `${free} bytes free`), ...leftIn(disk));
        if (![0, 2, 3].includes(run.code ?? -1)) wrong.push(`${free}: ${run.code} ${run.output}`);
        if (run.code !== 0 && !/盘满了/.test(run.output)) wrong.push(`${name}, ${free}: ${run.output.slice(-300)}`);
        if (free === 200_000_000 && seen(writer, disk).join() !== after.join()) wrong.push('not made on another disk');
        remount(disk, 'ro,size=400000000');
        const readOnly = await command(writer.script, writer.args(disk));
        wrong.push(...wrongAfter(writer, of, disk, readOnly, 'read-only'));
        // Where there is nothing to be done any more, there is nothing to write either.
        const isDone = run.code === 0 && ['build', 'build of endings'].includes(name);
        if (readOnly.code === 0 ? !isDone : readOnly.code !== 2)
          wrong.push(`read-only: ${readOnly.code} ${readOnly.output}`);
      } finally {
        unmount(disk);
      }
    }
    console.log(name, JSON.stringify(codes));
    expect(wrong).toEqual([]);
  });
});

/** A second publication has a number of its own. */
const wasRenumbered = (name: string): boolean => name === 'rollback';

it('a lock’s heart beats while its owner is too busy to do anything else', async () => {
  const file = path.join(ground.work, 'beating');
  await withLock(file, ground.work, async () => {
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 12_000);
    expect(Date.now() - statSync(file).mtimeMs).toBeLessThan(7_000);
  });
});
