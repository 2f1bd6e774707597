import { describe, expect, it } from 'vitest';
import {
  type Clock,
  dateAt,
  dateText,
  dayStartMs,
  daysFrom,
  isWrong,
  minuteAt,
  readClock,
  startClock,
  tickClock,
  timeText,
} from '../../kiosk/clock.ts';

const EARLIEST = dayStartMs('2026-11-10');
const at = (time: string): number => Date.parse(`${time}+08:00`);
const SURE = { isClockWrong: false, isClockDoubted: false };
const NOON = at('2026-11-20T12:00:00');

/** A clock that has run for some seconds of real time, after its box was set as said. */
function ticked(seconds: number, setTo: number, clock = startClock({ wallMs: NOON, monoMs: 0 }, SURE)): Clock {
  return tickClock(clock, { wallMs: setTo, monoMs: clock.monoMs + seconds * 1000 }, EARLIEST);
}

describe('the clock of a box', () => {
  it('is believed while it goes as time passes, over midnight, months and leap days', () => {
    for (const start of ['2026-11-30T23:59:59', '2026-12-31T23:59:59', '2028-02-28T23:59:59', '2028-02-29T23:59:59']) {
      const begun = startClock({ wallMs: at(start), monoMs: 5 }, SURE);
      const next = tickClock(begun, { wallMs: at(start) + 2000, monoMs: 2005 }, EARLIEST);
      expect(readClock(next, EARLIEST)).toEqual({ nowMs: at(start) + 2000, isTrusted: true, isTold: true });
    }
    expect(dateAt(at('2028-02-28T23:59:59') + 1000)).toBe('2028-02-29');
    expect(dateAt(at('2028-02-29T23:59:59') + 1000)).toBe('2028-03-01');
    expect(daysFrom('2028-02-28', '2028-03-01')).toBe(2);
  });

  it('is not believed before the day of the data, to which a minute is allowed for an answer', () => {
    expect(readClock(startClock({ wallMs: 0, monoMs: 0 }, SURE), EARLIEST).isTrusted).toBe(false);
    expect(readClock(startClock({ wallMs: EARLIEST - 60_001, monoMs: 0 }, SURE), EARLIEST).isTrusted).toBe(false);
    expect(readClock(startClock({ wallMs: EARLIEST - 60_000, monoMs: 0 }, SURE), EARLIEST).isTrusted).toBe(true);
  });

  it('is distrusted when it leaps forward or back, and counts on by the time that has passed', () => {
    for (const leap of [91_000, -91_000, 40 * 86_400_000]) {
      const leapt = ticked(1, NOON + 1000 + leap);
      expect(readClock(leapt, EARLIEST)).toEqual({ nowMs: NOON + 1000, isTrusted: false, isTold: false });
      // A clock that is wrong does not become right by waiting.
      const later = tickClock(leapt, { wallMs: leapt.wallMs + 3_600_000, monoMs: leapt.monoMs + 3_600_000 }, EARLIEST);
      expect(readClock(later, EARLIEST)).toEqual({ nowMs: NOON + 3_601_000, isTrusted: false, isTold: false });
    }
  });

  it('may be corrected by less than a minute and a half', () => {
    expect(readClock(ticked(1, NOON + 1000 + 90_000), EARLIEST)).toEqual({
      nowMs: NOON + 91_000,
      isTrusted: true,
      isTold: true,
    });
  });

  it('is believed again when one that was wrong for sure has been set right', () => {
    const set = ticked(1, NOON, startClock({ wallMs: 1000, monoMs: 0 }, SURE));
    expect(readClock(set, EARLIEST)).toEqual({ nowMs: NOON, isTrusted: true, isTold: true });
    const stillWrong = ticked(1, at('2020-01-01T00:00:00'), startClock({ wallMs: 1000, monoMs: 0 }, SURE));
    expect(readClock(stillWrong, EARLIEST).isTrusted).toBe(false);
  });

  it('counts on from what a server said, whatever the box is set to afterwards', () => {
    const confirmed: Clock = { wallMs: NOON - 9_000_000, monoMs: 1000, nowMs: NOON + 2000, source: 'server' };
    const later = tickClock(confirmed, { wallMs: 12, monoMs: 1500 }, EARLIEST);
    expect(readClock(later, EARLIEST)).toEqual({ nowMs: NOON + 2500, isTrusted: true, isTold: true });
  });

  it('is not believed at a start after the server found it wrong, or could not be told from a wrong one', () => {
    for (const doubts of [
      { isClockWrong: true, isClockDoubted: false },
      { isClockWrong: false, isClockDoubted: true },
    ])
      expect(readClock(startClock({ wallMs: NOON, monoMs: 0 }, doubts), EARLIEST).isTrusted).toBe(false);
    expect([isWrong(NOON + 600_000, NOON), isWrong(NOON + 600_001, NOON), isWrong(NOON - 600_001, NOON)]).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('says Beijing’s time, whatever zone the box is set to', () => {
    expect(timeText(at('2026-11-20T00:05:00'))).toBe('00:05');
    expect(minuteAt(at('2026-11-20T23:59:59'))).toBe(1439);
    expect(dateText(at('2026-11-20T00:05:00'))).toBe('11月20日 星期五');
  });
});
