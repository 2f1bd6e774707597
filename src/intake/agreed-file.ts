/**
 * `agreed.yaml` as it lies in the content folder (说定的提醒): what somebody has looked at and said of reminders that no mapping has
 * a place for, with the reason and the day. An entry that is wrong holds for nothing, and is named.
 */
import { z } from 'zod';
import { parseIsoDate } from '../domain/iso-date.ts';
import { AGREEABLE, type AgreedEntry } from './agreed.ts';
import { textOf } from './decoded.ts';
import { nearestInWords } from './nearest.ts';
import type { ProblemLog } from './problem-log.ts';
import { problem } from './problems.ts';
import type { TableFile } from './sources.ts';
import { readYaml } from './yaml.ts';

export const AGREED_FILE = 'agreed.yaml';

const word = z.union([z.string(), z.number()]).transform(String);

const schema = z.array(
  z.strictObject({
    reminder: z.string(),
    files: z.array(z.string().min(1)).min(1),
    about: z.array(word).min(1),
    reason: z.string().trim().min(1),
    date: z.string(),
  }),
);

/** Reads the file and reports what is wrong with it; an entry that is wrong is not used. */
export async function readAgreed(file: TableFile, problems: ProblemLog): Promise<AgreedEntry[]> {
  const source = await textOf(file, problems);
  if (source === null || source.replace(/^\s*#.*$/gm, '').trim() === '') return [];
  const read = readYaml(source, schema);
  const wrong = (row: number, column: string | null, value: string | null, hint: string): void => {
    problems.push(problem('agreed-wrong', { file: file.path, row, column }, value, { hint }));
  };
  for (const { line, inWords, value, message } of read.faults) wrong(line, inWords || null, value, `${message}。`);
  for (const { line, inWords, key, known } of read.unknown)
    wrong(line, inWords, null, `不认识「${key}」。只有：${known.join('、')}。`);
  if (read.value === null || read.unknown.length > 0) return [];
  return read.value.flatMap(({ date, ...entry }, nth): AgreedEntry[] => {
    const day = parseIsoDate(date.trim());
    const isKnown = AGREEABLE.has(entry.reminder);
    if (!isKnown) {
      const near = nearestInWords(entry.reminder, [...AGREEABLE.keys()]);
      const hint = `没有这一种可以说定的提醒。${near === undefined ? '' : `最接近的是${near}。`}`;
      wrong(read.lineOf([nth, 'reminder']), null, entry.reminder, hint);
    }
    if (day === null) wrong(read.lineOf([nth, 'date']), null, date, '写成 2026-11-10 这样的日期，加引号。');
    return isKnown && day !== null ? [{ ...entry, date: day }] : [];
  });
}
