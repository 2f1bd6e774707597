/**
 * Notices (通知公告): Markdown files with front matter.
 */
import { z } from 'zod';
import { type IsoDate, parseIsoDate } from '../domain/iso-date.ts';
import type { Problem } from '../domain/problem.ts';
import type { Notice } from '../domain/records.ts';
import { isBlank } from './blank-words.ts';
import type { Lookup } from './lookup.ts';
import { privateIn } from './privacy.ts';
import { mask, problem } from './problems.ts';
import { cleanText } from './text.ts';
import { readYaml } from './yaml.ts';

const day = z
  .string()
  .refine((text) => parseIsoDate(text) !== null, '写成 2025-06-12 的样子')
  .transform((text) => text as IsoDate);
const code = z.union([z.string(), z.number().int()]).transform(String);
const words = z.union([z.string(), z.number()]).transform((value) => cleanText(String(value)).text);

const schema = z.object({
  title: words.refine((text) => !isBlank(text), '写上标题'),
  type: words.refine((text) => !isBlank(text), '写上类型，例如 停水'),
  targets: z.union([code.transform((one) => [one]), z.array(code)]),
  publisher: words.refine((text) => !isBlank(text), '写上发布单位'),
  doc: words.nullish(),
  from: day,
  until: day.nullish(),
  urgent: z.boolean('写 true 或 false').default(false),
});

/** Reads one notice. Its id is the file's name without the ending. */
export function readNotice(text: string, file: string, lookup: Lookup): { notice: Notice | null; problems: Problem[] } {
  const problems: Problem[] = [];
  const m = /^\ufeff?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)([\s\S]*)$/.exec(text);
  if (!m) {
    problems.push(
      problem('notice-front-matter', { file, row: 1 }, null, {
        header: '---',
        hint: '文件开头写两行 ---，中间写 title、type 等信息。',
      }),
    );
    return { notice: null, problems };
  }
  const [, front, body] = m as unknown as [string, string, string];
  const { value, faults } = readYaml(front, schema, 2);
  for (const fault of faults) {
    problems.push(
      problem('notice-front-matter', { file, row: fault.line, column: fault.path || null }, fault.value, {
        header: fault.path || '---',
        hint: `${fault.message}。`,
      }),
    );
  }
  const frontLines = front.split('\n').length + 2;
  const lines = [
    ...front.split(/\r?\n/).map((line, i) => [i + 2, line] as const),
    ...body.split(/\r?\n/).map((line, i) => [frontLines + i + 1, line] as const),
  ];
  for (const [row, line] of lines) {
    const kind = privateIn(cleanText(line).text, 'remark');
    if (kind) problems.push(problem('private-value', { file, row }, mask(line.trim()), { hint: kind }));
  }
  if (value === null) return { notice: null, problems };
  // YAML can write a digit in other ways than as itself.
  for (const [column, words] of [
    ['title', value.title],
    ['type', value.type],
    ['publisher', value.publisher],
    ['doc', value.doc ?? ''],
  ] as const) {
    const kind = privateIn(words, 'remark');
    if (kind && !problems.some((p) => p.code === 'private-value'))
      problems.push(problem('private-value', { file, column }, mask(words), { hint: kind }));
  }
  const targets: string[] = [];
  for (const target of value.targets) {
    const known = lookup.byCode(['division', 'estate'], target);
    if (known) targets.push(known.found);
    else {
      problems.push(
        problem('notice-target-unknown', { file, column: 'targets' }, target, {
          hint: lookup.near(['division', 'estate'], target),
        }),
      );
    }
  }
  if (value.until && value.until < value.from) {
    problems.push(
      problem('dates-reversed', { file, column: 'until' }, value.until, { header: 'from', other: value.from }),
    );
  }
  let document = value.doc ?? null;
  if (document !== null && isBlank(document)) {
    if (document !== '') problems.push(problem('blank-word', { file, column: 'doc' }, document, { other: 'doc' }));
    document = null;
  }
  return {
    notice: {
      id: (file.split('/').at(-1) as string).replace(/\.md$/i, ''),
      file,
      title: value.title,
      kind: value.type,
      targets,
      publisher: value.publisher,
      document,
      from: value.from,
      until: value.until ?? null,
      urgent: value.urgent,
      body: cleanText(body).text,
    },
    problems,
  };
}
