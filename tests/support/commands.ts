/**
 * Runs the commands of the contract as a user does: as processes with exit codes and words; or in this process, where
 * only words and code matter and starting one would take longer than the command.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { format } from 'node:util';
import { vi } from 'vitest';
import { REPOSITORY } from '../../src/site.ts';

export interface Ended {
  code: number | null;
  output: string;
}

/** Starts a command; `ended` collects its output. */
export function startCommand(name: string, args: readonly string[], cwd = REPOSITORY): ChildProcess {
  return spawn(process.execPath, [path.join(REPOSITORY, 'scripts', `${name}.ts`), ...args], {
    cwd: REPOSITORY,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that a test can end the command with all that it has started.
    detached: process.platform !== 'win32',
    env: { ...process.env, INIT_CWD: cwd },
  });
}

export function ended(child: ChildProcess): Promise<Ended> {
  let output = '';
  child.stdout?.on('data', (piece: Buffer) => {
    output += piece.toString();
  });
  child.stderr?.on('data', (piece: Buffer) => {
    output += piece.toString();
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
}

export function command(name: string, args: readonly string[], cwd?: string): Promise<Ended> {
  return ended(startCommand(name, args, cwd));
}

let last: Promise<unknown> = Promise.resolve();
let runs = 0;

/** The same in this process, one after the other: its words and the code that it would end with. */
export function commandHere(name: string, args: readonly string[], cwd = REPOSITORY): Promise<Ended> {
  const run = last.then(() => runHere(name, args, cwd));
  last = run.catch(() => {});
  return run;
}

async function runHere(name: string, args: readonly string[], cwd: string): Promise<Ended> {
  const { argv, exitCode, env } = process;
  const from = env.INIT_CWD;
  let output = '';
  const hear = (...words: unknown[]): void => {
    output += `${format(...words)}\n`;
  };
  const spies = [
    vi.spyOn(console, 'log').mockImplementation(hear),
    vi.spyOn(console, 'error').mockImplementation(hear),
    ...[process.stdout, process.stderr].map((stream) =>
      vi.spyOn(stream, 'write').mockImplementation((piece) => {
        output += piece.toString();
        return true;
      }),
    ),
  ];
  try {
    process.argv = [process.execPath, name, ...args];
    process.exitCode = undefined;
    env.INIT_CWD = cwd;
    // A command runs when it is loaded; the number has it loaded again, and what it stands on kept.
    await import(`${path.join(REPOSITORY, 'scripts', `${name}.ts`)}?run=${++runs}`);
    return { code: Number(process.exitCode), output };
  } finally {
    for (const spy of spies) spy.mockRestore();
    process.argv = argv;
    process.exitCode = exitCode;
    if (from === undefined) delete env.INIT_CWD;
    else env.INIT_CWD = from;
  }
}
