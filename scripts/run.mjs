/**
 * Starts a command of the contract on a bare machine: installs what is missing, then runs
 * scripts/<name>.ts with the Node.js that the lockfile brings. Plain JavaScript for Node.js 20, without
 * dependencies, because it runs before there are any.
 *
 * What is installed is what the lockfile lists, each by its hash, and no package runs a program of its own while it is
 * installed. What only tests need comes with the first command that needs it.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const modules = path.join(root, 'node_modules');
const read = (file) => readFileSync(path.join(root, file), 'utf8');
/** Says which lockfile is installed, and whether with what tests need, so that a second run installs nothing. */
const stamp = path.join(modules, '.gongshilan-installed');
const lockfile = createHash('sha256').update(read('package-lock.json')).digest('hex');
const TO_RUN = ' run';
const TO_TEST = ' run and test';
/** Commands that need what tests need: browsers' drivers, validators, the type checker. */
const TESTING = new Set(['test', 'quick', 'soak', 'bench']);

const [name, ...args] = process.argv.slice(2);
const script = path.join(root, 'scripts', `${name}.ts`);
if (name === undefined || !/^[a-z]+$/.test(name) || !existsSync(script)) {
  console.error(`没有「${(name ?? '').replace(/[^\p{L}\p{N}_-]/gu, '□')}」这个命令。`);
  process.exit(2);
}

const found = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
// Whoever has tested here goes on to.
const level = TESTING.has(name) || found.endsWith(TO_TEST) ? TO_TEST : TO_RUN;
if (found !== lockfile + level) install(level);

const child = spawn(nodeToRun(), ['--disable-warning=ExperimentalWarning', script, ...args], {
  cwd: root,
  stdio: 'inherit',
  // Compiled code is kept: a third of what it takes to start a command, and whatever it starts.
  env: { NODE_COMPILE_CACHE: path.join(root, '.cache', 'compiled'), ...process.env },
});
const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };
for (const signal of Object.keys(SIGNALS)) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal in SIGNALS ? 128 + SIGNALS[signal] : 3)));

/** Installs by the lockfile alone, into what is there. */
function install(level) {
  const withTests = level === TO_TEST;
  const asked = JSON.parse(read('package.json'));
  const locked = JSON.parse(read('package-lock.json')).packages[''];
  for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies'])
    if (JSON.stringify(asked[kind]) !== JSON.stringify(locked[kind])) {
      console.error(`package.json 和 package-lock.json 的 ${kind} 对不上，没有安装。改过组件的，先运行 npm install。`);
      process.exit(3);
    }
  console.error(
    withTests ? '正在安装运行和测试所需的组件（一两分钟）……' : '首次运行，正在安装所需的组件（约一分钟，占 730 MB）……',
  );
  // Not `npm ci`: it deletes node_modules first, and on Windows the Node.js in there is what runs this.
  const options = [
    'install',
    '--no-save',
    '--ignore-scripts',
    withTests ? '--include=dev' : '--omit=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const npm = process.env.npm_execpath;
  const stdio = ['ignore', 'ignore', 'inherit'];
  const done = npm
    ? spawnSync(process.execPath, [npm, ...options], { cwd: root, stdio })
    : spawnSync('npm', options, { cwd: root, stdio, shell: process.platform === 'win32' });
  if (done.status !== 0) {
    console.error(
      process.env.npm_config_offline
        ? '组件没有装上：带来的组件里缺上面说的那一个。用带组件的那台机器的 registry 设置再运行一次，或重新带一份，见 guides/installing.md。'
        : '组件没有装上。检查网络能否连到 npm 仓库，再运行一次；没有外网的，见 guides/installing.md。',
    );
    process.exit(3);
  }
  writeFileSync(stamp, lockfile + level);
}

/** The Node.js that the lockfile brings for this kind of machine; where it brings none, the machine's own. */
function nodeToRun() {
  const [system, file] = process.platform === 'win32' ? ['win', 'node.exe'] : [process.platform, 'node'];
  for (const prefix of ['node', 'node-bin']) {
    const brought = path.join(modules, `${prefix}-${system}-${process.arch}`, 'bin', file);
    if (existsSync(brought)) return brought;
  }
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  console.error(
    `没有给这种电脑（${process.platform} ${process.arch}）随附的 Node.js，它自己的是 ${process.versions.node}，太旧了。装上 Node.js 24 或更新的，再运行一次。`,
  );
  process.exit(3);
}
