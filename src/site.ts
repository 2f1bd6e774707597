/**
 * The composition root: reads a content folder from disk, once, and passes each part of the program the results of the
 * others.
 *
 * Only `content-folder.ts`, `publish/` and `scripts/` use the disk besides; the clock is read in `scripts/` alone.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { listContent } from './content-folder.ts';
import { missingFonts } from './content-fonts.ts';
import { type TermLimits, USUAL_MONTHS } from './domain/accusation-term.ts';
import { baseOf } from './domain/address.ts';
import { type Ended, endedSince, withoutEnded } from './domain/endings.ts';
import type { Finding } from './domain/finding.ts';
import type { IsoDate } from './domain/iso-date.ts';
import { compareText } from './domain/order.ts';
import { PanelsOff } from './domain/panels-off.ts';
import { PARTS, type Part, type Portal } from './domain/portal.ts';
import type { Profile } from './domain/profile.ts';
import { type Publication, publicNotices, publicRegister, type Withheld } from './domain/publication.ts';
import type { InputFile, Register } from './domain/register.ts';
import { problem } from './intake/problems.ts';
import { mendedSince } from './intake/profile-copies.ts';
import { readProfile } from './intake/profiles.ts';
import { type Content, readContent } from './intake/read-content.ts';
import { codeHash, packageVersion, REPOSITORY } from './repository.ts';
import { type Faulty, faultyOf } from './rules/faulty-tables.ts';
import { judgeAll } from './rules/judge-all.ts';
import { paramFaults } from './rules/param-faults.ts';
import { publishedFindings, withdrawnSources, withFoundedEvents } from './rules/published-findings.ts';
import { ruledScopes } from './rules/scope.ts';

/** The repository's own folder, which holds the shipped profiles and the package's version. */
export { REPOSITORY };

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
  /** The content folder, for the fonts that portal.yaml names. */
  contentFolder: string;
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
  /** Awaited before each file is read: whoever reads lets others go first, or rejects where nobody needs the reading any more. */
  between?: () => Promise<void>;
}

/** Reads a content folder, given as an absolute path. Problems are returned, never thrown, those of files that can't be had included. */
export async function loadContent(folder: string, { asOf, progress, between }: LoadOptions): Promise<LoadedContent> {
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
      await between?.();
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

/** Codes of the profiles that come with the software, in order. */
async function shippedCodes(): Promise<string[]> {
  const names = await readdir(path.join(REPOSITORY, 'content', 'jurisdictions'));
  return names.flatMap((name) => /^(\d+)\.yaml$/.exec(name)?.[1] ?? []).sort(compareText);
}

/** Joins content that has no errors with the release it makes; `code` is what makes it, as a hash. */
export async function makeSite(
  content: LoadedContent,
  options: ReleaseOptions,
  code: string | Promise<string> = codeHash(),
): Promise<Site> {
  if (content.portal === null) throw new Error('a site needs portal.yaml');
  const version = await packageVersion();
  const id = sha256(
    JSON.stringify([
      content.inputs.map((input) => [input.path, input.sha256]),
      options.asOf,
      version,
      await code,
      options.base,
      options.division,
      options.only,
    ]),
  ).slice(0, 12);
  const published = publicContent(content, content.portal, options);
  const { findings } = judgedPublicly(content, published, options.asOf);
  return {
    ...published,
    register: withFoundedEvents(published.register, findings, content.profiles),
    library: content.library,
    mappings: content.mappings,
    findings,
    release: { id, version, asOf: options.asOf },
    parts: options.only.length === 0 ? PARTS : options.only,
    inputs: content.inputs,
    contentFolder: content.folder,
  };
}

/** Publications of before without what has ended since, and what that is, of each. */
export interface WithoutEndings {
  /** One of which nothing has ended is as it was. */
  sites: Site[];
  ended: Ended[][];
  /** The id of a release with all of them. */
  id: string;
}

/**
 * The publications of which a release was made, without what has ended, as the content of today says or, without settings,
 * their last days alone.
 */
export function sitesOfEndings(made: readonly Site[], content: Content, today: IsoDate): WithoutEndings {
  const said = content.portal
    ? { ...limitsOf(content.portal), records: content.register.records, notices: content.notices }
    : null;
  const ended = endedSince(made, said, today);
  const told = ended.map((own) => own.map(({ table, row }) => [table, row]));
  const id = sha256(JSON.stringify([made.map(({ release }) => release.id), told])).slice(0, 12);
  const sites = made.map((before, at) => {
    const own = ended[at] ?? [];
    if (own.length === 0) return before;
    const without = withoutEnded(before, own);
    const register = withFoundedEvents(without.register, without.findings, before.profiles);
    return { ...without, register, release: { ...before.release, id } };
  });
  return { sites, ended, id };
}

const limitsOf = ({ retention, accusations }: Portal): TermLimits => ({
  listMonths: retention.listMonths,
  accusationMonths: accusations.months,
});

/** The settings of a site that is served elsewhere than they say: whoever says so allows its host. */
const servedAt = ({ complaint }: Portal, base: string): Pick<Portal, 'base' | 'complaint'> => ({
  base,
  complaint: complaint && { ...complaint, hosts: [...complaint.hosts, new URL(base).host] },
});

/** Panels that are not published on a day. */
const offIn = ({ panelsOff }: Portal, { records }: Register, asOf: IsoDate): PanelsOff =>
  new PanelsOff(panelsOff, records, asOf);

/** What of a content folder is for the public, before anything is judged of it. */
export type PublicContent = Pick<Publication, 'portal' | 'profiles' | 'register' | 'notices' | 'withheld'>;

function publicContent(
  content: Content,
  settings: Portal,
  options: Pick<ReleaseOptions, 'asOf' | 'base' | 'division'>,
): PublicContent {
  const portal = {
    ...settings,
    ...(options.base === null ? {} : servedAt(settings, baseOf(options.base))),
    ...(options.division === null ? {} : { divisions: [options.division] }),
  };
  const limits = {
    asOf: options.asOf,
    ...limitsOf(portal),
    audience: 'public',
    rules: enabledRules(content.profiles),
    divisions: portal.divisions,
    off: offIn(portal, content.register, options.asOf),
  } as const;
  const { register, withheld } = publicRegister(content.register, limits);
  const { notices, withheld: ended } = publicNotices(content.notices, content.register, limits);
  return { portal, profiles: content.profiles, register, notices, withheld: [...withheld, ...ended] };
}

/** What publication is about to print; null where there are no settings to say what it covers. */
export function contentToPublish(
  content: Content,
  options: Pick<ReleaseOptions, 'asOf' | 'base' | 'division'>,
): PublicContent | null {
  return content.portal === null ? null : publicContent(content, content.portal, options);
}

/** What a publication would keep back, and why; empty where there are no settings to say what it covers. */
export function withheldFrom(content: LoadedContent, asOf: IsoDate): readonly Withheld[] {
  return contentToPublish(content, { asOf, base: null, division: null })?.withheld ?? [];
}

/**
 * Every finding on the content, prompts to verify included: for staff alone, never for a page.
 *
 * Old records are kept for the judges: they count listings of long ago, and see that a post is vacant. What is `off` is
 * judged for staff, and is unknown in what is published.
 */
export function judgeContent(content: Judged, asOf: IsoDate, off?: PanelsOff, faulty: Faulty | null = null): Finding[] {
  if (content.portal === null) return [];
  const { divisions, profiles, dataRhythm } = content.portal;
  const register = judgedRegister(content, asOf, off);
  return judgeAll(register, content.profiles, profiles, divisions, asOf, dataRhythm, faulty, off ?? null);
}

function enabledRules(profiles: ReadonlyMap<string, Profile>): ReadonlySet<string> {
  const rules = [...profiles.values()].flatMap((profile) => profile.rules);
  return new Set(rules.filter((rule) => rule.enabled).map((rule) => rule.id));
}

/** What is judged: the part of a content folder that findings are made from. */
type Judged = Pick<Content, 'portal' | 'profiles' | 'register'>;

function judgedRegister({ portal, profiles, register }: Judged, asOf: IsoDate, off?: PanelsOff): Register {
  const divisions = portal?.divisions ?? [];
  const rules = enabledRules(profiles);
  const accusationMonths = portal?.accusations.months ?? USUAL_MONTHS;
  const limits = {
    asOf,
    audience: 'judges',
    listMonths: 0,
    accusationMonths,
    rules,
    divisions,
    ...(off && { off }),
  } as const;
  return publicRegister(register, limits).register;
}

/**
 * The register as judges see it, what of it would be published, whose rules hold where, and every finding, but what rests
 * on tables with errors: for staff alone.
 */
export function staffView(content: Content, asOf: IsoDate) {
  const { portal, profiles } = content;
  const register = judgedRegister(content, asOf);
  const published = contentToPublish(content, { asOf, base: null, division: null });
  const faulty = faultyOf(content.problems, content.register.sheets);
  if (portal === null) return { register, published, ruled: [], findings: [], faulty };
  const { divisions, profiles: assigned } = portal;
  return {
    register,
    published,
    ruled: ruledScopes(register.records, profiles, assigned, divisions, asOf),
    findings: judgeAll(register, profiles, assigned, divisions, asOf, portal.dataRhythm, faulty),
    faulty,
  };
}

/**
 * What a publication of the content would hold and say, the prompts that stay with staff, and whose rules hold where; null
 * without settings. Content with errors is not published: of that it is what could be read, with nothing said that rests on
 * tables with errors.
 */
export function toBeSaid(content: Content, asOf: IsoDate) {
  const published = contentToPublish(content, { asOf, base: null, division: null });
  if (published === null) return null;
  const faulty = faultyOf(content.problems, content.register.sheets);
  const { all, findings } = judgedPublicly(content, published, asOf, faulty);
  const { divisions, profiles: assigned } = published.portal;
  // A confirmation isn't unfounded because what it rests on could not be judged.
  const isWhole = faulty.tables.size + faulty.files.length === 0;
  const { register } = published;
  return {
    publication: {
      ...published,
      register: isWhole ? withFoundedEvents(register, findings, content.profiles) : register,
      findings,
    },
    prompts: all.filter(({ verdict }) => verdict === '待核实'),
    ruled: ruledScopes(content.register.records, content.profiles, assigned, divisions, asOf),
  };
}

/** Every finding on what is published, and those of them that are published. */
function judgedPublicly(content: Content, published: PublicContent, asOf: IsoDate, faulty: Faulty | null = null) {
  const { portal, register } = published;
  const all = judgeContent({ ...content, portal }, asOf, offIn(portal, content.register, asOf), faulty);
  return { all, findings: publishedFindings(all, content.profiles, withdrawnSources(content.register, register)) };
}

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
