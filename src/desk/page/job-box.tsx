/** How a job stands: running with its last words, failed with why, done. */
import type { ReactElement } from 'react';
import type { Job } from '../api.ts';
import { useAtHand } from './context.ts';
import { keyed } from './keyed.ts';

interface Props {
  job: Job;
  doing: string;
  done: string;
  /** Leaves what the command says last to its record, unless it has failed. */
  isBrief?: boolean;
}

export function JobBox({ job, doing, done, isBrief = false }: Props): ReactElement {
  const { desk } = useAtHand();
  const { state, lines, progress } = job;
  const last = lines.at(-1) ?? '';
  const said = state === 'running' ? `${doing}……` : state === 'done' ? done : '没有做成。';
  return (
    <div className={state === 'failed' && job.asks === null ? 'box is-late' : 'box'}>
      <p role="status" aria-live="polite">
        <b>{job.asks !== null && state === 'failed' ? '停下来问一句。' : said}</b>{' '}
        {state === 'done' || (isBrief && state === 'running') ? '' : last}
      </p>
      {state === 'running' && progress ? (
        <p>
          <progress aria-label="做到哪里了" max={progress.of} value={progress.done} /> {progress.says}，第{' '}
          {Math.min(progress.done + 1, progress.of)} 个，共 {progress.of} 个
        </p>
      ) : null}
      {state === 'running' ? (
        <p className="running">
          <button
            type="button"
            className="quiet"
            onClick={() => void desk.act('正在停下', '停下了。', desk.calls.stop)}
          >
            停下
          </button>
        </p>
      ) : null}
      {lines.length > 1 ? (
        <details>
          <summary>详细记录（{lines.length} 行，给管网站的人看）</summary>
          <ol className="lines">
            {keyed(lines, (line) => line).map(({ key, thing }) => (
              <li key={key}>{thing}</li>
            ))}
          </ol>
        </details>
      ) : null}
    </div>
  );
}
