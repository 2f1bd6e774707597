/**
 * Writes what every publication tells all screens anew (有效期): its number, until when it may confirm anything, and which
 * release of screens is its own. It is renewed whatever else of the publication is made, carried over or put back.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { asTerm, type Term } from '../../../kiosk/term.ts';
import { addDays, daysBetween, type IsoDate } from '../../domain/iso-date.ts';
import { KIOSK_DEFAULTS } from '../../domain/kiosk-settings.ts';
import type { EarlierManifest, OutputFile } from '../../domain/manifest.ts';
import { compareText } from '../../domain/order.ts';
import { placeOf } from '../files.ts';

/** Where it lies in a publication. */
export const TERM_FILE = 'kiosk/valid.json';

interface TermOptions {
  number: number;
  asOf: IsoDate;
  /** For how many days from then it may confirm what screens show. */
  validDays: number;
  /** The id of the release that the screens are of. */
  screens: string;
}

/** Writes it below a folder, and returns it as one of the publication's files. */
export async function writeTerm(
  folder: string,
  { number, asOf, validDays, screens }: TermOptions,
): Promise<OutputFile> {
  const term: Term = { form: 1, number, asOf, validUntil: addDays(asOf, validDays), screens };
  const content = `${JSON.stringify(term)}\n`;
  const file = placeOf(folder, TERM_FILE);
  await mkdir(path.dirname(file), { recursive: true });
  // What is carried over shares its bytes with the release before, which must stay as it is.
  await rm(file, { force: true });
  await writeFile(file, content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { path: TERM_FILE, bytes: Buffer.byteLength(content), sha256, part: 'kiosk' };
}

/**
 * Renews it in a copy of an earlier release that is published again on a day, for as many days as it held then. Returns the
 * files of the copy; a release without screens has none.
 */
export async function renewTerm(
  folder: string,
  { outputs, parts, release }: Pick<EarlierManifest, 'outputs' | 'parts' | 'release'>,
  { number, today }: { number: number; today: IsoDate },
): Promise<readonly OutputFile[]> {
  if (!outputs.some(({ path: file }) => file.startsWith('kiosk/'))) return outputs;
  const then = asTerm(JSON.parse(await readFile(placeOf(folder, TERM_FILE), 'utf8').catch(() => 'null')));
  const validDays =
    then === null ? KIOSK_DEFAULTS.validDays : daysBetween(then.asOf as IsoDate, then.validUntil as IsoDate);
  const screens = parts?.kiosk?.release ?? release;
  const term = await writeTerm(folder, { number, asOf: today, validDays, screens });
  return [...outputs.filter((file) => file.path !== TERM_FILE), term].sort((a, b) => compareText(a.path, b.path));
}
