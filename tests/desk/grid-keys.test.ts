import { describe, expect, it } from 'vitest';
import { moved } from '../../src/desk/page/grid-keys.ts';

const SIZE = { rows: 100, columns: 14, page: 6 };
const from = (key: string, isControl = false, at = { row: 9, column: 3 }) => moved(at, key, isControl, SIZE);

describe('keys in the desk’s grid', () => {
  it('move as in a spreadsheet', () => {
    expect(from('ArrowDown')).toEqual({ row: 10, column: 3 });
    expect(from('ArrowLeft')).toEqual({ row: 9, column: 2 });
    expect(from('PageDown')).toEqual({ row: 15, column: 3 });
    expect(from('Home')).toEqual({ row: 9, column: 0 });
    expect(from('End', true)).toEqual({ row: 99, column: 13 });
    expect(from('ArrowUp', true)).toEqual({ row: 0, column: 3 });
  });

  it('stop at the edge', () => {
    expect(from('ArrowUp', false, { row: 0, column: 0 })).toEqual({ row: 0, column: 0 });
    expect(from('PageDown', false, { row: 97, column: 13 })).toEqual({ row: 99, column: 13 });
    expect(from('ArrowRight', false, { row: 97, column: 13 })).toEqual({ row: 97, column: 13 });
  });

  it('that mean something else are left to the page', () => {
    expect(['a', 'Tab', 'Enter', 'Escape'].map((key) => from(key))).toEqual([null, null, null, null]);
  });
});
