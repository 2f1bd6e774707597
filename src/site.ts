/**
 * The composition root: reads a content folder from disk, once, and passes each part of the program the results of the
 * others.
 *
 * Only `content-folder.ts`, `publish/` and `scripts/` use the disk besides; the clock is read in `scripts/` alone.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { listContent } from './content-folder.ts';
import { USUAL_MONTHS } from './domain/accusation-term.ts';
import type { Finding } from './domain/finding.ts';
import type { IsoDate } from './domain/iso-date.ts';
import { compareText } from './domain/order.ts';
import { PARTS, type Part, type Portal } from './domain/portal.ts';
import type { Problem } from './domain/problem.ts';
import type { Profile } from './domain/profile.ts';
import { type Publication, publicNotices, publicRegister, type Withheld } from './domain/publication.ts';
import type { InputFile, Register } from './domain/register.ts';
import type { SourceRef } from './domain/source.ts';
import { decodeText } from './intake/decoded.ts';
import { problem } from './intake/problems.ts';
import { mendedSince } from './intake/profile-copies.ts';
import { readProfile } from './intake/profiles.ts';
import { type Content, readContent } from './intake/read-content.ts';
import { judgeAll } from './rules/judge-all.ts';
import { paramFaults } from './rules/param-faults.ts';
import { publishedFindings, withFoundedEvents } from './rules/published-findings.ts';
import { rulesInForce, scopesOf } from './rules/scope.ts';

/** The repository's own folder, which holds the shipped profiles and the package's version. */
export const REPOSITORY = fileURLToPath(new URL('..', import.meta.url));

export interface LoadedContent extends Content {
  /** The folder it was read from, absolute. */
  folder: string;
  /** Every file that was read, in order of path. */
  inputs: readonly InputFile[];
  /** Every profile that comes with the software. */
  library: readonly Profile[];
}

/** A publication with the files it was made from. */
export interface Site extends Publication {
  inputs: readonly InputFile[];
  /** What another process needs to read the same again. */
  origin: ReleaseOptions & { folder: string };
}

/** What shapes a release besides its inputs. */
export interface ReleaseOptions {
  asOf: IsoDate;
  base: string | null;
  division: string | null;
  /** The parts to publish; empty for all. */
  only: readonly Part[];
}

/** What reading a folder depends on beyond its files. */
export interface LoadOptions {
  /** The as-of date, after which a day lies in the future. */
  asOf: IsoDate;
  /** Called with each file's path before it is read. */
  progress?: (path: string) => void;
}

/** Reads a content folder, given as an absolute path. Problems are returned, never thrown, those of files that can't be had included. */
export async function loadContent(folder: string, { asOf, progress }: LoadOptions): Promise<LoadedContent> {
  const inputs = new Map<string, InputFile>();
  const found = await listContent(folder);
  if (found === null) {
    const empty = await readContent({ files: [], shippedProfile: async () => null, asOf });
    return {
      ...empty,
      library: [],
      problems: [problem('folder-missing', { file: folder }, null, { hint: '核对 --content 后面的路径。' })],
      inputs: [],
      folder,
    };
  }
  const files = found.map((file) => ({
    ...file,
    read: async () => {
      const bytes = await file.read();
      inputs.set(file.path, { path: file.path, sha256: sha256(bytes), bytes: bytes.length });
      return bytes;
    },
  }));
  const shippedProfile = async (code: string): Promise<string | null> => {
    if (!/^\d{6,12}$/.test(code)) return null;
    const name = `jurisdictions/${code}.yaml`;
    try {
      const bytes = await readFile(path.join(REPOSITORY, 'content', name));
      // Where the office has a profile of the same name, that is what the release is made from.
      if (!inputs.has(name)) inputs.set(name, { path: name, sha256: sha256(bytes), bytes: bytes.length });
      return bytes.toString('utf8');
    } catch {
      return null;
    }
  };
  const content = await readContent({ files, shippedProfile, asOf }, progress);
  const library: Profile[] = [];
  for (const code of await shippedCodes()) {
    const read = readProfile((await shippedProfile(code)) ?? '', `jurisdictions/${code}.yaml`);
    // A profile that is in use and can't be read was reported above.
    if (read.profile !== null) library.push(read.profile);
  }
  // With parameters that a judge can't use, its duty would silently stay unjudged.
  const unusable = paramFaults(content.profiles).map(({ profile, rule, line, message }) =>
    problem('setting-wrong', { file: `jurisdictions/${profile}.yaml`, row: line, column: `${rule} params` }, '', {
      header: `${rule} params`,
      hint: `${message}。`,
    }),
  );
  const mended = [...content.profiles].flatMap(([code, profile]) =>
    mendedSince(profile, `jurisdictions/${code}.yaml`, library, sha256),
  );
  const problems = [...content.problems, ...unusable, ...mended, ...(await missingFonts(content, folder, inputs))];
  return {
    ...content,
    problems,
    library,
    folder,
    inputs: [...inputs.values()].sort((a, b) => compareText(a.path, b.path)),
  };
}

/**
 * Reads the fonts that portal.yaml names, so that the release id depends on them too; a problem for each that can't be
 * read or lies elsewhere: what is published is made of the content folder alone.
 */
async function missingFonts(content: Content, folder: string, inputs: Map<string, InputFile>): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const [index, file] of (content.portal?.printFonts ?? []).entries()) {
    const bytes = await readInside(folder, file);
    if (typeof bytes !== 'string') {
      inputs.set(file, { path: file, sha256: sha256(bytes), bytes: bytes.length });
      continue;
    }
    const header = `print.fonts.${index}`;
    const row = await lineWith(folder, 'portal.yaml', file);
    problems.push(
      problem('setting-wrong', { file: 'portal.yaml', row, column: header }, file, { header, hint: bytes }),
    );
  }
  return problems;
}

const OUTSIDE =
  '字体文件要放在内容文件夹里，写成 fonts/补字.ttf 的样子；不写磁盘上的位置，也不用 .. 和指到别处的链接。';

/** The bytes of a file by its path inside the content folder; else what to do about it, in Chinese. */
async function readInside(folder: string, file: string): Promise<Uint8Array | string> {
  const steps = file.split('/');
  if (/[\\:\0]/.test(file) || steps.some((step) => step === '' || step === '.' || step === '..')) return OUTSIDE;
  try {
    const full = await realpath(path.join(folder, ...steps));
    if (!full.startsWith(`${await realpath(folder)}${path.sep}`)) return OUTSIDE;
    return (await stat(full)).isFile() ? await readFile(full) : '这是文件夹，写上其中字体文件的名字。';
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return '这个文件在内容文件夹里找不到。放进去，或改成有的文件名。';
    if (code === 'EACCES' || code === 'EPERM' || code === 'ELOOP')
      return '这个文件打不开。核对它的权限，或换一个文件。';
    throw cause;
  }
}

/** The line of a text file of the content folder, from 1, on which some words first stand; null where they don't. */
export async function lineWith(folder: string, file: string, words: string): Promise<number | null> {
  const at = (await linesOf(folder, file)).findIndex((line) => line.includes(words));
  return at < 0 ? null : at + 1;
}

/** The lines of a text file of the content folder; none where it is not there. */
export async function linesOf(folder: string, file: string): Promise<string[]> {
  try {
    const { text } = decodeText(await readFile(path.join(folder, ...file.split('/'))));
    return text.split(/\r\n|\r|\n/);
  } catch {
    return [];
  }
}

/** Codes of the profiles that come with the software, in order. */
async function shippedCodes(): Promise<string[]> {
  const names = await readdir(path.join(REPOSITORY, 'content', 'jurisdictions'));
  return names.flatMap((name) => /^(\d+)\.yaml$/.exec(name)?.[1] ?? []).sort(compareText);
}

/** Joins content that has no errors with the release it makes. */
export async function makeSite(content: LoadedContent, options: ReleaseOptions): Promise<Site> {
  if (content.portal === null) throw new Error('a site needs portal.yaml');
  const version = await packageVersion();
  const id = sha256(
    JSON.stringify([
      content.inputs.map((input) => [input.path, input.sha256]),
      options.asOf,
      version,
      options.base,
      options.division,
      options.only,
    ]),
  ).slice(0, 12);
  const published = publicContent(content, content.portal, options);
  const { portal } = published;
  const findings = publishedFindings(
    judgeContent({ ...content, portal }, options.asOf),
    content.profiles,
    withdrawnSources(content.register, published.register),
  );
  return {
    ...published,
    register: withFoundedEvents(published.register, findings, content.profiles),
    library: content.library,
    findings,
    release: { id, version, asOf: options.asOf },
    parts: options.only.length === 0 ? PARTS : options.only,
    inputs: content.inputs,
    origin: {
      folder: content.folder,
      asOf: options.asOf,
      base: options.base,
      division: options.division,
      only: options.only,
    },
  };
}

/** What of a content folder is for the public, before anything is judged of it. */
export type PublicContent = Pick<Publication, 'portal' | 'profiles' | 'register' | 'notices' | 'withheld'>;

function publicContent(
  content: Content,
  settings: Portal,
  options: Pick<ReleaseOptions, 'asOf' | 'base' | 'division'>,
): PublicContent {
  const portal = {
    ...settings,
    ...(options.base === null ? {} : { base: options.base.replace(/\/+$/, '') }),
    ...(options.division === null ? {} : { divisions: [options.division] }),
  };
  const limits = {
    asOf: options.asOf,
    listMonths: portal.retention.listMonths,
    accusationMonths: portal.accusations.months,
    audience: 'public',
    rules: enabledRules(content.profiles),
    divisions: portal.divisions,
  } as const;
  const { register, withheld } = publicRegister(content.register, limits);
  const notices = publicNotices(content.notices, content.register, limits);
  return { portal, profiles: content.profiles, register, notices, withheld };
}

/** What publication is about to print; null where there are no settings to say what it covers. */
export function contentToPublish(
  content: Content,
  options: Pick<ReleaseOptions, 'asOf' | 'base' | 'division'>,
): PublicContent | null {
  return content.portal === null ? null : publicContent(content, content.portal, options);
}

/** Sources of listings, rows of bulletins and events that were read and are not published, or name nobody any more. */
function withdrawnSources(read: Register, published: Register): ReadonlySet<SourceRef> {
  const rows = ({ records }: Register) => [...records.list_entry, ...records.bulletin, ...records.event];
  const shown = new Set(rows(published).flatMap(({ source, withdrawn }) => (withdrawn ? [] : source)));
  return new Set(rows(read).flatMap(({ source }) => (shown.has(source) ? [] : source)));
}

/** What a publication would keep back, and why; empty where there are no settings to say what it covers. */
export function withheldFrom(content: LoadedContent, asOf: IsoDate): readonly Withheld[] {
  return contentToPublish(content, { asOf, base: null, division: null })?.withheld ?? [];
}

/**
 * Every finding on the content, prompts to verify included: for staff alone, never for a page.
 *
 * Old records are kept for the judges: they count listings of long ago, and see that a post is vacant.
 */
export function judgeContent(content: Judged, asOf: IsoDate): Finding[] {
  if (content.portal === null) return [];
  const { divisions, profiles } = content.portal;
  return judgeAll(
    judgedRegister(content, asOf),
    content.profiles,
    profiles,
    divisions,
    asOf,
    content.portal.dataRhythm,
  );
}

function enabledRules(profiles: ReadonlyMap<string, Profile>): ReadonlySet<string> {
  const rules = [...profiles.values()].flatMap((profile) => profile.rules);
  return new Set(rules.filter((rule) => rule.enabled).map((rule) => rule.id));
}

/** What is judged: the part of a content folder that findings are made from. */
type Judged = Pick<Content, 'portal' | 'profiles' | 'register'>;

function judgedRegister({ portal, profiles, register }: Judged, asOf: IsoDate): Register {
  const divisions = portal?.divisions ?? [];
  const rules = enabledRules(profiles);
  const accusationMonths = portal?.accusations.months ?? USUAL_MONTHS;
  const limits = { asOf, audience: 'judges', listMonths: 0, accusationMonths, rules, divisions } as const;
  return publicRegister(register, limits).register;
}

/**
 * The register as judges see it, what of it would be published, whose rules hold where, and every finding: for the
 * staff report alone.
 */
export function staffView(content: Content, asOf: IsoDate) {
  const { portal, profiles } = content;
  const register = judgedRegister(content, asOf);
  const published = contentToPublish(content, { asOf, base: null, division: null });
  if (portal === null) return { register, published, ruled: [], findings: [] };
  const { divisions, profiles: assigned } = portal;
  const ruled = scopesOf(register.records, profiles, assigned, divisions).map((scope) => ({
    ...scope,
    rules: rulesInForce(scope.profile, profiles, asOf),
  }));
  return {
    register,
    published,
    ruled,
    findings: judgeAll(register, profiles, assigned, divisions, asOf, portal.dataRhythm),
  };
}

export async function packageVersion(): Promise<string> {
  const manifest = JSON.parse(await readFile(path.join(REPOSITORY, 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
