/**
 * Which parts of a publication are made, and which are carried over from the live release (沿用).
 *
 * What is asked for is made. Any other part of the live release is carried over as it is, if it fits: same place, same
 * version, whole, says nothing withdrawn, pages link to what is there, and what it was made of is known, from which its
 * endings are published. Where it doesn't fit it is made anew.
 */
import { formerCodesOf } from '../domain/former.ts';
import type { OutputFile } from '../domain/manifest.ts';
import { compareText } from '../domain/order.ts';
import { PARTS, type Part } from '../domain/portal.ts';
import { readDownload } from '../downloads/rows.ts';
import { printedOf } from '../sheets/printed.ts';
import { type Site, sha256 } from '../site.ts';
import { areWhole } from './files.ts';
import type { MadeOf } from './made-of.ts';
import type { Predecessor } from './predecessor.ts';
import type { PrintedFile } from './print/printed-file.ts';
import { type SaidNow, saysWithdrawn } from './said.ts';

/** Why a part that nobody asked for is made all the same. */
export type Misfit = 'version' | 'withdrawn' | 'damaged' | 'links';

export interface PlannedParts {
  /** The publication with all parts that it will have, and the id that follows from them. */
  site: Site;
  make: readonly Part[];
  carried: readonly Part[];
  /** What each part is made of, the newest first. */
  made: readonly MadeOf[];
  /** Set where parts are made that nobody asked for. */
  misfit: Misfit | null;
}

/** The release that `folder` shows. */
export interface Live extends Predecessor {
  /** What its parts were made of; null where nobody knows. */
  made(): Promise<readonly MadeOf[] | null>;
}

/** `live` is null without one. */
export async function planParts(site: Site, live: Live | null, now: SaidNow): Promise<PlannedParts> {
  const asked = site.parts;
  const others = live === null || !isSamePlace(site, live) ? [] : partsOf(live).filter((part) => !asked.includes(part));
  if (live === null || others.length === 0) return allMade(site, null);
  const parts = PARTS.filter((part) => asked.includes(part) || others.includes(part));
  const whole = { ...site, parts };
  const misfit = await misfitOf(whole, live, others, now);
  if (misfit !== null) return allMade(whole, misfit);
  const earlier = madeFor((await live.made()) ?? [], others);
  if (earlier === null) return allMade(whole, 'damaged');
  const origins = others.map((part) => [part, originOf(live, part).release]);
  const id = sha256(JSON.stringify([site.release.id, origins])).slice(0, 12);
  const joined = { ...whole, release: { ...site.release, id } };
  const made = [{ parts: asked, site: joined }, ...earlier];
  return { site: joined, make: asked, carried: others, made, misfit: null };
}

/** Every part made of one publication. */
function allMade(site: Site, misfit: Misfit | null): PlannedParts {
  const { parts } = site;
  return { site, make: parts, carried: [], made: [{ parts, site }], misfit };
}

/** Of what is known, what these parts were made of; null where it isn't known of each. */
function madeFor(made: readonly MadeOf[], parts: readonly Part[]): MadeOf[] | null {
  const own = made.flatMap((one): MadeOf[] => {
    const still = one.parts.filter((part) => parts.includes(part));
    return still.length === 0 ? [] : [{ parts: still, site: one.site }];
  });
  return parts.every((part) => own.some((one) => one.parts.includes(part))) ? own : null;
}

/**
 * Every part made of its own publication again, under the release of the newest; those that are to be carried over are, where
 * they are whole.
 */
export async function planEach(
  made: readonly MadeOf[],
  release: Site['release'],
  live: Predecessor | null,
  carries: readonly Part[],
): Promise<PlannedParts> {
  const [newest] = made;
  if (newest === undefined) throw new Error('a release has parts');
  const parts = PARTS.filter((part) => made.some((one) => one.parts.includes(part)));
  const wanted = parts.filter((part) => carries.includes(part));
  const isWhole = live !== null && (await areWhole(live.where, outputsOf(live, wanted)));
  const carried = isWhole ? wanted : [];
  const make = parts.filter((part) => !carried.includes(part));
  const misfit = carried.length < wanted.length ? 'damaged' : null;
  return { site: { ...newest.site, parts, release }, make, carried, made, misfit };
}

/** The parts of a release. */
export const partsOf = ({ manifest }: Predecessor): Part[] =>
  PARTS.filter((part) =>
    manifest.parts === null ? manifest.outputs.some(({ path }) => path === FIRST_FILE[part]) : part in manifest.parts,
  );

/** A file by which the part of a release of an older version is known. */
const FIRST_FILE: Readonly<Record<Part, string>> = {
  site: 'index.html',
  print: 'print/index.json',
  kiosk: 'kiosk/sw.js',
};

/** The release in which a part was made. */
export const originOf = ({ manifest }: Predecessor, part: Part) =>
  manifest.parts?.[part] ?? { release: manifest.release, asOf: manifest.asOf };

/** Files of parts, without what was there only for pages of an earlier release. */
export const outputsOf = ({ manifest }: Predecessor, parts: readonly Part[]): OutputFile[] =>
  manifest.outputs.filter(
    ({ part, forOpenPages }) => part !== undefined && parts.includes(part) && forOpenPages === undefined,
  );

/** Whether it covers the same places at the same address. Older versions don't say which places; they are made anew. */
export function isSamePlace({ portal }: Pick<Site, 'portal'>, { manifest }: Predecessor): boolean {
  const places = (codes: readonly string[]): string => [...codes].sort(compareText).join(' ');
  return (
    manifest.base === portal.base &&
    (manifest.divisions === null || places(manifest.divisions) === places(portal.divisions))
  );
}

async function misfitOf(site: Site, live: Predecessor, others: readonly Part[], now: SaidNow): Promise<Misfit | null> {
  const { manifest } = live;
  if (manifest.parts === null || manifest.version !== site.release.version) return 'version';
  if (await saysWithdrawn(live, now, site.release.asOf)) return 'withdrawn';
  // Every page says whether there are sheets and screens.
  if (others.includes('site') && partsOf(live).join() !== site.parts.join()) return 'links';
  if (!(await linksFit(site, live, others))) return 'links';
  return (await areWhole(live.where, outputsOf(live, others))) ? null : 'damaged';
}

/** Whether pages of one release lead to files of the other: the same sheets and packs, and a screen for each estate. */
async function linksFit(site: Site, live: Predecessor, others: readonly Part[]): Promise<boolean> {
  if (!site.parts.includes('site')) return true;
  /** Whether a part and the pages come from two releases. */
  const isJoined = (part: Part): boolean =>
    site.parts.includes(part) && others.includes(part) !== others.includes('site');
  if (isJoined('kiosk')) {
    const codes = site.register.records.estate.map(({ code }) => code);
    const has = new Set(live.manifest.outputs.map(({ path }) => path));
    // Under its former codes an estate has a page and a screen too.
    const addresses = site.register.records.estate.flatMap((one) => [one.code, ...formerCodesOf(one)]);
    if (!addresses.every((code) => has.has(`${others.includes('site') ? 'estates' : 'kiosk'}/${code}/index.html`)))
      return false;
    const before = await live.read('data/estate.csv');
    const there = new Set(codes);
    if (before !== null && !readDownload(before).rows.every((row) => there.has(row.小区编码 ?? ''))) return false;
  }
  if (!isJoined('print')) return true;
  const index = await live.read('print/index.json');
  if (index === null) return false;
  const files = (JSON.parse(new TextDecoder().decode(index)) as PrintedFile[])
    // Take-down lists are linked from nowhere.
    .filter(({ sheet, content }) => sheet === null || content !== null)
    .map(({ file }) => file);
  return files.sort(compareText).join('\n') === linkedFiles(site).sort(compareText).join('\n');
}

/** Every sheet and pack that pages link to, below `print/`. */
function linkedFiles(site: Site): string[] {
  const { counties, firms } = printedOf(site);
  const paths = counties.flatMap(({ own, estates, pack, streetPacks }) => [
    ...own.map(({ path }) => path),
    ...estates.flatMap(({ sheets }) => sheets.map(({ path }) => path)),
    ...[pack, ...streetPacks.values()].flatMap((one) => one?.volumes.map(({ path }) => path) ?? []),
  ]);
  const all = new Set([...paths, ...firms.flatMap(({ pack }) => pack.volumes.map(({ path }) => path))]);
  return [...all].map((path) => decodeURIComponent(path.replace(/^\/print\//, '')));
}
