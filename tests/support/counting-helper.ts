/** A helper for tests/publish/workers.slow.test.ts, which adds numbers, waits, fails or ends, as its tasks say. */
import { answerTasks } from '../../src/publish/workers.ts';

export interface CountingTask {
  number: number;
  waitMs?: number;
  does?: 'fail' | 'end';
}

answerTasks(({ plus }: { plus: number }) => async ({ number, waitMs = 0, does }: CountingTask): Promise<number> => {
  await new Promise((resolve) => setTimeout(resolve, waitMs));
  if (does === 'fail') throw new Error(`number ${number}`);
  if (does === 'end') process.exit(7);
  return number + plus;
});
