import { expect, it } from 'vitest';
import { runTrials } from '../support/workbook-trials.ts';

it('a hundred workbooks say what their cells show by another reader, or a problem names the place', async () => {
  expect(await runTrials(100, '20261129')).toEqual({ run: 100, wrong: [] });
}, 60_000);
