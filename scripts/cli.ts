/**
 * What the commands share: arguments, exit codes, paths as the user means them, today's date.
 */
import path from 'node:path';
import { Command, CommanderError } from 'commander';
import { type IsoDate, parseIsoDate } from '../src/domain/iso-date.ts';
import { isInterrupted } from '../src/publish/interrupt.ts';
import { BusyError, isCode, OutputError } from '../src/publish/output-error.ts';
import { faultWords } from './faults.ts';
import { warn, warnOf } from './saying.ts';

/** Exit codes of the contract. */
export const EXIT = { done: 0, contentHasErrors: 1, calledWrongly: 2, fault: 3, busy: 4 } as const;

const EXIT_WORDS = `
退出码：0 做好了，有提醒也算；1 内容有必须改正的问题；2 选项或路径写得不对；3 程序或机器出了故障；4 另一个命令正在写同一个地方，等它结束再来。`;

/** The command was called wrongly; the message says how to call it. */
export class UsageError extends Error {}

/**
 * A path as the user means it. npm runs scripts in the package's folder, so it is resolved from the folder in which npm
 * was called.
 */
export function userPath(written: string): string {
  if (written.trim() === '') throw new UsageError('有一个文件或文件夹的选项后面是空的。写上它在哪里。');
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), written);
}

/** The calendar day in China at an instant. */
export function dayInShanghai(instant: Date): IsoDate {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(instant) as IsoDate;
}

/** `--as-of`, today in Asia/Shanghai unless given. */
export function asOfOption(written: string | undefined): IsoDate {
  if (written === undefined) return dayInShanghai(new Date());
  const day = parseIsoDate(written);
  if (day === null) throw new UsageError(`--as-of 写的是「${written}」。写成 2026-10-31 这样的日期。`);
  return day;
}

/**
 * Runs a command: `define` adds options and returns what to do. The process ends with the exit code that the action gives; a
 * wrong call ends with 2, a place that another command writes to with 4, a fault of the machine with 3 and a sentence, a bug
 * with 3 and its stack.
 */
export async function runCommand(
  name: string,
  define: (command: Command) => (command: Command) => Promise<number>,
): Promise<void> {
  const command = new Command(`npm run ${name} --`)
    .helpOption('--help', '显示这份说明')
    .addHelpText('after', EXIT_WORDS)
    .exitOverride()
    .showSuggestionAfterError(true)
    .configureOutput({ outputError: (text) => warn(translate(text.trimEnd())) });
  for (const stream of [process.stdout, process.stderr])
    if (!stream.listeners('error').includes(beUnheard)) stream.on('error', beUnheard);
  try {
    const act = define(command);
    command.parse(process.argv);
    process.exitCode = await act(command);
  } catch (cause) {
    // What fails while a command that was told to stop clears up is no fault.
    if (!isInterrupted()) process.exitCode = tellFailure(name, cause);
  }
}

/** Whoever reads the lines may leave, as `head` does; the work goes on. */
function beUnheard(cause: Error): void {
  if (!isCode(cause, 'EPIPE')) throw cause;
}

/** Says why a command has failed, and with which exit code it ends. */
function tellFailure(name: string, cause: unknown): number {
  if (cause instanceof CommanderError) {
    if (cause.exitCode !== 0 && swallowedByNpm())
      warn(`选项要写在 -- 后面，例如 npm run ${name} -- --content 文件夹。`);
    return cause.exitCode === 0 ? EXIT.done : EXIT.calledWrongly;
  }
  if (cause instanceof UsageError || cause instanceof OutputError) {
    warn(cause.message);
    return cause instanceof BusyError ? EXIT.busy : EXIT.calledWrongly;
  }
  const fault = faultWords(cause);
  if (fault !== null) {
    warn(fault.words);
    return fault.isMendedByOptions ? EXIT.calledWrongly : EXIT.fault;
  }
  warn('程序或机器出了故障，下面的内容有助于查明原因：');
  warnOf(cause);
  return EXIT.fault;
}

/**
 * Whether npm has taken the options for its own, as it does without `--`. It passes them on as settings in the
 * environment.
 */
function swallowedByNpm(): boolean {
  return ['content', 'out', 'as_of', 'json', 'estates', 'base'].some(
    (option) => process.env[`npm_config_${option}`] !== undefined,
  );
}

/** The argument parser's messages in Chinese, for clerks. */
function translate(text: string): string {
  return text
    .replace(/error: unknown option '(.*?)'/, '没有「$1」这个选项。用 --help 看有哪些选项。')
    .replace(/error: required option '(.*?)' not specified/, '缺少必需的选项 $1。')
    .replace(/error: missing required argument '(.*?)'/, '缺少 $1。')
    .replace(/error: option '(.*?)' argument missing/, '选项 $1 后面要写内容。')
    .replace(/error: too many arguments.*/, '多写了参数。路径里有空格的，整个放在引号里；用 --help 看写法。')
    .replace(
      /\s*\(Did you mean (?:one of )?(.*?)\?\)/,
      (_, names: string) => `（是不是 ${names.replaceAll(', ', '、')}？）`,
    );
}
