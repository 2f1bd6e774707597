/**
 * Shows the results of the search below its box (搜索结果): links in lists, each with its kind, its place and the matching
 * part marked.
 *
 * The beginning of a long list is shown at once, and the rest is added while the browser is idle.
 */
import type { AskedAnswer } from './find-asked.ts';
import type { Found, FoundName, Marked, NameFinder } from './find-names.ts';
import type { PagesFound } from './search-text.client.ts';

/** Results that are shown at once; about as many as fit on a screen. */
const FIRST = 20;
/** Added at a time after that. */
const CHUNK = 150;
const CHUNK_PAUSE_MS = 15;
/** Up to so many are added without asking; the rest on demand. */
const BY_ITSELF = 1000;
const NEAREST = 6;

export interface ResultsView {
  isOpen(): boolean;
  close(): void;
  /** What the arrows lead to: links, and buttons for more. */
  stops(): HTMLElement[];
  waiting(): void;
  failed(): void;
  /** What answers a question, then names that match, the best first. */
  found(answers: readonly AskedAnswer[], found: Found): void;
  /** Says that no name matches, and offers similar names and the directory, while the text is still searched. */
  noNames(query: string, finder: NameFinder): void;
  /** Says that nothing was found, once the text has been searched as well: everywhere, or not in all counties. */
  nothing(query: string, isWhole: boolean): void;
  /** Says that the text could not be searched. */
  noText(query: string): void;
  /** Shows pages below what is shown already, so that nothing moves while it is read; instead of pages that were shown before. */
  pages(found: PagesFound): void;
  /** The first page that is shown; null where none is. */
  firstPage(): HTMLElement | null;
  /** Offers to search the texts of the other counties as well, by a button that stays while they are. */
  offerWhole(search: () => Promise<void>): void;
  /** Ends the offer: all were searched, or, with words that say why, not. */
  endOffer(failure?: string): void;
}

/** What the words of the search depend on. */
interface ResultsPlace {
  base: string;
  /** Whether the page is about a county. */
  isInCounty: boolean;
  /** 全市 */
  everywhere: string;
}

export function resultsView(results: HTMLElement, { base, isInCounty, everywhere }: ResultsPlace): ResultsView {
  const list = growingList(results, base);
  const show = (...nodes: Node[]): void => {
    list.stop();
    results.removeAttribute('aria-busy');
    results.replaceChildren(...nodes);
    results.hidden = nodes.length === 0;
    results.scrollTop = 0;
  };
  /** What says that the text is being searched. */
  let searching: HTMLElement | null = null;
  /** Where pages are shown, and the offer to search more below them. */
  const text = document.createElement('div');
  const offer = note('');
  const append = (one: HTMLElement): void => {
    results.append(one);
    results.hidden = false;
  };
  const without = isInCounty ? '不含别的县区' : '不含各县区';
  return {
    isOpen: () => !results.hidden,
    close: () => show(),
    stops: () => [...results.querySelectorAll<HTMLElement>('a, button')],
    waiting: () => show(note('正在载入名录…')),
    failed: () => show(note('名录没有载入，网络可能断了。'), directoryLink(base)),
    found(answers, found) {
      const names = nameList(found.slice(0, FIRST), base);
      const summary =
        found.total > FIRST ? [note(`共 ${number(found.total)} 个，往下翻看全部；多写几个字可以缩小范围。`)] : [];
      const asked = answers.length > 0 ? [answerList(answers, base)] : [];
      show(...asked, ...summary, ...(found.total > 0 ? [names] : []));
      if (found.total > 0) list.grow(names, found, Math.min(found.total, BY_ITSELF));
    },
    noNames(query, finder) {
      const directory = directoryLink(base);
      searching = note(`名称里没有「${query}」，在找正文…`);
      show(searching, directory);
      // Searching for similar names takes too long to be done on each key.
      list.later(() => {
        const near = finder.nearest(query, NEAREST);
        if (near.length > 0) directory.before(note('名字相近的有：'), nameList(near, base));
      });
    },
    nothing(query, isWhole) {
      const [first] = results.children;
      if (first)
        first.textContent = isWhole
          ? `没有找到「${query}」。换个写法，或按县区查找。`
          : `名称里没有「${query}」，正文里也没有（${without}）。`;
    },
    noText(query) {
      const [first] = results.children;
      if (first) first.textContent = `名称里没有「${query}」。正文没有载入，网络可能断了。`;
    },
    pages(found) {
      if (searching?.isConnected) searching.textContent = '名称里没有，正文里有：';
      text.replaceChildren(...pagesNodes(found, found.isWhole ? '' : `，${without}`));
      append(text);
    },
    firstPage: () => (text.isConnected ? text.querySelector('a') : null),
    offerWhole(search) {
      const button = offerButton(everywhere, search);
      offer.replaceChildren(`${isInCounty ? '别的' : '各'}县区的正文还没有找。`, button);
      append(offer);
    },
    endOffer(failure) {
      if (failure === undefined) offer.remove();
      else offer.firstChild?.replaceWith(failure);
    },
  };
}

/** A button that searches on; pressed again meanwhile, it does nothing. */
function offerButton(everywhere: string, search: () => Promise<void>): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = `在${everywhere}找`;
  button.addEventListener('click', async () => {
    if (button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    button.textContent = `正在${everywhere}找…`;
    await search();
    button.removeAttribute('aria-disabled');
    button.textContent = `在${everywhere}找`;
  });
  return button;
}

/** Lists that grow while the browser is idle, one at a time. */
interface GrowingList {
  stop(): void;
  later(work: () => void): void;
  /** Fills a list up to `until`, piece by piece; then says what is still missing. */
  grow(list: HTMLUListElement, found: Found, until: number): void;
}

function growingList(results: HTMLElement, base: string): GrowingList {
  let growing = 0;
  const later = (work: () => void): void => {
    growing = window.setTimeout(work, CHUNK_PAUSE_MS);
  };
  const grow = (list: HTMLUListElement, found: Found, until: number): void => {
    const next = (): void => {
      const from = list.childElementCount;
      const to = Math.min(from + CHUNK, until);
      list.append(...found.slice(from, to).map((one) => nameItem(one, base)));
      if (to < until) {
        later(next);
        return;
      }
      results.removeAttribute('aria-busy');
      if (to < found.total) list.after(moreButton(list, found));
    };
    if (list.childElementCount >= until) return;
    results.setAttribute('aria-busy', 'true');
    later(next);
  };
  const moreButton = (list: HTMLUListElement, found: Found): HTMLElement => {
    const paragraph = note(`共 ${number(found.total)} 个，显示前 ${number(list.childElementCount)} 个。`);
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = '接着显示';
    button.addEventListener('click', () => {
      const at = list.childElementCount;
      paragraph.remove();
      grow(list, found, Math.min(at + BY_ITSELF, found.total));
      list.lastElementChild?.querySelector('a')?.focus();
    });
    paragraph.append(button);
    return paragraph;
  };
  return { stop: () => window.clearTimeout(growing), later, grow };
}

function directoryLink(base: string): HTMLElement {
  const paragraph = document.createElement('p');
  const link = document.createElement('a');
  link.href = `${base}/estates/`;
  link.textContent = '按县区、街道查小区';
  paragraph.append(link);
  return paragraph;
}

function nameList(names: readonly FoundName[], base: string): HTMLUListElement {
  const list = document.createElement('ul');
  list.append(...names.map((one) => nameItem(one, base)));
  return list;
}

function answerList(answers: readonly AskedAnswer[], base: string): HTMLUListElement {
  const list = document.createElement('ul');
  list.className = 'answers';
  list.append(
    ...answers.map(({ path, title, kind, there }) =>
      item(base + path, [{ text: title, isMarked: false }], kind, [there]),
    ),
  );
  return list;
}

/** `without` says what wasn't searched. */
function pagesNodes({ pages, isCut }: PagesFound, without: string): Node[] {
  const heading = document.createElement('h2');
  const limits = `${isCut ? `，前 ${pages.length} 处` : ''}${without}`.slice(1);
  heading.textContent = `正文里的结果${limits === '' ? '' : `（${limits}）`}`;
  const list = document.createElement('ul');
  list.className = 'mentions';
  for (const { address, title, excerpt } of pages)
    list.append(item(address, [{ text: title, isMarked: false }], '正文', markedNodes(excerpt)));
  return [heading, list];
}

function nameItem({ name, path, context, kind, by }: FoundName, base: string): HTMLLIElement {
  const details: (Node | string)[] = by === null ? [] : [`${by.label} `, ...markedNodes(by.text), '　'];
  return item(base + path, name, kind, [...details, context]);
}

function item(address: string, name: Marked, kind: string, details: readonly (Node | string)[]): HTMLLIElement {
  const line = document.createElement('li');
  const link = document.createElement('a');
  link.href = address;
  const title = document.createElement('b');
  title.append(...markedNodes(name));
  const label = document.createElement('i');
  label.textContent = kind;
  const small = document.createElement('span');
  small.append(...details);
  link.append(title, ' ', label, ' ', small);
  line.append(link);
  return line;
}

function markedNodes(parts: Marked): (Node | string)[] {
  return parts.map(({ text, isMarked }) => {
    if (!isMarked) return text;
    const mark = document.createElement('mark');
    mark.textContent = text;
    return mark;
  });
}

function note(text: string): HTMLParagraphElement {
  const paragraph = document.createElement('p');
  paragraph.textContent = text;
  return paragraph;
}

const number = (value: number): string => value.toLocaleString('en');
