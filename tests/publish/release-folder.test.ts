import { mkdir, mkdtemp, readdir, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  currentRelease,
  listReleases,
  OutputError,
  prepareOut,
  promote,
  releasesFolder,
  rollBack,
  withLock,
  workFolder,
} from '../../src/publish/release-folder.ts';

let work: string;
let out: string;

beforeEach(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'gongshilan-releases-'));
  out = path.join(work, 'site');
});
afterEach(() => rm(work, { recursive: true, force: true }));

const ids = ['aaaaaaaaaaaa', 'bbbbbbbbbbbb', 'cccccccccccc', 'dddddddddddd'] as const;

async function release(id: string): Promise<void> {
  await withLock(out, async () => {
    await mkdir(workFolder(out, id), { recursive: true });
    await writeFile(path.join(workFolder(out, id), 'index.html'), id);
    await promote(out, id);
  });
}

describe('the release folder', () => {
  it('shows the newest release and keeps the last three', async () => {
    for (const id of ids) await release(id);
    expect((await currentRelease(out))?.id).toBe('dddddddddddd');
    expect((await listReleases(out)).map((r) => r.id)).toEqual(['bbbbbbbbbbbb', 'cccccccccccc', 'dddddddddddd']);
    expect((await readdir(releasesFolder(out))).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('counts a release that was built again once, so that older ones are not pushed out', async () => {
    await release(ids[0]);
    for (let i = 0; i < 4; i++) await release(ids[1]);
    expect((await listReleases(out)).map((r) => r.id)).toEqual([ids[0], ids[1]]);
  });

  it('goes back one release at a time and says when there is none before', async () => {
    for (const id of ids.slice(0, 3)) await release(id);
    expect((await rollBack(out))?.id).toBe(ids[1]);
    expect((await rollBack(out))?.id).toBe(ids[0]);
    expect(await rollBack(out)).toBeNull();
    expect((await currentRelease(out))?.id).toBe(ids[0]);
  });

  it('goes forward again with the next build after going back', async () => {
    await release(ids[0]);
    await release(ids[1]);
    await rollBack(out);
    await release(ids[2]);
    expect((await currentRelease(out))?.id).toBe(ids[2]);
  });

  it('links relatively, so that the site and its releases can be moved together', async () => {
    await release(ids[0]);
    expect(await readlink(out)).toBe(path.join('site.releases', `000001-${ids[0]}`));
  });

  it('refuses an output that is a folder with something in it, or a file', async () => {
    await mkdir(out);
    await writeFile(path.join(out, 'theirs.txt'), 'x');
    await expect(prepareOut(out)).rejects.toThrow(OutputError);
    await expect(prepareOut(path.join(out, 'theirs.txt'))).rejects.toThrow(/是一个文件/);
    expect(await readdir(out)).toEqual(['theirs.txt']);
  });

  it('takes an empty folder as its place', async () => {
    await mkdir(out);
    await prepareOut(out);
    await release(ids[0]);
    expect((await currentRelease(out))?.id).toBe(ids[0]);
  });

  it('accepts a link that points nowhere and replaces it', async () => {
    await symlink('gone', out);
    await prepareOut(out);
    await release(ids[0]);
    expect((await currentRelease(out))?.id).toBe(ids[0]);
  });

  it('lets only one build in at a time', async () => {
    await mkdir(releasesFolder(out), { recursive: true });
    // Process 1 always runs, and is never this test.
    await writeFile(path.join(releasesFolder(out), '.lock'), '1');
    await expect(withLock(out, async () => 'in')).rejects.toThrow(/另一个发布/);
  });

  it('takes over the lock of a build that was killed, and clears what it left half-made', async () => {
    await mkdir(path.join(releasesFolder(out), '.making-eeeeeeeeeeee'), { recursive: true });
    await writeFile(path.join(releasesFolder(out), '.lock'), '999999999');
    await release(ids[0]);
    expect(await readdir(releasesFolder(out))).toEqual([`000001-${ids[0]}`]);
  });
});
