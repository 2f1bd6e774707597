/**
 * Publications of content folders in memory, and what one would change against another.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Comparison } from '../../src/compare/comparison.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import type { EarlierManifest } from '../../src/domain/manifest.ts';
import type { Part } from '../../src/domain/portal.ts';
import { readContent } from '../../src/intake/read-content.ts';
import { compareWith } from '../../src/publish/comparing.ts';
import type { Predecessor } from '../../src/publish/predecessor.ts';
import { type LoadedContent, makeSite, REPOSITORY, type Site, sha256 } from '../../src/site.ts';
import { policyIds } from '../../src/views/policies/policy-index.ts';
import { downloadsOf } from './publication.ts';
import { shippedProfiles } from './rules.ts';
import { AS_OF, tableFile } from './tables.ts';

/** The files of a content folder, by their paths. */
export type Folder = Readonly<Record<string, string>>;

export interface Made {
  content: LoadedContent;
  site: Site;
  division: string | null;
}

export interface MakeOptions {
  asOf?: IsoDate;
  division?: string;
  base?: string;
  /** `--only`; all parts without it. */
  only?: readonly Part[];
}

/** Reads a folder and makes its publication; throws where it has errors, with the first of them. */
export async function made(folder: Folder, options: MakeOptions = {}): Promise<Made> {
  const content = await contentOf(folder, options.asOf ?? AS_OF);
  const error = content.problems.find(({ severity }) => severity === 'error');
  if (error !== undefined) throw new Error(error.message);
  return madeOf(content, options);
}

export async function madeOf(
  content: LoadedContent,
  { asOf = AS_OF, division, base, only = [] }: MakeOptions = {},
): Promise<Made> {
  const one = division ?? null;
  return { content, division: one, site: await makeSite(content, { asOf, base: base ?? null, division: one, only }) };
}

export async function contentOf(folder: Folder, asOf: IsoDate): Promise<LoadedContent> {
  const content = await readContent({
    files: Object.entries(folder).map(([file, text]) => tableFile(file, text)),
    shippedProfile: (code) => readFile(path.join(REPOSITORY, 'content', 'jurisdictions', `${code}.yaml`), 'utf8'),
    asOf,
  });
  const inputs = Object.entries(folder).map(([file, text]) => ({
    ...{ path: file, sha256: sha256(text), bytes: text.length },
  }));
  return { ...content, folder: '', inputs, library: [...shippedProfiles().values()] };
}

/** A publication as it lies in a folder, without its pages; `changed` replaces files, or takes them away. */
export async function publishedOf(
  { site }: Made,
  changed: Readonly<Record<string, string | null>> = {},
  manifest: Partial<EarlierManifest> = {},
): Promise<Predecessor> {
  const files = new Map([...(await downloadsOf(site)), ['index.html', ''], ['print/甲.pdf', '']] as [string, string][]);
  for (const id of policyIds(site)) files.set(`policies/${id}/index.html`, '');
  for (const { code } of site.register.records.estate) files.set(`kiosk/${code}/manifest.json`, '');
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
  const outputs = [...files].map(([file, text]) => ({ path: file, bytes: text.length, sha256: hash(text) }));
  for (const [file, text] of Object.entries(changed)) {
    if (text === null) files.delete(file);
    else files.set(file, text);
  }
  const { id, version, asOf } = site.release;
  const none = { number: null, divisions: null, parts: null, says: null, restored: null, accepted: null };
  return {
    where: 'out',
    manifest: {
      ...none,
      release: id,
      version,
      asOf,
      base: site.portal.base,
      inputs: site.inputs,
      outputs,
      ...manifest,
    },
    read: async (file) => {
      const text = files.get(file);
      return text === undefined ? null : new TextEncoder().encode(text);
    },
  };
}

/** What a publication would change against another. */
export function comparedWith(predecessor: Predecessor, { content, site, division }: Made): Promise<Comparison> {
  return compareWith({ site, read: content.register, predecessor, division, withSheets: false });
}

/** What a folder would change against another. */
export async function compared(before: Folder, after: Folder, options: MakeOptions = {}): Promise<Comparison> {
  return comparedWith(await publishedOf(await made(before, options)), await made(after, options));
}
