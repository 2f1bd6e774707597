/** 看一看: the site, one sheet and one screen as they would be published, before they are. */
import { type ReactElement, useState } from 'react';
import { useAtHand } from './context.ts';
import { errorsIn } from './next-step.tsx';
import { Ordered } from './ordered.tsx';
import { useJob } from './use-job.ts';

export function Look(): ReactElement {
  const { state } = useAtHand();
  const last = useJob('preview');
  const { job } = last;
  const [shown, setShown] = useState(0);
  const isDone = job?.state === 'done';
  const links = job?.links ?? (job?.result ? [{ name: '网站', address: job.result }] : []);
  const one = links[Math.min(shown, links.length - 1)];
  return (
    <>
      <Ordered
        said="做好的样子只在这台电脑上，没有发布。"
        last={last}
        errors={errorsIn(state)}
        words={{
          first: '做预览',
          again: '再做一次',
          stale: '做好以后表又改了，下面的已经旧了，再做一次。',
          doing: '正在做预览，要一两分钟',
          done: '做好了。',
        }}
        next={{ step: 'publish', words: '下一步：发布' }}
      />
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
