import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { keepMadeOf, madeOf, readSite, writeSite } from '../../src/publish/made-of.ts';
import { madeOfFile, type ReleaseName } from '../../src/publish/release-folder.ts';
import { ROWS_AT_ONCE } from '../../src/publish/rows-packed.ts';
import type { Site } from '../../src/site.ts';
import { city, contract, estate, firm } from '../views/city.ts';

const FIRM = '91000000MA00000157';
const folder = await mkdtemp(path.join(tmpdir(), 'made-of-'));
afterAll(() => rm(folder, { recursive: true }));

const codes = Array.from({ length: ROWS_AT_ONCE + 1 }, (_, at) => `E${at}`);
const site: Site = {
  ...city({
    records: {
      firm: [firm(FIRM, '甲物业')],
      estate: codes.map((code) => estate(code, `${code}苑`)),
      contract: codes.map((code) => contract(code, FIRM)),
    },
  }),
  inputs: [],
  contentFolder: folder,
};

it('reads a publication back as it was written, whatever the number of its rows', async () => {
  const file = path.join(folder, 'publication');
  await writeSite(file, site);
  expect(await readSite(file)).toStrictEqual(site);
});

it('refuses a publication of which the end or anything else is missing', async () => {
  const file = path.join(folder, 'cut');
  await writeSite(file, site);
  const whole = await readFile(file);
  for (const length of [0, 3, 1000, whole.length - 1]) {
    await writeFile(file, whole.subarray(0, length));
    await expect(readSite(file)).rejects.toThrow();
  }
  // The last piece, whole as it is, is missing.
  const last = whole.length - 4;
  let end = 0;
  for (let at = 0; at < last; at += 4 + whole.readUInt32LE(at)) end = at;
  await writeFile(file, whole.subarray(0, end));
  await expect(readSite(file)).rejects.toThrow();
});

it('keeps what each part of a release was made of, for the same version alone', async () => {
  const out = path.join(folder, 'out');
  const release = { name: '1-abc' } as ReleaseName;
  const other: Site = { ...site, findings: [], release: { ...site.release, id: 'other' } };
  await mkdir(path.dirname(madeOfFile(out, release)), { recursive: true });
  const made = [
    { parts: ['site'] as const, site },
    { parts: ['print', 'kiosk'] as const, site: other },
  ];
  await keepMadeOf(out, release, made);
  expect(await madeOf(out, release, site.release.version)).toStrictEqual(made);
  expect(await madeOf(out, release, 'another')).toBe(null);
  await writeFile(madeOfFile(out, release), (await readFile(madeOfFile(out, release))).subarray(0, 500));
  expect(await madeOf(out, release, site.release.version)).toBe(null);
});
