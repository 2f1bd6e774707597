/**
 * Keeps `build` from publishing a loss that nobody has explained (丢失的关口).
 */
import { existsSync } from 'node:fs';
import { faultOfReason } from '../src/compare/acceptance.ts';
import type { Comparison } from '../src/compare/comparison.ts';
import { gapText, lossText, remedyOf } from '../src/compare/in-words.ts';
import type { Gap } from '../src/compare/sides.ts';
import { overdueLines } from '../src/compare/summary.ts';
import { namesOf, withdrawnNames } from '../src/domain/withdrawn-subjects.ts';
import { PrivacySearch } from '../src/privacy/allowing.ts';
import { kindsInWords } from '../src/privacy/mask.ts';
import { compareWith } from '../src/publish/comparing.ts';
import type { Predecessor } from '../src/publish/predecessor.ts';
import type { LoadedContent, Site } from '../src/site.ts';
import { UsageError } from './cli.ts';
import { tellStarter } from './told.ts';

export interface Guarded {
  site: Site;
  content: LoadedContent;
  /** What is published; null where nothing is. */
  predecessor: Predecessor | null;
  /** Null where nothing was published yet, as for a shard. */
  out: string | null;
  /** `--division`. */
  division: string | null;
  /** `--accept`, as it was written. */
  accept: string | undefined;
}

/** The reason to publish with; `stopped` where something would be lost and none was given, which has been told. */
export type Passed = { is: 'stopped' } | { is: 'passed'; accepted: string | null };

/** Tells what a publication would lose. Throws `UsageError` for a reason that can't be published. */
export async function guard(
  { site, content, predecessor, out, division, accept }: Guarded,
  print: (line: string) => void,
): Promise<Passed> {
  const reason = accept?.trim() ?? null;
  if (predecessor === null) {
    if (reason !== null) checkReason(reason, site, content, null);
    print(
      out !== null && existsSync(out)
        ? `${out} 里没有能读的发布清单，不能和上一版比，没有检查丢了什么。`
        : '没有上一版可比，没有检查丢了什么。第一次发布就是这样。',
    );
    return { is: 'passed', accepted: null };
  }
  const comparison = await compareWith({ site, read: content.register, predecessor, division, withSheets: false });
  if (reason !== null) checkReason(reason, site, content, comparison);
  for (const gap of comparison.gaps) if (!EXPECTED.has(gap.is)) print(gapText(gap));
  if (comparison.losses.length === 0) return { is: 'passed', accepted: null };
  print(reason === null ? '和上一版相比丢了东西，没有发布：' : '和上一版相比丢了东西，照 --accept 发布：');
  for (const loss of comparison.losses) print(`  ${lossText(loss)}${reason === null ? remedyOf(loss) : ''}`);
  if (reason !== null) return { is: 'passed', accepted: reason };
  print('不是有意的，改好再发布；确实如此，加上 --accept "原因"，原因会公布。全部不同用 npm run compare 看。');
  const overdue = overdueLines(comparison);
  for (const line of overdue) print(line);
  if (overdue.length > 0) print('用 build --only-endings 先撤下它们，别的都不变。');
  tellStarter({ is: 'stopped-by-loss', losses: comparison.losses.map((loss) => `${lossText(loss)}${remedyOf(loss)}`) });
  return { is: 'stopped' };
}

/** What whoever calls `build` knows, or can do nothing about. */
const EXPECTED: ReadonlySet<Gap['is']> = new Set(['old-version', 'parts-left-out']);

function checkReason(reason: string, site: Site, content: LoadedContent, comparison: Comparison | null): void {
  const { portal, release } = site;
  const limits = { accusationMonths: portal.accusations.months, listMonths: portal.retention.listMonths };
  const ended = comparison?.namings.end.map(({ subject }) => subject) ?? [];
  const fault = faultOfReason(reason, {
    privateKinds: kindsInWords(new PrivacySearch(portal.privacyAllow).find(reason, 'remark')),
    withdrawn: [...withdrawnNames(content.register, limits, release.asOf), ...namesOf(content.register, ended)],
  });
  if (fault !== null) throw new UsageError(fault);
}
