import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formerCodesOf } from '../../src/domain/former.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import type { OutputFile } from '../../src/domain/manifest.ts';
import type { Part } from '../../src/domain/portal.ts';
import { type Live, planParts } from '../../src/publish/parts.ts';
import { saidIn } from '../../src/publish/said.ts';
import {
  type LoadedContent,
  loadContent,
  makeSite,
  REPOSITORY,
  type ReleaseOptions,
  type Site,
} from '../../src/site.ts';

const asOf = '2026-11-10' as IsoDate;
const OPTIONS: ReleaseOptions = { asOf, base: null, division: null, only: ['kiosk'] };
let work: string;
let content: LoadedContent;
/** A publication of which only the screens are asked for. */
let site: Site;
/** An earlier one, of which its pages were made. */
let pages: Site;

beforeAll(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'gongshilan-parts-'));
  content = await loadContent(path.join(REPOSITORY, 'content'), { asOf });
  site = await makeSite(content, OPTIONS);
  pages = { ...site, release: { ...site.release, id: 'aaaaaaaaaaaa' } };
  await mkdir(path.join(work, 'data'));
  const codes = site.register.records.estate.map(({ code }) => code);
  await writeFile(path.join(work, 'data', 'estate.csv'), `小区编码\n${codes.join('\n')}\n`);
});
afterAll(() => rm(work, { recursive: true, force: true }));

/** A live release of pages and screens, of today's version, that fits but for what is changed. */
function live(changes: Partial<Live['manifest']> = {}): Live {
  const origin = { release: 'aaaaaaaaaaaa', asOf };
  const file = (name: string, part: Part): OutputFile => ({ path: name, part, bytes: 0, sha256: '' });
  const addresses = site.register.records.estate.flatMap((estate) => [estate.code, ...formerCodesOf(estate)]);
  const files = addresses.map((code) => `estates/${code}/index.html`);
  const manifest = {
    ...{ release: 'bbbbbbbbbbbb', number: 7, asOf, version: site.release.version, base: site.portal.base },
    ...{ divisions: site.portal.divisions, parts: { site: origin, kiosk: origin } },
    ...{ restored: null, accepted: null, inputs: [], says: [], outputs: files.map((page) => file(page, 'kiosk')) },
    ...changes,
  };
  const read = (name: string) => readFile(path.join(work, name)).catch(() => null);
  return { where: work, manifest, read, made: async () => [{ parts: ['site', 'kiosk'], site: pages }] };
}

const plan = (before: Live | null) => planParts(site, before, saidIn(site));

it('carries over what fits, under an id that follows from both releases', async () => {
  const fits = await plan(live());
  expect(fits).toMatchObject({ make: ['kiosk'], carried: ['site'], misfit: null });
  expect(fits.site.parts).toEqual(['site', 'kiosk']);
  expect(fits.site.release.id).not.toBe(site.release.id);
  // Endings are taken from what each part was made of.
  expect(fits.made).toEqual([
    { parts: ['kiosk'], site: fits.site },
    { parts: ['site'], site: pages },
  ]);
  const origin = { release: 'cccccccccccc', asOf };
  const other = await plan(live({ parts: { site: origin, kiosk: origin } }));
  expect(other.site.release.id).not.toBe(fits.site.release.id);
});

it('makes what is asked for alone where nothing else is published, or another place at another address', async () => {
  const alone = { make: ['kiosk'], carried: [], misfit: null };
  expect(await plan(null)).toMatchObject(alone);
  expect(await plan(live({ base: 'https://elsewhere.example' }))).toMatchObject(alone);
  expect(await plan(live({ divisions: ['000109'] }))).toMatchObject(alone);
  expect(await plan(live({ parts: { kiosk: { release: 'aaaaaaaaaaaa', asOf } } }))).toMatchObject(alone);
});

it('makes the other parts anew where they are of another version', async () => {
  const all = { make: ['site', 'kiosk'], carried: [] };
  expect(await plan(live({ version: '0.0.1' }))).toMatchObject({ ...all, misfit: 'version' });
  const page: OutputFile = { path: 'index.html', bytes: 1, sha256: '' };
  expect(await plan(live({ parts: null, outputs: [page] }))).toMatchObject({ ...all, misfit: 'version' });
});

it('makes them anew where they say something that is said no more', async () => {
  const said = [...saidIn(site).says].find(([, { ends }]) => ends);
  expect(said).toBeDefined();
  const [key] = said as [string, unknown];
  expect((await plan(live({ says: [{ key, until: null }] }))).misfit).toBeNull();
  expect((await plan(live({ says: [{ key: 'gone', until: null }] }))).misfit).toBe('withdrawn');
});

it('makes them anew where pages would lead nowhere', async () => {
  const { outputs } = live().manifest;
  expect((await plan(live({ outputs: outputs.slice(1) }))).misfit).toBe('links');
  const withoutFormer = outputs.filter(({ path }) => path !== 'estates/DM108/index.html');
  expect(withoutFormer.length).toBe(outputs.length - 1);
  expect((await plan(live({ outputs: withoutFormer }))).misfit).toBe('links');
  expect((await plan(live({ parts: { site: { release: 'a', asOf }, print: { release: 'a', asOf } } }))).misfit).toBe(
    'links',
  );
});

it('makes them anew where a file isn’t as it was recorded', async () => {
  const { outputs } = live().manifest;
  await writeFile(path.join(work, 'page.html'), 'x');
  const whole = { path: 'page.html', part: 'site', bytes: 1, sha256: createHash('sha256').update('x').digest('hex') };
  expect((await plan(live({ outputs: [...outputs, whole as OutputFile] }))).misfit).toBeNull();
  const damaged = { ...whole, sha256: createHash('sha256').update('y').digest('hex') };
  expect((await plan(live({ outputs: [...outputs, damaged as OutputFile] }))).misfit).toBe('damaged');
});

it('makes them anew where nobody knows what they were made of', async () => {
  const all = { make: ['site', 'kiosk'], carried: [], misfit: 'damaged' };
  expect(await plan({ ...live(), made: async () => null })).toMatchObject(all);
  const screens = await plan({ ...live(), made: async () => [{ parts: ['kiosk'], site: pages }] });
  expect(screens).toMatchObject(all);
  expect(screens.made).toEqual([{ parts: ['site', 'kiosk'], site: screens.site }]);
});

it('is another release where the code is another, though its version is the same', async () => {
  const { version, id } = site.release;
  expect((await makeSite(content, OPTIONS)).release.id).toBe(id);
  const mended = (await makeSite(content, OPTIONS, 'mended')).release;
  expect(mended.version).toBe(version);
  expect(mended.id).not.toBe(id);
});
