/**
 * Drives the finder of complaints: leads what is typed to everyday troubles, and narrows the table of matters to it.
 *
 * Troubles and tables stand in the page in full; what fits is shown again below the box, the best first. What fits
 * nothing gets the general way, so that nobody goes away without a number.
 */

import type { AskedWords } from '../views/search/asked.ts';
import { foldingOf, searchKey } from '../wording/search-text.ts';
import { askedFinder, type OwnWords } from './find-asked.ts';
import { narrowMatters } from './finder-table.client.ts';

/** Troubles that are shown: the one that fits best, and others that may be meant. */
const SHOWN = 3;

const form = document.querySelector<HTMLFormElement>('form.filter');
const input = form?.querySelector<HTMLInputElement>('input');
const status = form?.querySelector<HTMLElement>('[role=status]');
const found = form?.querySelector<HTMLElement>('.found');
if (form && input && status && found) drive(form, input, status, found);

function drive(form: HTMLFormElement, input: HTMLInputElement, status: HTMLElement, found: HTMLElement): void {
  const narrow = narrowMatters();
  let loading: Promise<(typed: string) => string[]> | null = null;
  const load = async (name: string): Promise<unknown> => {
    const response = await fetch(`${form.dataset.base ?? ''}/search/${name}.json`);
    if (!response.ok) throw new Error(String(response.status));
    return response.json();
  };
  const finder = (): Promise<(typed: string) => string[]> => {
    loading ??= Promise.all([load('questions') as Promise<AskedWords>, load('characters') as Promise<string>]).then(
      ([words, characters]) => {
        const { troubles } = askedFinder(words, ownWords(form));
        const fold = foldingOf(characters);
        return (typed) => troubles(fold(searchKey(typed)));
      },
    );
    loading.catch(() => {
      loading = null;
    });
    return loading;
  };
  let asked = 0;

  const show = async (): Promise<void> => {
    const turn = ++asked;
    const typed = input.value.trim();
    const narrowed = narrow(searchKey(typed));
    if (searchKey(typed) === '') {
      status.textContent = '';
      found.replaceChildren();
      found.hidden = true;
      return;
    }
    const ids = await finder().then(
      (find) => find(typed).slice(0, SHOWN),
      () => null,
    );
    if (turn !== asked) return;
    const fitting = (ids ?? []).flatMap((id) => document.getElementById(`p-${id}`) ?? matterOf(id) ?? []);
    const general = document.getElementById('general-way');
    const shown = fitting.length > 0 || narrowed.matters > 0 ? fitting : general ? [general] : [];
    found.replaceChildren(...shown.map(copyOf));
    found.hidden = shown.length === 0;
    status.textContent = wordsOf(ids, fitting, narrowed.matters, narrowed.bodies);
  };

  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  input.addEventListener('input', () => void show());
  input.addEventListener('focus', () => void finder().catch(() => undefined));
  // A link may lead into a part of the page that is hidden while something is typed.
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="#"]');
    if (!link || link.classList.contains('skip') || input.value === '') return;
    input.value = '';
    void show();
  });
  if (input.value !== '') void show();
}

function wordsOf(
  ids: readonly string[] | null,
  fitting: readonly HTMLElement[],
  matters: number,
  bodies: number,
): string {
  const table = matters === 0 ? '' : `文件里有 ${matters} 类事，先找的部门 ${bodies} 个`;
  const [best] = fitting;
  if (best) return `最像的是「${best.querySelector('h4, .wrong')?.textContent?.trim()}」${table && `；${table}`}`;
  if (table) return table;
  return ids === null ? '没有载入，网络可能断了。先按一般途径找。' : '没有对上常见的事，先按一般途径找。';
}

/** The words of the place's own rows: with the trouble that they are about, or by themselves. */
function ownWords(form: HTMLFormElement): OwnWords {
  const says = new Map<string, string[]>();
  for (const problem of document.querySelectorAll<HTMLElement>('.problem[data-says]'))
    says.set(problem.id.slice(2), (problem.dataset.says ?? '').split(';'));
  const others = (form.dataset.others ?? '').split('\n').flatMap((line) => {
    const at = line.indexOf(':');
    return at < 0 ? [] : [{ id: line.slice(0, at), says: line.slice(at + 1).split(';') }];
  });
  return { says, others };
}

function matterOf(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`.by-body .matter[data-matter="${CSS.escape(id)}"]`);
}

/** A copy without anchors, of which a page has one each. */
function copyOf(element: HTMLElement): HTMLElement {
  const copy = document.createElement('div');
  copy.className = element.className;
  copy.append(...[...element.cloneNode(true).childNodes]);
  for (const one of copy.querySelectorAll('[id]')) one.removeAttribute('id');
  return copy;
}

/** Unfolds what the address leads to, and everything folded around it. */
function unfold(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target === null) return;
  let folded = target.closest('details');
  if (folded === null || target.closest('main') === null) return;
  for (; folded !== null; folded = folded.parentElement?.closest('details') ?? null) folded.open = true;
  target.scrollIntoView();
}
addEventListener('hashchange', unfold);
if (location.hash !== '') unfold();
