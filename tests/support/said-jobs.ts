/**
 * A desk whose long jobs are said and not done (只说不做): publishing takes minutes, and what the page shows of it does not
 * depend on what is published.
 */
import { Jobs } from '../../scripts/desk/jobs.ts';
import { Published } from '../../scripts/desk/published.ts';
import type { Job } from '../../src/desk/api.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import type { Saying, Standing } from '../../src/staff/said-publicly.ts';

const JOB_MS = 300;

export class SaidPublished extends Published {
  number = 0;
  /** Whether the last step was one back. */
  isBack = false;
  /** What the last publication says of whom. */
  sayings: readonly Saying[] = [];

  override async said(): Promise<Standing> {
    return this.number === 0 ? { is: 'nothing' } : { is: 'published', sayings: this.sayings };
  }

  override async standing(): ReturnType<Published['standing']> {
    const at = '2026-11-10T08:20:00.000Z';
    const restored = this.isBack ? this.number - 2 : null;
    const live = { id: `r${this.number}`, number: this.number, asOf: '2026-11-10' as IsoDate, at, restored };
    return { published: this.number === 0 ? null : live, canRollBack: this.number > 1 && !this.isBack, inputs: [] };
  }
}

export class SaidJobs extends Jobs {
  /** What was started, in order. */
  readonly started: Job['kind'][] = [];
  /** What the next publication asks; null for nothing. */
  asks: string | null = null;
  readonly #published: SaidPublished;
  #now: Job | null = null;

  constructor(published: SaidPublished) {
    super();
    this.#published = published;
  }

  override get current(): Job | null {
    return this.#now;
  }

  override start({ kind, shows }: Parameters<Jobs['start']>[0]): Job {
    this.started.push(kind);
    const job: Job = { id: this.started.length, kind, state: 'running', lines: ['读取……'], result: null, asks: null };
    this.#now = job;
    setTimeout(async () => {
      const asks = kind === 'publish' ? this.asks : null;
      this.asks = null;
      if (asks !== null) this.#now = { ...job, state: 'failed', lines: [...job.lines, '没有发布。'], asks };
      else {
        if (kind === 'publish' || kind === 'rollback') this.#published.number++;
        this.#published.isBack = kind === 'rollback';
        const shown = kind === 'preview' || kind === 'compare' ? await shows() : { result: 'print/' };
        this.#now = { ...job, ...shown, state: 'done', lines: [...job.lines, '12 个小区，93 页。'] };
      }
    }, JOB_MS);
    return job;
  }
}
