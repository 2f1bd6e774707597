/**
 * Changes the page of the screen for the player (屏幕页面): finds its elements, sets texts, turns pages, and measures the
 * room. The player decides what is shown.
 */
import { dateText, type Reading, timeText } from './clock.ts';
import { ageText, type Freshness } from './freshness.ts';
import { brightnessAt, orbitAt } from './playlist.ts';
import type { Snapshot } from './snapshot.ts';

export const by = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;

/** Whether what stands above the pages may be higher than it was: another text, or a font that has arrived. */
let isMoved = true;
if (document.fonts !== undefined)
  document.fonts.addEventListener('loadingdone', () => {
    isMoved = true;
  });

/** Sets a text, unless it is the same: setting it would make the browser lay it out again. */
export function put(id: string, text: string): void {
  const element = by(id);
  if (element.textContent === text) return;
  element.textContent = text;
  isMoved = true;
}

export function isEnlarged(): boolean {
  return document.documentElement.className === 'is-large';
}

/** Sets everything larger or as usual; returns whether that was a change, after which pages must be cut anew. */
export function enlarge(isLarge: boolean): boolean {
  if (isEnlarged() === isLarge) return false;
  document.documentElement.className = isLarge ? 'is-large' : '';
  return true;
}

let room = { without: '', top: 0 };

/**
 * A key of everything on which the room for panels depends. It is asked for each second, so the page is laid out for it only
 * where something may have moved.
 */
export function roomNow(): string {
  const { innerWidth, innerHeight } = window;
  const without = [innerWidth, innerHeight, by('controls').hidden, isEnlarged()].join();
  if (isMoved || without !== room.without) room = { without, top: by('pages').offsetTop };
  isMoved = false;
  return `${without},${room.top}`;
}

export function turnTo(pages: readonly { element: HTMLElement }[], page: number): void {
  for (const [index, { element }] of pages.entries())
    element.className = element.className.replace(' is-shown', '') + (index === page ? ' is-shown' : '');
}

/** Shows the time, the age of the data, and the brightness. */
export function tellTime(reading: Reading, snapshot: Snapshot, freshness: Freshness, minute: number | null): void {
  put('time', reading.isTold ? timeText(reading.nowMs) : '--:--');
  put('date', reading.isTold ? dateText(reading.nowMs) : '时间没有核准');
  put('age', ageText(snapshot, freshness));
  const doubt = freshness.condition === 'current' ? '' : 'is-doubtful';
  if (by('age').className !== doubt) {
    by('age').className = doubt;
    isMoved = true;
  }
  const { x, y } = orbitAt(reading.nowMs);
  by('screen').style.transform = `translate(${x / 10}vmin, ${y / 10}vmin)`;
  by('dim').style.opacity = String(1 - brightnessAt(snapshot.settings, minute) / 100);
}
