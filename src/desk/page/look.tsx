/** 看一看: the site, one sheet and one screen as they would be published, before they are. */
import { type ReactElement, useState } from 'react';
import { FirstMend } from './compared.tsx';
import { useAtHand } from './context.ts';
import { JobBox } from './job-box.tsx';
import { errorsIn } from './next-step.tsx';
import { useJob } from './use-job.ts';

export function Look(): ReactElement {
  const { state, go } = useAtHand();
  const { job, isFresh, isBusy, start } = useJob('preview');
  const [shown, setShown] = useState(0);
  const errors = errorsIn(state);
  const isDone = job?.state === 'done';
  const links = job?.links ?? (job?.result ? [{ name: '网站', address: job.result }] : []);
  const one = links[Math.min(shown, links.length - 1)];
  return (
    <>
      <p className="lead-act">
        <span>做好的样子只在这台电脑上，没有发布。</span>
        <button
          type="button"
          className={isDone && isFresh ? '' : 'act'}
          disabled={isBusy || errors > 0}
          onClick={() => void start()}
        >
          {job === null ? '做预览' : '再做一次'}
        </button>
        {isDone && isFresh ? (
          <button type="button" className="act" onClick={() => go({ step: 'publish' })}>
            下一步：发布
          </button>
        ) : null}
      </p>
      {errors > 0 ? <FirstMend errors={errors} /> : null}
      {job === null ? null : (
        <>
          {isFresh || job.state === 'running' ? null : (
            <p className="box is-late">做好以后表又改了，下面的已经旧了，再做一次。</p>
          )}
          <JobBox job={job} doing="正在做预览，要一两分钟" done="做好了。" />
        </>
      )}
      {isDone && one !== undefined ? (
        <>
          <ul className="looks">
            {links.map(({ name, address }, nth) => (
              <li key={address}>
                <button type="button" aria-pressed={nth === shown} onClick={() => setShown(nth)}>
                  {name}
                </button>{' '}
                <a href={address} target="_blank" rel="noreferrer">
                  另开一页看
                </a>
              </li>
            ))}
          </ul>
          <iframe key={`${job?.id} ${one.address}`} className="result" title={`预览：${one.name}`} src={one.address} />
        </>
      ) : null}
    </>
  );
}
