/**
 * What `data/release.json` records of a release (发布清单).
 */
import type { IsoDate } from './iso-date.ts';
import type { Part } from './portal.ts';
import type { InputFile } from './register.ts';

/** A published file; its path is relative to the release, with forward slashes. */
export interface OutputFile {
  path: string;
  bytes: number;
  sha256: string;
  /** The part that it belongs to; left out by older versions. */
  part?: Part;
  /** Set where it says something of somebody that ends, so that a host gets or loses it first when that is withdrawn. */
  names?: true;
}

/**
 * Something that names somebody and ends (点名), as far as others must recognise it: `key` is a hash of all that is said,
 * so that a manifest gives away no word of it; `until` its last day, null where only a removal ends it.
 */
export interface Said {
  key: string;
  until: IsoDate | null;
}

/** The release that a part was made in: an earlier one where the part was carried over. */
export interface PartOrigin {
  release: string;
  asOf: IsoDate;
}

/** What every version has written. */
export interface ManifestCore {
  release: string;
  asOf: IsoDate;
  version: string;
  base: string;
  inputs: readonly InputFile[];
  /** Everything but the manifest itself. */
  outputs: readonly OutputFile[];
}

/** What has been added since; null in the manifest of a version that didn't know it. */
export interface ManifestAdditions {
  /** Grows by one with each publication, whatever is published. */
  number: number;
  /** The codes of the divisions that it covers. */
  divisions: readonly string[];
  /** The parts that it has, and where each comes from. */
  parts: Readonly<Partial<Record<Part, PartOrigin>>>;
  /** All that it says of somebody and that ends. */
  says: readonly Said[];
  /** The number of the release that this one is a copy of, put back by `rollback`; null for one of its own. */
  restored: number | null;
  /** Why a loss was published, as whoever published it wrote; null where nothing was lost. */
  accepted: string | null;
}

export type ReleaseManifest = ManifestCore & ManifestAdditions;

/** The manifest of any version. */
export type EarlierManifest = ManifestCore & { readonly [K in keyof ManifestAdditions]: ManifestAdditions[K] | null };

/** A manifest as it was read; null where it is none. */
export function readManifest(text: string): EarlierManifest | null {
  let read: Partial<EarlierManifest> | null;
  try {
    read = JSON.parse(text) as Partial<EarlierManifest> | null;
  } catch {
    return null;
  }
  if (typeof read !== 'object' || read === null) return null;
  const { release, asOf, version, base, inputs, outputs } = read;
  const hasCore =
    [release, asOf, version, base].every((one) => typeof one === 'string') &&
    Array.isArray(inputs) &&
    Array.isArray(outputs);
  if (!hasCore) return null;
  const none = { number: null, divisions: null, parts: null, says: null, restored: null, accepted: null };
  return { ...none, ...read } as EarlierManifest;
}
