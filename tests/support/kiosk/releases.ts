/**
 * Writes releases of the sample city's screens in seconds: the content is read once, and each release is changed as a
 * test asks. A test of one estate writes only its county.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SNAPSHOT_ELEMENT, type Snapshot, snapshotIn } from '../../../kiosk/snapshot.ts';
import type { IsoDate } from '../../../src/domain/iso-date.ts';
import type { KioskSettings } from '../../../src/domain/kiosk-settings.ts';
import type { OutputFile } from '../../../src/domain/manifest.ts';
import type { Notice } from '../../../src/domain/records.ts';
import { filesBelow, measured } from '../../../src/publish/files.ts';
import { stickWriter, writeScreens } from '../../../src/publish/kiosk/write-screens.ts';
import { writeTerm } from '../../../src/publish/kiosk/write-term.ts';
import { type LoadedContent, loadContent, makeSite, REPOSITORY, type Site } from '../../../src/site.ts';

/** A notice that a test publishes, on one estate's board alone. */
export interface PutUp {
  title: string;
  estate: string;
  from: string;
  until: string | null;
  urgent?: boolean;
}

export interface Asked {
  /** `YYYY-MM-DD`. */
  asOf: string;
  notices?: readonly PutUp[];
  settings?: Partial<KioskSettings>;
  /** Its tables tell no day, so that a page alone doesn't show how old it is. */
  isUndated?: true;
  /** Changes anything else of the publication. */
  change?: (site: Site) => Site;
}

/** A writer of releases, each in a folder of its own below one that `remove` takes away. */
export interface Releases {
  write(asked: Asked): Promise<Written>;
  stick(asked: Asked, estate: string): Promise<string>;
  remove(): Promise<void>;
}

export interface Written {
  /** The folder to serve. */
  folder: string;
  /** The id of the estate's page, which a screen shows among its attributes. */
  release: string;
  /** 发布版本. */
  publication: string;
}

/** Its files with their hashes. */
async function outputsIn(folder: string): Promise<OutputFile[]> {
  const files = await filesBelow(folder);
  return Promise.all(files.map(async (file) => ({ path: file, ...(await measured(folder, file)) })));
}

export const SAMPLE = path.join(REPOSITORY, 'content');

let sample: Promise<LoadedContent> | undefined;

/** `estate`: whose pages' ids the releases are known by. */
export async function screenReleases(division: string | null = null, estate = 'JZ001'): Promise<Releases> {
  const work = await mkdtemp(path.join(tmpdir(), 'gongshilan-screens-'));
  sample ??= loadContent(SAMPLE, { asOf: '2026-11-10' as IsoDate });
  const content = await sample;
  let count = 0;
  const next = async (asked: Asked): Promise<{ publication: Site; folder: string }> => {
    count += 1;
    const publication = await siteOf(content, asked, division, count);
    return { publication, folder: path.join(work, String(count)) };
  };
  return {
    write: async (asked) => {
      const { publication, folder } = await next(asked);
      const number = count;
      await writeScreens({ publication, contentFolder: SAMPLE, folder });
      const { asOf, id } = publication.release;
      const { validDays } = publication.portal.kiosk;
      const outputs = await outputsIn(folder);
      await writeTerm(folder, { number, asOf, validDays, release: id, screens: { release: id, asOf }, outputs });
      return { folder, release: (await snapshotOf({ folder }, estate)).id, publication: id };
    },
    stick: async (asked, estate) => {
      const { publication, folder } = await next(asked);
      await (await stickWriter({ publication, contentFolder: SAMPLE }))(estate, folder);
      return folder;
    },
    remove: () => rm(work, { recursive: true, force: true }),
  };
}

async function siteOf(content: LoadedContent, asked: Asked, division: string | null, count: number): Promise<Site> {
  const { asOf, notices = [], settings = {}, isUndated, change = (site) => site } = asked;
  const options = { asOf: asOf as IsoDate, base: null, division, only: ['kiosk'] } as const;
  const site = await makeSite(content, options);
  const [example] = content.notices;
  if (example === undefined) throw new Error('the sample city has no notices');
  const changed = change(site);
  const { sheets } = changed.register;
  const { kiosk } = changed.portal;
  // No page is the same as one of another release, as of a changed content folder.
  const mark = { [`release-${count}`]: kiosk.seconds };
  return {
    ...changed,
    // Otherwise its tables were handed in anew for it.
    register: {
      ...changed.register,
      sheets: sheets.map((sheet) => ({ ...sheet, until: isUndated ? null : { day: options.asOf, by: 'said' } })),
    },
    portal: {
      ...changed.portal,
      kiosk: { ...kiosk, ...settings, secondsOf: { ...kiosk.secondsOf, ...settings.secondsOf, ...mark } },
    },
    notices: [...changed.notices, ...notices.map((one, index) => noticeOf(example, one, index))],
    // Another id, as a changed content folder would give.
    release: { ...changed.release, id: `${changed.release.id.slice(0, 8)}${String(count).padStart(4, '0')}` },
  };
}

function noticeOf(example: Notice, { title, estate, from, until, urgent = false }: PutUp, index: number): Notice {
  return {
    ...example,
    id: `test-${index}`,
    title,
    targets: [estate],
    from: from as IsoDate,
    until: until as IsoDate | null,
    urgent,
  };
}

/** The snapshot that an estate's page of a release holds. */
export async function snapshotOf({ folder }: Pick<Written, 'folder'>, estate: string): Promise<Snapshot> {
  const page = await readFile(path.join(folder, 'kiosk', estate, 'index.html'), 'utf8');
  const snapshot = snapshotIn(page, estate);
  if (snapshot === null) throw new Error(`no ${SNAPSHOT_ELEMENT} of ${estate} in ${folder}`);
  return snapshot;
}
