import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  brightnessAt,
  isBetween,
  isReloadDue,
  LOOP_SECONDS,
  orbitAt,
  orderAt,
  type PageOf,
  type Turn,
  turnAt,
  turnsOf,
} from '../../kiosk/playlist.ts';
import type { ScreenSettings } from '../../kiosk/snapshot.ts';
import { KIOSK_DEFAULTS } from '../../src/domain/kiosk-settings.ts';

const settings: ScreenSettings = { ...KIOSK_DEFAULTS, order: ['answer', 'fees', 'revenue'], complainEvery: 2 };
const page = (frame: string, part = 0): PageOf => ({ frame, part });
const sign = (frame: string, isPressing = false): PageOf => ({ frame, part: 0, isSign: true, isPressing });
const PAGES = [sign('answer'), sign('revenue'), sign('fees'), page('fees', 1), page('complain')];
const named = (pages: readonly PageOf[], { page: index }: Turn): string =>
  `${pages[index]?.frame}${pages[index]?.isSign || pages[index]?.frame === 'complain' ? '' : '+'}`;

/** All rounds as names of panels; those of pages of lines end with a plus. */
function round(pages: readonly PageOf[], own: Partial<ScreenSettings> = {}, minute: number | null = 600): string {
  return turnsOf(pages, { ...settings, ...own }, minute, false)
    .map((turn) => named(pages, turn))
    .join(' ');
}

describe('the rounds of a screen', () => {
  it('bring one panel’s sign and one page of lines each, in the order of the settings, and the code', () => {
    expect(round(PAGES)).toBe('answer fees+ complain fees fees+ complain revenue fees+ complain');
  });

  it('leave pages of lines to the hands of those who can turn to them, unless there is nothing else', () => {
    const frames = (pages: readonly PageOf[]) => turnsOf(pages, settings, null, true).map((turn) => named(pages, turn));
    expect(frames(PAGES)).toEqual(['answer', 'complain', 'fees', 'complain', 'revenue', 'complain']);
    // What an earlier version has published has no signs.
    expect(frames([page('fees'), page('complain')])).toEqual(['fees+', 'complain']);
  });

  it('begin with what is new, late or urgent', () => {
    const pages = [
      sign('notice-1'),
      page('notice-1', 1),
      sign('answer'),
      sign('revenue', true),
      sign('fees'),
      page('complain'),
    ];
    expect(round(pages, { complainEvery: 9 })).toBe(
      'notice-1 notice-1+ revenue answer complain notice-1 notice-1+ revenue fees complain',
    );
    expect(round(pages, { urgent: 'only' })).toBe('notice-1 notice-1+ complain');
  });

  it('bring what an urgent notice says right after its title, whatever else comes', () => {
    const notice = [sign('notice-1'), page('notice-1', 1), page('notice-1', 2)];
    const pages = [...notice, sign('notice-2'), page('notice-2', 1), ...PAGES];
    for (const urgent of ['alternate', 'only'] as const)
      for (const complainEvery of [1, 2, 3, 9])
        for (const seconds of [5, 12, 60, 120]) {
          const turns = turnsOf(pages, { ...settings, urgent, complainEvery, seconds }, 600, false);
          const told = turns.map((turn) => named(pages, turn)).join(' ');
          expect(told).toMatch(/^notice-1 notice-1\+ notice-1\+/);
          expect(
            told.replaceAll('notice-1 notice-1+ notice-1+', '').replaceAll('notice-2 notice-2+', ''),
          ).not.toContain('notice');
        }
  });

  it('show what a time of day asks for, over midnight too, and else everything', () => {
    const dayParts = [{ from: '22:00', until: '06:00', order: ['revenue'] }];
    expect([22 * 60, 359].map((minute) => round(PAGES, { dayParts }, minute))).toEqual([
      'revenue complain',
      'revenue complain',
    ]);
    for (const minute of [21 * 60 + 59, 360]) expect(round(PAGES, { dayParts }, minute)).toBe(round(PAGES));
    // Where the time is not known, no part of the day applies.
    expect(orderAt({ ...settings, dayParts }, null)).toEqual(settings.order);
  });

  it('show everything where a time of day asks for what the estate has nothing of', () => {
    const dayParts = [{ from: '00:00', until: '23:59', order: ['lifts'] }];
    expect(round(PAGES, { dayParts })).toContain('revenue');
  });

  it('say nothing but why there is no board, and where to complain, where there is none', () => {
    expect(round([page('instead'), page('complain')])).toBe('instead+ complain');
  });

  it('give a panel the seconds that the settings give it', () => {
    const turns = turnsOf(PAGES, { ...settings, secondsOf: { revenue: 20 } }, null, true);
    expect(turns.map(({ seconds }) => seconds)).toEqual([12, 12, 12, 12, 20, 12]);
  });

  it('show every page, and what is urgent first in each round, whatever there is to show', () => {
    const many = fc.record({
      urgent: fc.integer({ min: 0, max: 9 }),
      pressing: fc.integer({ min: 0, max: 14 }),
      calm: fc.integer({ min: 0, max: 14 }),
      lines: fc.integer({ min: 0, max: 60 }),
      seconds: fc.integer({ min: 5, max: 120 }),
      complainEvery: fc.integer({ min: 4, max: 20 }),
    });
    fc.assert(
      fc.property(many, ({ urgent, pressing, calm, lines, seconds, complainEvery }) => {
        const of = (count: number, make: (at: number) => PageOf): PageOf[] =>
          Array.from({ length: count }, (_, at) => make(at));
        const pages = [
          ...of(urgent, (at) => sign(`notice-${at}`)),
          ...of(pressing, (at) => sign(`p${at}`, true)),
          ...of(calm, (at) => sign(`c${at}`)),
          ...of(lines, (at) => page('lines', at)),
          page('complain'),
        ];
        const order = [...new Set(pages.map(({ frame }) => frame))].filter((frame) => !frame.startsWith('notice-'));
        const own = { ...settings, order, seconds, complainEvery, secondsOf: { complain: 5 } };
        const turns = turnsOf(pages, own, null, false);
        expect(new Set(turns.map((turn) => turn.page)).size).toBe(pages.length);
        const loop: Turn[] = [];
        for (const turn of turns) {
          const { frame, isPressing } = pages[turn.page] as PageOf;
          if (!(frame.startsWith('notice-') || isPressing)) break;
          loop.push(turn);
        }
        const sum = (all: readonly Turn[]): number => all.reduce((total, turn) => total + turn.seconds, 0);
        // Where urgent notices leave no room, what is pressing comes in turn as the round's panel, after the loop.
        if (urgent === 0) expect(sum(loop)).toBeLessThanOrEqual(LOOP_SECONDS);
        const first = loop.filter(({ page: at }) => (pages[at] as PageOf).frame.startsWith('notice-'));
        expect(sum(first)).toBeLessThanOrEqual(LOOP_SECONDS);
        const times = turns.filter(({ page: at }) => pages[at]?.frame === 'lines').length;
        for (let at = 0; at < urgent; at++)
          expect(turns.filter((turn) => turn.page === at).length).toBeGreaterThanOrEqual(times);
      }),
    );
  });
});

describe('the page of a moment', () => {
  const turns = turnsOf(PAGES, settings, null, true);

  it('depends on the moment alone, and each page has its whole time', () => {
    expect([0, 11_999, 12_000, 71_999, 72_000].map((ms) => turnAt(turns, ms).turn)).toEqual([0, 0, 1, 5, 0]);
    expect(turnAt(turns, 12_500)).toEqual({ turn: 1, page: 4, elapsedMs: 500, durationMs: 12_000 });
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
