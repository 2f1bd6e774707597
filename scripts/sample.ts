/**
 * `npm run sample -- --out DIR [--estates N] [--seed S]`: writes a generated city as a content folder.
 *
 * Reads arguments and writes files; everything about the city is in src/sample. portal.yaml comes last:
 * a folder without it was not finished.
 */
import { closeSync, mkdirSync, openSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Command, CommanderError } from 'commander';
import type { TableId } from '../src/domain/records.ts';
import { type City, ESTATES_MAX, planCity } from '../src/sample/city.ts';
import { sampleTables, sampleTexts, tablePieces } from '../src/sample/folder.ts';
import { JINCHENG_ESTATES } from '../src/sample/settings.ts';

const DONE = 0;
const CALLED_WRONGLY = 2;
const FAULT = 3;

const DEFAULT_SEED = '1';

/** The command was called wrongly; the message says what to do instead. */
class CallError extends Error {}

interface Options {
  out?: string;
  estates: string;
  seed: string;
}

function command(): Command {
  const titles: Record<string, string> = { 'Usage:': '用法：', 'Options:': '选项：' };
  return new Command('npm run sample --')
    .usage('--out 文件夹 [--estates 个数] [--seed 文字]')
    .description('写出一座生成的示例城市，作为内容文件夹。参数相同，写出的文件逐字节相同。')
    .option('--out <文件夹>', '写到哪个文件夹；它应当不存在，或是空的')
    .option('--estates <个数>', `小区个数，1 到 ${ESTATES_MAX}；不写为 ${JINCHENG_ESTATES}`, String(JINCHENG_ESTATES))
    .option('--seed <文字>', `随机种子；不写为 ${DEFAULT_SEED}`, DEFAULT_SEED)
    .helpOption('-h, --help', '显示这段说明')
    .configureHelp({ styleTitle: (title) => titles[title] ?? title, optionDescription: (option) => option.description })
    .configureOutput({ outputError: () => {} })
    .exitOverride();
}

function readArguments(argv: readonly string[]): Options | null {
  const program = command();
  try {
    return program.parse(argv, { from: 'user' }).opts<Options>();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return null;
    throw new CallError(inChinese(error));
  }
}

function inChinese(error: CommanderError): string {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  if (error.code === 'commander.unknownOption') return `没有「${quoted}」这个选项。`;
  if (error.code === 'commander.optionMissingArgument') return `「${quoted}」后面要写内容。`;
  if (error.code === 'commander.excessArguments') return '有多余的内容；文件夹要写在 --out 后面。';
  return `命令没有写对：${error.message}`;
}

/** The folder to write to, which is made if need be and must be empty. */
function emptyFolder(out: string | undefined): string {
  if (!out) throw new CallError('没有写 --out。写上要生成到的文件夹，例如 --out /tmp/city。');
  const folder = resolve(out);
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (stat && !stat.isDirectory()) throw new CallError(`${folder} 是一个文件，不是文件夹。换一个文件夹名。`);
  if (stat && readdirSync(folder).length > 0) {
    throw new CallError(`文件夹 ${folder} 里已经有内容，没有写入。清空它，或换一个新的文件夹名。`);
  }
  mkdirSync(folder, { recursive: true });
  return folder;
}

function estateCount(text: string): number {
  const count = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
  if (count < 1 || count > ESTATES_MAX) {
    throw new CallError(`--estates 写的是「${text}」。填 1 到 ${ESTATES_MAX} 之间的整数。`);
  }
  return count;
}

/** 1,563 for 1563. */
function inGroups(count: number): string {
  return count.toLocaleString('en-US');
}

/** Writes one table and says how many rows it has. */
function writeTable(folder: string, city: City, id: TableId): number {
  let rows = 0;
  let path = '';
  let file = -1;
  try {
    for (const piece of tablePieces(city, id)) {
      if (piece.path !== path) {
        if (file !== -1) closeSync(file);
        path = piece.path;
        file = openSync(join(folder, path), 'wx');
      }
      writeFileSync(file, piece.text);
      rows += piece.rows;
    }
  } finally {
    if (file !== -1) closeSync(file);
  }
  return rows;
}

function run(argv: readonly string[]): void {
  const options = readArguments(argv);
  if (!options) return;
  const estates = estateCount(options.estates);
  if (options.seed === '') throw new CallError('--seed 后面是空的。写一个数或一个词。');
  const folder = emptyFolder(options.out);
  const city = planCity({ estates, seed: options.seed });
  console.log(`小区 ${inGroups(city.estateList.length)} 个，企业 ${inGroups(city.firms.length)} 家。写到 ${folder}`);
  mkdirSync(join(folder, 'tables'));
  let total = 0;
  for (const { id, name } of sampleTables()) {
    const rows = writeTable(folder, city, id);
    total += rows;
    console.log(`  ${name}（${id}）${inGroups(rows)} 行`);
  }
  for (const { path, text } of sampleTexts(city)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, { flag: 'wx' });
  }
  console.log(`完成，共 ${inGroups(total)} 行。`);
}

try {
  run(process.argv.slice(2));
  process.exitCode = DONE;
} catch (error) {
  if (error instanceof CallError) {
    console.error(`${error.message} 看用法：npm run sample -- --help`);
    process.exitCode = CALLED_WRONGLY;
  } else {
    console.error('生成没有完成：程序或机器出了问题。', error);
    process.exitCode = FAULT;
  }
}
