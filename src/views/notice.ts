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
  /** The first words of it, without marks. */
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
  const words: string[] = [];
  let isTable = false;
  for (const token of markdown.parse(body, {})) {
    if (token.type === 'table_open' || token.type === 'table_close') isTable = token.type === 'table_open';
    if (token.type !== 'inline' || isTable) continue;
    words.push((token.children ?? []).map((child) => (child.type === 'softbreak' ? '' : child.content)).join(''));
    if (words.join('').length > EXCERPT_CHARACTERS) break;
  }
  const characters = [...words.join('')];
  return characters.length > EXCERPT_CHARACTERS
    ? `${characters.slice(0, EXCERPT_CHARACTERS).join('')}…`
    : characters.join('');
}
