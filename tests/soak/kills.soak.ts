import { expect, it } from 'vitest';
import { killAtMoments } from '../support/kills.ts';

it('a build killed at 50 random moments never leaves a damaged or missing site', async () => {
  const report = await killAtMoments(50, 20_261_110);
  expect(report.damaged).toEqual([]);
  // A kill after the command has ended would prove nothing.
  expect(report.struck).toBe(50);
  console.log(report);
});
