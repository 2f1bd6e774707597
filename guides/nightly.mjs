/**
 * One night's publication for cron, a systemd timer or the Windows task scheduler: checks, publishes, says how old the
 * data are, and adds one line of JSON to a log that a program can read. Plain JavaScript, without dependencies.
 *
 *   node guides/nightly.mjs --content DIR --out DIR --log FILE [--stale DAYS] [--after "COMMAND"] [--base URL]
 *
 * `--stale` (45 unless said) is how old a table may be; `--after` is run when something was published, for instance to
 * upload it. Ends with 0 when all is well, 1 where the content has errors or lacks something that was there (what was published
 * stays), 2 where it was called wrongly, 3 where something else went wrong, 4 where another command holds the folder, 5 where
 * the data have grown old. Whatever isn't 0 is said in a line on the error stream, which cron mails.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    content: { type: 'string' },
    out: { type: 'string' },
    log: { type: 'string' },
    stale: { type: 'string', default: '45' },
    after: { type: 'string' },
    base: { type: 'string' },
  },
});
for (const name of ['content', 'out', 'log'])
  if (values[name] === undefined) {
    console.error(`--${name} is missing.`);
    process.exit(2);
  }
const stale = Number(values.stale);
if (!Number.isInteger(stale) || stale < 1) {
  console.error(`--stale is a number of days, not ${values.stale}.`);
  process.exit(2);
}
const [content, out, log] = [values.content, values.out, values.log].map((one) => path.resolve(one));
try {
  // Asked first: a night that can't be told isn't begun.
  appendFileSync(log, '');
} catch (cause) {
  console.error(`记录写不进 ${log}（${cause.code}），什么也没有做。文件夹要先建好，运行的用户要能写。`);
  process.exit(3);
}
const runner = fileURLToPath(new URL('../scripts/run.mjs', import.meta.url));
const began = Date.now();

/** Runs a command of the project; what it says goes where this program's own output goes. */
function run(...args) {
  const done = spawnSync(process.execPath, [runner, ...args], { stdio: ['ignore', 'inherit', 'inherit'] });
  return done.status ?? 3;
}

function problemsOf() {
  const folder = mkdtempSync(path.join(tmpdir(), 'gongshilan-'));
  const file = path.join(folder, 'problems.json');
  try {
    const status = run('check', '--content', content, '--json', file);
    if (status > 1) return { status, errors: null, warnings: null };
    const problems = JSON.parse(readFileSync(file, 'utf8'));
    const places = (severity) =>
      problems.filter((one) => one.severity === severity).reduce((sum, { count }) => sum + count, 0);
    return { status, errors: places('error'), warnings: places('warning') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Tables whose last day, as the office says it or as their newest row tells, lies too far back. */
function staleTables(today) {
  const { resources } = JSON.parse(readFileSync(path.join(out, 'data', 'datapackage.json'), 'utf8'));
  return resources.flatMap(({ title, until, newest }) => {
    const day = until ?? newest ?? null;
    const age = day === null ? null : Math.floor((Date.parse(today) - Date.parse(day)) / 86_400_000);
    return age !== null && age > stale ? [{ table: title, until: day, days: age }] : [];
  });
}

/** The night itself: what is done is noted in `entry`, step by step. */
function night(entry) {
  const checked = problemsOf();
  Object.assign(entry, { exit: checked.status, errors: checked.errors, warnings: checked.warnings });
  if (entry.exit !== 0) return;
  entry.step = 'build';
  entry.exit = run('build', '--content', content, '--out', out, ...(values.base ? ['--base', values.base] : []));
  if (entry.exit !== 0) return;
  const { release, number, asOf } = JSON.parse(readFileSync(path.join(out, 'data', 'release.json'), 'utf8'));
  Object.assign(entry, { release, number, asOf, stale: staleTables(asOf) });
  if (values.after !== undefined) {
    entry.step = 'after';
    const done = spawnSync(values.after, { shell: true, stdio: ['ignore', 'inherit', 'inherit'] });
    entry.exit = done.status === 0 ? 0 : 3;
  }
  if (entry.exit === 0 && entry.stale.length > 0) entry.exit = 5;
}

/** What whoever is woken has to know; the rest stands in the output. */
function inWords({ step, exit, errors }) {
  if (exit === 4) return '另一个命令正在写，这一夜没有做。';
  if (exit === 1 && step === 'check')
    return `内容有 ${errors} 处必须改正，没有发布，网站还是上一版。npm run check 会说是哪些。`;
  if (exit === 1) return '比上一版少了东西，或有字印不出来，没有发布，网站还是上一版。npm run build 会说是什么。';
  if (step === 'after') return `发布了，后面的命令没有做成：${values.after}`;
  return `没有做成（${step}，${exit}），网站还是上一版。原因在输出里。`;
}

const entry = { at: new Date().toISOString(), step: 'check', exit: 0, release: null, stale: [] };
try {
  night(entry);
} catch (cause) {
  entry.exit = 3;
  console.error(cause);
}
entry.seconds = Math.round((Date.now() - began) / 1000);
appendFileSync(log, `${JSON.stringify(entry)}\n`);
if (entry.exit !== 0 && entry.exit !== 5) console.error(inWords(entry));
for (const { table, until, days } of entry.stale)
  console.error(`「${table}」表的数据截至 ${until}，已经 ${days} 天，该更新了。`);
process.exit(entry.exit);
