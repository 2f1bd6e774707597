import { describe, expect, it } from 'vitest';
import {
  agreedGroupsOf,
  firstToMend,
  groupsOf,
  marksOf,
  nextToMend,
  problemsAt,
  saidHere,
} from '../../src/desk/page/cells.ts';
import { cellAt, cellName } from '../../src/domain/cell-name.ts';
import { columnLetters } from '../../src/domain/column-letters.ts';
import type { Problem } from '../../src/domain/problem.ts';

const problem = (fields: Partial<Problem>): Problem => ({
  code: 'x',
  severity: 'warning',
  file: 'tables/总表.xlsx',
  sheet: 'Sheet1',
  row: null,
  column: null,
  value: null,
  message: '',
  count: 1,
  rows: [],
  where: '',
  said: '',
  letters: null,
  shownIn: null,
  atDesk: null,
  agreed: false,
  agreement: null,
  written: null,
  ...fields,
});
const SHEET = { file: 'tables/总表.xlsx', sheet: 'Sheet1' };

describe('cells of the desk’s grid', () => {
  it('are named as the spreadsheet names them, and found again by their name', () => {
    expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
    for (const [row, column] of [
      [0, 0],
      [8, 13],
      [1_048_575, 16_383],
    ] as const)
      expect(cellAt(cellName(row, column))).toEqual({ row, column });
    expect(['', 'A0', '7', 'a1'].map(cellAt)).toEqual([null, null, null, null]);
  });

  it('are all marked where one problem stands in many rows, with the worst that is wrong there', () => {
    const marks = marksOf(
      [
        problem({ severity: 'error', letters: 'C', row: 5, rows: [5, 9] }),
        problem({ letters: 'C', row: 9, rows: [9, 11] }),
        problem({ file: 'tables/别的.xlsx', letters: 'D', row: 1, rows: [1] }),
      ],
      SHEET,
    );
    expect([...marks]).toEqual([
      ['C5', 'error'],
      ['C9', 'error'],
      ['C11', 'warning'],
    ]);
  });

  it('tell what is wrong with them and with their whole row, and nothing of other rows', () => {
    const own = problem({ code: 'own', letters: 'C', row: 9, rows: [9] });
    const line = problem({ code: 'line', row: 9, rows: [9] });
    const other = problem({ code: 'other', letters: 'C', row: 5, rows: [5] });
    const codes = (cell: string): string[] => problemsAt([own, line, other], SHEET, cell).map(({ code }) => code);
    expect([codes('C9'), codes('D9'), codes('C5'), codes('C6')]).toEqual([['own', 'line'], ['line'], ['other'], []]);
  });

  it('are opened at the first that has to be mended, wherever reminders stand, else at the first reminder', () => {
    const header = problem({ letters: 'B', row: 1, rows: [1] });
    const ofFile = problem({ severity: 'error' });
    const other = { file: 'tables/收费.xlsx', sheet: 'Sheet1' };
    const wrong = problem({ ...other, severity: 'error', letters: 'D', row: 6, rows: [6] });
    const later = problem({ ...other, severity: 'error', letters: 'C', row: 9, rows: [9] });
    const reminder = problem({ ...other, letters: 'A', row: 2, rows: [2] });
    const opened = (...found: Problem[]): unknown => firstToMend(groupsOf(found));
    expect(opened(ofFile, header, reminder, wrong, later)).toEqual({ ...other, cell: 'D6' });
    expect(opened(ofFile, header, reminder)).toEqual({ ...SHEET, cell: 'B1' });
    expect(opened({ ...header, agreed: true }, reminder)).toEqual({ ...other, cell: 'A2' });
    expect(opened(ofFile)).toBeNull();
  });

  it('are listed sheet by sheet, what stops a publication first', () => {
    const groups = groupsOf([
      problem({ sheet: 'a', code: '1' }),
      problem({ sheet: 'b', code: '2' }),
      problem({ sheet: 'b', code: '3', severity: 'error' }),
    ]);
    expect(groups.map(({ sheet, errors, problems }) => [sheet, errors, problems.map(({ code }) => code)])).toEqual([
      ['b', 1, ['3', '2']],
      ['a', 0, ['1']],
    ]);
  });
});

describe('what is agreed already', () => {
  const agreed = problem({ code: 'agreed', letters: 'C', row: 5, rows: [5], agreed: true });
  const open = problem({ code: 'open', letters: 'D', row: 5, rows: [5] });

  it('waits among nothing that is to be mended, marks no cell, and is listed by itself', () => {
    const codes = (groups: ReturnType<typeof groupsOf>): string[] =>
      groups.flatMap(({ problems }) => problems.map(({ code }) => code));
    expect(codes(groupsOf([agreed, open]))).toEqual(['open']);
    expect(codes(agreedGroupsOf([agreed, open]))).toEqual(['agreed']);
    expect([...marksOf([agreed, open], SHEET).keys()]).toEqual(['D5']);
  });
});

describe('what is said at the desk', () => {
  it('is the desk’s own way where it has one, and else what the command says', () => {
    expect(saidHere(problem({ said: '加上 --keep。', atDesk: '在「怎么读」里记下来。' }))).toBe(
      '在「怎么读」里记下来。',
    );
    expect(saidHere(problem({ said: '只填数字。' }))).toBe('只填数字。');
  });
});

describe('what is mended next', () => {
  const error = (row: number, file = SHEET.file) =>
    problem({ severity: 'error', letters: 'B', row, rows: [row], file });
  const groups = groupsOf([
    error(4),
    problem({ letters: 'C', row: 5, rows: [5] }),
    error(8),
    problem({ row: 9, rows: [9] }),
    // Codes of firms are given in one place, all of them at once.
    problem({ code: 'firm-by-name', value: '甲公司', letters: 'K', row: 6, rows: [6] }),
    problem({ letters: 'D', row: 7, rows: [7] }),
    error(2, 'tables/别的.xlsx'),
  ]);
  const nobody = (): boolean => false;
  const next = (cell: string, isSaved: (one: { cell: string }) => boolean = nobody): string | null =>
    nextToMend(groups, { ...SHEET, cell }, isSaved)?.cell ?? null;

  it('is the next of the same weight, on whichever sheet, and passes over what is no cell', () => {
    expect([next('B4'), next('B8'), next('C5')]).toEqual(['B8', 'B2', 'D7']);
  });

  it('goes round for what has to be mended, not for what may be left, and never to what is mended', () => {
    expect(nextToMend(groups, { file: 'tables/别的.xlsx', sheet: 'Sheet1', cell: 'B2' }, nobody)?.cell).toBe('B4');
    expect(next('D7')).toBeNull();
    expect(next('B4', ({ cell }) => cell !== 'B4')).toBeNull();
    expect(next('A1')).toBeNull();
  });
});
