import { expect, it } from 'vitest';
import { runTrials } from '../support/workbook-trials.ts';

it('three hundred workbooks say what their cells show by another reader, or a problem names the place', async () => {
  expect(await runTrials(300, '20261129')).toEqual({ run: 300, wrong: [] });
}, 60_000);
