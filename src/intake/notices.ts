/**
 * Notices (通知公告): Markdown files with front matter, and Word documents with the same facts before their text.
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
import { docxNotice } from './docx/docx-notice.ts';
import { DOCX_LIMITS, type DocxRead, DocxRefusal, readDocx } from './docx/read-docx.ts';
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

/** A place as it is written: several in one line are told apart by the marks that Chinese has for it. */
const placesIn = (written: string): string[] =>
  cleanText(written)
    .text.split(/[、,，;；\n]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

const schema = z.object({
  title: words.refine((text) => !isBlank(text), '写上标题'),
  type: words.refine((text) => !isBlank(text), '写上类型，例如 停水'),
  targets: z
    .union([code.transform(placesIn), z.array(code)], '写上发给哪里：小区或行政区划的名称或代码')
    .refine((places) => places.length > 0, '写上发给哪里：小区或行政区划的名称或代码'),
  publisher: words.refine((text) => !isBlank(text), '写上发布单位'),
  doc: words.nullish(),
  from: day,
  until: day.nullish(),
  urgent: yesOrNo.default(false),
  accuses: yesOrNo.nullish(),
});

/** What the facts of a notice are called in Chinese, beside the names of the contract. */
const FACT_NAMES: Readonly<Record<string, keyof z.infer<typeof schema>>> = {
  标题: 'title',
  类型: 'type',
  通知类型: 'type',
  范围: 'targets',
  发布范围: 'targets',
  发布单位: 'publisher',
  文号: 'doc',
  起: 'from',
  开始日期: 'from',
  开始: 'from',
  至: 'until',
  止: 'until',
  结束日期: 'until',
  结束: 'until',
  紧急: 'urgent',
  点名: 'accuses',
};

/** What a fact that is missing is called. */
const CHINESE_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries(FACT_NAMES)
    .map(([word, name]) => [name, word] as const)
    .reverse(),
);

/** The fact that a word names; null for any other word. */
export function factNamed(word: string): string | null {
  const name = word.replace(/\s+/g, '');
  return FACT_NAMES[name] ?? (name in schema.shape ? name : null);
}

/**
 * The front matter with its Chinese names as the contract has them, line by line, so that every line keeps its number; and
 * how each was written. Of a Chinese name the colon may be a Chinese one too.
 */
function withContractNames(front: string): { text: string; written: ReadonlyMap<string, string> } {
  const written = new Map<string, string>();
  const text = front
    .split('\n')
    .map((line) => {
      const [, word = '', value = ''] = /^([\u4e00-\u9fff][\u4e00-\u9fff \t]*?)[ \t]*[:：][ \t]*(.*)$/.exec(line) ?? [];
      const name = factNamed(word);
      if (name === null) return line;
      written.set(name, word.replace(/\s+/g, ''));
      // Whoever writes in Chinese writes words, in which 000101 is no number and a colon no more than a colon.
      return `${name}: ${/^[^"'[{|>\s]/.test(value) ? JSON.stringify(value.trim()) : value}`;
    })
    .join('\n');
  return { text, written };
}

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
  const named = withContractNames(front);
  const { value, faults } = readYaml(named.text, schema, 2);
  for (const fault of faults) {
    const inWords = named.written.get(fault.path) ?? fault.inWords;
    problems.push(
      problem(
        'notice-front-matter',
        { file, row: fault.line, column: fault.path || null, written: inWords || null },
        fault.value,
        { header: inWords || '---', hint: `${fault.message}。` },
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
  return { notice: noticeOf(value, body, { file, lookup, privacy }, problems), problems };
}

/** What a notice is read with. */
interface Reading {
  file: string;
  lookup: Lookup;
  privacy: PrivacySearch;
}

/** Reads a notice that was written as a Word document. */
export async function readDocxNotice(
  bytes: Uint8Array,
  reading: Reading,
): Promise<{ notice: Notice | null; problems: Problem[] }> {
  const { file, privacy } = reading;
  const problems: Problem[] = [];
  let read: DocxRead;
  try {
    read = await readDocx(bytes);
  } catch (cause) {
    if (!(cause instanceof DocxRefusal)) throw cause;
    problems.push(problem(DOCX_REFUSALS[cause.why], { file }, null, { limit: DOCX_LIMITS.fileMegabytes }));
    return { notice: null, problems };
  }
  const { hidden, tracked, drawings, notes } = read.left;
  if (tracked > 0) problems.push(problem('notice-docx-tracked', { file }, null, { hint: String(tracked) }));
  if (hidden > 0) problems.push(problem('notice-docx-hidden', { file }, null, { hint: String(hidden) }));
  if (drawings + notes > 0)
    problems.push(problem('notice-docx-left-out', { file }, null, { hint: leftOutWords(drawings, notes) }));
  const { facts, twice, body } = docxNotice(read.blocks, factNamed);
  const tell = (header: string, column: string | null, written: string | null, hint: string): void => {
    problems.push(problem('notice-front-matter', { file, column, written: header }, written, { header, hint }));
  };
  for (const header of twice) tell(header, factNamed(header), null, '同一项写了两次，留一次。');
  const plain = Object.fromEntries([...facts].map(([name, { value }]) => [name, value === '' ? undefined : value]));
  const parsed = schema.safeParse(plain);
  for (const { path, message } of parsed.success ? [] : parsed.error.issues) {
    const name = String(path[0]);
    const fact = facts.get(name);
    tell(fact?.written ?? CHINESE_NAMES.get(name) ?? name, name, fact?.value ?? null, `${message}。`);
  }
  problems.push(...hiddenInNotice([...facts.values()].map(({ value }) => value).join('\n') + body, file));
  const words = [...facts.values()].map(({ value }) => value).join('\n\n');
  for (const { kinds, masked } of [...searchMarkdown(words, 1, privacy), ...searchMarkdown(body, 1, privacy)])
    problems.push(problem('private-value', { file }, masked, { hint: kinds }));
  if (!parsed.success || twice.length > 0) return { notice: null, problems };
  return { notice: noticeOf(parsed.data, body, reading, problems), problems };
}

const DOCX_REFUSALS = {
  locked: 'notice-docx-locked',
  broken: 'notice-docx-broken',
  'too-large': 'file-too-large',
} as const;

const leftOutWords = (drawings: number, notes: number): string =>
  [drawings > 0 ? `${drawings} 处图片、文本框或嵌入的文件` : '', notes > 0 ? `${notes} 处脚注` : '']
    .filter((words) => words !== '')
    .join('、');

/** A notice of its facts and its text, with what is wrong among the problems; null where it may not be shown at all. */
function noticeOf(
  value: z.infer<typeof schema>,
  body: string,
  { file, lookup, privacy }: Reading,
  problems: Problem[],
): Notice | null {
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
  if (problems.some((p) => p.code === 'private-value')) return null;
  return {
    id: (file.split('/').at(-1) as string).replace(/\.(?:md|docx)$/i, ''),
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

/** Divisions and estates that a notice is for, by code or by name, as the codes that hold today. */
function targetsOf(places: readonly string[], file: string, lookup: Lookup, problems: Problem[]): string[] {
  const kinds = ['division', 'estate'] as const;
  const found = places.flatMap((target) => {
    const meant = lookup.resolve(kinds, cleanText(target).text, { division: null, street: null });
    if ('found' in meant) return [meant.found];
    if ('ambiguous' in meant) {
      problems.push(problem('notice-target-ambiguous', { file, column: 'targets' }, target, { hint: meant.ambiguous }));
      return [];
    }
    const hint = lookup.near(kinds, target);
    problems.push(problem('notice-target-unknown', { file, column: 'targets' }, target, { hint }));
    return [];
  });
  return [...new Set(found)];
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
