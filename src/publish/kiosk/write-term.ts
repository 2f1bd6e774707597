/**
 * Writes what every publication tells all screens anew (有效期): its number, until when it may confirm anything, and which
 * release of screens is its own. It is renewed whatever else of the publication is made, carried over or put back.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { asTerm, BY_ID, SUM_LENGTH, type Term } from '../../../kiosk/term.ts';
import { addDays, daysBetween, type IsoDate } from '../../domain/iso-date.ts';
import { KIOSK_DEFAULTS } from '../../domain/kiosk-settings.ts';
import type { EarlierManifest, OutputFile, PartOrigin } from '../../domain/manifest.ts';
import { compareText } from '../../domain/order.ts';
import { placeOf } from '../files.ts';

/** Where it lies in a publication. */
export const TERM_FILE = 'kiosk/valid.json';

interface TermOptions {
  number: number;
  asOf: IsoDate;
  /** For how many days from then it may confirm what screens show. */
  validDays: number;
  /** 发布版本. */
  release: string;
  /** The release in which the screens were made. */
  screens: PartOrigin;
  /** All files of the publication, or all of its screens. */
  outputs: Iterable<OutputFile>;
}

/** A list of screens (`ScreenList`). */
const LIST = /^kiosk\/(ids-[\w-]+\.json)$/;

/** Writes it below a folder, and returns it as one of the publication's files. */
export async function writeTerm(
  folder: string,
  { number, asOf, validDays, release, screens, outputs }: TermOptions,
): Promise<OutputFile> {
  const lists = listsIn(outputs);
  const term: Term = {
    form: 1,
    ...{ number, asOf, validUntil: addDays(asOf, validDays) },
    // Screens of an earlier version are told apart by their release.
    screens: lists === null ? screens.release : BY_ID,
    ...{ release, madeOn: screens.asOf },
    ...(lists !== null && { lists }),
  };
  const content = `${JSON.stringify(term)}\n`;
  const file = placeOf(folder, TERM_FILE);
  await mkdir(path.dirname(file), { recursive: true });
  // What is carried over shares its bytes with the release before, which must stay as it is.
  await rm(file, { force: true });
  await writeFile(file, content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { path: TERM_FILE, bytes: Buffer.byteLength(content), sha256, part: 'kiosk' };
}

/** The lists of screens with the beginnings of their hashes; null where there are none. */
function listsIn(outputs: Iterable<OutputFile>): Record<string, string> | null {
  const lists = [...outputs].flatMap(({ path: file, sha256 }) => {
    const name = LIST.exec(file)?.[1];
    return name === undefined ? [] : [[name, sha256.slice(0, SUM_LENGTH)] as const];
  });
  return lists.length === 0 ? null : Object.fromEntries(lists.sort(([a], [b]) => compareText(a, b)));
}

/**
 * Renews it in a copy of an earlier release that is published again on a day, for as many days as it held then. Returns the
 * files of the copy; a release without screens has none.
 */
export async function renewTerm(
  folder: string,
  { outputs, parts, release, asOf }: Pick<EarlierManifest, 'outputs' | 'parts' | 'release' | 'asOf'>,
  { number, today }: { number: number; today: IsoDate },
): Promise<readonly OutputFile[]> {
  if (!outputs.some(({ path: file }) => file.startsWith('kiosk/'))) return outputs;
  const then = asTerm(JSON.parse(await readFile(placeOf(folder, TERM_FILE), 'utf8').catch(() => 'null')));
  const validDays =
    then === null ? KIOSK_DEFAULTS.validDays : daysBetween(then.asOf as IsoDate, then.validUntil as IsoDate);
  const screens = parts?.kiosk ?? { release, asOf };
  const term = await writeTerm(folder, { number, asOf: today, validDays, release, screens, outputs });
  return [...outputs.filter((file) => file.path !== TERM_FILE), term].sort((a, b) => compareText(a.path, b.path));
}
