/**
 * What people say is wrong (居民的原话), with the bodies of which one must be among the first two that are shown.
 */
import { readFileSync } from 'node:fs';

export interface Phrase {
  said: string;
  bodies: readonly string[];
}

/** What a body is called by those who wrote the phrases down, and words in the names under which it is shown. */
const CALLED: Readonly<Record<string, readonly string[]>> = {
  物业: ['物业'],
  社区: ['社区'],
  '乡镇(街道)': ['乡镇', '街道'],
  住建: ['住建'],
  市监: ['市场监管'],
  发改: ['发展改革', '发改'],
  消防: ['消防'],
  公安: ['公安'],
  综合执法: ['综合执法'],
  自然资源: ['自然资源'],
  卫健: ['卫健'],
  能源: ['能源', '供电'],
  生态环境: ['生态环境'],
  行政审批: ['行政审批'],
  供水: ['供水'],
  供电: ['供电'],
  供热: ['供热'],
  燃气: ['供气', '燃气'],
  税务: ['税务'],
  119: ['119'],
  120: ['120'],
};

export function phrasesIn(file: string): Phrase[] {
  return readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [said = '', bodies = ''] = line.split('\t');
      return { said, bodies: bodies.split(' ') };
    });
}

/** Whether one of the first two names shown is a body that answers. */
export function leadsRight({ bodies }: Phrase, shown: readonly string[]): boolean {
  return bodies.some((body) =>
    (CALLED[body] ?? [body]).some((word) => shown.slice(0, 2).some((name) => name.includes(word))),
  );
}
