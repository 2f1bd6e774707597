/**
 * Cuts panels into pages that fit this screen (分页): by measuring, because nobody knows which fonts an old box has.
 *
 * All pages are made once and shown by a class, so that nothing grows while they turn.
 */
import type { Html } from '../src/wording/html.ts';
import { flatMap } from './flat-map.ts';
import { type Freshness, shownFrame } from './freshness.ts';
import { codeOnlyMarkup, complainMarkup, itemMarkup, numbersFrame, outdatedMarkup, pageMarkup } from './markup.ts';
import { isEnlarged } from './page.client.ts';
import { COMPLAIN, OUTDATED, type PageOf } from './playlist.ts';
import type { Frame, Item, Snapshot } from './snapshot.ts';

export interface LaidOut {
  pages: (PageOf & { element: HTMLElement })[];
}

/**
 * Classes for the size of letters and spaces, from large to small; the first one at which a page fits is used. The last is
 * as small only where everything is enlarged, for a line that fills more than a page.
 */
const SIZES = ['is-roomiest', 'is-roomy', '', 'is-tight', 'is-tighter', 'is-tightest', 'is-tightest is-least'];

/**
 * Fills `root` with all pages of a snapshot that may be shown, at most `partsMost` for each panel. Where it throws, the
 * earlier pages stay.
 */
export function layOut(root: HTMLElement, snapshot: Snapshot, freshness: Freshness, partsMost: number): LaidOut {
  const old = Array.prototype.slice.call(root.children) as Element[];
  const fresh = document.createElement('div');
  root.appendChild(fresh);
  try {
    const laidOut = fill(fresh, snapshot, freshness, partsMost);
    for (const element of old) root.removeChild(element);
    return laidOut;
  } catch (cause) {
    root.removeChild(fresh);
    throw cause;
  }
}

function fill(root: HTMLElement, snapshot: Snapshot, freshness: Freshness, partsMost: number): LaidOut {
  const pages: LaidOut['pages'] = [];
  const add = (frame: string, part: number, markup: Html): HTMLElement => {
    const element = pageElement(markup);
    root.appendChild(element);
    pages.push({ frame, part, element });
    return element;
  };
  if (freshness.condition === 'outdated') {
    enlargeToFit(add(OUTDATED, 0, outdatedMarkup(snapshot, freshness)));
  } else {
    for (const frame of [...snapshot.urgent, ...snapshot.frames]) {
      const shown = shownFrame(frame, freshness);
      if (shown === null) continue;
      const parts = partsOf(root, shown, partsMost);
      for (const [part, items] of parts.entries())
        enlargeToFit(add(frame.id, part, pageMarkup(shown, items, part, parts.length)));
    }
  }
  const screen = document.getElementById('screen') as HTMLElement;
  // Measured as it will be shown: without the small code, whose room it takes.
  markComplain(screen, true);
  if (isEnlarged()) {
    // The code and the numbers have a page each, on which they are as large as can be.
    enlargeToFit(add(COMPLAIN, 0, codeOnlyMarkup(snapshot)));
    const numbers = numbersFrame(snapshot);
    const parts = partsOf(root, numbers, HAND_PARTS);
    for (const [part, items] of parts.entries())
      enlargeToFit(add(COMPLAIN, part + 1, pageMarkup(numbers, items, part, parts.length)));
  } else enlargeToFit(add(COMPLAIN, 0, complainMarkup(snapshot)));
  markComplain(screen, false);
  return { pages };
}

/** Shows or hides the small code: the panel with the large code replaces it. */
export function markComplain(screen: HTMLElement, isComplain: boolean): void {
  const plain = screen.className.replace(' is-complain', '');
  const wanted = isComplain ? `${plain} is-complain` : plain;
  if (screen.className !== wanted) screen.className = wanted;
}

function pageElement(markup: Html): HTMLElement {
  const element = document.createElement('section');
  element.className = 'page';
  element.innerHTML = markup.text;
  return element;
}

/** A page on which lines are tried until it is full. */
interface Trial {
  /** Adds a line if it fits; returns whether it did. */
  add(item: Item): boolean;
  /** Starts a page with some lines; returns whether they fit. */
  begin(items: readonly Item[]): boolean;
  /** Whether some lines would fit with the smallest spaces. */
  squeezes(items: readonly Item[]): boolean;
  end(): void;
}

function trialOf(root: HTMLElement, frame: Frame): Trial {
  // The page has the mark “1 of 2”, so that there is room for one.
  const page = pageElement(pageMarkup(frame, [], 0, 2));
  root.appendChild(page);
  const lines = page.querySelector('.lines') as HTMLElement;
  return {
    add(item) {
      // A line is one element.
      lines.insertAdjacentHTML('beforeend', itemMarkup(item).text);
      if (!isOver(lines)) return true;
      lines.removeChild(lines.lastElementChild as Element);
      return false;
    },
    begin(items) {
      lines.innerHTML = flatMap(items, (one) => [itemMarkup(one).text]).join('');
      return !isOver(lines);
    },
    squeezes(items) {
      page.className = 'page is-tight';
      const isRoom = this.begin(items);
      page.className = 'page';
      return isRoom;
    },
    end: () => {
      root.removeChild(page);
    },
  };
}

/**
 * The lines of a panel, page by page. A heading stays with the line after it, and the line with the sources is always
 * kept.
 */
function partsOf(root: HTMLElement, frame: Frame, partsMost: number): Item[][] {
  const trial = trialOf(root, frame);
  const parts: Item[][] = [];
  let part: Item[] = [];
  for (const item of frame.items) {
    if (part.length === 0) trial.begin([item]);
    else if (!trial.add(item)) {
      const next: Item[] = [];
      while (part.length > 1 && last(part).kind === 'heading') next.unshift(part.pop() as Item);
      parts.push(part);
      if (parts.length > partsMost) break;
      part = next;
      trial.begin([...next, item]);
    }
    part.push(item);
  }
  if (parts.length <= partsMost && (part.length > 0 || parts.length === 0)) parts.push(part);
  // A last page with the sources alone is avoided by putting them, with smaller spaces, onto the page before.
  const [before, end] = parts.slice(-2);
  if (before && end?.every(({ kind }) => kind === 'source') && trial.squeezes([...before, ...end]))
    parts.splice(-2, 2, [...before, ...end]);
  const kept = parts.length > partsMost ? shortened(parts.slice(0, partsMost), frame, trial) : parts;
  trial.end();
  return kept;
}

const last = (items: readonly Item[]): Item => items[items.length - 1] as Item;

/** How many pages of a panel one round shows; nobody waits for more. */
export const ROUND_PARTS = 2;
/** How many pages of a panel can be turned by hand. */
export const HAND_PARTS = 40;
const REST: Item = { kind: 'text', tone: 'note', text: '其余内容见网页。' };

/** The first pages of a panel, with a line that there is more, and the sources. */
function shortened(parts: Item[][], frame: Frame, trial: Trial): Item[][] {
  const end = [REST, ...frame.items.filter(({ kind }) => kind === 'source')];
  const kept = (parts[parts.length - 1] as Item[]).filter(({ kind }) => kind !== 'source');
  while (kept.length > 1 && (last(kept).kind === 'heading' || !trial.begin([...kept, ...end]))) kept.pop();
  return [...parts.slice(0, -1), [...kept, ...end]];
}

/** Differences of half a pixel don't count as overflow. */
const SLACK = 2;

function isOver(element: Element): boolean {
  return element.scrollHeight > element.clientHeight + SLACK || element.scrollWidth > element.clientWidth + SLACK;
}

/** Gives a page the largest letters at which all of it fits. */
function enlargeToFit(page: HTMLElement): void {
  const boxes = [page, ...Array.prototype.slice.call(page.querySelectorAll('.lines, .complain-page'))] as HTMLElement[];
  for (const size of SIZES) {
    page.className = `page ${size}`;
    if (!boxes.some(isOver)) return;
  }
}
