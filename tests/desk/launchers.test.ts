/** What a double click starts: with the content folder beside, made where it is missing, and a sentence when it fails. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { REPOSITORY } from '../../src/site.ts';

let top: string;
const SH = '公示栏.sh';

/** Starts it as a machine would that has only these programs besides the shell's own. */
function start(args: readonly string[], withNode: string | null) {
  const bin = path.join(top, 'bin');
  mkdirSync(bin);
  for (const program of ['dirname', 'mkdir'])
    writeFileSync(path.join(bin, program), `#!/bin/sh\nexec /bin/${program} "$@"\n`, { mode: 0o755 });
  if (withNode !== null) writeFileSync(path.join(bin, 'node'), withNode, { mode: 0o755 });
  const { stdout, status } = spawnSync('/bin/sh', [path.join(top, '程序', SH), ...args], {
    cwd: top,
    env: { PATH: bin, GONGSHILAN_WINDOW: '1' },
    encoding: 'utf8',
  });
  return { stdout, status };
}

beforeEach(() => {
  top = mkdtempSync(path.join(tmpdir(), 'launcher-'));
  mkdirSync(path.join(top, '程序'));
  copyFileSync(path.join(REPOSITORY, SH), path.join(top, '程序', SH));
  chmodSync(path.join(top, '程序', SH), 0o755);
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

const TELLS_ARGUMENTS = '#!/bin/sh\nprintf "%s|" "$@"\n';

describe('公示栏.sh', () => {
  it('may be started by a double click', () => {
    expect(statSync(path.join(REPOSITORY, SH)).mode & 0o111).toBe(0o111);
  });

  it('starts the desk with the content folder beside the program, which it makes', () => {
    const { stdout, status } = start([], TELLS_ARGUMENTS);
    expect(status).toBe(0);
    expect(stdout).toBe('scripts/run.mjs|desk|--content|../公示栏内容|');
    expect(existsSync(path.join(top, '公示栏内容'))).toBe(true);
  });

  it('takes another folder from where it was called, and options besides', () => {
    const { stdout } = start(['我 的', '--no-open'], TELLS_ARGUMENTS);
    expect(stdout).toBe(`scripts/run.mjs|desk|--content|${top}/我 的|--no-open|`);
  });

  it('says in a sentence that Node.js is missing, or that the desk has stopped', () => {
    const missing = start([], null);
    expect(missing.status).toBe(1);
    expect(missing.stdout).toContain('还没有 Node.js');
    rmSync(path.join(top, 'bin'), { recursive: true });
    const failed = start([], '#!/bin/sh\necho 端口\nexit 2\n');
    expect(failed.status).toBe(1);
    expect(failed.stdout).toMatch(/端口\n\n办事台没有打开，或者中途停了。/);
  });
});

describe('公示栏.cmd', () => {
  const text = readFileSync(path.join(REPOSITORY, '公示栏.cmd'), 'utf8');

  it('has the ends of lines that Windows needs to find its labels, and no mark before its first word', () => {
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text.startsWith('@echo off\r\n')).toBe(true);
  });

  it('says that its words are UTF-8 before the first of them, starts the desk, and stays open on a failure', () => {
    expect(text.indexOf('chcp 65001')).toBeLessThan(text.search(/\p{Script=Han}/u));
    expect(text).toContain('node scripts\\run.mjs desk --content "%CONTENT%"');
    expect(text.slice(text.indexOf(':failed'))).toContain('pause');
  });
});
