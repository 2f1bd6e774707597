/**
 * What pages of the release before still ask for, that somebody has open while it is replaced (还开着的旧页面).
 *
 * Files that are named by their content have another name in the new release. For one more release the old names stay: scripts,
 * styles and fonts of pages and screens, and the index of words. The text of a page that was found is the text that the page
 * has now: an excerpt says nothing that is published no more. What names somebody is never carried over, nor anything of a
 * version that didn't record what does.
 */
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { EarlierManifest, OutputFile } from '../domain/manifest.ts';
import { areWhole, placeOf, share } from './files.ts';

/** Below these every name holds a hash of what is in the file. */
const NAMED_BY_CONTENT =
  /^(?:assets\/[^/]+\.[\w-]{8,}\.\w+|kiosk\/player-assets\/[a-z]+-[0-9a-f]{12}\.[\w.]+|pagefind\/(?:counties\/[^/]+\/)?(?:index\/[^/]+\.pf_index|filter\/[^/]+\.pf_filter|[^/]+\.pf_meta))$/;
const FRAGMENT = /^pagefind\/(?:counties\/[^/]+\/)?fragment\/[^/]+\.pf_fragment$/;

/** Which files of an earlier release pages may still ask for that the new one has no more; `now` are its own. */
export function stillAsked(
  { outputs, says }: Pick<EarlierManifest, 'outputs' | 'says'>,
  now: ReadonlySet<string>,
): OutputFile[] {
  if (says === null) return [];
  return outputs.filter(
    ({ path: file, names, forOpenPages }) =>
      names === undefined &&
      forOpenPages === undefined &&
      !now.has(file) &&
      (NAMED_BY_CONTENT.test(file) || FRAGMENT.test(file)),
  );
}

/**
 * Puts what pages of an earlier release still ask for into the folder of a new one, and adds it to the new one's files. What
 * isn't as it was published is left out.
 */
export async function keepForOpenPages(
  earlier: { where: string; manifest: Pick<EarlierManifest, 'outputs' | 'says'> },
  folder: string,
  known: Map<string, OutputFile>,
): Promise<void> {
  const asked = stillAsked(earlier.manifest, new Set(known.keys()));
  const fragments = asked.filter(({ path: file }) => FRAGMENT.test(file));
  for (const output of asked) {
    if (FRAGMENT.test(output.path) || !(await areWhole(earlier.where, [output]))) continue;
    await share(earlier.where, folder, output.path);
    known.set(output.path, { ...output, forOpenPages: true });
  }
  if (fragments.length === 0) return;
  const own = [...known.values()].filter(({ path: file }) => FRAGMENT.test(file));
  const byPage = new Map<string, OutputFile>();
  for (const output of own) {
    const page = await pageOf(folder, output.path);
    if (page !== null) byPage.set(page, output);
  }
  for (const { path: file } of fragments) {
    const page = await pageOf(earlier.where, file);
    const successor = page === null ? undefined : byPage.get(page);
    if (successor === undefined) continue;
    await share(folder, folder, successor.path, file);
    known.set(file, { ...successor, path: file, forOpenPages: true });
  }
}

/** The address of the page that a piece of the index holds the text of; null where it can't be read. */
async function pageOf(folder: string, fragment: string): Promise<string | null> {
  try {
    const text = gunzipSync(await readFile(placeOf(folder, fragment))).toString('utf8');
    const { url } = JSON.parse(text.slice(text.indexOf('{'))) as { url?: unknown };
    return typeof url === 'string' ? url : null;
  } catch {
    return null;
  }
}
