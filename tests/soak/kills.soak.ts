import { expect, it } from 'vitest';
import { killAtMoments, killInStages, STAGES_TO_KILL } from '../support/kills.ts';

it('a build killed at 50 random moments never leaves a damaged or missing site', async () => {
  const report = await killAtMoments(50, 20_261_110);
  expect(report.damaged).toEqual([]);
  // A kill after the command has ended would prove nothing.
  expect(report.struck).toBe(50);
  console.log(report);
});

it('a build killed in any of its stages leaves the old site or the new one, whole', async () => {
  const { damaged, struck, old } = await killInStages(STAGES_TO_KILL);
  expect(damaged).toEqual([]);
  expect(struck).toBe(STAGES_TO_KILL.length);
  // The last kill may come too late to keep the old one.
  expect(old).toBeGreaterThanOrEqual(STAGES_TO_KILL.length - 1);
});
