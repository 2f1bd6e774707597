/** 与已发布的相比: what would change in public, dangerous first, as the desk's own page shows it. */
import type { ReactElement } from 'react';
import { day } from '../../wording/format.ts';
import type { DeskState } from '../api.ts';
import { useAtHand } from './context.ts';
import { AgainAsBefore } from './correct-again.tsx';
import { errorsIn, NextStep } from './next-step.tsx';
import { FirstMend, Ordered } from './ordered.tsx';
import { useJob } from './use-job.ts';
import { useSaid, WillSay } from './will-say.tsx';

export function Compared(): ReactElement {
  const { state } = useAtHand();
  const { published } = state;
  const errors = errorsIn(state);
  const said = useSaid();
  return (
    <>
      <AgainAsBefore />
      {/* What is pressed here stands above what is long. */}
      {published === null ? <First errors={errors} /> : <Against published={published} errors={errors} />}
      <WillSay asked={said} />
    </>
  );
}

function First({ errors }: { errors: number }): ReactElement {
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
  const last = useJob('compare');
  const { job } = last;
  return (
    <>
      <Ordered
        said={`已发布的是第 ${published.number} 次，公布日期是 ${day(published.asOf)}。`}
        last={last}
        errors={errors}
        words={{
          first: '比一比',
          again: '再比一次',
          stale: '比过以后表又改了，下面的已经旧了，再比一次。',
          doing: '正在比',
          done: '比好了。',
        }}
        next={{ step: 'look', words: '下一步：看一看' }}
      />
      {job?.state === 'done' && job.result !== null ? (
        <iframe key={job.id} className="result" title="与已发布的相比" src={job.result} />
      ) : null}
    </>
  );
}
