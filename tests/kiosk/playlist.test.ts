import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  brightnessAt,
  isBetween,
  isReloadDue,
  orbitAt,
  orderAt,
  type PageOf,
  turnAt,
  turnsOf,
} from '../../kiosk/playlist.ts';
import type { ScreenSettings } from '../../kiosk/snapshot.ts';
import { KIOSK_DEFAULTS } from '../../src/domain/kiosk-settings.ts';

const settings: ScreenSettings = { ...KIOSK_DEFAULTS, order: ['answer', 'fees', 'revenue'], complainEvery: 2 };
const page = (frame: string, part = 0): PageOf => ({ frame, part });
const PAGES = [page('answer'), page('revenue'), page('fees'), page('fees', 1), page('complain')];

/** The round as names of panels. */
function round(pages: readonly PageOf[], own: Partial<ScreenSettings> = {}, minute: number | null = 600): string {
  return turnsOf(pages, { ...settings, ...own }, minute)
    .map((turn) => pages[turn.page]?.frame)
    .join(' ');
}

describe('the round of a screen', () => {
  it('follows the order of the settings, with the code after every so many pages and at the end', () => {
    expect(round(PAGES)).toBe('answer fees complain fees revenue complain');
    expect(round(PAGES, { complainEvery: 3 })).toBe('answer fees fees complain revenue complain');
  });

  it('shows what a time of day asks for, over midnight too, and else everything', () => {
    const dayParts = [{ from: '22:00', until: '06:00', order: ['revenue'] }];
    expect([21 * 60 + 59, 22 * 60, 359, 360].map((minute) => round(PAGES, { dayParts }, minute))).toEqual([
      'answer fees complain fees revenue complain',
      'revenue complain',
      'revenue complain',
      'answer fees complain fees revenue complain',
    ]);
    // Where the time is not known, no part of the day applies.
    expect(orderAt({ ...settings, dayParts }, null)).toEqual(settings.order);
  });

  it('shows everything where a time of day asks for what the estate has nothing of', () => {
    const dayParts = [{ from: '00:00', until: '23:59', order: ['lifts'] }];
    expect(round(PAGES, { dayParts })).toBe('answer revenue fees fees complain');
  });

  it('puts an urgent notice before every page, or shows nothing else', () => {
    const pages = [page('notice-1'), ...PAGES];
    expect(round(pages, { complainEvery: 4 })).toBe(
      'notice-1 answer notice-1 fees complain notice-1 fees notice-1 revenue complain',
    );
    expect(round(pages, { urgent: 'only' })).toBe('notice-1 complain');
  });

  it('says nothing but that it is out of date, and where to complain, once it is', () => {
    expect(round([page('outdated'), page('complain')])).toBe('outdated complain');
  });

  it('gives a panel the seconds that the settings give it', () => {
    expect(turnsOf(PAGES, { ...settings, secondsOf: { revenue: 20 } }, null).map(({ seconds }) => seconds)).toEqual([
      12, 12, 12, 12, 20, 12,
    ]);
  });
});

describe('the page of a moment', () => {
  const turns = turnsOf(PAGES, settings, null);

  it('depends on the moment alone, and each page has its whole time', () => {
    expect([0, 11_999, 12_000, 71_999, 72_000].map((ms) => turnAt(turns, ms).turn)).toEqual([0, 0, 1, 5, 0]);
    expect(turnAt(turns, 12_500)).toEqual({ turn: 1, page: 2, elapsedMs: 500, durationMs: 12_000 });
  });

  it('is always one of the round, at any time', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e13, max: 1e13 }), (ms) => {
        const at = turnAt(turns, ms);
        expect(turns[at.turn]?.page).toBe(at.page);
        expect(at.elapsedMs).toBeGreaterThanOrEqual(0);
        expect(at.elapsedMs).toBeLessThan(at.durationMs);
      }),
    );
  });
});

describe('a screen through the day', () => {
  it('is dimmed at night, over midnight, and not where the time is unknown', () => {
    const night = { from: '22:30', until: '05:30', brightness: 40 };
    const at = (time: number | null) => brightnessAt({ ...settings, night }, time);
    expect([22 * 60 + 29, 22 * 60 + 30, 0, 5 * 60 + 29, 5 * 60 + 30, null].map(at)).toEqual([
      100, 40, 40, 40, 100, 100,
    ]);
    expect(brightnessAt({ ...settings, night: null }, 0)).toBe(100);
    expect(isBetween(60, { from: '01:00', until: '01:00' })).toBe(false);
  });

  it('is loaded anew once, each screen at a minute of its own within the hour', () => {
    const minutes = ['A1', 'A2', 'JZ001', '140402001'].map((code) =>
      Array.from({ length: 1440 }, (_, minute) => minute).filter((minute) => isReloadDue(settings, minute, code)),
    );
    for (const due of minutes) {
      expect(due).toHaveLength(1);
      expect(due[0]).toBeGreaterThanOrEqual(190);
      expect(due[0]).toBeLessThan(250);
    }
    expect(new Set(minutes.flat()).size).toBeGreaterThan(1);
  });

  it('moves by less than half a hundredth of its height, and never stays', () => {
    const places = Array.from({ length: 9 }, (_, minute) => orbitAt(minute * 60_000));
    expect(new Set(places.map((place) => JSON.stringify(place))).size).toBe(9);
    for (const { x, y } of places) expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThan(5);
  });
});
