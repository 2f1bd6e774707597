import { expect, it } from 'vitest';
import { killBuilds } from '../support/kills.ts';

it('a build killed at 50 random moments never leaves a damaged or missing site', async () => {
  const report = await killBuilds(50, 20_261_110, 'sample');
  expect(report.damaged).toEqual([]);
  // A kill after the command has ended would prove nothing.
  expect(report.struck).toBe(50);
  console.log(report);
});
