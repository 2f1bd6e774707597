/**
 * What Chrome 66 has, by MDN's compatibility data: a box's browser is Chrome or the WebView of its Android, so that a
 * thing is there only if all three had it by then, without a flag and under its own name.
 */

import data from '@mdn/browser-compat-data' with { type: 'json' };
import type { CompatStatement, Identifier, SimpleSupportStatement } from '@mdn/browser-compat-data';

const RELEASE = 66;
const BROWSERS = ['chrome', 'chrome_android', 'webview_android'] as const;

/** How a thing is spelled there: under its own name, with a prefix, or under another name. */
export type Spelling = { prefix: string } | { name: string } | 'plain';

/** The entry of a feature in the data by its path; undefined for none. */
export function feature(...path: readonly string[]): Identifier | undefined {
  let found: Identifier | undefined = data as unknown as Identifier;
  for (const step of path) found = found === undefined || !Object.hasOwn(found, step) ? undefined : found[step];
  return found;
}

/** Whether Chrome 66 has it. */
export function isInChrome66({ support }: CompatStatement, spelling: Spelling = 'plain'): boolean {
  return BROWSERS.every((browser) =>
    [support[browser] ?? []]
      .flat()
      .some((statement) => isSpelled(statement, spelling) && statement.flags === undefined && isBy66(statement)),
  );
}

/** Why a feature is not in Chrome 66, in a few words: the first release that has it. */
export function sinceWhen({ support }: CompatStatement): string {
  const [newest] = [support.chrome ?? []].flat();
  return typeof newest?.version_added === 'string' ? `Chrome ${newest.version_added}` : 'no Chrome';
}

function isSpelled({ prefix, alternative_name }: SimpleSupportStatement, spelling: Spelling): boolean {
  if (spelling === 'plain') return prefix === undefined && alternative_name === undefined;
  return 'prefix' in spelling ? prefix === spelling.prefix : alternative_name === spelling.name;
}

function isBy66({ version_added, version_removed }: SimpleSupportStatement): boolean {
  return isAtMost66(version_added) && !isAtMost66(version_removed);
}

function isAtMost66(version: string | boolean | undefined | null): boolean {
  // `≤37` is "at the latest"; `preview` is no number.
  return typeof version === 'string' && Number.parseFloat(version.replace('≤', '')) <= RELEASE;
}
