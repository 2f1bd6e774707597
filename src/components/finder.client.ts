/**
 * Narrows the table of matters to what is typed: part of a matter, a keyword, a body, pinyin or its initials.
 *
 * The table stands in the page in full; this only hides what does not fit and unfolds what does. A topic that is named
 * is shown whole, and a matter that two groups hold in the first of them alone.
 */
import { searchKey } from '../wording/search-text.ts';

const form = document.querySelector<HTMLFormElement>('form.filter');
const input = form?.querySelector<HTMLInputElement>('input');
const status = form?.querySelector<HTMLElement>('[role=status]');
if (form && input && status) drive(form, input, status);

function drive(form: HTMLFormElement, input: HTMLInputElement, status: HTMLElement): void {
  const groups = [...document.querySelectorAll<HTMLDetailsElement>('[data-group]')];
  const loose = [...document.querySelectorAll<HTMLElement>('[data-filter-hides]')];
  const all = [...document.querySelectorAll<HTMLElement>('.matter')];
  const headings = [...document.querySelectorAll<HTMLElement>('.by-body > .band-title')];
  /** Which groups the reader had unfolded before typing anything; null while nothing is typed. */
  let unfolded: ReadonlySet<HTMLDetailsElement> | null = null;

  const show = (): void => {
    const query = searchKey(input.value);
    const isOn = query !== '';
    if (isOn) unfolded ??= new Set(groups.filter((group) => group.open));
    for (const element of [...loose, ...headings]) element.hidden = isOn;
    document.documentElement.classList.toggle('is-filtered', isOn);
    const shown = new Set<string>();
    const places = new Set<string>();
    for (const matter of all) {
      const group = matter.closest<HTMLElement>('[data-group]');
      // A topic is shown or hidden as a whole, so that nobody finds a question about pipes under 电梯.
      const topic = group?.dataset.keys;
      const fits = !isOn || (topic === undefined ? fitsKeys(matter.dataset.keys, query) : fitsKeys(topic, query));
      const id = matter.dataset.matter ?? '';
      matter.hidden = isOn && (!fits || shown.has(id));
      if (matter.hidden) continue;
      shown.add(id);
      const name = matter.querySelector('.who b')?.textContent;
      if (name) places.add(name);
    }
    for (const group of groups) {
      const fits = [...group.querySelectorAll<HTMLElement>('.matter')].some((matter) => !matter.hidden);
      group.hidden = isOn && !fits;
      if (isOn) group.open = fits;
      else if (unfolded !== null) group.open = unfolded.has(group);
    }
    if (!isOn) unfolded = null;
    status.textContent = !isOn
      ? ''
      : shown.size === 0
        ? '没有对上的。换个说法，或打 12345 转办。'
        : `${shown.size} 类事，先找的部门 ${places.size} 个`;
  };

  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  input.addEventListener('input', show);
  // A link may lead into a part of the table that the filter has hidden.
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="#"]');
    if (!link || link.classList.contains('skip') || input.value === '') return;
    input.value = '';
    show();
  });
  if (input.value !== '') show();
}

/**
 * Whether a query matches keys: Chinese anywhere in a word, pinyin only at its beginning, since two letters would
 * otherwise match nearly everything.
 */
function fitsKeys(keys: string | undefined, query: string): boolean {
  if (keys === undefined) return false;
  const isLatin = /^[a-z]+$/.test(query);
  return keys.split(' ').some((key) => (isLatin ? key.startsWith(query) : key.includes(query)));
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
