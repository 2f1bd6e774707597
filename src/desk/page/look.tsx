/** 看一看: the site, the sheets and the screen of whichever estate, as they would be published, before they are. */
import { type ReactElement, useId, useState } from 'react';
import type { Estates } from '../api.ts';
import { useAtHand } from './context.ts';
import type { DeskCalls } from './desk-calls.ts';
import { JobBox } from './job-box.tsx';
import { errorsIn } from './next-step.tsx';
import { Ordered } from './ordered.tsx';
import { useAsked } from './use-asked.ts';
import { useJob } from './use-job.ts';

export function Look(): ReactElement {
  const { state } = useAtHand();
  const last = useJob('preview');
  const isDone = last.job?.state === 'done' && last.job.result !== null;
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
          done: '预览做好了。',
        }}
        next={{ step: 'publish', words: '下一步：发布' }}
      />
      {isDone ? <Shown key={last.job?.id} made={last.job?.estate ?? null} /> : null}
    </>
  );
}

const askEstates = (calls: DeskCalls): Promise<Estates> => calls.estates();

type View = 'site' | 'sheets' | 'screen';

const VIEWS: readonly { view: View; name: string }[] = [
  { view: 'site', name: '网站' },
  { view: 'sheets', name: '公示单' },
  { view: 'screen', name: '大屏' },
];

/** What was made: the whole site, and of one estate its sheets and its screen. `made` is the estate whose sheets came with it. */
function Shown({ made }: { made: string | null }): ReactElement {
  const { job } = useJob('preview');
  const sheets = useJob('sheets');
  // Without the names the first estate is shown.
  const { value: estates } = useAsked(askEstates);
  const [view, setView] = useState<View>('site');
  const [chosen, choose] = useState(made);
  const known = estates?.find(({ code }) => code === chosen) ?? null;
  // Sheets that were made after this preview.
  const later = sheets.job?.state === 'done' && sheets.isFresh ? sheets.job.estate : undefined;
  const sheetsOf = later ?? made;
  const address = view === 'site' ? 'preview/' : view === 'sheets' ? 'sheets/' : `preview/kiosk/${chosen}/`;
  const lacks = view === 'sheets' && sheetsOf !== chosen;
  const title = view === 'site' ? '网站' : `${known?.name ?? ''}的${view === 'sheets' ? '公示单' : '大屏'}`;
  return (
    <>
      <ul className="looks">
        {VIEWS.filter(({ view: one }) => one === 'site' || chosen !== null).map(({ view: one, name }) => (
          <li key={one}>
            <button type="button" aria-pressed={one === view} onClick={() => setView(one)}>
              {name}
            </button>
          </li>
        ))}
        {view === 'site' || estates === null ? null : (
          <li>
            <ChooseEstate estates={estates} chosen={known?.name ?? ''} onChoose={choose} />
          </li>
        )}
        {lacks ? null : (
          <li>
            <a href={address} target="_blank" rel="noreferrer">
              另开一页看
            </a>
          </li>
        )}
      </ul>
      {view === 'sheets' && !lacks ? (
        <p className="soft">
          发布时随着排好的就是这几种。别的（收费公示表、维修资金、A3
          大幅……）要贴，请管网站的人在网站设置的「print」里加上，或者另外印。
        </p>
      ) : null}
      {lacks ? (
        <p className="lead-act">
          <span>「{known?.name ?? chosen}」的公示单还没有排。</span>
          <button
            type="button"
            className="act"
            disabled={sheets.isBusy || chosen === null}
            onClick={() => void sheets.start({ estate: chosen ?? '' })}
          >
            排这个小区的公示单
          </button>
        </p>
      ) : null}
      {view === 'sheets' &&
      sheets.job !== null &&
      (sheets.job.state === 'running' || lacks) &&
      sheets.job.state !== 'done' ? (
        <JobBox job={sheets.job} doing="正在排公示单" done="排好了。" />
      ) : null}
      {lacks ? null : (
        <iframe
          key={`${job?.id} ${sheets.job?.id} ${address}`}
          className="result"
          title={`预览：${title}`}
          src={address}
        />
      )}
    </>
  );
}

/** Chooses an estate by its name, or a part of it. */
function ChooseEstate(props: { estates: Estates; chosen: string; onChoose: (code: string) => void }): ReactElement {
  const { estates, chosen, onChoose } = props;
  const id = useId();
  const [typed, setTyped] = useState(chosen);
  const find = (text: string): void => {
    setTyped(text);
    const found = estates.find(({ name }) => name === text.trim());
    if (found !== undefined) onChoose(found.code);
  };
  return (
    <label className="choose">
      <span>哪个小区</span>{' '}
      <input
        list={id}
        value={typed}
        autoComplete="off"
        onFocus={({ target }) => target.select()}
        onChange={({ target }) => find(target.value)}
      />
      <datalist id={id}>
        {estates.map(({ code, name }) => (
          <option key={code} value={name} />
        ))}
      </datalist>
    </label>
  );
}
