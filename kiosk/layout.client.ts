/**
 * Cuts panels into pages that fit this screen (分页): by measuring, because nobody knows which fonts an old box has.
 *
 * All pages are made once and shown by a class, so that nothing grows while they turn.
 */
import type { Html } from '../src/wording/html.ts';
import { flatMap } from './flat-map.ts';
import { type Freshness, shownFrame } from './freshness.ts';
import {
  codeOnlyMarkup,
  complainMarkup,
  insteadMarkup,
  isUrgent,
  linesMarkup,
  numbersFrame,
  pageMarkup,
  signMarkup,
} from './markup.ts';
import { isEnlarged } from './page.client.ts';
import { COMPLAIN, INSTEAD, type PageOf } from './playlist.ts';
import { type Sign, signsOf, togetherOf } from './sign.ts';
import type { Frame, Item, Snapshot } from './snapshot.ts';

export interface LaidOut {
  pages: (PageOf & { element: HTMLElement })[];
}

/**
 * Classes for the size of letters and spaces, from large to small; the first one at which a page fits is used. The last is
 * as small only where everything is enlarged, for a line that fills more than a page.
 */
const SIZES = [
  'is-largest',
  'is-hugest',
  'is-huge',
  'is-roomiest',
  'is-roomy',
  '',
  'is-tight',
  'is-tighter',
  'is-tightest',
  'is-tightest is-least',
];

/** Fills `root` with all pages of a snapshot that may be shown. Where it throws, the earlier pages stay. */
export function layOut(root: HTMLElement, snapshot: Snapshot, freshness: Freshness): LaidOut {
  const old = Array.prototype.slice.call(root.children) as Element[];
  const fresh = document.createElement('div');
  root.appendChild(fresh);
  try {
    const laidOut = fill(fresh, snapshot, freshness);
    for (const element of old) root.removeChild(element);
    return laidOut;
  } catch (cause) {
    root.removeChild(fresh);
    throw cause;
  }
}

function fill(root: HTMLElement, snapshot: Snapshot, freshness: Freshness): LaidOut {
  const pages: LaidOut['pages'] = [];
  const add = (frame: string, part: number, page: Html | HTMLElement, sign: Partial<Sign> | null = null) => {
    const element = page instanceof HTMLElement ? page : pageElement(page);
    root.appendChild(element);
    pages.push({ frame, part, element, isSign: sign !== null, isPressing: sign?.isPressing === true });
    return element;
  };
  if (freshness.condition === 'outdated' || freshness.condition === 'unasked') {
    enlargeToFit(add(INSTEAD, 0, insteadMarkup(snapshot, freshness)));
  } else {
    for (const frame of [...snapshot.urgent, ...snapshot.frames]) {
      const shown = shownFrame(frame, freshness);
      if (shown === null) continue;
      const signs = flatMap(signsOf(frame, freshness), (sign) => sizedSigns(root, shown, sign));
      let most = Number.POSITIVE_INFINITY;
      for (const [part, { sign, page }] of signs.entries())
        most = Math.min(most, lettersOf(add(frame.id, part, page, sign), '.sign-message'));
      const parts = isAllSaid(shown, signs) ? [] : partsOf(root, shown);
      for (const [part, items] of parts.entries())
        enlargeToFit(add(frame.id, signs.length + part, pageMarkup(shown, items, part, parts.length)), most);
    }
  }
  const screen = document.getElementById('screen') as HTMLElement;
  // Measured as it will be shown: without the small code, whose room it takes.
  markComplain(screen, true);
  if (isEnlarged()) {
    // The code and the numbers have a page each, on which they are as large as can be.
    enlargeToFit(add(COMPLAIN, 0, codeOnlyMarkup(snapshot)));
    const numbers = numbersFrame(snapshot);
    const parts = partsOf(root, numbers);
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
  /** Starts a page with some lines; returns whether they fit. */
  begin(items: readonly Item[]): boolean;
  /** Whether some lines would fit with smaller letters and spaces. */
  squeezes(items: readonly Item[]): boolean;
  end(): void;
}

function trialOf(root: HTMLElement, frame: Frame): Trial {
  // The page has the mark “1 of 2”, so that there is room for one.
  const page = pageElement(pageMarkup(frame, [], 0, 2));
  root.appendChild(page);
  const lines = page.querySelector('.lines') as HTMLElement;
  return {
    begin(items) {
      lines.innerHTML = linesMarkup(items).text;
      return !isOver(lines);
    },
    squeezes(items) {
      page.className = 'page is-tighter';
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
 * The lines of a panel, page by page. A heading stays with the line after it, a picture is whole wherever it fits on a page
 * of its own.
 */
function partsOf(root: HTMLElement, frame: Frame): Item[][] {
  const trial = trialOf(root, frame);
  const groups = togetherOf(frame.items);
  const parts: Item[][] = [];
  let part: Item[] = [];
  const turn = (): void => {
    const next: Item[] = [];
    while (part.length > 1 && last(part).kind === 'heading') next.unshift(part.pop() as Item);
    parts.push(part);
    part = next;
  };
  while (groups.length > 0) {
    const begun = part;
    const among = (count: number): Item[] => flatMap(groups.slice(0, count), (group) => group);
    const fitting = mostFitting(groups.length, (count) => trial.begin([...begun, ...among(count)]));
    part.push(...among(fitting));
    groups.splice(0, fitting);
    const group = groups.shift();
    if (group === undefined) break;
    if (part.length > 0) turn();
    // What fills more than a page even in smaller letters is cut between its lines.
    const isWhole = group.length === 1 || trial.squeezes([...part, ...group]);
    for (const item of group) {
      if (!isWhole && part.length > 0 && !trial.begin([...part, item])) turn();
      part.push(item);
    }
  }
  if (part.length > 0 || parts.length === 0) parts.push(part);
  // A last page with the sources alone is avoided by putting them, with smaller spaces, onto the page before.
  const [before, end] = parts.slice(-2);
  if (before && end?.every(({ kind }) => kind === 'source') && trial.squeezes([...before, ...end]))
    parts.splice(-2, 2, [...before, ...end]);
  trial.end();
  return parts;
}

/** So many groups of lines are tried at first: most panels have no more, and fill no page. */
const TRIED_FIRST = 16;

/** How many of `count` groups fit, where fewer always do. */
function mostFitting(count: number, fits: (count: number) => boolean): number {
  let fitting = 0;
  let tried = Math.min(count, TRIED_FIRST);
  while (fits(tried)) {
    if (tried === count) return count;
    fitting = tried;
    tried = Math.min(count, tried * 2);
  }
  return firstFrom(fitting, tried - 1, (one) => !fits(one + 1));
}

/** The first number from which on something holds, between two; the last of them where it does for none before it. */
function firstFrom(from: number, to: number, holds: (number: number) => boolean): number {
  let [first, last] = [from, to];
  while (first < last) {
    // Each try is a layout of the page, which old boxes take long for.
    const middle = Math.floor((first + last) / 2);
    if (holds(middle)) last = middle;
    else first = middle + 1;
  }
  return last;
}

const last = (items: readonly Item[]): Item => items[items.length - 1] as Item;

/** Differences of half a pixel don't count as overflow. */
const SLACK = 2;

function isOver(element: Element): boolean {
  return element.scrollHeight > element.clientHeight + SLACK || element.scrollWidth > element.clientWidth + SLACK;
}

/** The size of letters of the first element that is found; endless where there is none. */
function lettersOf(page: HTMLElement, found: string): number {
  const element = page.querySelector(found);
  return element === null ? Number.POSITIVE_INFINITY : parseFloat(getComputedStyle(element).fontSize);
}

/** Gives a page the largest letters at which all of it fits, and its sentence no larger ones than its sign has. */
function enlargeToFit(page: HTMLElement, most = Number.POSITIVE_INFINITY): void {
  const boxes = [page, ...Array.prototype.slice.call(page.querySelectorAll('.lines, .complain-page'))] as HTMLElement[];
  const hasLead = page.querySelector('.is-lead') !== null;
  const show = (at: number): void => {
    page.className = `page ${SIZES[at]}`;
  };
  const plain = SIZES.indexOf('');
  // Lines alone become larger than plain ones.
  show(
    firstFrom(page.querySelector('.lines') === null ? plain : 0, SIZES.length - 1, (at) => {
      show(at);
      const isLarge = at < plain;
      return !(hasLead && isLarge && lettersOf(page, '.is-lead') > most) && !boxes.some(isOver);
    }),
  );
}

/** Sizes of a message, in letters of the smallest size; the largest at which a sign fits is used. */
const MESSAGE_SIZES = [6, 5.4, 4.8, 4.3, 3.9, 3.5, 3.1, 2.8, 2.55, 2.3, 2.1, 1.9, 1.7, 1.5, 1.3, 1.15, 1];

/** A sign with its page, whose letters have their size. */
interface Sized {
  sign: Sign;
  page: HTMLElement;
}

/**
 * A sign as it is shown: where its message would be small above the picture, the picture has a page of its own after it. One
 * that fits on no page, as when everything is enlarged, is left to the pages of lines.
 */
function sizedSigns(root: HTMLElement, frame: Frame, sign: Sign): Sized[] {
  const sized = (tried: Sign, isLast: boolean): Sized & { fits: boolean } => {
    const page = pageElement(signMarkup(frame, tried));
    root.appendChild(page);
    const fits = fitSign(page, isLast);
    root.removeChild(page);
    return { sign: tried, page, fits };
  };
  const whole = sized(sign, sign.picture.length === 0);
  if (whole.fits || sign.picture.length === 0) return [whole];
  const message = sized({ ...sign, picture: [] }, true);
  // What a notice says is not made small: its lines follow on pages of their own.
  if (isUrgent(frame.stamp)) return [message];
  const picture = sized({ ...sign, message: null }, true);
  return picture.fits ? [message, picture] : [message];
}

/** How small the message may be at which spaces, in letters of the smallest size; the last for what fits nowhere else. */
const DENSITIES: readonly (readonly [className: string, least: number])[] = [
  ['', 2.1],
  ['is-tight', 1.9],
  ['is-tightest', 1.9],
];
const LAST_RESORTS: typeof DENSITIES = [
  ['is-tightest', 1],
  ['is-tightest is-least', 1],
];

/** What an urgent notice says, in letters of its title, and the smallest that are read from two metres. */
const BODY_SHARE = 0.6;
const BODY_LEAST = 1.35;

/** How a sign stands: its picture below the message or, on a wide screen, beside it. */
const STANDS = ['', 'is-beside'];

/** Gives a sign the largest letters at which all of it fits; returns whether they are large, and small ones are last resorts. */
function fitSign(page: HTMLElement, isLast: boolean): boolean {
  const sign = page.querySelector('.sign') as HTMLElement;
  const message = page.querySelector('.sign-message') as HTMLElement | null;
  const body = page.querySelector('.sign-picture.is-body') as HTMLElement | null;
  const hasBoth = message !== null && page.querySelector('.sign-picture') !== null;
  const stands = hasBoth && window.innerWidth > window.innerHeight ? STANDS : STANDS.slice(0, 1);
  const fitsAt = (size: number): boolean => {
    if (message !== null) message.style.fontSize = `${size}rem`;
    if (body !== null) body.style.fontSize = `${Math.max(BODY_LEAST, size * BODY_SHARE)}rem`;
    return stands.some((stand) => {
      sign.className = `sign ${stand}`;
      return !isOver(page) && !isOver(sign);
    });
  };
  for (const [density, least] of isLast ? [...DENSITIES, ...LAST_RESORTS] : DENSITIES) {
    page.className = `page ${density}`;
    const sizes = message === null ? MESSAGE_SIZES.slice(0, 1) : MESSAGE_SIZES.filter((size) => size >= least);
    const smallest = sizes.length - 1;
    if (!fitsAt(sizes[firstFrom(0, smallest, (at) => fitsAt(sizes[at] as number))] as number)) continue;
    if (message !== null) balance(message, sign);
    return true;
  }
  return false;
}

/** How much narrower the lines of a message are made, in hundredths. */
const SHARES = [100, 95, 90, 85, 80, 75, 70, 65, 60, 55, 50];

/** Makes the lines of a message about as long as one another, so that none is of one character. */
function balance(message: HTMLElement, sign: HTMLElement): void {
  const height = message.offsetHeight;
  const width = message.clientWidth;
  const narrow = (at: number): void => {
    message.style.maxWidth = at === 0 ? '' : `${Math.floor((width * (SHARES[at] as number)) / 100)}px`;
  };
  const tooNarrow = firstFrom(1, SHARES.length, (at) => {
    narrow(at);
    // Letters are higher than their lines, so a message alone says nothing of its height.
    return message.offsetHeight > height || message.scrollWidth > message.clientWidth + SLACK || isOver(sign);
  });
  narrow(tooNarrow - 1);
}

/** Whether the signs of a panel say all that its lines would, so that these would only be the same again. */
function isAllSaid({ stamp, items }: Frame, signs: readonly Sized[]): boolean {
  if (isUrgent(stamp) && signs.some(({ sign: { picture } }) => picture.length > 0)) return true;
  const said = signs.map(({ sign: { message } }) => (message === null ? '' : message.text)).join('\n');
  return (
    signs.length > 0 &&
    items.every((item) => item.kind === 'source' || (item.kind === 'text' && said.indexOf(item.text) >= 0))
  );
}
