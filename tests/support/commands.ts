/**
 * Runs the commands of the contract as a user does: as processes with exit codes and words.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
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
