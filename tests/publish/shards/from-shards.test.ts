import { expect, it } from 'vitest';
import type { IsoDate } from '../../../src/domain/iso-date.ts';
import { inOrder, mustFollow, type OneShard } from '../../../src/publish/shards/from-shards.ts';
import type { ShardManifest } from '../../../src/publish/shards/shard-folder.ts';

const PROGRAM = 'abc';

function shard(number: number, of: number, other: Partial<ShardManifest> = {}, folder = `/tmp/${number}`): OneShard {
  return {
    folder,
    manifest: {
      ...{
        form: 2,
        shard: number,
        of,
        parts: ['site'],
        program: PROGRAM,
        files: [],
        pages: 0,
        screens: {},
        rare: null,
      },
      release: { id: '0123456789ab', version: '1.0.0', asOf: '2026-11-10' as IsoDate },
      ...{ compared: null, accepted: null },
      ...other,
    },
  };
}

const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (cause) {
    return (cause as Error).message;
  }
  return '';
};

it('joins parts in their order, however they are named', () => {
  const given = [shard(3, 3), shard(1, 3), shard(2, 3)];
  expect(inOrder(given, PROGRAM).map(({ manifest }) => manifest.shard)).toEqual([1, 2, 3]);
});

it('says which parts are missing and how to make them', () => {
  const words = refusal(() => inOrder([shard(2, 4), shard(4, 4)], PROGRAM));
  expect(words).toContain('缺第 1、3 份（一共 4 份）');
  expect(words).toContain('--shard 1/4');
});

it('says where the two folders are that hold the same part', () => {
  const words = refusal(() => inOrder([shard(1, 2), shard(2, 2), shard(2, 2, {}, '/tmp/again')], PROGRAM));
  expect(words).toMatch(/第 2 份有两个：\/tmp\/2 和 \/tmp\/again/);
});

it('refuses a part of another publication, of another number of parts, of other parts of the site', () => {
  const release = { id: 'ba9876543210', version: '1.0.0', asOf: '2026-11-11' as IsoDate };
  expect(refusal(() => inOrder([shard(1, 2), shard(2, 2, { release })], PROGRAM))).toMatch(
    /第 2 份（\/tmp\/2）是另一次发布的（版本 ba9876543210，截至 2026-11-11/,
  );
  expect(refusal(() => inOrder([shard(1, 2), shard(2, 3)], PROGRAM))).toContain('分成 3 份做的');
  expect(refusal(() => inOrder([shard(1, 2), shard(2, 2, { parts: ['print'] })], PROGRAM))).toContain('--only');
});

it('refuses a part that another program has made', () => {
  expect(refusal(() => inOrder([shard(1, 2), shard(2, 2, { program: 'xyz' })], PROGRAM))).toMatch(
    /第 2 份（\/tmp\/2）是另一个程序做的/,
  );
});

it('joins nothing where what is published is not what the first part was compared with', () => {
  const live = { release: 'aaaaaaaaaaaa', number: 4 };
  expect(refusal(() => mustFollow([shard(1, 1)], null))).toBe('');
  expect(refusal(() => mustFollow([shard(1, 1, { compared: live })], live))).toBe('');
  expect(refusal(() => mustFollow([shard(1, 1)], live))).toContain('第 1 份没有和上一版比过');
  const before = { release: 'bbbbbbbbbbbb', number: 3 };
  expect(refusal(() => mustFollow([shard(1, 1, { compared: before })], live))).toContain('比的是第 3 号');
});
