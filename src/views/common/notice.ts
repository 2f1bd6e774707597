/**
 * A notice (通知公告) as it is shown: its Markdown as sanitised HTML, once per publication.
 *
 * HTML in a notice is text. No pictures; links lead to http, https, tel and mailto only; nothing carries a style.
 */
import MarkdownIt, { type Token } from 'markdown-it';
import { addressFault } from '../../domain/address.ts';
import { tellsOfFireOutage } from '../../domain/free-words.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Notice } from '../../domain/records.ts';
import { noticePath } from './paths.ts';

/** A paragraph, a heading, an item of a list with what it begins with, or a table. */
export type NoticePassage =
  | { kind: 'paragraph' | 'heading'; text: string }
  | { kind: 'item'; mark: string; text: string }
  | { kind: 'table'; head: string[]; rows: string[][] };

export interface NoticeView {
  id: string;
  title: string;
  kind: string;
  publisher: string;
  document: string | null;
  from: IsoDate;
  until: IsoDate | null;
  urgent: boolean;
  /** It names somebody as bad. */
  accuses: boolean;
  /** 公示期至 of one that accuses; null for any other. */
  lastDay: IsoDate | null;
  /** The day after which pages don't show it any more: of one that accuses or is urgent. */
  hidesAfter: IsoDate | null;
  /** It tells of fire equipment that is out of use (消防设施停用). */
  isFireOutage: boolean;
  html: string;
  /** Its text without HTML, for paper and screens. */
  passages: NoticePassage[];
  /** The beginning of its first paragraph, without marks; empty where it has none. */
  excerpt: string;
  path: string;
}

const EXCERPT_CHARACTERS = 60;
const HEADING_SHIFT = 3;

/** What the tables of a notice are called by: its title, and how many there were. */
interface Naming {
  title: string;
  tables: number;
}

const markdown = new MarkdownIt('default', { html: false, linkify: false, typographer: false, breaks: false });
markdown.disable(['image']);
markdown.validateLink = (url) => /^(?:tel:|mailto:)/i.test(url) || addressFault(url) === null;
const defaults = markdown.renderer.rules;
/** A table that is wider than its column scrolls by itself, under the notice's title; a reader hears its number too. */
markdown.renderer.rules.table_open = (_tokens, _index, _options, env) => {
  const naming = env as unknown as Naming;
  naming.tables += 1;
  const name = markdown.utils.escapeHtml(`${naming.title}，表 ${naming.tables}`);
  return `<div class="scroll" tabindex="0" role="region" aria-label="${name}"><table><caption class="hidden">${name}</caption>`;
};
markdown.renderer.rules.table_close = () => '</table></div>';
for (const rule of ['th_open', 'td_open'] as const) {
  defaults[rule] = (tokens, index, options, _env, self) => {
    const token = tokens[index];
    if (token) token.attrs = rule === 'th_open' ? [['scope', 'col']] : null;
    return self.renderToken(tokens, index, options);
  };
}
for (const rule of ['heading_open', 'heading_close'] as const) {
  defaults[rule] = (tokens, index, options, _env, self) => {
    const token = tokens[index];
    if (token) token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + HEADING_SHIFT)}`;
    return self.renderToken(tokens, index, options);
  };
}

/** Dates and times of day, which are not broken at the end of a line. */
const DATE = /\d{1,4}年\d{1,2}月(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日|\d{1,2}[:：]\d{2}/g;
markdown.renderer.rules.text = (tokens, index) =>
  markdown.utils.escapeHtml(tokens[index]?.content ?? '').replace(DATE, '<span class="q">$&</span>');

const CACHE = new WeakMap<Publication, Map<string, NoticeView>>();

export function noticeView(publication: Publication, notice: Notice): NoticeView {
  let views = CACHE.get(publication);
  if (!views) {
    views = new Map();
    CACHE.set(publication, views);
  }
  let view = views.get(notice.id);
  if (!view) {
    const { id, title, kind, publisher, document, from, until, urgent, accuses } = notice;
    view = {
      id,
      title,
      kind,
      publisher,
      document: document === '' ? null : document,
      from,
      until,
      urgent,
      accuses,
      lastDay: accuses ? until : null,
      hidesAfter: accuses || urgent ? until : null,
      html: noticeHtml(notice.title, notice.body),
      isFireOutage: tellsOfFireOutage(notice),
      passages: passagesOf(notice.body),
      excerpt: excerptOf(notice.body),
      path: noticePath(id),
    };
    views.set(id, view);
  }
  return view;
}

export function noticeHtml(title: string, body: string): string {
  return markdown.render(body, { title, tables: 0 } satisfies Naming);
}

function excerptOf(body: string): string {
  const tokens = markdown.parse(body, {});
  const first = tokens.findIndex((token) => token.type === 'paragraph_open');
  const text = wordsOf(tokens[first + 1]?.children ?? []);
  const characters = first < 0 ? [] : [...text];
  return characters.length > EXCERPT_CHARACTERS
    ? `${characters.slice(0, EXCERPT_CHARACTERS).join('')}…`
    : characters.join('');
}

function wordsOf(tokens: readonly Token[]): string {
  return (
    tokens
      .map((token) => (token.type === 'softbreak' || token.type === 'hardbreak' ? '\n' : token.content))
      .join('')
      // Within Chinese a line break of the Markdown is no space.
      .replace(/([\x21-\x7e])\n(?=[\x21-\x7e])/g, '$1 ')
      .replaceAll('\n', '')
  );
}

/** The passages of a notice in their order. Of a link only the words are kept, not its address. */
function passagesOf(body: string): NoticePassage[] {
  const passages: NoticePassage[] = [];
  /** For each list that is open here, the number of its next item; null for one without numbers. */
  const numbers: (number | null)[] = [];
  let mark: string | null = null;
  let isHeading = false;
  let table: { head: string[]; rows: string[][]; row: string[] } | null = null;
  for (const token of markdown.parse(body, {})) {
    switch (token.type) {
      case 'bullet_list_open':
        numbers.push(null);
        break;
      case 'ordered_list_open':
        numbers.push(Number(token.attrGet('start') ?? 1));
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
        numbers.pop();
        break;
      case 'list_item_open': {
        const number = numbers.pop() ?? null;
        mark = number === null ? '·' : `${number}.`;
        numbers.push(number === null ? null : number + 1);
        break;
      }
      case 'heading_open':
      case 'heading_close':
        isHeading = token.type === 'heading_open';
        break;
      case 'table_open':
        table = { head: [], rows: [], row: [] };
        break;
      case 'tr_open':
        if (table) table.row = [];
        break;
      case 'thead_close':
        if (table) table.head = table.row;
        break;
      case 'tr_close':
        // The tokens have no end of the head's row of their own, so the row is added here.
        if (table && table.head.length > 0) table.rows.push(table.row);
        break;
      case 'table_close':
        if (table) passages.push({ kind: 'table', head: table.head, rows: table.rows });
        table = null;
        break;
      case 'inline':
      case 'fence':
      case 'code_block': {
        const text = token.children === null ? token.content.trim() : wordsOf(token.children);
        if (table) table.row.push(text);
        else if (text !== '' && mark !== null) passages.push({ kind: 'item', mark, text });
        else if (text !== '') passages.push({ kind: isHeading ? 'heading' : 'paragraph', text });
        if (!table) mark = null;
        break;
      }
    }
  }
  return passages;
}
