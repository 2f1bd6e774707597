/** 发布: what is live, publishing with its reason where something would be lost, going back, and the sheets to change. */
import { type ReactElement, useState } from 'react';
import { day } from '../../wording/format.ts';
import type { Job, Published } from '../api.ts';
import { shownFile } from './cells.ts';
import { useAtHand, useDraft } from './context.ts';
import { AgainAsBefore } from './correct-again.tsx';
import { JobBox } from './job-box.tsx';
import { errorsIn } from './next-step.tsx';
import { FirstMend } from './ordered.tsx';
import { useHasSeen, useJob } from './use-job.ts';
import { useSaid, WillSay } from './will-say.tsx';

export function Publish(): ReactElement {
  const { state, go } = useAtHand();
  const publish = useJob('publish');
  const hasSeen = useHasSeen();
  const errors = errorsIn(state);
  const said = useSaid();
  const { job, isBusy } = publish;
  // Nothing is published before the names have been on the screen.
  const isSaid = said.isCurrent && said.value !== null;
  // Whoever has gone back since has undone it.
  const isDone = job?.state === 'done' && publish.isFresh && state.job?.kind !== 'rollback';
  const isSame = state.published?.changed.length === 0 && state.published.asOf === state.asOf;
  return (
    <>
      <Live />
      <AgainAsBefore />
      <WillSay asked={said} isBrief />
      <section className="panel" aria-label="发布这一次">
        <h2>发布这一次</h2>
        {errors > 0 ? (
          <FirstMend errors={errors} />
        ) : hasSeen ? (
          <p>
            {isSame ? '公布的就是手上的，不用再发布。' : `没有必须改的，公布日期是 ${day(state.asOf)}。`}
            {state.settings?.demo ? (
              <>
                每一页都会写明是示例数据。{' '}
                <button type="button" className="link" onClick={() => go({ step: 'settings', cell: 'demo' })}>
                  改成正式公布
                </button>
              </>
            ) : null}
          </p>
        ) : (
          <p className="box">
            表改过以后还没有看过会变什么。{' '}
            <button
              type="button"
              className="link"
              onClick={() => go({ step: state.published === null ? 'look' : 'compare' })}
            >
              {state.published === null ? '先看一看' : '先与已发布的相比'}
            </button>
          </p>
        )}
        {state.withheld.length === 0 ? null : (
          <ul className="box is-late">
            {state.withheld.map(({ name, reason, rows }) => (
              <li key={`${name} ${reason}`}>
                「{name}」有 {rows} 行这一次不公布：{reason}。
              </li>
            ))}
          </ul>
        )}
        {errors === 0 && hasSeen && !isSaid ? <p>上面会公开说谁的出来以后，才能发布。</p> : null}
        <p>
          <button
            type="button"
            className={isSame || isDone ? '' : 'act'}
            disabled={errors > 0 || !hasSeen || !isSaid || isBusy}
            onClick={() => void publish.start()}
          >
            发布
          </button>
        </p>
        {job === null || (job.state === 'done' && !isDone) ? null : (
          <JobBox job={job} doing="正在发布，要几分钟" done="发布了。" />
        )}
        {job !== null && job.state !== 'running' && job.asks !== null ? <Asked job={job} isSaid={isSaid} /> : null}
      </section>
      <Sheets />
      <Back />
    </>
  );
}

/** 和手上的表差什么: which files of the folder are other now than those that are published. */
function sameWords(changed: readonly string[]): string {
  if (changed.length === 0) return '手上的表和它一样。';
  const names = changed.map(shownFile);
  const named = names.slice(0, NAMED_MAX).map((name) => `「${name}」`);
  return `手上的和它差 ${names.length} 个文件：${named.join('、')}${names.length > NAMED_MAX ? '等' : ''}。`;
}

const NAMED_MAX = 4;

function Live(): ReactElement {
  const { state } = useAtHand();
  const { published } = state;
  return (
    <section className="panel live" aria-label="现在公布的">
      <h2>现在公布的</h2>
      {published === null ? null : (
        <p className="links">
          <a href="site" target="_blank" rel="noreferrer">
            打开公布的网站看一看
          </a>
        </p>
      )}
      {published === null ? null : (
        <p>
          网站的文件夹：<code>{state.out}</code>，整个交给管网站的人放到网上。
        </p>
      )}
      {published === null ? (
        <p>还没有发布过。</p>
      ) : (
        <p>
          第 <b className="figure">{published.number}</b> 次发布，公布日期 {day(published.asOf)}，{moment(published.at)}{' '}
          {published.restored === null ? '换上的。' : `做的（退回到第 ${published.restored} 次的内容）。`}
          <br />
          {sameWords(published.changed)}
          <br />
          <small>编号 {published.id}。</small>
        </p>
      )}
    </section>
  );
}

/** Publishing has stopped for a loss: it goes on when somebody has said why. */
function Asked({ job, isSaid }: { job: Job; isSaid: boolean }): ReactElement {
  const { start, isBusy } = useJob('publish');
  const [why, setWhy, forget] = useDraft('accept');
  return (
    <form
      className="box is-late"
      onSubmit={(event) => {
        event.preventDefault();
        void start({ accept: why.trim() }).then((isDone) => isDone && forget());
      }}
    >
      <p>{job.asks}</p>
      <label>
        <span>为什么可以这样发布</span>
        <input required value={why} onChange={(event) => setWhy(event.target.value)} />
      </label>
      <p>
        <button type="submit" className="act" disabled={isBusy || !isSaid}>
          写明原因，发布
        </button>
      </p>
    </form>
  );
}

/** 要换的、要撤下的纸 */
function Sheets(): ReactElement | null {
  const { state } = useAtHand();
  const { job, isBusy, isFresh, start } = useJob('print');
  if (state.published === null) return null;
  return (
    <section className="panel" aria-label="要换的、要撤下的纸">
      <h2>要换的、要撤下的纸</h2>
      <p>只印变了的；要从墙上撤下的，列在一张单子上。</p>
      <p>
        <button type="button" disabled={isBusy} onClick={() => void start()}>
          排好要张贴的纸
        </button>
      </p>
      {job === null || (job.state === 'done' && !isFresh) ? null : (
        <JobBox job={job} doing="正在排版" done="排好了。" />
      )}
      {job?.state === 'done' && isFresh && job.result !== null ? (
        <p>
          <a href={job.result} target="_blank" rel="noreferrer">
            要换的、要撤下的纸
          </a>
        </p>
      ) : null}
    </section>
  );
}

/** What is published now, after going back. */
const liveWords = (published: Published | null): string =>
  published === null
    ? ''
    : `现在公布的是${published.restored === null ? '' : `第 ${published.restored} 次发布时的内容，`}公布日期是 ${day(published.asOf)}。${sameWords(published.changed)}再发布就又照手上的表：要改的先在「要改的地方」改好；要把表也换回去，按上面的「撤销上一步」，或者在「放进来」再放一次以前的文件。`;

function Back(): ReactElement | null {
  const { state } = useAtHand();
  const { job, isBusy, start } = useJob('rollback');
  const [isAsked, setAsked] = useState(false);
  // Where it was the last step back there is nothing more to go back to, and what was done is told all the same.
  const isLast = state.job?.kind === 'rollback';
  if (!state.canRollBack && !isLast) return null;
  return (
    <section className="panel" aria-label="退回">
      <h2>退回</h2>
      <p>公布的换回前一次的。表不动，改好再发布。</p>
      {!state.canRollBack ? null : isAsked ? (
        <p>
          <span>现在就退回到前一次？</span>{' '}
          <button
            type="button"
            className="act"
            disabled={isBusy}
            onClick={() => {
              setAsked(false);
              void start();
            }}
          >
            退回
          </button>{' '}
          <button type="button" onClick={() => setAsked(false)}>
            不退
          </button>
        </p>
      ) : (
        <p>
          <button type="button" disabled={isBusy} onClick={() => setAsked(true)}>
            退回到前一次
          </button>
        </p>
      )}
      {job === null || !isLast ? null : (
        <JobBox job={job} doing="正在退回" done={`退回了。${liveWords(state.published)}`} />
      )}
    </section>
  );
}

/** 2026年11月10日 16:20, by the clock of this machine. */
function moment(at: string): string {
  const then = new Date(at);
  if (Number.isNaN(then.getTime())) return at;
  return new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeStyle: 'short' }).format(then);
}
