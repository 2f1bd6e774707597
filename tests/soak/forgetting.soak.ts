import { expect, it } from 'vitest';
import { tryWithdrawals } from '../support/withdrawals.ts';

it('leaves no byte of 10,000 accusations once they are withdrawn, over 20 publications with a rollback tried after each', async () => {
  const sheets = ['list', 'bulletin', 'notice'] as const;
  const report = await tryWithdrawals({ withdrawals: 10_000, publications: 20, seed: 2026, estates: 24, sheets });
  expect(report.leaks).toEqual([]);
  expect(report.faults).toEqual([]);
  expect(report.withdrawn).toBe(10_000);
  console.log({ ...report, leaks: report.leaks.length });
}, 7_200_000);
