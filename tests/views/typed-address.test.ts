import { describe, expect, it, test } from 'vitest';
import { codeInAddress, pageMeant } from '../../src/components/typed-address.ts';

const names = {
  estates: [
    ['丁香苑', 'JZ001', 0, []],
    ['海棠苑', 'Yc-2a', 0, []],
  ],
  firms: [['示例甲物业', '91000000MA00000157', 0]],
  formerCodes: { JZ001: ['DM108'] },
} satisfies Parameters<typeof pageMeant>[1];

describe('an address that somebody has typed', () => {
  test.each([
    ['/c/jz001/', '/c/JZ001/'],
    ['/c/jz001', '/c/JZ001/'],
    ['/C/JZ001', '/c/JZ001/'],
    ['/c/Jz001/', '/c/JZ001/'],
    ['/estates/YC-2A/', '/estates/Yc-2a/'],
    ['/kiosk/jz001', '/kiosk/JZ001/'],
    ['/c/dm108/', '/c/DM108/'],
    ['/firms/91000000ma00000157/', '/firms/91000000MA00000157/'],
  ])('%s means %s', (typed, meant) => {
    expect(pageMeant(typed, names)).toBe(meant);
  });

  test.each([
    '/c/JZ009/',
    '/firms/JZ001/',
    '/c/JZ001/x/',
    '/lists/jz001/',
    '/c/',
    '/',
    '/c/%4aZ001/',
    '/constructor/jz001/',
  ])('%s means none', (typed) => {
    expect(pageMeant(typed, names)).toBeNull();
  });

  it('needs the list of names only where it has a code', () => {
    expect(codeInAddress('/complain')).toBeNull();
    expect(codeInAddress('/c/jz001')).toEqual({ room: 'c', code: 'jz001' });
  });
});
