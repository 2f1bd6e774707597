import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { CachePlace } from '../../../src/publish/cache/place.ts';
import { keyOf, openStore } from '../../../src/publish/cache/store.ts';
import { collectingInto, takingFrom } from '../../../src/publish/shards/join-stores.ts';

const work = mkdtempSync(path.join(tmpdir(), 'gongshilan-join-stores-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const place = (name: string): CachePlace => ({
  ...{ folder: path.join(work, name), scope: 'a-all', begunAt: 0, isWritable: true },
});
const file = (content: string) => ({ value: content, files: [{ name: 'one', content }], names: false });

it('takes from the first store that has something, and keeps in the first alone', () => {
  const [own, first, second] = ['own', 'first', 'second'].map((name) => openStore(place(name)));
  if (!own || !first || !second) throw new Error('three stores');
  const [key, other] = [keyOf('one'), keyOf('other')];
  second.put('page', key, file('words'));
  const joined = takingFrom(own, [first, second]);
  const to = path.join(work, 'taken');
  expect(joined.take('page', key, () => to)?.value).toBe('words');
  expect(readFileSync(to, 'utf8')).toBe('words');
  joined.put('page', other, file('new'));
  expect([own, first, second].map((store) => store.read('page', other)?.value ?? null)).toEqual(['new', null, null]);
});

it('collects what a shared store had and what is made, so that nothing else is needed', () => {
  const [own, shared] = ['part', 'shared'].map((name) => openStore(place(name)));
  if (!own || !shared) throw new Error('two stores');
  const [there, made] = [keyOf('there'), keyOf('made')];
  shared.put('sheet', there, file('there'));
  const joined = collectingInto(own, shared);
  expect(joined.take('sheet', there, () => path.join(work, 'of-shared'))?.value).toBe('there');
  joined.put('sheet', made, file('made'));
  expect([there, made].map((key) => own.read('sheet', key)?.value)).toEqual(['there', 'made']);
  expect(shared.read('sheet', made)?.value).toBe('made');
  expect(joined.take('sheet', keyOf('nowhere'))).toBeNull();
});
