/** What the clerk orders and looks at (对比、预览): the order, whether it is old by now, how it stands, and what comes next. */
import type { ReactElement } from 'react';
import { useAtHand } from './context.ts';
import { JobBox } from './job-box.tsx';
import type { Step } from './places.ts';
import type { LastJob } from './use-job.ts';

interface Props {
  /** What stands before the order. */
  said: string;
  last: LastJob;
  errors: number;
  words: { first: string; again: string; stale: string; doing: string; done: string };
  next: { step: Step; words: string };
}

export function Ordered({ said, last, errors, words, next }: Props): ReactElement {
  const { go } = useAtHand();
  const { job, isFresh, isBusy, start } = last;
  const isCurrent = job?.state === 'done' && isFresh;
  return (
    <>
      <p className="lead-act">
        <span>{said}</span>
        <button
          type="button"
          className={isCurrent ? '' : 'act'}
          disabled={isBusy || errors > 0}
          onClick={() => void start()}
        >
          {job === null ? words.first : words.again}
        </button>
        {isCurrent ? (
          <button type="button" className="act" onClick={() => go({ step: next.step })}>
            {next.words}
          </button>
        ) : null}
      </p>
      {errors > 0 ? <FirstMend errors={errors} /> : null}
      {job === null || isFresh || job.state === 'running' ? null : <p className="box is-late">{words.stale}</p>}
      {job === null ? null : <JobBox job={job} doing={words.doing} done={words.done} />}
    </>
  );
}

export function FirstMend({ errors }: { errors: number }): ReactElement {
  const { go } = useAtHand();
  return (
    <p className="box is-late">
      还有 {errors} 处必须改，改完才行。{' '}
      <button type="button" className="link" onClick={() => go({ step: 'mend' })}>
        去改
      </button>
    </p>
  );
}
