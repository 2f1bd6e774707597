/** 与已发布的相比: what would change in public, dangerous first, as the desk's own page shows it. */
import type { ReactElement } from 'react';
import { day } from '../../wording/format.ts';
import type { DeskState } from '../api.ts';
import { useAtHand } from './context.ts';
import { JobBox } from './job-box.tsx';
import { errorsIn, NextStep } from './next-step.tsx';
import { useJob } from './use-job.ts';

export function Compared(): ReactElement {
  const { state } = useAtHand();
  const { published } = state;
  const errors = errorsIn(state);
  if (published !== null) return <Against published={published} errors={errors} />;
  return (
    <>
      <p>还没有发布过，这次是第一次，没有可以比的：所有的都是新的。</p>
      {errors > 0 ? <FirstMend errors={errors} /> : <NextStep />}
    </>
  );
}

interface AgainstProps {
  published: NonNullable<DeskState['published']>;
  errors: number;
}

function Against({ published, errors }: AgainstProps): ReactElement {
  const { go } = useAtHand();
  const { job, isFresh, isBusy, start } = useJob('compare');
  const isDone = job?.state === 'done';
  const isCurrent = isDone && isFresh;
  return (
    <>
      <p className="lead-act">
        <span>
          已发布的是第 {published.number} 次，数据到 {day(published.asOf)}。
        </span>
        <button
          type="button"
          className={isCurrent ? '' : 'act'}
          disabled={isBusy || errors > 0}
          onClick={() => void start()}
        >
          {job === null ? '比一比' : '再比一次'}
        </button>
        {isCurrent ? (
          <button type="button" className="act" onClick={() => go({ step: 'look' })}>
            下一步：看一看
          </button>
        ) : null}
      </p>
      {errors > 0 ? <FirstMend errors={errors} /> : null}
      {job === null ? null : (
        <>
          {isFresh || job.state === 'running' ? null : (
            <p className="box is-late">比过以后表又改了，下面的已经旧了，再比一次。</p>
          )}
          <JobBox job={job} doing="正在比" done="比好了。" />
          {isDone && job.result !== null ? (
            <iframe key={job.id} className="result" title="与已发布的相比" src={job.result} />
          ) : null}
        </>
      )}
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
