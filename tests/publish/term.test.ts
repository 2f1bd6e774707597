import { link, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asTerm, BY_ID, type Term } from '../../kiosk/term.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import type { EarlierManifest } from '../../src/domain/manifest.ts';
import { measured } from '../../src/publish/files.ts';
import { renewTerm, TERM_FILE, writeTerm } from '../../src/publish/kiosk/write-term.ts';

let work: string;

beforeEach(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'gongshilan-term-'));
});
afterEach(() => rm(work, { recursive: true, force: true }));

const AS_OF = '2026-11-10' as IsoDate;
const screens = { release: 'r7', asOf: AS_OF };
const options = { number: 7, asOf: AS_OF, validDays: 62, release: 'r8', screens, outputs: [] };
const LIST = { path: 'kiosk/ids-000101.json', bytes: 1, sha256: `0123456789abcdef${'0'.repeat(48)}` };
const termIn = async (folder: string): Promise<Term | null> =>
  asTerm(JSON.parse(await readFile(path.join(folder, TERM_FILE), 'utf8')));

/** What is known of a release with screens that lies in a folder. */
const released = (file: Awaited<ReturnType<typeof writeTerm>>): EarlierManifest => ({
  release: 'whole',
  number: 7,
  asOf: AS_OF,
  version: '0',
  base: 'https://example.org',
  divisions: [],
  parts: { kiosk: { release: 'r7', asOf: AS_OF } },
  inputs: [],
  outputs: [{ path: 'index.html', bytes: 1, sha256: 'a' }, file],
  says: [],
  restored: null,
  accepted: null,
});

describe('what every publication tells all screens', () => {
  it('is its number, how long it holds, and whose screens it has', async () => {
    const file = await writeTerm(work, options);
    expect(await termIn(work)).toEqual({
      ...{ form: 1, number: 7, asOf: AS_OF, validUntil: '2027-01-11', screens: 'r7', release: 'r8', madeOn: AS_OF },
    });
    expect(file).toEqual({ path: TERM_FILE, part: 'kiosk', ...(await measured(work, TERM_FILE)) });
  });

  it('has the hashes of the lists that say which screens those are', async () => {
    await writeTerm(work, { ...options, outputs: [LIST, { ...LIST, path: 'kiosk/JZ001/ids-1.json' }] });
    expect(await termIn(work)).toMatchObject({ screens: BY_ID, lists: { 'ids-000101.json': '0123456789abcdef' } });
  });

  it('is renewed where it was carried over, and leaves that of the release before as it was', async () => {
    const [before, now] = [path.join(work, 'before'), path.join(work, 'now')];
    await writeTerm(before, options);
    await mkdir(path.join(now, 'kiosk'), { recursive: true });
    await link(path.join(before, TERM_FILE), path.join(now, TERM_FILE));
    await writeTerm(now, { ...options, number: 8 });
    expect([(await termIn(before))?.number, (await termIn(now))?.number]).toEqual([7, 8]);
  });

  it('is renewed where an earlier release is put back, for as long as it held then', async () => {
    const manifest = released(await writeTerm(work, { ...options, validDays: 30 }));
    const outputs = await renewTerm(work, manifest, { number: 9, today: '2026-12-01' as IsoDate });
    expect(await termIn(work)).toMatchObject({ number: 9, validUntil: '2026-12-31', screens: 'r7' });
    expect(outputs).toEqual([
      manifest.outputs[0],
      { path: TERM_FILE, part: 'kiosk', ...(await measured(work, TERM_FILE)) },
    ]);
  });

  it('comes to a release of an earlier version that is put back, and to none without screens', async () => {
    const file = await writeTerm(work, options);
    const manifest = released(file);
    await rm(path.join(work, TERM_FILE));
    const page = { path: 'kiosk/JZ001/index.html', bytes: 1, sha256: 'a' };
    await renewTerm(work, { ...manifest, parts: null, outputs: [page] }, { number: 9, today: AS_OF });
    expect(await termIn(work)).toMatchObject({ number: 9, validUntil: '2027-01-11', screens: 'whole' });
    const pages = manifest.outputs.slice(0, 1);
    expect(await renewTerm(work, { ...manifest, outputs: pages }, { number: 9, today: AS_OF })).toEqual(pages);
  });
});
