import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../kiosk/clock.ts';
import { goingOf, originMsOf, serverMsOf, type Word, wordOf } from '../../kiosk/word.ts';

const NOON = Date.parse('2026-11-20T12:00:00+08:00');
const HOUR_MS = 3_600_000;

/** An answer that came so long after the page was loaded, with a `Date` and an `Age`. */
const answer = (monoMs: number, dateMs: number | null, ageMs = 0): Word => ({ monoMs, dateMs, ageMs });

describe('the headers of an answer', () => {
  it('tell the server’s time, to which the age in a cache is added', () => {
    const date = new Date(NOON).toUTCString();
    expect(serverMsOf(wordOf(date, null, 0))).toBe(NOON);
    expect(serverMsOf(wordOf(date, '3600', 0))).toBe(NOON + HOUR_MS);
  });

  it.each([[null], [''], ['Invalid Date'], ['gestern']])('tell nothing where the date is %j', (date) => {
    expect(serverMsOf(wordOf(date, '12', 0))).toBeNull();
  });

  it('have an age only where it is a number', () => {
    const date = new Date(NOON).toUTCString();
    for (const age of [null, '', '-1', '1e9', 'old']) expect(serverMsOf(wordOf(date, age, 0))).toBe(NOON);
  });
});

describe('a server’s time', () => {
  const first = answer(0, NOON);

  it('moves where it goes on with the time that passes, in a cache as well that tells its age', () => {
    expect(goingOf(first, answer(90_000, NOON + 91_000))).toBe('moves');
    expect(goingOf(first, answer(30 * 60_000, NOON + 29 * 60_000 + 50_000))).toBe('moves');
    expect(goingOf(answer(0, NOON, HOUR_MS), answer(90_000, NOON, HOUR_MS + 90_000))).toBe('moves');
    // Its clock may be wrong all the same.
    expect(goingOf(answer(0, 0), answer(90_000, 90_000))).toBe('moves');
  });

  it('stands in a cache that doesn’t, and where an older answer follows a newer one', () => {
    expect(goingOf(first, answer(90_000, NOON))).toBe('stands');
    expect(goingOf(first, answer(90_000, NOON - DAY_MS))).toBe('stands');
  });

  it('is not known to go from one answer, from two at once, or after the server’s clock was set', () => {
    expect(goingOf(null, first)).toBe('unknown');
    expect(goingOf(first, answer(30_000, NOON + 30_000))).toBe('unknown');
    expect(goingOf(first, answer(90_000, NOON + DAY_MS))).toBe('unknown');
    expect(goingOf(first, answer(90_000, null))).toBe('unknown');
  });
});

describe('an answer that confirms', () => {
  it('was given by an origin within the last day', () => {
    expect(originMsOf(answer(0, NOON - HOUR_MS), 'unknown', NOON)).toBe(NOON - HOUR_MS);
    expect(originMsOf(answer(0, NOON - HOUR_MS, HOUR_MS), 'unknown', NOON)).toBe(NOON - HOUR_MS);
    expect(originMsOf(answer(0, NOON - DAY_MS), 'stands', NOON)).toBe(NOON - DAY_MS);
  });

  it('may come from a server whose clock is wrong, as long as it goes', () => {
    expect(originMsOf(answer(0, NOON - 14 * DAY_MS), 'moves', NOON)).toBe(NOON);
    expect(originMsOf(answer(0, NOON - 14 * DAY_MS, HOUR_MS), 'moves', NOON)).toBe(NOON - HOUR_MS);
  });

  it.each<[string, Word, 'moves' | 'stands' | 'unknown']>([
    ['of last month, by its date', answer(0, NOON - 30 * DAY_MS), 'stands'],
    ['of last month, by its date alone', answer(0, NOON - 30 * DAY_MS), 'unknown'],
    ['of last month, by its age', answer(0, NOON - 30 * DAY_MS, 30 * DAY_MS), 'moves'],
    ['whose age alone is more than a day', answer(0, NOON, 2 * DAY_MS), 'unknown'],
    ['of tomorrow', answer(0, NOON + DAY_MS), 'unknown'],
    ['without a date', answer(0, null), 'unknown'],
  ])('is none %s', (_, word, going) => {
    expect(originMsOf(word, going, NOON)).toBeNull();
  });
});
