/**
 * Notices (通知公告): Markdown files with front matter.
 */
import { z } from 'zod';
import { NOTICE_KINDS } from '../domain/notice-kinds.ts';
import type { Problem } from '../domain/problem.ts';
import type { Notice } from '../domain/records.ts';
import type { PrivacySearch } from '../privacy/allowing.ts';
import { searchMarkdown } from '../privacy/gate.ts';
import { kindsInWords, maskedParts } from '../privacy/mask.ts';
import { isBlank } from './blank-words.ts';
import { writtenDay } from './cells/dates.ts';
import { readBoolean } from './cells/words.ts';
import { hiddenInNotice } from './hidden-texts.ts';
import type { Lookup } from './lookup.ts';
import { problem } from './problems.ts';
import { cleanText } from './text.ts';
import { readYaml } from './yaml.ts';

/** A day in the forms that tables take: 2026-11-10, 2026年11月10日, 20261110. */
const day = z.union([z.string(), z.number().int()]).transform((written, { addIssue }) => {
  const found = writtenDay(cleanText(String(written)).text);
  if (found !== null && found !== 'off-calendar') return found;
  addIssue({
    code: 'custom',
    message: found === null ? '写成 2025-06-12 或 2025年6月12日 的样子' : '日历上没有这一天，改成对的日期',
  });
  return z.NEVER;
});
/** Yes or no as tables take them: true, 是, 否. */
const yesOrNo = z.union([z.boolean(), z.string()], '写 是 或 否').transform((written, { addIssue }) => {
  const found = typeof written === 'boolean' ? written : readBoolean(cleanText(written).text);
  if (typeof found === 'boolean') return found;
  addIssue({ code: 'custom', message: '写 是 或 否' });
  return z.NEVER;
});
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
  urgent: yesOrNo.default(false),
  accuses: yesOrNo.nullish(),
});

/** Reads one notice. Its id is the file's name without the ending. */
export function readNotice(
  text: string,
  file: string,
  lookup: Lookup,
  privacy: PrivacySearch,
): { notice: Notice | null; problems: Problem[] } {
  const problems: Problem[] = hiddenInNotice(text, file);
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
      problem(
        'notice-front-matter',
        { file, row: fault.line, column: fault.path || null, written: fault.inWords || null },
        fault.value,
        {
          header: fault.inWords || '---',
          hint: `${fault.message}。`,
        },
      ),
    );
  }
  const frontLines = front.split('\n').length + 2;
  for (const { line, kinds, masked } of [
    ...searchMarkdown(front, 2, privacy),
    ...searchMarkdown(body, frontLines + 1, privacy),
  ])
    problems.push(problem('private-value', { file, row: line }, masked, { hint: kinds }));
  if (value === null) return { notice: null, problems };
  searchValues(value, file, privacy, problems);
  const targets = targetsOf(value.targets, file, lookup, problems);
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
  const said = value.accuses ?? null;
  const doubted = said === null ? doubtedWord(value.type, value.title) : null;
  if (doubted !== null) problems.push(problem('notice-may-accuse', { file, column: 'accuses' }, doubted, {}));
  // A notice with private text is dropped altogether, so that no surface shows it, not even the staff report.
  if (problems.some((p) => p.code === 'private-value')) return { notice: null, problems };
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
      accuses: said ?? (NOTICE_KINDS[value.type]?.accuses === true || doubted !== null),
      body: cleanText(body).text,
    },
    problems,
  };
}

/**
 * The values of the front matter are searched once more after parsing, since YAML can write a digit in several ways.
 */
function searchValues(value: z.infer<typeof schema>, file: string, privacy: PrivacySearch, problems: Problem[]): void {
  for (const [column, words] of [
    ['title', value.title],
    ['type', value.type],
    ['publisher', value.publisher],
    ['doc', value.doc ?? ''],
  ] as const) {
    const finds = privacy.find(words, 'remark');
    if (finds.length > 0 && !problems.some((p) => p.code === 'private-value'))
      problems.push(
        problem('private-value', { file, column }, maskedParts(words, finds), { hint: kindsInWords(finds) }),
      );
  }
}

/** Divisions and estates that a notice is for, by the codes that hold today. */
function targetsOf(codes: readonly string[], file: string, lookup: Lookup, problems: Problem[]): string[] {
  return codes.flatMap((target) => {
    const known = lookup.byCode(['division', 'estate'], target);
    if (known) return [known.found];
    const hint = lookup.near(['division', 'estate'], target);
    problems.push(problem('notice-target-unknown', { file, column: 'targets' }, target, { hint }));
    return [];
  });
}

/** Words with which offices name somebody as bad, whatever kind they write. */
const ACCUSING = new RegExp(
  Object.keys(NOTICE_KINDS)
    .filter((kind) => NOTICE_KINDS[kind]?.accuses)
    .join('|'),
);

/**
 * A word by which a notice may name somebody although its kind does not say so; null for none. Until the office says
 * which it is, such a notice is treated as one that names somebody.
 */
function doubtedWord(kind: string, title: string): string | null {
  if (NOTICE_KINDS[kind]?.accuses) return null;
  return ACCUSING.exec(`${kind} ${title}`)?.[0] ?? null;
}
