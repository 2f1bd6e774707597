/**
 * Starts a command of the contract on a bare machine: installs what is missing, then runs
 * scripts/<name>.ts with the Node.js that the lockfile brings. Plain JavaScript for Node.js 20, without
 * dependencies, because it runs before there are any.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const modules = path.join(root, 'node_modules');
/** Says which lockfile is installed, so that a second run installs nothing. */
const stamp = path.join(modules, '.gongshilan-installed');
const wanted = createHash('sha256')
  .update(readFileSync(path.join(root, 'package-lock.json')))
  .digest('hex');

const [name, ...args] = process.argv.slice(2);
const script = path.join(root, 'scripts', `${name}.ts`);
if (name === undefined || !/^[a-z]+$/.test(name) || !existsSync(script)) {
  console.error(`没有「${name ?? ''}」这个命令。`);
  process.exit(2);
}

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  console.error('首次运行，正在安装所需的组件（约一分钟）……');
  const npm = process.env.npm_execpath;
  // Not `npm ci`: it refuses a lockfile in which a platform's optional binary is missing. This command follows the
  // lockfile too, and leaves it unchanged.
  const install = ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const done = npm
    ? spawnSync(process.execPath, [npm, ...install], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
    : spawnSync('npm', install, {
        cwd: root,
        stdio: ['ignore', 'ignore', 'inherit'],
        shell: process.platform === 'win32',
      });
  if (done.status !== 0) {
    console.error('组件没有装上。检查网络能否连到 npm 仓库，再运行一次。');
    process.exit(3);
  }
  writeFileSync(stamp, wanted);
}

const brought = path.join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const node = existsSync(brought) ? brought : process.execPath;
const child = spawn(node, ['--disable-warning=ExperimentalWarning', script, ...args], {
  cwd: root,
  stdio: 'inherit',
  // Compiled code is kept: a third of what it takes to start a command, and whatever it starts.
  env: { NODE_COMPILE_CACHE: path.join(root, '.cache', 'compiled'), ...process.env },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 3)));
