/** Commands in processes of their own: their lines are heard, their end is told, one runs at a time. */
import { describe, expect, it } from 'vitest';
import { Jobs, type Order } from '../../scripts/desk/jobs.ts';
import { toldIn } from '../../scripts/told.ts';

const order = (args: readonly string[], shows: Order['shows'] = async () => ({ result: 'print/' })): Order => ({
  kind: 'rollback',
  steps: [{ command: 'rollback', args }],
  shows,
});
async function ended(jobs: Jobs) {
  await expect.poll(() => jobs.current?.state, { timeout: 20_000, interval: 50 }).not.toBe('running');
  return jobs.current;
}

describe('a job', () => {
  it('is done with what there is to look at, and keeps the lines of its command', async () => {
    const jobs = new Jobs();
    expect(jobs.start(order(['--help']))).toMatchObject({ id: 1, state: 'running', kind: 'rollback' });
    expect(() => jobs.start(order([]))).toThrow('上一件事还没有做完');
    const job = await ended(jobs);
    expect(job).toMatchObject({ state: 'done', result: 'print/', asks: null });
    expect(job?.lines.join('\n')).toContain('退回以前的一版');
  });

  it('has failed where its command says so, in the command’s words, and another may follow', async () => {
    const jobs = new Jobs();
    jobs.start(order([]));
    expect(await ended(jobs)).toMatchObject({ state: 'failed', result: null, lines: ['缺少必需的选项 --out <DIR>。'] });
    jobs.start(order(['--help'], () => Promise.reject(new Error('盘满了'))));
    expect((await ended(jobs))?.lines.at(-1)).toBe('没有做成：盘满了');
    expect(jobs.current?.id).toBe(2);
  });

  it('ends when it is stopped', async () => {
    const jobs = new Jobs();
    jobs.start(order(['--help']));
    await jobs.stop();
    expect(await ended(jobs)).toMatchObject({ state: 'failed', result: null });
    expect(jobs.current?.lines.at(-1)).toBe('停下了。');
  });

  it('takes from a command only what is said as data', () => {
    expect(toldIn({ is: 'stopped-by-loss', losses: ['一张表'] })).toEqual({
      is: 'stopped-by-loss',
      losses: ['一张表'],
    });
    for (const other of [null, 'x', {}, { is: 'stopped-by-loss' }, { is: 'stopped-by-loss', losses: [1] }])
      expect(toldIn(other)).toBeNull();
  });
});
