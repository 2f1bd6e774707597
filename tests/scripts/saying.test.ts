/** Paths in commands that are printed to be typed. */
import { expect, test } from 'vitest';
import { asTyped } from '../../scripts/saying.ts';

test.each([
  ['../our-city', '../our-city'],
  ['/srv/本市/公示', '/srv/本市/公示'],
  ['C:\\data\\site', 'C:\\data\\site'],
  ['/srv/本市 公示', '"/srv/本市 公示"'],
  ['/srv/a&b', '"/srv/a&b"'],
  ['/srv/$HOME "x"', '"/srv/\\$HOME \\"x\\""'],
])('%s is typed as %s', (written, typed) => {
  expect(asTyped(written)).toBe(typed);
});
