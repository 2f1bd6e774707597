/**
 * What takes longer than a moment (任务), one at a time: commands as a user would start them, in processes of their own, so that
 * the desk answers meanwhile and a command that fails takes nothing with it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Job } from '../../src/desk/api.ts';
import { REPOSITORY } from '../../src/site.ts';
import { type StoppedByLoss, TELLS, toldIn } from '../told.ts';
import { Refusal } from './refusal.ts';

const LINES_KEPT = 2_000;
/** How long a command has to clear up before it is ended. */
const GRACE_MS = 20_000;

/** A command of the contract. */
export interface Step {
  command: 'compare' | 'build' | 'rollback' | 'print';
  args: readonly string[];
  /** What is being done, for whoever waits. */
  says?: string;
}

export interface Order {
  kind: Job['kind'];
  steps: readonly Step[];
  /** Whether what its commands have said is of no use once all is done: a preview is built, and nothing is published. */
  isQuiet?: boolean;
  /** What there is to look at when all is done. */
  shows(): Promise<Pick<Job, 'result' | 'links' | 'estate'>>;
}

type Running = { -readonly [K in keyof Job]: Job[K] } & { lines: string[] };

export class Jobs {
  #job: Running | null = null;
  #child: ChildProcess | null = null;
  #isStopped = false;

  get current(): Job | null {
    return this.#job;
  }

  /** Starts it. Throws `Refusal` while another runs. */
  start(order: Order): Job {
    if (this.#job?.state === 'running') throw new Refusal(409, '上一件事还没有做完。等它做完再来。');
    const id = (this.#job?.id ?? 0) + 1;
    const job: Running = {
      id,
      kind: order.kind,
      state: 'running',
      lines: [],
      result: null,
      progress: null,
      asks: null,
    };
    this.#job = job;
    this.#isStopped = false;
    void this.#run(job, order);
    return job;
  }

  /** Stops what runs, and waits until it has cleared up. */
  async stop(): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    this.#isStopped = true;
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
    await ended;
    clearTimeout(timer);
  }

  async #run(job: Running, { steps, shows, isQuiet = false }: Order): Promise<void> {
    try {
      for (const step of steps) {
        job.progress = null;
        if (step.says !== undefined) job.lines.push(step.says);
        const { code, told } = await this.#command(job, step);
        if (told !== null) job.asks = asksWords(told);
        if (code === 0 && !this.#isStopped) continue;
        if (this.#isStopped) job.lines.push('停下了。');
        job.state = 'failed';
        return;
      }
      Object.assign(job, await shows());
      if (isQuiet) job.lines.length = 0;
      job.state = 'done';
    } catch (cause) {
      job.lines.push(`没有做成：${cause instanceof Error ? cause.message : String(cause)}`);
      job.state = 'failed';
    }
  }

  #command(job: Running, { command, args }: Step): Promise<{ code: number | null; told: StoppedByLoss | null }> {
    const script = path.join(REPOSITORY, 'scripts', `${command}.ts`);
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], {
      cwd: REPOSITORY,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, [TELLS]: '1' },
      windowsHide: true,
    });
    this.#child = child;
    let told: StoppedByLoss | null = null;
    child.on('message', (message) => {
      const one = toldIn(message);
      if (one?.is === 'progress') job.progress = { says: one.says, done: one.done, of: one.of };
      else told = one ?? told;
    });
    for (const stream of [child.stdout, child.stderr])
      if (stream !== null)
        createInterface({ input: stream }).on('line', (line) => {
          job.lines.push(line);
          if (job.lines.length > LINES_KEPT) job.lines.splice(0, job.lines.length - LINES_KEPT);
        });
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => {
        this.#child = null;
        resolve({ code, told });
      });
    });
  }
}

const asksWords = ({ losses }: StoppedByLoss): string =>
  `和上一版相比丢了东西，没有发布：${losses.join('；')}。不是有意的，改好再发布；确实如此，写明原因再发布，原因会公布。`;
