import { describe, expect, it } from 'vitest';
import { latest } from '../../../src/views/common/latest.ts';
import { city } from '../city.ts';

describe('what was made last', () => {
  it('is given again for each publication by itself, and made anew when so many others were asked for', () => {
    const made: string[] = [];
    const [one, other] = [city(), city()];
    const boardOf = latest(2, (publication, code) => {
      made.push(`${publication === one ? 'one' : 'other'} ${code}`);
      return { code };
    });
    expect(boardOf(one, 'E1')).toBe(boardOf(one, 'E1'));
    expect(boardOf(one, 'E1')).not.toBe(boardOf(other, 'E1'));
    for (const code of ['E2', 'E1', 'E3', 'E1', 'E2']) boardOf(one, code);
    expect(made).toEqual(['one E1', 'other E1', 'one E2', 'one E3', 'one E2']);
  });
});
