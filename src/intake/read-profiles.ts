/** The profiles that a place asks for (规则档案), and those that they inherit from: the office's own, else the shipped. */
import type { Portal } from '../domain/portal.ts';
import type { Profile } from '../domain/profile.ts';
import type { PrivacySearch } from '../privacy/allowing.ts';
import { hidden, profileTexts } from '../privacy/gate.ts';
import { textOf } from './decoded.ts';
import { hiddenInSettings } from './hidden-texts.ts';
import { searchTexts } from './private-texts.ts';
import type { ProblemLog } from './problem-log.ts';
import { type Place, problem } from './problems.ts';
import { type LinkedProfile, linkProblems } from './profile-links.ts';
import { readProfile } from './profiles.ts';
import { bytesOf, type TableFile } from './sources.ts';

interface ProfileFiles {
  files: readonly TableFile[];
  /** A profile of the repository by its code. */
  shippedProfile(code: string): Promise<string | null>;
}

/** By code, ancestors included. */
export async function readProfiles(
  { files, shippedProfile }: ProfileFiles,
  portal: Portal | null,
  privacy: PrivacySearch,
  problems: ProblemLog,
): Promise<Map<string, Profile>> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const profiles = new Map<string, Profile>();
  const linked = new Map<string, LinkedProfile>();
  const wanted: { code: string; asked: Place }[] = Object.values(portal?.profiles ?? {}).map((code) => ({
    code,
    asked: { file: 'portal.yaml', column: 'profiles' },
  }));
  const looked = new Set<string>();
  const closed = byPath.get('jurisdictions/');
  if (closed) await bytesOf(closed, problems);
  for (let next = wanted.shift(); next !== undefined; next = wanted.shift()) {
    const { code, asked } = next;
    if (looked.has(code)) continue;
    looked.add(code);
    const path = `jurisdictions/${code}.yaml`;
    const own = byPath.get(path);
    // Where the office has a profile of its own that can't be read, the shipped one with that code must not replace it,
    // since it may say something else.
    const misnamed = own || closed ? [] : profilesLike(code, files);
    for (const { path: file } of misnamed) problems.push(problem('profile-misnamed', { file }, null, { hint: path }));
    if (misnamed.length > 0 || closed) continue;
    const source = own ? await textOf(own, problems) : await shippedProfile(code);
    if (source === null && own) continue;
    if (source === null) {
      problems.push(
        problem('profile-missing', asked, code, { hint: `在 jurisdictions 文件夹里放一个 ${code}.yaml。` }),
      );
      continue;
    }
    const { profile, problems: found, lineOf } = readProfile(source, path);
    problems.push(...found);
    if (!profile) continue;
    // Profiles that come with the software are checked in its tests and not again for every office.
    const texts = own ? profileTexts(profile) : [];
    // A text of a profile may go on over several lines; nothing else that nobody sees has a place in it.
    problems.push(...hiddenInSettings(texts.map(onOneLine), path, lineOf));
    const leaks = searchTexts(texts, path, lineOf, privacy, problems);
    profiles.set(code, leaks ? hidden(profile) : profile);
    linked.set(code, { profile, file: path, lineOf });
    if (profile.inherits !== null)
      wanted.push({
        code: profile.inherits,
        asked: { file: path, row: lineOf(['inherits']), column: 'inherits' },
      });
  }
  problems.push(...linkProblems(linked));
  return profiles;
}

const onOneLine = <T extends { text: string }>(one: T): T => ({ ...one, text: one.text.replace(/[\t\r\n]+/g, ' ') });

/** The office's files that are meant as a profile and are not called `<code>.yaml`. */
function profilesLike(code: string, files: readonly TableFile[]): TableFile[] {
  return files.filter(({ path }) => {
    const base = path.startsWith('jurisdictions/') ? path.slice('jurisdictions/'.length) : '';
    const rest = base.slice(code.length);
    return base.startsWith(code) && (/^(?!\d).*\.ya?ml/i.test(rest) || rest === '' || rest === '/');
  });
}
