/**
 * A manager of whom only the month is known: shown as a month wherever the day would stand, and read back as one.
 */
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { type DayOrMonth, earliestDay, isDay, latestDay } from '../../src/domain/period.ts';
import { readTables } from '../../src/intake/read-tables.ts';
import { managerPart } from '../../src/sheets/panels/manager.ts';
import { boardView } from '../../src/views/board/board.ts';
import { historyView } from '../../src/views/board/history.ts';
import { dayOrMonth } from '../../src/wording/format.ts';
import { downloadsOf, publicationOf } from '../support/publication.ts';
import { check, csvOf, DEMO, first, tableFile, townWith } from '../support/tables.ts';

const town = () => check({ '项目负责人.csv': csvOf('manager', townWith('manager', { 任职日期: '2020年6月' })) }, []);

describe('a month in the place of a day', () => {
  it('is all of its days', () => {
    const month = '2020-02' as DayOrMonth;
    expect([isDay(month), earliestDay(month), latestDay(month)]).toEqual([false, '2020-02-01', '2020-02-29']);
    const day = '2020-02-03' as IsoDate;
    expect([isDay(day), earliestDay(day), latestDay(day)]).toEqual([true, day, day]);
  });

  it('stands as a month on the board, on paper and in the history', async () => {
    const publication = publicationOf((await town()).register);
    const board = boardView(publication, 'JZ001');
    expect(board.panels.manager.managers[0]?.since).toBe('2020-06');
    expect(dayOrMonth('2020-06' as DayOrMonth)).toBe('2020年6月');
    expect(JSON.stringify(managerPart(board.panels.manager))).toContain('2020年6月起');
    const { changes } = historyView(publication, 'JZ001');
    expect(changes.find(({ panel }) => panel === 'manager')).toMatchObject({ month: '2020-06', date: '2020-06-01' });
  });

  it('is downloaded as a month and read as one again', async () => {
    const read = await town();
    const downloads = await downloadsOf(publicationOf(read.register));
    const text = downloads.get('data/manager.csv') as string;
    expect(text).toContain(',2020-06,');
    const files = ['division', 'firm', 'estate', 'manager'].map((id) =>
      tableFile(`tables/${id}.csv`, downloads.get(`data/${id}.csv`) as string),
    );
    const again = await readTables(files, DEMO);
    expect(again.problems).toEqual([]);
    expect(first(again, 'manager').since).toBe('2020-06');
  });
});
