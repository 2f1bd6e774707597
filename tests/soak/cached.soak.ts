import { expect, it } from 'vitest';
import type { Part } from '../../src/domain/portal.ts';
import { checkCached } from '../support/cached.ts';

/** A few leave most packs as they are, many none. */
const EDITS = [2, 8, 20, 50];

/** `CACHED_ONLY=print` looks at one part alone, `CACHED_PUBLICATIONS=12` at fewer publications. */
const { CACHED_ONLY, CACHED_PUBLICATIONS } = process.env;

it('publishes the same bytes with a cache and without, over 60 publications, 1,000 random edits and builds that are killed', async () => {
  const only = (CACHED_ONLY?.split(',') ?? []) as Part[];
  const publications = Number(CACHED_PUBLICATIONS ?? 60);
  const report = await checkCached({
    ...{ estates: 12, seed: 'cached', kills: 0.3 },
    publications: Array.from({ length: publications }, (_, at) => ({ edits: EDITS[at % EDITS.length] ?? 1, only })),
    tell: (line) => process.stderr.write(`${line}\n`),
  });
  expect(report.different).toEqual([]);
  expect(report.publications).toBe(publications);
  expect(report.edits).toBeGreaterThanOrEqual((1000 * publications) / 60);
  expect(report.killed).toBeGreaterThan(0);
}, 14_400_000);
