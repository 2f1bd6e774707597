/**
 * Work shared out among helpers: all of it is done, and what goes wrong comes out the same whoever is quicker.
 */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { helpersFor, shareWork } from '../../src/publish/workers.ts';
import type { CountingTask } from '../support/counting-helper.ts';

const file = fileURLToPath(new URL('../support/counting-helper.ts', import.meta.url));

describe.each(['thread', 'process'] as const)('work in a %s', (as) => {
  async function share(tasks: Iterable<CountingTask>, helpers = 2): Promise<Map<number, number>> {
    const taken = new Map<number, number>();
    await shareWork<CountingTask, number>({
      helper: { file, as },
      data: { plus: 100 },
      helpers,
      tasks,
      message: (task) => task,
      take: async ({ number }, answer) => {
        taken.set(number, answer);
      },
    });
    return taken;
  }

  it('is done whole, each answer with its own task', async () => {
    const tasks = Array.from({ length: 9 }, (_, number) => ({ number, waitMs: number === 0 ? 80 : 1 }));
    const taken = await share(tasks);
    expect([...taken].sort(([a], [b]) => a - b)).toEqual(tasks.map(({ number }) => [number, number + 100]));
  });

  it('fails with what comes first in the order of the tasks, though another failed sooner', async () => {
    const slow = { number: 1, waitMs: 300, does: 'fail' } as const;
    await expect(share([slow, { number: 2, does: 'fail' }, { number: 3 }])).rejects.toThrow('number 1');
  });

  it('asks for nothing more after a failure', async () => {
    let asked = 0;
    const tasks = (function* (): Generator<CountingTask> {
      for (let number = 0; number < 50; number++) {
        asked += 1;
        yield { number, does: 'fail' };
      }
    })();
    await expect(share(tasks)).rejects.toThrow('number 0');
    // Two helpers, each with the task it works on and the next one.
    expect(asked).toBeLessThanOrEqual(4);
  });

  it('fails where a helper ends on its own', async () => {
    await expect(share([{ number: 1, does: 'end' }], 1)).rejects.toThrow(/ended with 7/);
  });
});

describe('helpers', () => {
  it('are no more than there is work for, and at least one', () => {
    expect(helpersFor(0, { most: 4, each: 40 })).toBe(1);
    expect(helpersFor(40, { most: 4, each: 40 })).toBe(1);
    expect(helpersFor(100_000, { most: 2, each: 40 })).toBeLessThanOrEqual(2);
  });
});
