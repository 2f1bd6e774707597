/**
 * The order in which a host gets a new publication: tried on publications drawn by lot, whose files point at one another, and
 * looked at after every step.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import type { EarlierManifest, OutputFile, Said } from '../../src/domain/manifest.ts';
import { changesBetween, MANIFEST_FILE, STEP_NAMES, type Step } from '../../src/publish/changes.ts';

/** A file of a publication drawn by lot. */
interface Drawn {
  /** Told apart from another one of the same name. */
  version: number;
  pointsAt: readonly string[];
  names: boolean;
}
type Release = ReadonlyMap<string, Drawn>;

const TERM = 'kiosk/valid.json';
const PATHS = [
  'index.html',
  'estates/JZ001/index.html',
  'estates/JZ002/index.html',
  'lists/000101/index.html',
  'firms/甲/index.html',
  'data/index.html',
  'kiosk/JZ001/index.html',
  'kiosk/JZ001/manifest.json',
  'kiosk/ids-000101.json',
  TERM,
  'assets/site.aaaaaaaa.css',
  'assets/site.bbbbbbbb.js',
  'print/JZ001/公示单.pdf',
  'cards/lists/000101.png',
  'search/names.json',
  'sitemap-1.xml',
  'fees/000101/rows.json',
];

/** A release in which each file points only at others of it; no page points at the term of screens. */
const drawnRelease: fc.Arbitrary<Release> = fc
  .array(
    fc.record({
      isThere: fc.boolean(),
      version: fc.nat(1),
      names: fc.boolean(),
      pointsAt: fc.array(fc.nat(PATHS.length - 1), { maxLength: 4 }),
    }),
    { minLength: PATHS.length, maxLength: PATHS.length },
  )
  .map((drawn) => {
    const there = PATHS.filter((_, at) => drawn[at]?.isThere);
    return new Map(
      drawn.flatMap(({ version, names, pointsAt }, at) => {
        const path = PATHS[at] as string;
        const targets = /\.(?:html|json|xml)$/.test(path) ? pointsAt.map((to) => PATHS[to] as string) : [];
        const file: Drawn = {
          version,
          names,
          pointsAt: targets.filter((to) => there.includes(to) && to !== TERM).sort(),
        };
        return there.includes(path) ? [[path, file] as const] : [];
      }),
    );
  });

/** What stands in a file follows from what it says and points at. */
const hashOf = ({ version, pointsAt, names }: Drawn): string => JSON.stringify([version, pointsAt, names]);

const outputsOf = (release: Release): OutputFile[] =>
  [...release].map(([path, file]) => ({
    ...{ path, bytes: 10 + file.version, sha256: hashOf(file) },
    ...(file.names && { names: true as const }),
  }));

const said = (...keys: string[]): Said[] => keys.map((key) => ({ key, until: null }));

function manifest(number: number, outputs: readonly OutputFile[], says: EarlierManifest['says'] = []): EarlierManifest {
  return {
    ...{ release: `release ${number}`, asOf: '2026-11-10' as IsoDate, version: '1', base: 'https://example.org' },
    ...{ inputs: [], outputs, number, divisions: [], parts: {}, says, restored: null, accepted: null },
  };
}

const steps = (from: EarlierManifest, to: EarlierManifest, release: Release = new Map()): Promise<Step[]> =>
  changesBetween(from, to, 5, async (page) => release.get(page)?.pointsAt ?? []);

const file = (path: string, sha256 = 'a', more: Partial<OutputFile> = {}): OutputFile => ({
  ...{ path, bytes: 1, sha256 },
  ...more,
});
const told = (done: readonly Step[]): string[] =>
  done.flatMap(({ name, does, files }) => files.map(({ path }) => `${name} ${does} ${path}`));

describe('the steps from one publication to another', () => {
  it('leave no page at any moment that points at what is not there, and end with the new publication', async () => {
    await fc.assert(
      fc.asyncProperty(drawnRelease, drawnRelease, fc.boolean(), async (before, after, isWithdrawn) => {
        const host = new Map<string, Drawn | null>([...before, [MANIFEST_FILE, null]]);
        const from = manifest(1, outputsOf(before), isWithdrawn ? said('a', 'b') : said('a'));
        const done = await steps(from, manifest(2, outputsOf(after), said('a')), after);
        const withdrawn = new Set(done.find(({ name }) => name === 'withdrawn')?.files.map(({ path }) => path));
        for (const { name, does, files } of done) {
          for (const { path } of files) {
            if (does === 'delete') expect(host.delete(path)).toBe(true);
            else host.set(path, after.get(path) ?? null);
          }
          for (const [path, there] of host)
            if (path.endsWith('.html') || before.has(path))
              for (const target of there?.pointsAt ?? [])
                if (!host.has(target) && !withdrawn.has(target))
                  throw new Error(`after ${name} ${path} points at ${target}`);
          if (isWithdrawn && STEP_NAMES.indexOf(name) >= STEP_NAMES.indexOf('overwritten'))
            for (const [path, there] of host)
              if (there?.names && hashOf(there) !== hashOf(after.get(path) ?? there))
                throw new Error(`after ${name} ${path} says what is withdrawn`);
        }
        host.delete(MANIFEST_FILE);
        expect(new Map([...host].sort())).toEqual(new Map([...after].sort()));
      }),
      { numRuns: 1_000 },
    );
  });

  it('are none where both are the same, and at least the manifest where only the number is another', async () => {
    const outputs = [file('index.html'), file('kiosk/valid.json')];
    expect(await steps(manifest(3, outputs), manifest(3, outputs))).toEqual([]);
    const again = { ...manifest(4, outputs), release: 'release 3' };
    expect(told(await steps(manifest(3, outputs), again))).toEqual([`manifest put ${MANIFEST_FILE}`]);
  });

  it('do what is withdrawn first, then what others point at, pages, the term of screens, what is left, and the manifest', async () => {
    const from = manifest(
      1,
      [
        file('index.html'),
        file('lists/a/index.html', 'a', { names: true }),
        file('lists/b/index.html', 'a', { names: true }),
        file('c/JZ009/index.html'),
        file('assets/site.old.css'),
        file('data/fee_item.csv'),
        file('kiosk/JZ001/manifest.json'),
        file('kiosk/valid.json'),
        file('unchanged.html'),
      ],
      said('x'),
    );
    const after = [
      file('index.html', 'b'),
      file('lists/a/index.html', 'b', { names: true }),
      file('new/index.html'),
      file('assets/site.new.css'),
      file('assets/other.new.js'),
      file('data/fee_item.csv', 'b'),
      file('kiosk/JZ001/manifest.json', 'b'),
      file('kiosk/valid.json', 'b'),
      file('unchanged.html'),
    ];
    const pointing: Release = new Map([
      ['lists/a/index.html', { version: 1, names: true, pointsAt: ['assets/site.new.css', 'unchanged.html'] }],
    ]);
    expect(told(await steps(from, manifest(2, after), pointing))).toEqual([
      'withdrawn delete lists/b/index.html',
      'needed put assets/site.new.css',
      'overwritten put lists/a/index.html',
      'parts put assets/other.new.js',
      'parts put data/fee_item.csv',
      'new-pages put new/index.html',
      'leading put index.html',
      'leading put kiosk/JZ001/manifest.json',
      'term put kiosk/valid.json',
      'left delete assets/site.old.css',
      'left delete c/JZ009/index.html',
      `manifest put ${MANIFEST_FILE}`,
    ]);
  });

  it('take every page that differs for one that says something withdrawn where a version recorded no names', async () => {
    const from = manifest(1, [file('a/index.html'), file('b.css'), file('data/x.csv')], null);
    const done = await steps(from, manifest(2, [file('a/index.html', 'b'), file('b.css', 'b')]));
    expect(told(done).slice(0, 3)).toEqual([
      'withdrawn delete data/x.csv',
      'overwritten put a/index.html',
      'parts put b.css',
    ]);
  });

  it('tell sizes of what is sent as it is now, of what goes as it was', async () => {
    const from = manifest(1, [file('a.css', 'a', { bytes: 7 }), file('b.css', 'a', { bytes: 8 })]);
    const done = await steps(from, manifest(2, [file('a.css', 'b', { bytes: 9 })]));
    expect(done.map(({ files }) => files.map(({ bytes }) => bytes))).toEqual([[9], [8], [5]]);
  });
});
