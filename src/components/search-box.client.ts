/**
 * Drives the search box: loads the list of names on first focus, shows matches as links, then full-text
 * results from Pagefind below them. Runs in the browser only; what matches what is find-names.ts.
 */
import type { NameKind, SearchNames } from '../views/search-names.ts';
import { searchKey } from '../wording/search-text.ts';
import { type NameFinder, nameFinder } from './find-names.ts';

const NAMES_SHOWN = 12;
const PAGES_SHOWN = 6;
/** Pagefind answers loosely in Chinese: of its best answers, those are shown in which the words really stand. */
const PAGES_LOOKED_AT = 24;
const PAUSE_MS = 120;
const KINDS: Record<NameKind, string> = { estate: '小区', firm: '企业', place: '地方', manager: '负责人' };

interface PagefindPage {
  url: string;
  excerpt: string;
  content: string;
  meta: { title?: string };
}
interface PageFound {
  url: string;
  title: string;
  excerpt: string;
}
interface Pagefind {
  options(options: { baseUrl: string }): Promise<void>;
  init(): Promise<void>;
  search(query: string): Promise<{ results: { data(): Promise<PagefindPage> }[] }>;
}

const form = document.querySelector<HTMLFormElement>('form.search');
const input = form?.querySelector<HTMLInputElement>('input[type=search]');
const results = form?.querySelector<HTMLElement>('.results');
const status = form?.querySelector<HTMLElement>('[role=status]');
if (form && input && results && status) drive(form, input, results, status);

function drive(form: HTMLFormElement, input: HTMLInputElement, results: HTMLElement, status: HTMLElement): void {
  const base = form.dataset.base ?? '';
  let names: Promise<NameFinder> | null = null;
  let pagefind: Promise<Pagefind | null> | null = null;
  let asked = 0;
  let timer = 0;

  const loadNames = (): Promise<NameFinder> => {
    names ??= fetch(`${base}/search/names.json`).then(async (response) => {
      if (!response.ok) throw new Error(String(response.status));
      return nameFinder((await response.json()) as SearchNames);
    });
    // A failed load is tried again with the next key.
    names.catch(() => {
      names = null;
    });
    return names;
  };
  const loadPagefind = (): Promise<Pagefind | null> => {
    pagefind ??= (import(/* @vite-ignore */ `${base}/pagefind/pagefind.js`) as Promise<Pagefind>)
      .then(async (module) => {
        await module.options({ baseUrl: `${base}/` });
        await module.init();
        return module;
      })
      .catch(() => null);
    return pagefind;
  };

  const show = (...nodes: Node[]): void => {
    results.replaceChildren(...nodes);
    results.hidden = nodes.length === 0;
  };

  /** After Enter the first result takes the focus, unless the reader has gone on. */
  const focusFirst = (): void => {
    if (document.activeElement === input) results.querySelector<HTMLAnchorElement>('li a')?.focus();
  };

  const search = async (isEntered = false): Promise<void> => {
    const query = input.value.trim();
    const turn = ++asked;
    if (query === '') {
      status.textContent = '';
      show();
      return;
    }
    let finder: NameFinder;
    try {
      if (results.hidden) show(note('正在载入名录…'));
      finder = await loadNames();
    } catch {
      if (turn === asked) show(note('名录没有载入，网络可能断了。'), directoryLink());
      return;
    }
    if (turn !== asked) return;
    const only = isEntered ? finder.only(query) : null;
    if (only !== null) {
      window.location.assign(base + only);
      return;
    }
    const { found, total } = finder.find(query, NAMES_SHOWN);
    const list = document.createElement('ul');
    for (const one of found) {
      list.append(
        entry(base + one.path, one.name, one.by === null ? one.context : `${one.by}　${one.context}`, KINDS[one.kind]),
      );
    }
    const shown: Node[] = found.length > 0 ? [list] : [];
    if (total > found.length) shown.push(note(`还有 ${total - found.length} 个，多写几个字可以缩小范围。`));
    if (found.length > 0) {
      show(...shown);
      if (isEntered) focusFirst();
    }
    status.textContent = total > 0 ? `找到 ${total} 个名称` : '';

    const { pages, isCut } = await fullText(query);
    if (turn !== asked) return;
    const known = new Set(found.map((one) => base + one.path));
    const fresh = pages.filter((page) => !known.has(page.url));
    if (fresh.length > 0) {
      const heading = document.createElement('h2');
      heading.textContent = isCut ? `正文里的结果（前 ${fresh.length} 处）` : '正文里的结果';
      const mentions = document.createElement('ul');
      for (const page of fresh) mentions.append(entry(page.url, page.title, page.excerpt, '正文'));
      if (total === 0) status.textContent = heading.textContent;
      // What stands already stays, so that nobody loses the focus.
      if (found.length > 0) results.append(heading, mentions);
      else show(heading, mentions);
      if (isEntered && found.length === 0) focusFirst();
    } else if (found.length === 0) {
      status.textContent = '没有找到';
      show(note(`没有找到「${query}」。换个写法，或按县区查找。`), directoryLink());
    }
  };

  const fullText = async (query: string): Promise<{ pages: PageFound[]; isCut: boolean }> => {
    const engine = await loadPagefind();
    if (!engine) return { pages: [], isCut: false };
    try {
      const answer = await engine.search(query);
      const pages = await Promise.all(answer.results.slice(0, PAGES_LOOKED_AT).map((result) => result.data()));
      const words = query
        .split(/\s+/)
        .map(searchKey)
        .filter((word) => word !== '');
      const said = pages.filter((page) => {
        const content = searchKey(page.content);
        return words.every((word) => content.includes(word));
      });
      return {
        isCut: said.length > PAGES_SHOWN || answer.results.length > PAGES_LOOKED_AT,
        pages: said
          .slice(0, PAGES_SHOWN)
          .map((page) => ({ url: page.url, title: page.meta.title ?? page.url, excerpt: plainText(page.excerpt) })),
      };
    } catch {
      return { pages: [], isCut: false };
    }
  };

  const directoryLink = (): HTMLElement => {
    const paragraph = document.createElement('p');
    const link = document.createElement('a');
    link.href = `${base}/estates/`;
    link.textContent = '按县区、街道查小区';
    paragraph.append(link);
    return paragraph;
  };

  if (window.matchMedia('(min-width: 641px)').matches) input.placeholder = '搜小区、企业、负责人，支持拼音';
  // Typed before the script was there.
  if (document.activeElement === input && input.value.trim() !== '') void search();
  input.addEventListener('focus', () => {
    void loadNames().catch(() => undefined);
    if (input.value.trim() !== '' && results.hidden) void search();
  });
  input.addEventListener('input', () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void search(), PAUSE_MS);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    window.clearTimeout(timer);
    void search(true);
  });
  form.addEventListener('keydown', (event) => {
    const links = [...results.querySelectorAll<HTMLAnchorElement>('a')];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    if (event.key === 'Escape') {
      show();
      input.focus();
      show();
    } else if (event.key === 'ArrowDown' && links.length > 0) {
      event.preventDefault();
      links[Math.min(at + 1, links.length - 1)]?.focus();
    } else if (event.key === 'ArrowUp' && at >= 0) {
      event.preventDefault();
      if (at === 0) input.focus();
      else links[at - 1]?.focus();
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target as HTMLElement;
    if (target.closest('input, textarea, select, [contenteditable]')) return;
    event.preventDefault();
    input.focus();
  });
  document.addEventListener('pointerdown', (event) => {
    if (!form.contains(event.target as Node)) show();
  });
  form.addEventListener('focusout', (event) => {
    if (event.relatedTarget !== null && !form.contains(event.relatedTarget as Node)) show();
  });
}

function entry(address: string, name: string, context: string, kind: string): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = address;
  const strong = document.createElement('b');
  strong.textContent = name;
  const small = document.createElement('span');
  small.textContent = context;
  const label = document.createElement('i');
  label.textContent = kind;
  link.append(strong, ' ', label, ' ', small);
  item.append(link);
  return item;
}

function note(text: string): HTMLParagraphElement {
  const paragraph = document.createElement('p');
  paragraph.textContent = text;
  return paragraph;
}

/** Pagefind's excerpts are HTML with marks; only their text is shown. */
function plainText(html: string): string {
  return new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '';
}
