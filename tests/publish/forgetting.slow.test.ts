/**
 * What is withdrawn is forgotten everywhere; tests/soak/forgetting.soak.ts does it with ten thousand over twenty publications.
 */
import { expect, it } from 'vitest';
import { tryWithdrawals, type WithdrawalTrial } from '../support/withdrawals.ts';

async function expectForgotten(trial: WithdrawalTrial): Promise<void> {
  const report = await tryWithdrawals(trial);
  expect(report.leaks).toEqual([]);
  expect(report.faults).toEqual([]);
  expect(report.withdrawn).toBe(trial.withdrawals);
  const many = trial.withdrawals / 10;
  expect(report.toReplace).toBeGreaterThan(many);
  // The same search finds what is in force, in every kind of file that says it.
  for (const kind of ['.html', '.csv', '.json', '.pdf', '.gz', 'cache'])
    expect(report.found[kind] ?? 0, kind).toBeGreaterThan(many);
}
const LEFT = 'below --out, its releases and caches once they are withdrawn';

it(`leaves no byte of 200 accusations ${LEFT}`, { tags: 'long', timeout: 600_000 }, () =>
  expectForgotten({ withdrawals: 200, publications: 2, seed: 16, estates: 5, sheets: ['list', 'bulletin'] }),
);
