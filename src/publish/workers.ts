/**
 * Shares work among helpers (分工), which are threads or processes.
 *
 * Each helper gets one task after another from a common list, so that none waits for another. A helper is a file that
 * calls `answerTasks`. It is a process where the library it calls keeps state that threads would share.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parentPort, Worker } from 'node:worker_threads';
import { onInterrupt } from './interrupt.ts';

export interface SharedWork<Task, Answer> {
  /** The file that each helper runs. */
  helper: { file: string; as: 'thread' | 'process' };
  /** Sent to each helper before its first task. */
  data: unknown;
  /** How many at once; see `helpersFor`. */
  helpers: number;
  /** Pulled one by one, each while the helper that gets it is still busy; after a failure no more are pulled. */
  tasks: Iterable<Task>;
  /** What is sent to a helper for a task. */
  message(task: Task): unknown;
  /** Called with each answer as it comes, in any order. */
  take(task: Task, answer: Answer): Promise<void>;
}

/** As many helpers as there are processors, up to `most`; fewer where one would have less than `each` to do. */
export function helpersFor(tasks: number, { most, each }: { most: number; each: number }): number {
  return Math.max(1, Math.min(most, availableParallelism(), Math.ceil(tasks / each)));
}

/**
 * Ends when everything that was begun has ended, so that nothing is still being written. Throws what failed first in
 * the order of the tasks, whichever helper was quicker.
 */
export async function shareWork<Task, Answer>(work: SharedWork<Task, Answer>): Promise<void> {
  const queue = work.tasks[Symbol.iterator]();
  const failures: { at: number; cause: unknown }[] = [];
  let pulled = 0;
  const pull = (): { at: number; task: Task } | null => {
    if (failures.length > 0) return null;
    const at = pulled++;
    try {
      const next = queue.next();
      return next.done ? null : { at, task: next.value };
    } catch (cause) {
      failures.push({ at, cause });
      return null;
    }
  };
  await Promise.all(
    Array.from({ length: work.helpers }, async () => {
      let job = pull();
      if (!job) return;
      const helper = startHelper<Answer>(work.helper, work.data);
      const ask = ({ task }: { task: Task }): Promise<Answer> => helper.ask(work.message(task));
      let asked: Promise<Answer> | null = ask(job);
      try {
        while (job && asked) {
          const next = pull();
          const answer = await asked;
          // The helper gets its next task before its answer is dealt with, so that it does not wait for that.
          asked = next && ask(next);
          asked?.catch(() => {});
          await work.take(job.task, answer);
          job = next;
        }
      } catch (cause) {
        failures.push({ at: job?.at ?? pulled, cause });
      } finally {
        await helper.end();
      }
    }),
  );
  const [first] = failures.sort((a, b) => a.at - b.at);
  if (first) throw first.cause;
}

/** A failure as it is told to another thread or process: with what the system said of it, so that it can be put in words. */
export interface Fault {
  told: string;
  code: string | undefined;
  path: string | undefined;
}

export function faultOf(cause: unknown): Fault {
  if (!(cause instanceof Error)) return { told: String(cause), code: undefined, path: undefined };
  const { code, path } = cause as NodeJS.ErrnoException;
  return { told: cause.stack ?? cause.message, code, path };
}

/** The failure again, as it would have been thrown here. */
export function asError({ told, code, path }: Fault): Error {
  return Object.assign(new Error(told), code === undefined ? {} : { code }, path === undefined ? {} : { path });
}

type Reply<Answer> = { answer: Answer } | { fault: Fault };

/** Flags of a process: the test runner's own are not inherited, and the helper may request a garbage collection. */
const PROCESS_FLAGS = ['--disable-warning=ExperimentalWarning', '--expose-gc'];

function startHelper<Answer>({ file, as }: SharedWork<unknown, Answer>['helper'], data: unknown) {
  const helper: Worker | ChildProcess =
    as === 'thread' ? new Worker(file) : fork(file, { execArgv: PROCESS_FLAGS, serialization: 'advanced' });
  const tell = (message: unknown): void => {
    if (helper instanceof Worker) helper.postMessage(message);
    else helper.send(message as object);
  };
  // Only the task in hand is kept, so that finished ones can be collected.
  let waiting: { resolve: (answer: Answer) => void; reject: (cause: Error) => void } | null = null;
  let endedWith: Error | null = null;
  const ended = new Promise<void>((resolve) => {
    helper.once('exit', (code) => {
      endedWith = new Error(`${file} ended with ${code}`);
      waiting?.reject(endedWith);
      resolve();
    });
  });
  helper.on('error', (cause: Error) => waiting?.reject(cause));
  helper.on('message', (reply: Reply<Answer>) => {
    if ('fault' in reply) waiting?.reject(asError(reply.fault));
    else waiting?.resolve(reply.answer);
  });
  const takeBack = onInterrupt(async () => {
    if (helper instanceof Worker) await helper.terminate();
    else if (helper.kill('SIGKILL')) await ended;
  });
  tell(data);
  return {
    ask: (message: unknown): Promise<Answer> => {
      const answer = new Promise<Answer>((resolve, reject) => {
        waiting = { resolve, reject };
      });
      if (endedWith) waiting?.reject(endedWith);
      else tell(message);
      return answer;
    },
    async end(): Promise<void> {
      takeBack();
      if (helper instanceof Worker) await helper.terminate();
      else if (!helper.kill()) return;
      await ended;
    },
  };
}

/** Runs in a helper: prepares with the data that it is sent first, then answers each task. */
export function answerTasks<Data, Task, Answer>(
  getReady: (data: Data) => (task: Task) => Answer | Promise<Answer>,
): void {
  const say = (reply: Reply<Answer>): void => {
    if (parentPort) parentPort.postMessage(reply);
    // The process that asked may have ended.
    else if (process.connected) process.send?.(reply);
  };
  let perform: ((task: Task) => Answer | Promise<Answer>) | null = null;
  const hear = async (message: Data | Task): Promise<void> => {
    try {
      if (perform === null) perform = getReady(message as Data);
      else say({ answer: await perform(message as Task) });
    } catch (cause) {
      say({ fault: faultOf(cause) });
    }
  };
  (parentPort ?? process).on('message', hear);
}
