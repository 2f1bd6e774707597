/**
 * What `npm run new` has to know of an office (新建时的问题): options of the command, and questions where somebody sits at
 * a terminal. An answer that can't be right is told with what to write instead, and asked for again.
 */
import { createInterface } from 'node:readline/promises';
import { hostOf } from '../src/domain/address.ts';
import { NATION } from '../src/domain/division-code.ts';
import { PLACEHOLDERS } from '../src/domain/placeholders.ts';
import { BASE_WORDS, isBase } from '../src/intake/portal.ts';
import type { StarterSettings } from '../src/starter/starter-texts.ts';
import { UsageError } from './cli.ts';
import { say } from './saying.ts';

export interface Question {
  /** Also the name of its option. */
  key: keyof StarterSettings;
  /** As it is asked. */
  words: string;
  /** What holds where nobody says anything. */
  usual: (said: Partial<StarterSettings>) => string;
  /** What to write instead, as a sentence; null where the answer will do. */
  fault: (answer: string) => string | null;
}

const someWords = (answer: string): string | null =>
  answer.trim() === '' || /[\p{Cc}]/u.test(answer) ? '写一行字。' : null;

/** The questions in their order; `shipped` are the codes of the profiles that come with the software, with their names. */
export function questionsOf(shipped: ReadonlyMap<string, string>): readonly Question[] {
  const profiles = [...shipped].map(([code, name]) => `${code} ${name}`).join('、');
  return [
    {
      key: 'name',
      words: '网站名称',
      usual: () => PLACEHOLDERS.name,
      fault: someWords,
    },
    {
      key: 'division',
      words: '行政区划代码（6 位）',
      usual: () => PLACEHOLDERS.division,
      fault: (answer) =>
        /^\d{6}$/.test(answer) && answer !== NATION ? null : '写省、市或县的 6 位行政区划代码，例如 140500。',
    },
    {
      key: 'publisher',
      words: '发布单位',
      usual: () => PLACEHOLDERS.publisher,
      fault: someWords,
    },
    {
      key: 'base',
      words: '网站的网址',
      usual: () => PLACEHOLDERS.base,
      fault: (answer) => (isBase(answer) ? null : `${BASE_WORDS}。`),
    },
    {
      key: 'host',
      words: '投诉二维码指向的域名',
      usual: ({ base = PLACEHOLDERS.base }) => new URL(base).host,
      fault: (answer) =>
        hostOf(answer) === null ? '只写域名，例如 wy.example.org，不写 https:// 和后面的路径。' : null,
    },
    {
      key: 'profile',
      words: `按哪份规则（${profiles}）`,
      usual: () => NATION,
      fault: (answer) => (shipped.has(answer) ? null : `自带的规则文件只有：${profiles}。`),
    },
  ];
}

/** Puts a question with its usual answer and gives back what was typed. */
export type Ask = (words: string) => Promise<string>;

/**
 * Everything that `new` has to know: what was given as an option, what was answered, else the usual. Throws `UsageError`
 * for an option that can't be right. Without `ask`, nobody is asked.
 */
export async function settingsFor(
  questions: readonly Question[],
  given: Partial<StarterSettings>,
  ask: Ask | null,
  tell: (line: string) => void,
): Promise<StarterSettings> {
  for (const { key, fault } of questions) {
    const answer = given[key];
    const wrong = answer === undefined ? null : fault(answer);
    if (wrong !== null) throw new UsageError(`--${key} 写的是「${answer}」。${wrong}`);
  }
  const said: Partial<StarterSettings> = { ...given };
  for (const { key, words, usual, fault } of questions) {
    while (ask !== null && said[key] === undefined) {
      const answer = (await ask(`${words}［${usual(said)}］：`)).trim();
      const wrong = answer === '' ? null : fault(answer);
      if (wrong === null) said[key] = answer === '' ? usual(said) : answer;
      else tell(wrong);
    }
    said[key] ??= usual(said);
  }
  return said as StarterSettings;
}

/** Runs something with a way to ask at the terminal; with none where there is no terminal to ask at. */
export async function atTerminal<T>(run: (ask: Ask | null) => Promise<T>): Promise<T> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return run(null);
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const stopped = new AbortController();
  // Whoever ends the input (Ctrl+C, Ctrl+D) wants no folder; a question would otherwise wait for ever.
  lines.on('close', () => stopped.abort());
  try {
    return await run((words) => lines.question(words, { signal: stopped.signal }));
  } catch (cause) {
    if (!stopped.signal.aborted) throw cause;
    // The cursor still stands behind the question.
    say('');
    throw new UsageError('没有问完，什么也没有写。');
  } finally {
    lines.close();
  }
}
