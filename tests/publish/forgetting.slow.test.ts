/**
 * What is withdrawn is forgotten everywhere; tests/soak/forgetting.soak.ts does it with ten thousand over twenty publications.
 */
import { expect, it } from 'vitest';
import { tryWithdrawals } from '../support/withdrawals.ts';

it('leaves no byte of 200 accusations below --out, its releases and caches once they are withdrawn', async () => {
  const sheets = ['list', 'bulletin'] as const;
  const report = await tryWithdrawals({ withdrawals: 200, publications: 2, seed: 16, estates: 5, sheets });
  expect(report.leaks).toEqual([]);
  expect(report.faults).toEqual([]);
  expect(report.withdrawn).toBe(200);
  expect(report.toReplace).toBeGreaterThan(20);
  // The same search finds what is in force, in every kind of file that says it.
  for (const kind of ['.html', '.csv', '.json', '.pdf', '.gz', 'cache'])
    expect(report.found[kind] ?? 0, kind).toBeGreaterThan(20);
}, 600_000);
