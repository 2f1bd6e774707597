/** The desk as a command: it says where it is, gives way on a port that is taken, and ends cleanly. */
import type { ChildProcess } from 'node:child_process';
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { commandHere, startCommand } from '../support/commands.ts';
import { clearAway, emptyFolder } from '../support/desk.ts';

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.on('close', (code) => reject(new Error(`the desk ended with ${code}`)));
    if (child.stdout !== null)
      createInterface({ input: child.stdout }).on('line', (line) => {
        const [address] = /http:\S+/.exec(line) ?? [];
        if (address !== undefined) resolve(address);
      });
  });
}
const closed = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.on('close', resolve));

it('opens twice on one folder, each at an address of its own, and leaves nothing of itself behind', async () => {
  const folder = await emptyFolder();
  const args = ['--content', folder, '--no-open'];
  const [first, second] = [startCommand('desk', args), startCommand('desk', args)];
  try {
    const addresses = await Promise.all([addressOf(first), addressOf(second)]);
    for (const address of addresses) expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\/$/);
    expect(new Set(addresses.map((address) => new URL(address).port)).size).toBe(2);
    const state = (await (await fetch(`${addresses[0]}api/state`)).json()) as { folder: string; others: unknown[] };
    expect(state).toMatchObject({ folder: 'content', others: [{}] });
    const ends = [closed(first), closed(second)];
    first.kill('SIGINT');
    second.kill('SIGTERM');
    expect(await Promise.all(ends)).toEqual([0, 0]);
    expect(await readdir(path.join(folder, '.desk', 'desks'))).toEqual([]);
  } finally {
    first.kill('SIGKILL');
    second.kill('SIGKILL');
    await clearAway(folder);
  }
});

it('says in a sentence what is wrong with how it was called', async () => {
  const missing = await commandHere('desk', ['--content', '/tmp/没有这个文件夹', '--no-open']);
  expect(missing).toMatchObject({ code: 2, output: expect.stringContaining('没有 /tmp/没有这个文件夹 这个文件夹') });
  const folder = await emptyFolder();
  const port = await commandHere('desk', ['--content', folder, '--port', '80000']);
  expect(port).toMatchObject({ code: 2, output: expect.stringContaining('--port 写的是「80000」') });
  await mkdir(path.join(`${folder}-site`, '别人的'), { recursive: true });
  const taken = await commandHere('desk', ['--content', folder, '--no-open']);
  expect(taken).toMatchObject({ code: 2, output: expect.stringContaining('不是以前发布的链接') });
  await clearAway(folder);
});
