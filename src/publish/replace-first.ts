/**
 * Which files say something of somebody that ends (点名), and which of an earlier release a host must lose or overwrite first
 * because what they say is withdrawn.
 */
import type { EarlierManifest, OutputFile } from '../domain/manifest.ts';
import type { PrintReport } from './print/print-options.ts';

/** Marks in a page, and in the snapshot of a screen, of what ends. */
const IN_PAGES = /\sdata-until="|"accusesUntil":"|"until":"\d{4}-/;
/** Downloads and feeds, which tell of all that is said. */
const OF_ALL = /^data\/(?:list_entry|bulletin|event|findings)[-.]|^feed\.xml$|^feeds\//;

/**
 * Whether a file says something of somebody that ends. `html` is the text of a page, null where it wasn't read; `known` are sheets
 * and pictures of which that is known.
 */
export function namesSomebody(file: string, html: string | null, known: ReadonlySet<string>): boolean {
  if (file.endsWith('.html')) return html === null || IN_PAGES.test(html);
  return OF_ALL.test(file) || known.has(file);
}

/** Printed files that name somebody; where any sheet does, a pack may hold it. */
export function namingPrints({ files }: PrintReport): string[] {
  const some = files.some(({ until }) => until !== null);
  return files
    .filter(({ sheet, until }) => (sheet === null ? some : until !== null))
    .map(({ file }) => `print/${file}`);
}

/** Files of an earlier release that a host must lose, and overwrite, before anything else. */
export interface ReplaceFirst {
  lose: string[];
  replace: string[];
}

/** Which files say what is withdrawn. Of a release that didn't record it every page, download, sheet and picture may. */
export function replaceFirst(
  { manifest }: { manifest: Pick<EarlierManifest, 'outputs' | 'says'> },
  outputs: readonly OutputFile[],
): ReplaceFirst {
  const now = new Map(outputs.map(({ path, sha256 }) => [path, sha256]));
  const isRecorded = manifest.says !== null;
  const may = ({ path, names }: OutputFile): boolean =>
    isRecorded ? names === true : /\.(?:html|csv|json|xml|pdf|png)$/.test(path);
  const first = manifest.outputs.filter((one) => may(one) && now.get(one.path) !== one.sha256).map(({ path }) => path);
  return { lose: first.filter((path) => !now.has(path)), replace: first.filter((path) => now.has(path)) };
}
