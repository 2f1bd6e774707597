import { describe, expect, it } from 'vitest';
import type { DeskState } from '../../src/desk/api.ts';
import { nextStep } from '../../src/desk/page/next-step.tsx';

const state = (fields: object): DeskState =>
  ({
    files: [{ path: 'tables/a.csv', sheets: [] }],
    toKeep: [],
    problems: [],
    published: null,
    ...fields,
  }) as unknown as DeskState;
const wrong = (severity: string) => ({ severity, count: 1 });

describe('what comes next at the desk', () => {
  it('is reading before mending before looking, and comparing only where there is something to compare with', () => {
    const steps = (fields: object): string => nextStep(state(fields), 'put').step;
    expect(steps({ files: [] })).toBe('put');
    expect(steps({ toKeep: [{}], problems: [wrong('error')] })).toBe('read');
    expect(steps({ problems: [wrong('error')] })).toBe('mend');
    expect(steps({})).toBe('look');
    expect(steps({ published: {} })).toBe('compare');
  });

  it('is to look at what is doubted, but only once', () => {
    const doubted = state({ problems: [wrong('warning'), wrong('warning')] });
    expect(nextStep(doubted, 'read')).toEqual({ step: 'mend', words: '下一步：看 2 处提醒' });
    expect(nextStep(doubted, 'mend').step).toBe('look');
    // What is agreed is no step of its own.
    expect(nextStep(state({ problems: [{ ...wrong('warning'), agreed: true }] }), 'read').step).toBe('look');
  });
});
