/**
 * A notice (通知公告) as it is shown: its Markdown as sanitised HTML, once per publication.
 *
 * HTML in a notice is text. No pictures; links lead to http, https, tel and mailto only; nothing carries a style.
 */
import MarkdownIt from 'markdown-it';
import type { IsoDate } from '../domain/iso-date.ts';
import type { Publication } from '../domain/publication.ts';
import type { Notice } from '../domain/records.ts';
import { noticePath } from './paths.ts';

export interface NoticeView {
  id: string;
  title: string;
  kind: string;
  publisher: string;
  document: string | null;
  from: IsoDate;
  until: IsoDate | null;
  urgent: boolean;
  html: string;
  /** The beginning of its first paragraph, without marks; empty where it has none. */
  excerpt: string;
  path: string;
}

const EXCERPT_CHARACTERS = 60;
const HEADING_SHIFT = 3;

const markdown = new MarkdownIt('default', { html: false, linkify: false, typographer: false, breaks: false });
markdown.disable(['image']);
markdown.validateLink = (url) => /^(?:https?:\/\/|tel:|mailto:)/i.test(url);
const defaults = markdown.renderer.rules;
markdown.renderer.rules.table_open = () => '<div class="scroll" tabindex="0" role="region" aria-label="表格"><table>';
markdown.renderer.rules.table_close = () => '</table></div>';
for (const rule of ['th_open', 'td_open'] as const) {
  defaults[rule] = (tokens, index, options, _env, self) => {
    const token = tokens[index];
    if (token) token.attrs = null;
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

/** Dates and times of day stay in one piece. */
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
    const { id, title, kind, publisher, document, from, until, urgent } = notice;
    view = {
      id,
      title,
      kind,
      publisher,
      document: document === '' ? null : document,
      from,
      until,
      urgent,
      html: noticeHtml(notice.body),
      excerpt: excerptOf(notice.body),
      path: noticePath(id),
    };
    views.set(id, view);
  }
  return view;
}

export function noticeHtml(body: string): string {
  return markdown.render(body);
}

function excerptOf(body: string): string {
  const tokens = markdown.parse(body, {});
  const first = tokens.findIndex((token) => token.type === 'paragraph_open');
  const text = (tokens[first + 1]?.children ?? [])
    .map((child) => (child.type === 'softbreak' || child.type === 'hardbreak' ? '\n' : child.content))
    .join('')
    // A line that ends within Chinese goes on without a space.
    .replace(/([\x21-\x7e])\n(?=[\x21-\x7e])/g, '$1 ')
    .replaceAll('\n', '');
  const characters = first < 0 ? [] : [...text];
  return characters.length > EXCERPT_CHARACTERS
    ? `${characters.slice(0, EXCERPT_CHARACTERS).join('')}…`
    : characters.join('');
}
