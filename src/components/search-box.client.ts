/**
 * Drives the search box: questions and names are answered with every key, full-text results follow when the reader
 * pauses.
 *
 * What matches what is find-names.ts and find-asked.ts; where it comes from, search-sources.client.ts; what it looks like,
 * search-results.client.ts. The box is a searchbox with links below it, so the arrows move the focus itself.
 */
import { type Asked, type AskedFinder, answersTo, type Here, hereAt } from './find-asked.ts';
import { type ResultsView, resultsView } from './search-results.client.ts';
import { type SearchSources, searchSources } from './search-sources.client.ts';

/**
 * How long nobody must have typed before the full text is searched, and before a screen reader is told the number of
 * results.
 */
const PAUSE_MS = 400;
const PAGES_SHOWN = 6;
/** Where somebody has asked for every county. */
const PAGES_SHOWN_OF_ALL = 12;
/** Pages looked at for the words; fewer where names have answered already. */
const PAGES_LOOKED_AT = { beside: 6, alone: 24 };

const form = document.querySelector<HTMLFormElement>('form.search');
const input = form?.querySelector<HTMLInputElement>('input[type=search]');
const results = form?.querySelector<HTMLElement>('.results');
const status = form?.querySelector<HTMLElement>('[role=status]');
if (form && input && results && status) {
  const { base = '', county, everywhere = '' } = form.dataset;
  const view = resultsView(results, { base, isInCounty: county !== undefined, everywhere });
  const { ask, stop } = asking(form, input, view, status);
  followKeys(form, input, view, ask, stop);
  if (window.matchMedia('(min-width: 641px)').matches) input.placeholder = '搜小区、企业、负责人，或直接问：物业费';
  // Typed before the script was there.
  if (document.activeElement === input && input.value.trim() !== '') void ask(false);
}

interface Asking {
  /** Answers what stands in the box; with Enter it opens the only match, or goes to the first. */
  ask(isEntered: boolean): Promise<void>;
  /** Closes the results. Answers that arrive later do not open them again. */
  stop(): void;
}

function asking(form: HTMLFormElement, input: HTMLInputElement, view: ResultsView, status: HTMLElement): Asking {
  const { base = '', everywhere = '' } = form.dataset;
  const here = (): Here => hereAt(window.location.pathname.slice(base.length), form.dataset.complain ?? '');
  const sources = searchSources(base, form.dataset.county ?? null);
  const showText = showingText(view, sources, { input, status, everywhere });
  let turns = 0;

  const focusFirst = (): void => {
    // Only while the search box still has the focus.
    if (document.activeElement === input) view.stops()[0]?.focus();
  };

  const stop = (): void => {
    turns++;
    view.close();
  };

  const ask = async (isEntered: boolean): Promise<void> => {
    const query = input.value.trim();
    const turn = ++turns;
    const isOver = (): boolean => turn !== turns;
    if (query === '') {
      status.textContent = '';
      view.close();
      // The lists are loaded while the reader types the first word.
      sources.names().catch(() => undefined);
      void sources.questions();
      return;
    }
    const loading = Promise.all([sources.names(), sources.questions()]);
    const slow = window.setTimeout(() => {
      if (!isOver() && !view.isOpen()) view.waiting();
    }, PAUSE_MS);
    const [finder, questions] = await loading.catch(() => [null, null]);
    window.clearTimeout(slow);
    if (isOver()) return;
    if (finder === null) {
      view.failed();
      return;
    }
    const found = finder.find(query);
    const only = finder.only(query);
    // Who types a whole name means it, whatever else its words are.
    const asked = only === null && questions ? await askedIn(query, questions, sources, found.total > 0) : [];
    if (isOver()) return;
    const answers = answersTo(asked, here());
    if (isEntered) {
      const target = only ?? (found.total === 1 && answers.length === 0 ? found.slice(0, 1)[0]?.path : null);
      if (target) {
        window.location.assign(base + target);
        return;
      }
    }
    const isFound = answers.length > 0 || found.total > 0;
    if (isFound) view.found(answers, found);
    else view.noNames(query, finder);
    if (isEntered && isFound) focusFirst();

    if (!isEntered) await new Promise((done) => window.setTimeout(done, PAUSE_MS));
    if (isOver()) return;
    status.textContent = countsOf(answers.length, found.total);
    const known = new Set(found.slice(0, found.total).map(({ path }) => base + path));
    const shown: TextShown = { query, isFound, known, isOver };
    await showText(shown, PAGES_SHOWN, isFound ? PAGES_LOOKED_AT.beside : PAGES_LOOKED_AT.alone);
    if (isEntered && !isFound && !isOver()) focusFirst();
  };

  return { ask, stop };
}

/** A query whose names are shown, while its text is searched. */
interface TextShown {
  query: string;
  /** Whether names or questions answer it. */
  isFound: boolean;
  /** Addresses that are shown already. */
  known: ReadonlySet<string>;
  /** Whether another query has come. */
  isOver(): boolean;
}

type ShowText = (shown: TextShown, most: number, looked: number) => Promise<void>;

/** Searches the text and shows what it has; says where it has nothing and no name does. */
function showingText(
  view: ResultsView,
  { text }: SearchSources,
  { input, status, everywhere }: { input: HTMLInputElement; status: HTMLElement; everywhere: string },
): ShowText {
  const showText: ShowText = async (shown, most, looked) => {
    const { query, isFound, known, isOver } = shown;
    const found = await text.pages(query, most, looked);
    if (isOver()) return;
    const pages = found?.pages.filter(({ address }) => !known.has(address)) ?? [];
    if (found !== null && pages.length > 0) {
      view.pages({ ...found, pages });
      if (!isFound) status.textContent = `名称里没有，正文里有 ${pages.length} 处`;
    } else if (!isFound) {
      if (found === null) view.noText(query);
      else view.nothing(query, found.isWhole);
      status.textContent =
        found === null ? '正文没有载入' : found.isWhole ? '没有找到' : `没有找到，可以在${everywhere}找`;
    }
    if (found !== null && !found.isWhole) view.offerWhole(() => searchWhole(shown));
  };

  /** What the button for all counties does: the focus goes on to what it has found, or back into the box. */
  const searchWhole = async (shown: TextShown): Promise<void> => {
    const isWhole = await text.widen();
    if (shown.isOver()) return;
    if (!isWhole) {
      status.textContent = '没有载入，可以再试';
      view.endOffer('没有载入，网络可能断了。');
      return;
    }
    await showText(shown, PAGES_SHOWN_OF_ALL, PAGES_LOOKED_AT.alone);
    if (shown.isOver()) return;
    view.endOffer();
    const first = view.firstPage();
    status.textContent = first === null ? `${everywhere}的正文里也没有` : `在${everywhere}的正文里找到了`;
    (first ?? input).focus();
  };
  return showText;
}

/** What a query asks; one that nothing fits is tried with simplified characters as well. */
async function askedIn(
  query: string,
  questions: AskedFinder,
  sources: SearchSources,
  hasNames: boolean,
): Promise<readonly Asked[]> {
  const asked = questions.asked(query);
  return asked.length > 0 || hasNames ? asked : questions.asked(await sources.simplified(query));
}

function countsOf(answers: number, names: number): string {
  if (answers > 0) return `问题有 ${answers} 个答案${names > 0 ? `，另有 ${names} 个名称` : ''}`;
  return names > 0 ? `找到 ${names} 个名称` : '名称里没有，在找正文';
}

/** The keys / ↑ ↓ Enter and Escape, and what else opens and closes the results. */
function followKeys(
  form: HTMLFormElement,
  input: HTMLInputElement,
  view: ResultsView,
  ask: Asking['ask'],
  stop: Asking['stop'],
): void {
  let isDismissed = false;
  input.addEventListener('input', () => {
    isDismissed = false;
    void ask(false);
  });
  input.addEventListener('focus', () => {
    if (!isDismissed && !view.isOpen()) void ask(false);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void ask(true);
  });
  form.addEventListener('keydown', (event) => {
    // While an input method is composing, the keys belong to it.
    if (event.isComposing) return;
    const stops = view.stops();
    const at = stops.indexOf(document.activeElement as HTMLElement);
    if (event.key === 'Escape') {
      if (!view.isOpen()) return;
      event.preventDefault();
      isDismissed = true;
      stop();
      input.focus();
    } else if (event.key === 'ArrowDown' && view.isOpen() && stops.length > 0) {
      event.preventDefault();
      stops[Math.min(at + 1, stops.length - 1)]?.focus();
    } else if (event.key === 'ArrowDown') {
      isDismissed = false;
      void ask(false);
    } else if (event.key === 'ArrowUp' && at >= 0) {
      event.preventDefault();
      if (at === 0) input.focus();
      else stops[at - 1]?.focus();
    } else if (at >= 0 && (event.key.length === 1 || event.key === 'Backspace') && !hasModifier(event)) {
      // A letter typed while a result has the focus goes into the search box.
      if (event.key !== ' ') input.focus();
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || hasModifier(event) || event.isComposing) return;
    if ((event.target as HTMLElement).closest('input, textarea, select, [contenteditable]')) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
  document.addEventListener('pointerdown', (event) => {
    if (!form.contains(event.target as Node)) stop();
  });
  form.addEventListener('focusout', (event) => {
    if (event.relatedTarget !== null && !form.contains(event.relatedTarget as Node)) stop();
  });
}

const hasModifier = (event: KeyboardEvent): boolean => event.ctrlKey || event.metaKey || event.altKey;
