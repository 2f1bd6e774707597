/**
 * The site of sixty estates in 1, 3 and 7 parts, by the commands: the bytes of one machine. Sheets and screens are joined in
 * merge.slow.test.ts, and all of it together in tests/soak/shards.soak.ts.
 */
import { it } from 'vitest';
import { shardedCity } from '../../support/shards.ts';

it('sixty estates in 1, 3 and 7 parts are what one machine makes of them', { tags: 'long', timeout: 600_000 }, () =>
  shardedCity({ estates: 60, only: 'site' }, async (city) => {
    const { manifest } = await city.whole();
    for (const of of [1, 3, 7]) {
      const left = Array.from({ length: of }, (_, index) => index + 1);
      const worker = async (): Promise<void> => {
        for (let next = left.shift(); next !== undefined; next = left.shift()) await city.shard(next, of);
      };
      await Promise.all([worker(), worker()]);
      await city.merge(of, manifest);
    }
  }),
);
