/**
 * What publication would refuse although the content can be read without errors (发布前核对), in words of the catalogue.
 *
 * `check` tells it, and `build`, `print` and `kiosk` ask for it before they begin, so that they agree. The later checks
 * of the same things (each character in a font, each code read back) are assertions: one that fails is a bug.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { linesOf, lineWith } from '../content-folder.ts';
import { complaintAddress, mayLeadTo, siteAddress } from '../domain/address.ts';
import { missingIn } from '../domain/glyphs.ts';
import { hostsForCodes } from '../domain/portal.ts';
import type { Problem } from '../domain/problem.ts';
import { type Place, problem, settingPlace } from '../intake/problems.ts';
import { glyphProblem, type Unprintable, unprintableTexts } from '../intake/unprintable.ts';
import { HEI } from '../media/look.ts';
import { codePointsOf, familyOf } from '../paper/coverage.ts';
import { ADDRESS_BYTES_MAX, type CodePlace, levelAt } from '../sheets/codes.ts';
import { contentToPublish, type LoadedContent, type PublicContent, type ReleaseOptions } from '../site.ts';
import { kioskPath } from '../views/common/paths.ts';
import { loadFonts } from './print/fonts.ts';

/** Something that stops publication. */
export interface Refusal {
  problem: Problem;
  /** Characters that no font has. A command that prints a part refuses it only where that part shows one of them. */
  characters: readonly string[];
}

type Options = Pick<ReleaseOptions, 'asOf' | 'base' | 'division'>;

/** All that a publication of this content would refuse, besides the problems that reading has found. */
export async function refusalsOf(content: LoadedContent, options: Options): Promise<Refusal[]> {
  const published = contentToPublish(content, options);
  if (published === null) return [];
  const fonts = await fontFaults(content, published);
  const plain = [...fonts.problems, ...(await codeFaults(content, published)), ...noticeNameFaults(published)];
  return [
    ...plain.map((problem) => ({ problem, characters: [] })),
    ...(await unprintable(content, published, fonts.usable)),
  ];
}

/** A problem for each file of `print.fonts` that can't be opened as a font; and the fonts that can. */
async function fontFaults(
  { folder, inputs }: LoadedContent,
  { portal }: PublicContent,
): Promise<{ problems: Problem[]; usable: string[] }> {
  const problems: Problem[] = [];
  const usable: string[] = [];
  for (const [index, file] of portal.printFonts.entries()) {
    // A font file that is missing was reported when the settings were read.
    if (!inputs.some((input) => input.path === file)) continue;
    const hint = await fontFault(await readFile(path.join(folder, ...file.split('/'))));
    if (hint === null) usable.push(file);
    else {
      const row = await lineWith(folder, 'portal.yaml', file);
      const place = settingPlace('portal.yaml', row, ['print', 'fonts', index]);
      problems.push(problem('font-not-readable', place, file, { hint }));
    }
  }
  return { problems, usable };
}

/** Why a font can't be used by everything that draws; null where it can. */
async function fontFault(bytes: Buffer): Promise<string | null> {
  const kind = bytes.toString('latin1', 0, 4);
  if (kind === 'ttcf') return '是几个字体合成的一个文件（.ttc）';
  if (kind === 'wOFF' || kind === 'wOF2') return '是网页用的字体（.woff）';
  if (!['\0\x01\0\0', 'OTTO', 'true'].includes(kind)) return '不是字体文件';
  try {
    const [point] = [...codePointsOf(bytes)].filter((one) => one > 0x20);
    if (point === undefined || familyOf(bytes) === '') return '里面没有字或没有字体名';
    const character = String.fromCodePoint(point);
    // Pictures and screens read fonts with programs of their own, which take long to load.
    const { createDrawer } = await import('../media/draw.ts');
    const { default: subsetFont } = await import('subset-font');
    const draw = createDrawer({ hei: bytes, heiBold: bytes, songBold: bytes, fallbacks: [bytes] });
    const props = { style: { fontFamily: HEI, fontSize: 20 }, children: [character] };
    await draw({ width: 64, height: 64, zoom: 1, scales: [1], build: () => ({ type: 'div', key: null, props }) });
    await subsetFont(bytes, character, { targetFormat: 'woff2' });
    return null;
  } catch {
    return '已经损坏，或不是完整的字体';
  }
}

const CODE_PLACES: readonly CodePlace[] = ['board', 'lift', 'door', 'screen'];

/** QR codes that would lead to a host that is not allowed, or that hold more than a phone can read off paper. */
async function codeFaults({ folder }: LoadedContent, { portal, register }: PublicContent): Promise<Problem[]> {
  const estates = register.records.estate;
  const longest = estates.reduce((code, one) => (one.code.length > code.length ? one.code : code), '');
  const problems: Problem[] = [];
  const tell = async (column: string, value: string, made: (place: Place) => Problem): Promise<void> => {
    // A host may be written in Chinese there, and then the line is found by the name of the setting.
    const lines = [value, `${column.split('.').at(-1)}:`].map((words) => lineWith(folder, 'portal.yaml', words));
    const [row = null] = (await Promise.all(lines)).filter((line) => line !== null);
    problems.push(made({ file: 'portal.yaml', row, column }));
  };
  const { complaint, base } = portal;
  const own = siteAddress(base, kioskPath(longest));
  // An installer's telephone opens it, so it may lead no further than any other; without it the address is typed.
  if (!mayLeadTo(own, hostsForCodes(portal)))
    await tell('base', base, (place) => problem('code-leads-elsewhere', place, base, { hint: new URL(own).host }));
  if (own.length > ADDRESS_BYTES_MAX.M)
    await tell('base', base, (place) =>
      problem('code-too-dense', place, base, { hint: String(own.length), limit: ADDRESS_BYTES_MAX.M }),
    );
  if (complaint === null) return problems;
  const { url } = complaint;
  const tight = CODE_PLACES.map((place) => ({
    bytes: complaintAddress(url, longest, place).length,
    limit: ADDRESS_BYTES_MAX[levelAt(place)],
  })).find(({ bytes, limit }) => bytes > limit);
  if (tight !== undefined)
    await tell('complaint.url', url, (place) =>
      problem('code-too-dense', place, url, { hint: String(tight.bytes), limit: tight.limit }),
    );
  return problems;
}

/** Notices whose names differ in their ending alone, since an address can lead to only one of them. */
function noticeNameFaults({ notices }: PublicContent): Problem[] {
  const first = new Map<string, string>();
  return notices.flatMap(({ id, file }) => {
    const other = first.get(id.toLowerCase());
    if (other === undefined) first.set(id.toLowerCase(), file);
    return other === undefined ? [] : [problem('notice-name-taken', { file }, null, { other })];
  });
}

async function unprintable(
  { folder }: LoadedContent,
  published: PublicContent,
  ownFonts: readonly string[],
): Promise<Refusal[]> {
  const { covered } = await loadFonts(folder, ownFonts);
  const isMissing = missingIn(covered);
  const found = unprintableTexts(published, isMissing);
  const refusals: Refusal[] = [];
  for (const one of found) {
    const characters = [...new Set(one.text)].filter(isMissing);
    for (const line of await linesOfText(folder, one, characters)) {
      const problem = glyphProblem({ ...one, ...line }, published.register, isMissing);
      refusals.push({ problem, characters });
    }
  }
  return refusals;
}

/** The lines of a text file that show one of the characters; a row of a table is found by its place instead. */
async function linesOfText(
  folder: string,
  { file, row, column, text }: Unprintable,
  characters: readonly string[],
): Promise<{ row: number | null; text: string }[]> {
  if (row !== null || !/\.(?:md|ya?ml)$/i.test(file)) return [{ row, text }];
  const lines = await linesOf(folder, file);
  // The front matter of a notice ends with its second line of hyphens; the body stands below it.
  const end = /\.md$/i.test(file) ? lines.findIndex((line, at) => at > 0 && /^---\s*$/.test(line)) : lines.length;
  const shown = lines.flatMap((line, at) => {
    const isThere = (column === null ? at > end : at < end) && characters.some((one) => line.includes(one));
    return isThere ? [{ row: at + 1, line: line.trim() }] : [];
  });
  if (column === null && shown.length > 0) return shown.map(({ row, line }) => ({ row, text: line }));
  // The text may stand on the lines below its key, or be written with escapes, so its own line is not always found.
  const key = `${column?.split('.').at(-1)}:`;
  return [{ row: (shown.find(({ line }) => line.includes(key)) ?? shown[0])?.row ?? null, text }];
}
