/** What runs longer than a moment (对比、预览、发布): the last of its kind, and whether it still shows the folder as it is. */
import { useCallback, useEffect } from 'react';
import type { DeskState, Job } from '../api.ts';
import { useAtHand } from './context.ts';
import type { JobKind } from './desk-calls.ts';
import type { Drafts } from './drafts.ts';

export interface LastJob {
  /** Null where none of the kind has been run. */
  job: Job | null;
  /** Whether the folder is still as it was when the job began. */
  isFresh: boolean;
  /** Whether any job runs: there is one at a time. */
  isBusy: boolean;
  start(said?: { accept?: string; estate?: string }): Promise<boolean>;
}

const DOING: Readonly<Record<JobKind, string>> = {
  compare: '正在与已发布的相比',
  preview: '正在做预览',
  sheets: '正在排这个小区的公示单',
  publish: '正在发布',
  rollback: '正在退回',
  print: '正在排版要张贴的纸',
};

export function useJob(kind: JobKind): LastJob {
  const { desk, state, drafts } = useAtHand();
  const mine = state.job?.kind === kind ? state.job : finished(drafts, kind);
  const start = useCallback(
    (said?: { accept?: string; estate?: string }): Promise<boolean> => {
      drafts.write(`at-${kind}`, String(state.revision));
      return desk.act(DOING[kind], '', () => desk.calls.start(kind, said));
    },
    [desk, drafts, kind, state.revision],
  );
  return {
    job: mine,
    isFresh: drafts.read(`at-${kind}`) === String(state.revision),
    isBusy: state.job?.state === 'running' || desk.doing !== null,
    start,
  };
}

/** Whether the clerk has been shown what the folder would publish: nothing is published that wasn't. */
export function useHasSeen(): boolean {
  const compared = useJob('compare');
  const previewed = useJob('preview');
  return [compared, previewed].some(({ job, isFresh }) => job?.state === 'done' && isFresh);
}

/** Keeps the last finished job of each kind: the desk itself tells of the last one alone. */
export function useKeptJobs(state: DeskState | null, drafts: Drafts): void {
  const job = state?.job ?? null;
  useEffect(() => {
    if (job !== null && job.state !== 'running') drafts.write(`job-${job.kind}`, JSON.stringify(job));
  }, [job, drafts]);
}

function finished(drafts: Drafts, kind: JobKind): Job | null {
  const kept = drafts.read(`job-${kind}`);
  return kept === null ? null : (JSON.parse(kept) as Job);
}
