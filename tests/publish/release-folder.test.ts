import { mkdir, mkdtemp, readdir, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BusyError, OutputError } from '../../src/publish/output-error.ts';
import { MARKER } from '../../src/publish/own-folder.ts';
import {
  currentRelease,
  listReleases,
  madeOfFile,
  nextRelease,
  prepareOut,
  promote,
  releaseFolder,
  releasesFolder,
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
    await promote(out, await nextRelease(out, id, null));
  });
}

describe('the release folder', () => {
  it('shows the newest release and keeps the last three', async () => {
    for (const id of ids) await release(id);
    expect((await currentRelease(out))?.id).toBe('dddddddddddd');
    expect((await listReleases(out)).map((r) => r.id)).toEqual(['bbbbbbbbbbbb', 'cccccccccccc', 'dddddddddddd']);
    expect((await readdir(releasesFolder(out))).filter((name) => name.startsWith('.'))).toEqual([MARKER]);
  });

  it('counts a release that was built again once, so that older ones are not pushed out', async () => {
    await release(ids[0]);
    for (let i = 0; i < 4; i++) await release(ids[1]);
    expect((await listReleases(out)).map((r) => r.id)).toEqual([ids[0], ids[1]]);
  });

  it('gives each release a number that is one more than any before, and than that of its predecessor elsewhere', async () => {
    for (const id of ids) await release(id);
    expect((await nextRelease(out, 'eeeeeeeeeeee', null)).name).toBe('000005-eeeeeeeeeeee');
    expect((await nextRelease(out, 'eeeeeeeeeeee', 3)).number).toBe(5);
    expect((await nextRelease(out, 'eeeeeeeeeeee', 1_234_567)).name).toBe('1234568-eeeeeeeeeeee');
    expect((await nextRelease(path.join(work, 'elsewhere'), 'eeeeeeeeeeee', 41)).number).toBe(42);
  });

  it('deletes with a release what it was made of, and what is left of one that is gone', async () => {
    for (const id of ids) {
      const next = await nextRelease(out, id, null);
      await release(id);
      await writeFile(madeOfFile(out, next), id);
    }
    await rm(releaseFolder(out, { name: `000002-${ids[1]}`, number: 2, id: ids[1] }), { recursive: true });
    await release('eeeeeeeeeeee');
    expect((await readdir(releasesFolder(out))).filter((name) => name.endsWith('.gz'))).toEqual([
      `000003-${ids[2]}.publication.gz`,
      `000004-${ids[3]}.publication.gz`,
    ]);
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

  it('replaces a link of its own whose release is gone, and no other link', async () => {
    await symlink('gone', out);
    await expect(prepareOut(out)).rejects.toThrow(/不是以前发布的链接/);
    await rm(out);
    await symlink(path.join('site.releases', `000001-${ids[1]}`), out);
    await prepareOut(out);
    await release(ids[0]);
    expect((await currentRelease(out))?.id).toBe(ids[0]);
  });

  it('lets only one build in at a time', async () => {
    await mkdir(releasesFolder(out), { recursive: true });
    // Process 1 always runs, and is never this test.
    await writeFile(path.join(releasesFolder(out), '.lock'), '1');
    await expect(withLock(out, async () => 'in')).rejects.toThrow(BusyError);
  });

  it('takes over the lock of a build that was killed, and clears what it left half-made', async () => {
    await mkdir(path.join(releasesFolder(out), '.making-eeeeeeeeeeee'), { recursive: true });
    await writeFile(path.join(releasesFolder(out), '.lock'), '999999999');
    await release(ids[0]);
    expect(await readdir(releasesFolder(out))).toEqual([MARKER, `000001-${ids[0]}`]);
  });
});
