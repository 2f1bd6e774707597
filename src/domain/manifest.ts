/**
 * What `data/release.json` records of a release (发布清单).
 */
import { type IsoDate, parseIsoDate } from './iso-date.ts';
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
  /** Set where it is there only for pages of the release before that somebody has open; the next release drops it. */
  forOpenPages?: true;
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
  /** All that it says of somebody (点名), for good or ill. */
  says: readonly Said[];
  /** The number of the release that this one is a copy of, put back by `rollback`; null for one of its own. */
  restored: number | null;
  /** Why a loss was published, as whoever published it wrote; null where nothing was lost. */
  accepted: string | null;
}

export type ReleaseManifest = ManifestCore & ManifestAdditions;

/** The manifest of any version. */
export type EarlierManifest = ManifestCore & { readonly [K in keyof ManifestAdditions]: ManifestAdditions[K] | null };

/** A manifest as it was read; null where it is none, is cut short, or holds what no version has written. */
export function readManifest(text: string): EarlierManifest | null {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(read)) return null;
  const manifest = { number: null, divisions: null, parts: null, says: null, restored: null, accepted: null, ...read };
  return isManifest(manifest) ? manifest : null;
}

function isManifest(read: Fields): read is Fields & EarlierManifest {
  const { release, asOf, version, base, inputs, outputs, number, divisions, parts, says, restored, accepted } = read;
  const isCore =
    [release, version, base].every(isText) && isDay(asOf) && isListOf(inputs, isFile) && isListOf(outputs, isFile);
  return (
    isCore &&
    [number, restored].every((one) => one === null || Number.isSafeInteger(one)) &&
    (divisions === null || isListOf(divisions, isText)) &&
    (parts === null || (isObject(parts) && Object.values(parts).every(isOrigin))) &&
    (says === null || isListOf(says, isSaid)) &&
    (accepted === null || isText(accepted)) &&
    (read.sheets === undefined || isListOf(read.sheets, isObject))
  );
}

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isDay = (value: unknown): boolean => isText(value) && parseIsoDate(value) !== null;
const isListOf = (value: unknown, isOne: (one: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(isOne);
const isOrigin = (value: unknown): boolean => isObject(value) && isText(value.release) && isDay(value.asOf);
const isSaid = (value: unknown): boolean =>
  isObject(value) && isText(value.key) && (value.until === null || isDay(value.until));
/** A file inside the folder that the manifest is of. */
const isFile = (value: unknown): boolean =>
  isObject(value) &&
  isText(value.sha256) &&
  isText(value.path) &&
  !/^\/|^\w:|\\|(?:^|\/)\.\.?(?:\/|$)/.test(value.path);
