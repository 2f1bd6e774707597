/**
 * Cuts panels into pages that fit this screen (分页): by measuring, because nobody knows which fonts an old box has.
 *
 * All pages are made once and shown by a class, so that nothing grows while they turn.
 */
import type { Html } from '../src/wording/html.ts';
import { flatMap } from './flat-map.ts';
import { type Freshness, shownFrame } from './freshness.ts';
import { complainMarkup, itemMarkup, outdatedMarkup, pageMarkup } from './markup.ts';
import { COMPLAIN, OUTDATED, type PageOf } from './playlist.ts';
import type { Frame, Item, Snapshot } from './snapshot.ts';

export interface LaidOut {
  pages: (PageOf & { element: HTMLElement })[];
}

/** Letters go down by steps where something does not fit alone. */
const SHRINKS = ['', 'is-tight', 'is-tighter', 'is-tightest'];

/** Fills `root` with all pages of a snapshot that may be shown. */
export function layOut(root: HTMLElement, snapshot: Snapshot, freshness: Freshness): LaidOut {
  root.innerHTML = '';
  const pages: LaidOut['pages'] = [];
  const add = (frame: string, part: number, markup: Html): HTMLElement => {
    const element = pageElement(markup);
    root.appendChild(element);
    pages.push({ frame, part, element });
    return element;
  };
  if (freshness.condition === 'outdated') {
    shrink(add(OUTDATED, 0, outdatedMarkup(snapshot, freshness)));
  } else {
    for (const frame of [...snapshot.urgent, ...snapshot.frames]) {
      const shown = shownFrame(frame, freshness);
      if (shown === null) continue;
      const parts = partsOf(root, shown);
      for (const [part, items] of parts.entries())
        shrink(add(frame.id, part, pageMarkup(shown, items, part, parts.length)));
    }
  }
  shrink(add(COMPLAIN, 0, complainMarkup(snapshot)));
  return { pages };
}

function pageElement(markup: Html): HTMLElement {
  const element = document.createElement('section');
  element.className = 'page';
  element.innerHTML = markup.text;
  return element;
}

/** The lines of a panel, page by page. A heading stays with what follows it. */
function partsOf(root: HTMLElement, frame: Frame): Item[][] {
  // With the mark of a page of several, which takes room as well.
  const trial = pageElement(pageMarkup(frame, [], 0, 2));
  root.appendChild(trial);
  const lines = trial.querySelector('.lines') as HTMLElement;
  const parts: Item[][] = [];
  let part: Item[] = [];
  for (const item of frame.items) {
    lines.insertAdjacentHTML('beforeend', itemMarkup(item).text);
    part.push(item);
    if (part.length === 1 || !isOver(lines)) continue;
    const next = [part.pop() as Item];
    while (part.length > 1 && (part[part.length - 1] as Item).kind === 'heading') next.unshift(part.pop() as Item);
    parts.push(part);
    part = next;
    lines.innerHTML = flatMap(part, (one) => [itemMarkup(one).text]).join('');
  }
  if (part.length > 0 || parts.length === 0) parts.push(part);
  root.removeChild(trial);
  return parts;
}

/** Half a pixel is no overflow. */
const SLACK = 2;

function isOver(element: Element): boolean {
  return element.scrollHeight > element.clientHeight + SLACK || element.scrollWidth > element.clientWidth + SLACK;
}

/** Where a page holds more than it can show all the same, what is spare around its lines goes first. */
function shrink(page: HTMLElement): void {
  const boxes = [page, ...Array.prototype.slice.call(page.querySelectorAll('.lines, .complain-page'))] as HTMLElement[];
  for (const step of SHRINKS) {
    page.className = `page ${step}`;
    if (!boxes.some(isOver)) return;
  }
}
