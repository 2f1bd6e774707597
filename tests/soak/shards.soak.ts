/**
 * Parts give the bytes of one machine, all parts of a publication together.
 *
 * `SHARDS_ESTATES=60` takes a smaller city, `SHARDS_NUMBERS=3,7` other numbers of parts.
 */
import { it } from 'vitest';
import { shardedCity } from '../support/shards.ts';

const { SHARDS_ESTATES = '1563', SHARDS_NUMBERS = '1,4,16' } = process.env;

it('a city in several parts is what one machine makes of it', { timeout: 21_600_000 }, async () => {
  await shardedCity({ estates: Number(SHARDS_ESTATES), only: '' }, async (city) => {
    const { manifest } = await city.whole();
    for (const of of SHARDS_NUMBERS.split(',').map(Number)) {
      for (let number = 1; number <= of; number++) await city.shard(number, of);
      await city.merge(of, manifest);
    }
  });
});
