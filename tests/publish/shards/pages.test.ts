import { expect, it } from 'vitest';
import { pagesFor, pagesLeft, planShards } from '../../../src/publish/shards/plan.ts';
import { pagesOf } from '../../../src/routes/page-source.ts';
import { sampleCity } from '../../support/sample-city.ts';

it.each([1, 3, 7])('renders each page of the sample city once, in one of %d parts or where they are joined', async (of) => {
  const site = await sampleCity();
  const shards = planShards(site, of);
  const rendered = [...shards.map(pagesFor), pagesLeft(site, shards)].flatMap((scope) =>
    pagesOf(site, scope).map(({ file }) => file),
  );
  expect(rendered.sort()).toEqual(
    pagesOf(site)
      .map(({ file }) => file)
      .sort(),
  );
  // What hangs since when is told by the publication before, which no part knows.
  for (const shard of shards)
    expect(pagesOf(site, pagesFor(shard)).filter(({ file }) => file.startsWith('print/'))).toEqual([]);
});
