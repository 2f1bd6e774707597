import { describe, expect, it } from 'vitest';
import { type Clock, DAY_MS, dayStartMs, readClock } from '../../kiosk/clock.ts';
import { type Heard, hearServer } from '../../kiosk/hearing.ts';

const PUBLISHED = dayStartMs('2026-11-10');
const NOON = PUBLISHED + 10 * DAY_MS;

const box = (wallMs: number, source: Clock['source'] = 'wall', nowMs = wallMs): Clock => ({
  wallMs,
  nowMs,
  monoMs: 0,
  source,
});
const heard = (serverMs: number | null, going: Heard['going'] = 'moves'): Heard => ({
  serverMs,
  going,
  publishedMs: PUBLISHED,
  earliestMs: PUBLISHED,
});
/** The time after a server's word; null where it is unknown. */
function told(clock: Clock, word: Heard): number | null {
  const { nowMs, isTrusted } = readClock(hearServer(clock, word), PUBLISHED);
  return isTrusted ? nowMs : null;
}

describe('the time of a box and of a server', () => {
  it('is known where they agree, though the answer has lain in a cache for some minutes', () => {
    expect(told(box(NOON), heard(NOON - 300_000, 'unknown'))).toBe(NOON);
    expect(told(box(NOON), heard(NOON - 300_000, 'moves'))).toBe(NOON - 300_000);
    expect(told(box(NOON), heard(NOON + 300_000, 'stands'))).toBe(NOON + 300_000);
  });

  it('is the server’s where the box is certainly wrong, once the server’s time is seen to go', () => {
    for (const wrong of [box(0), box(NOON, 'leapt', NOON + DAY_MS), box(PUBLISHED - DAY_MS)]) {
      const server = NOON + 5 * DAY_MS;
      expect(told(wrong, heard(server, 'unknown'))).toBeNull();
      expect(told(wrong, heard(server, 'stands'))).toBeNull();
      expect(told(wrong, heard(server))).toBe(server);
    }
  });

  it('is the box’s where the server’s word can’t be, or is an answer of long ago', () => {
    expect(told(box(NOON), heard(PUBLISHED - 14 * DAY_MS))).toBe(NOON);
    expect(told(box(NOON), heard(NOON - 5 * DAY_MS, 'stands'))).toBe(NOON);
    expect(told(box(NOON), heard(null))).toBe(NOON);
  });

  it('is unknown from a first answer of another day, and from one that stands still after the box’s day', () => {
    expect(told(box(NOON), heard(NOON - 5 * DAY_MS, 'unknown'))).toBeNull();
    expect(told(box(NOON), heard(NOON + 5 * DAY_MS, 'unknown'))).toBeNull();
    expect(told(box(NOON), heard(NOON + 5 * DAY_MS, 'stands'))).toBeNull();
  });

  it('is told to nobody where the box is behind, while what may be over is taken down by the later of the two', () => {
    const later = hearServer(box(NOON), heard(NOON + 5 * DAY_MS));
    expect(readClock(later, PUBLISHED)).toEqual({ nowMs: NOON + 5 * DAY_MS, isTrusted: true, isTold: false });
    // It stays so until the two agree, or a newer release shows the box to be wrong.
    const again = hearServer(later, heard(NOON + 5 * DAY_MS + 60_000));
    expect(readClock(again, PUBLISHED)).toEqual({ nowMs: NOON + 5 * DAY_MS + 60_000, isTrusted: true, isTold: false });
    const newer = { ...heard(NOON + 5 * DAY_MS), publishedMs: NOON + DAY_MS };
    expect(hearServer(later, newer)).toMatchObject({ source: 'server', nowMs: NOON + 5 * DAY_MS });
    expect(hearServer(later, heard(NOON))).toMatchObject({ source: 'server', nowMs: NOON });
  });

  it('is unknown where the box is ahead, unless the newest release is of the server’s day', () => {
    expect(told(box(NOON), heard(NOON - 5 * DAY_MS))).toBeNull();
    expect(told(box(NOON), heard(PUBLISHED + DAY_MS))).toBe(PUBLISHED + DAY_MS);
  });

  it('stays what was agreed once and counted since, while the box goes with it', () => {
    const agreed = box(NOON, 'server');
    for (const days of [-5, 5]) expect(told(agreed, heard(NOON + days * DAY_MS))).toBe(NOON);
  });

  it('is what box and server say together, where the count has stood still with a sleeping box', () => {
    expect(told(box(NOON + DAY_MS, 'server', NOON), heard(NOON + DAY_MS, 'unknown'))).toBe(NOON + DAY_MS);
    expect(told(box(NOON + DAY_MS, 'leapt', NOON), heard(NOON + DAY_MS, 'unknown'))).toBe(NOON + DAY_MS);
  });

  it('becomes unknown where count, box and server say three things, and the server the earliest', () => {
    expect(told(box(NOON + DAY_MS, 'server', NOON), heard(NOON - 5 * DAY_MS))).toBeNull();
    expect(told(box(NOON - DAY_MS, 'server', NOON), heard(NOON + DAY_MS))).toBe(NOON + DAY_MS);
  });

  it('is the box’s again once the word that contradicted it turns out impossible', () => {
    const torn = hearServer(box(NOON), heard(NOON - 5 * DAY_MS));
    expect(torn.source).toBe('torn');
    const published = { ...heard(NOON - 5 * DAY_MS), publishedMs: NOON - DAY_MS };
    expect(hearServer(torn, published)).toMatchObject({ source: 'wall', nowMs: NOON });
  });
});
