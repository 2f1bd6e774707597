import { expect, it } from 'vitest';
import { runTrials } from '../support/workbook-trials.ts';

it('ten thousand workbooks say what their cells show by another reader, or a problem names the place', async () => {
  expect(await runTrials(10_000, '20261130')).toEqual({ run: 10_000, wrong: [] });
});
