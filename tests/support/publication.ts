/**
 * Publications in memory, and their downloads as texts.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { USUAL_RHYTHM } from '../../src/domain/data-until.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { KIOSK_DEFAULTS } from '../../src/domain/kiosk-settings.ts';
import type { Portal } from '../../src/domain/portal.ts';
import type { Publication } from '../../src/domain/publication.ts';
import type { Register } from '../../src/domain/register.ts';
import { writeData } from '../../src/downloads/write-data.ts';
import { type Content, readContent } from '../../src/intake/read-content.ts';
import type { TableFile } from '../../src/intake/sources.ts';
import { AS_OF, type Files, GROUND, tableFile } from './tables.ts';

const PORTAL: Portal = {
  name: '示例市物业服务公开',
  base: 'https://example.org',
  publisher: '示例市住房和城乡建设局',
  contact: '',
  demo: true,
  divisions: ['000100'],
  profiles: {},
  complaint: null,
  organizer: '',
  undertaker: '',
  icp: '',
  policeIcp: '',
  siteCode: '',
  reportErrors: '',
  retention: { listMonths: 36 },
  accusations: { months: 12, document: '' },
  acceptedCodes: [],
  dataDates: {},
  dataRhythm: USUAL_RHYTHM,
  panelsOff: [],
  returnDays: null,
  privacyAllow: [],
  printFonts: [],
  printSheets: [],
  cards: { estates: false },
  kiosk: KIOSK_DEFAULTS,
  kioskEstates: {},
};

export function publicationOf(register: Register, portal: Portal = PORTAL): Publication {
  return {
    portal,
    profiles: new Map(),
    register,
    notices: [],
    library: [],
    mappings: [],
    findings: [],
    withheld: [],
    parts: ['site'],
    release: { id: '0123456789ab', version: '0.0.0', asOf: '2026-10-31' as IsoDate },
  };
}

/** Everything that `writeData` writes, by its path. */
export async function downloadsOf(publication: Publication): Promise<Map<string, string>> {
  const written = new Map<string, string>();
  await writeData(publication, async (file) => {
    let text = '';
    return {
      write: async (piece) => {
        text += piece;
      },
      close: async () => {
        written.set(file, text);
        return { bytes: Buffer.byteLength(text), sha256: createHash('sha256').update(text).digest('hex') };
      },
    };
  });
  return written;
}

/** The CSV files of a download as the files of a content folder. */
export function asTables(downloads: ReadonlyMap<string, string>): TableFile[] {
  return [...downloads]
    .filter(([file]) => file.endsWith('.csv'))
    .map(([file, text]) => tableFile(file.replace(/^data\//, 'tables/'), text));
}

/** A register's records without their sources, which differ when the downloads are read. */
export function recordsOf(register: Register): Record<string, object[]> {
  return Object.fromEntries(
    Object.entries(register.records).map(([id, records]) => [
      id,
      (records as readonly object[]).map((record) => ({ ...record, source: null })),
    ]),
  );
}

const REPOSITORY = path.join(import.meta.dirname, '../..');

/** The files of the sample city, with others put over or beside them. */
export async function sampleFiles(
  changed: Readonly<Record<string, string | Uint8Array | null>> = {},
): Promise<TableFile[]> {
  const folder = path.join(REPOSITORY, 'content');
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
  const files = await Promise.all(
    names
      .filter((name) => !(name in changed))
      .map(async (name) => tableFile(name, await readFile(path.join(folder, name)))),
  );
  for (const [name, content] of Object.entries(changed)) if (content !== null) files.push(tableFile(name, content));
  return files;
}

let sample: Promise<Content> | undefined;

/**
 * Reads the sample city, with some files replaced or added. Unchanged it is read once, for all tests that only look at
 * it.
 */
export async function readSample(changed: Readonly<Record<string, string | Uint8Array | null>> = {}): Promise<Content> {
  const read = async (): Promise<Content> =>
    readContent({ files: await sampleFiles(changed), shippedProfile: async () => null, asOf: AS_OF });
  if (Object.keys(changed).length > 0) return read();
  sample ??= read();
  return sample;
}

const TOWN_PORTAL = `name: 示例市物业服务公开
base: https://example.org
publisher: 示例市住房和城乡建设局
demo: true
divisions: ["000100"]
profiles: {"000100": "CODE"}
`;

/** Reads a whole content folder around the town's ground, under one of the shipped profiles. */
export async function readTownContent(tables: Files, profile: string): Promise<Content> {
  const files = Object.entries({ ...GROUND, ...tables }).map(([name, text]) => tableFile(`tables/${name}`, text));
  return readContent({
    asOf: AS_OF,
    files: [tableFile('portal.yaml', TOWN_PORTAL.replace('CODE', profile)), ...files],
    shippedProfile: (code) => readFile(path.join(REPOSITORY, 'content', 'jurisdictions', `${code}.yaml`), 'utf8'),
  });
}
