/**
 * The player's hands on its page (屏幕页面): finds its parts, puts words into them, turns pages, and sees how much room
 * there is. What is put there, the player says.
 */
import { dateText, type Reading, timeText } from './clock.ts';
import { ageText, type Freshness } from './freshness.ts';
import { brightnessAt, orbitAt } from './playlist.ts';
import type { Snapshot } from './snapshot.ts';

export const by = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;

/** Only what is new: a text that is set again is laid out again. */
export function put(id: string, text: string): void {
  const element = by(id);
  if (element.textContent !== text) element.textContent = text;
}

export function isEnlarged(): boolean {
  return by('screen').className.indexOf('is-large') >= 0;
}

/** Larger letters, and pages cut anew for them. Whether anything changed. */
export function enlarge(isLarge: boolean): boolean {
  if (isEnlarged() === isLarge) return false;
  by('screen').className = isLarge ? 'screen is-large' : 'screen';
  return true;
}

/** What decides how much room there is. */
export function roomNow(): string {
  const { innerWidth, innerHeight } = window;
  // What stands above grows when a font arrives.
  return [innerWidth, innerHeight, by('pages').offsetTop, by('controls').hidden, isEnlarged()].join();
}

export function turnTo(pages: readonly { element: HTMLElement }[], page: number): void {
  for (const [index, { element }] of pages.entries())
    element.className = element.className.replace(' is-shown', '') + (index === page ? ' is-shown' : '');
}

/** Time and age of what is shown, and how bright the screen is. */
export function tellTime(reading: Reading, snapshot: Snapshot, freshness: Freshness, minute: number | null): void {
  put('time', reading.isTrusted ? timeText(reading.nowMs) : '--:--');
  put('date', reading.isTrusted ? dateText(reading.nowMs) : '本机时间不准');
  put('age', ageText(snapshot.asOf, freshness));
  by('age').className = freshness.condition === 'current' ? '' : 'is-doubtful';
  const { x, y } = orbitAt(reading.nowMs);
  by('screen').style.transform = `translate(${x / 10}vh, ${y / 10}vh)`;
  by('dim').style.opacity = String(1 - brightnessAt(snapshot.settings, minute) / 100);
}
