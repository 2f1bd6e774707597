/**
 * What can happen to what a screen keeps, and a screen that has to mend it by itself.
 */
import { expect } from 'vitest';
import { pass, SECOND_MS } from './browser-time.ts';
import { type Network, synced } from './network.ts';
import { expectWhole, type Screen } from './screen.ts';

/** Which kept files are damaged, and how; runs in the page, so that it stands on nothing but itself. */
export interface Damage {
  path: string;
  /** What lies there afterwards; null where it is gone. */
  content: string | null;
}

export const HALF_A_PAGE: Damage = {
  path: 'index\\.html$',
  content: '<!doctype html><html lang="zh-CN"><body>',
};

export const DAMAGES: Readonly<Record<string, Damage>> = {
  'a page that is empty': { path: 'index\\.html$', content: '' },
  'a page that is half of itself': HALF_A_PAGE,
  'a page that is gone': { path: 'index\\.html$', content: null },
  'a player that is garbage': { path: 'player-[0-9a-f]+\\.js$', content: '}{' },
  'a player that is gone': { path: 'player-[0-9a-f]+\\.js$', content: null },
  'styles that are garbage': { path: '\\.css$', content: 'x' },
  'a manifest that is garbage': { path: 'manifest\\.json$', content: '{' },
  'a manifest that is gone': { path: 'manifest\\.json$', content: null },
  'a pointer to nowhere': { path: 'pointer$', content: 'nowhere' },
  'everything gone': { path: '.', content: null },
};

/** Comes up whole after the damage, with a network; and soon without one. */
export async function expectMended(network: Network, damage: Damage): Promise<void> {
  const screen = await synced(network);
  expect(await harm(screen, damage)).toBeGreaterThan(0);
  await screen.page.reload();
  await expectWhole(screen);
  await untilKept(screen);
  network.server.fault = 'offline';
  await screen.page.reload();
  expect(await expectWhole(screen)).toMatchObject({ release: network.first.release, mode: 'worker' });
  expect(screen.errors).toEqual([]);
  // Without a network it waits in words of its own, and comes up once there is one.
  await harm(screen, damage);
  await screen.page.reload();
  const words = (): Promise<string> => screen.page.evaluate(() => document.body.textContent ?? '');
  expect(await words()).toMatch(/正在等待网络|数据截至/);
  network.server.fault = null;
  await screen.page.reload();
  await expectWhole(screen);
  await screen.page.context().close();
}

/** Lets time pass until the whole screen is kept; what lies in the storage is looked at in real time. */
export async function untilKept({ page }: Screen): Promise<void> {
  for (let tries = 0; tries < 20; tries++) {
    await pass(page, SECOND_MS);
    if ((await page.evaluate(() => document.documentElement.dataset.kept)) !== '') return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('nothing is kept');
}

/** Damages what is kept; returns how many files. */
function harm({ page }: Screen, damage: Damage): Promise<number> {
  return page.evaluate(async ({ path, content }) => {
    let count = 0;
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        if (!new RegExp(path).test(new URL(request.url).pathname)) continue;
        count += 1;
        if (content === null) await cache.delete(request);
        else await cache.put(request, new Response(content, { headers: { 'Content-Type': 'text/html' } }));
      }
    }
    return count;
  }, damage);
}
