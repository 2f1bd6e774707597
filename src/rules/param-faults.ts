/**
 * Rules that no judge can use: the profile is wrong, not the content.
 */
import type { Profile } from '../domain/profile.ts';
import { pathInWords } from '../domain/setting-path.ts';
import { JUDGES } from './catalogue.ts';

export interface ParamFault {
  /** Code of the profile, which names its file. */
  profile: string;
  rule: string;
  line: number;
  /** What to write instead, in Chinese, without a full stop. */
  message: string;
}

/** Drafts and rules that are switched off are checked as well: an office may switch them on. */
export function paramFaults(profiles: ReadonlyMap<string, Profile>): ParamFault[] {
  const faults: ParamFault[] = [];
  for (const profile of profiles.values()) {
    for (const { id, judge: name, params, line } of profile.rules) {
      if (name === null) continue;
      const judge = JUDGES.find((candidate) => candidate.name === name);
      const of = (message: string): ParamFault => ({ profile: profile.division, rule: id, line, message });
      if (!judge) {
        faults.push(of(`没有「${name}」这种判定，可以写：${JUDGES.map((one) => one.name).join('、')}`));
        continue;
      }
      const parsed = judge.params.safeParse(params);
      if (parsed.success) continue;
      faults.push(...parsed.error.issues.map((issue) => of(`${pathInWords(issue.path)}：${issue.message}`)));
    }
  }
  return faults;
}
