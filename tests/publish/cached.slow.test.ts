/**
 * A cache changes no byte of what is published; tests/soak/cached.soak.ts asks the same of all parts, with a thousand edits over
 * sixty publications.
 */
import { expect, it } from 'vitest';
import { checkCached } from '../support/cached.ts';

it('publishes the same sheets and packs with a cache and without, over four publications with 40 edits and a killed build', async () => {
  const report = await checkCached({
    ...{ estates: 12, seed: 'four', kills: 0.4, settings: 'print:\n  sheets: [fees, list]\n' },
    publications: Array.from({ length: 4 }, () => ({ edits: 13, only: ['print'] as const })),
  });
  expect(report.different).toEqual([]);
  expect(report.edits).toBeGreaterThanOrEqual(40);
  expect(report.killed).toBeGreaterThan(0);
  for (const kind of ['sheet', 'pack'])
    for (const count of [report.made, report.taken]) expect(count[kind]).toBeGreaterThan(5);
}, 600_000);
