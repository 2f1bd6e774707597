/**
 * A province in parts, one after another: what each and the joining take, its site held against that of one machine, and one part
 * with sheets and screens.
 *
 * `PROVINCE_ESTATES=1600` takes a smaller one, `PROVINCE_SHARDS=8` another number of parts.
 */
import { expect, it } from 'vitest';
import { shardedCity } from '../support/shards.ts';

const { PROVINCE_ESTATES = '30000', PROVINCE_SHARDS = '16' } = process.env;
/** Of the processes of a part, and of the joining. */
const MEMORY_MB = 2048;
/** Of the time of processors that the whole takes. */
const MERGE_SHARE = 0.1;

it('a province in parts needs little memory, and joining them little time', { timeout: 43_200_000 }, async () => {
  const of = Number(PROVINCE_SHARDS);
  await shardedCity({ estates: Number(PROVINCE_ESTATES), only: 'site' }, async (city) => {
    const peaks: (number | null)[] = [(await city.shard(1, of, 'site,print,kiosk')).peakMb];
    await city.remove(`1-of-${of}`);
    const whole = await city.whole();
    for (let number = 1; number <= of; number++) peaks.push((await city.shard(number, of)).peakMb);
    const merge = await city.merge(of, whole.manifest);
    expect([...peaks, merge.peakMb].filter((mb) => mb !== null && mb > MEMORY_MB)).toEqual([]);
    const [joining, all] = [merge.processorSeconds, whole.taken.processorSeconds];
    if (joining !== null && all !== null) expect(joining / all).toBeLessThanOrEqual(MERGE_SHARE);
  });
});
