/**
 * Words of clerks and programs (办公用语), which residents are not to meet, and the few places where they may stand; and
 * what is read of a published page: its texts, and the attributes that are shown or spoken.
 */
import type { Publication } from '../../src/domain/publication.ts';

export const CLERKS_WORDS: readonly string[] = ['义务', '缺项', '归集', '去补', '.csv', 'npm'];

/** A rule's id, which stands in downloads and addresses. */
export const RULE_ID = '规则编号';

/** What is read of a page, and whether it stands in what 数字从哪来 opens. */
export interface Read {
  text: string;
  isOrigin: boolean;
}

export interface Exception {
  /** Which of what is read on a page. */
  holds: (file: string, read: Read) => boolean;
  words: readonly string[];
  why: string;
}

export const EXCEPTIONS: readonly Exception[] = [
  {
    holds: (_, { isOrigin }) => isOrigin,
    words: ['.csv', RULE_ID],
    why: '数字从哪来 is folded, and opens file, row and rule for whoever wants to check them',
  },
  {
    holds: (file, { text }) => file === 'data/index.html' && text.includes('缺项在页面上写作“缺漏”'),
    words: ['缺项'],
    why: 'a download has this word in its cells, and its page says what it is called everywhere else',
  },
];

/** Matches of clerks’ words, each named once. */
export function wordsFinder({ profiles, library }: Publication): (text: string) => string[] {
  const ids = [...profiles.values(), ...library].flatMap(({ rules }) => rules.map(({ id }) => id));
  const id = new RegExp(`(?<![A-Za-z0-9-])(?:${[...new Set(ids)].join('|')})(?![A-Za-z0-9-])`);
  const named = (text: string): string[] => (ids.length > 0 && id.test(text) ? [RULE_ID] : []);
  return (text) => [...CLERKS_WORDS.filter((word) => text.includes(word)), ...named(text)];
}

const TOKEN = /<!--.*?-->|<(script|style)\b.*?<\/\1>|<(\/?)([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>|[^<]+/gs;
/** Shown, spoken, or told by a search engine and a chat. */
const READ =
  /(?:^|\s)(?:title|alt|aria-label|aria-description|placeholder|label|data-label|content|data-spoken)=(?:"([^"]*)"|'([^']*)')/g;

/** What is read of a page, in its order; what a script puts in place of something that has ended is read too. */
export function readOf(html: string): Read[] {
  const read: Read[] = [];
  /** How many `details` are open from the one that says where figures come from; 0 outside of it. */
  let depth = 0;
  for (const [token, , closing, name = '', attributes = ''] of html.matchAll(TOKEN)) {
    if (!token.startsWith('<')) {
      if (token.trim() !== '') read.push({ text: token, isOrigin: depth > 0 });
      continue;
    }
    if (name === 'details') {
      if (closing === '/') depth = Math.max(0, depth - 1);
      else if (depth > 0 || /\sdata-origin\b/.test(attributes)) depth++;
    }
    for (const [, double, single] of attributes.matchAll(READ))
      read.push({ text: double ?? single ?? '', isOrigin: depth > 0 });
  }
  return read;
}

/** All texts in a plain value, but for the fields that are named. */
export function textsIn(value: unknown, but: ReadonlySet<string> = new Set()): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, one]) => (but.has(field) ? [] : textsIn(one, but)));
}
