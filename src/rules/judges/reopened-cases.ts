/**
 * 重新办理: complaints that a county had to handle again. 长建发〔2025〕72号 art. 五 (CZ-13).
 *
 * The number prompts a look into the office's own ledger of callbacks (回访台账), which is nobody else's to see.
 */
import { z } from 'zod';
import { countOf, sumOf } from '../../domain/complaint-counts.ts';
import type { Judge } from '../judge.ts';
import { perCountyMonth } from '../readings/county-complaints.ts';
import { when } from '../readings/figures.ts';
import { counties } from '../readings/subjects.ts';

const params = z.object({ column: z.literal('重办'), ledger: z.literal('internal') });

export const reopenedCases: Judge<z.infer<typeof params>> = {
  name: 'reopened-cases',
  kind: 'performance',
  params,
  needs: { tables: { complaint_stat: ['reopened'] }, of: counties() },
  clock: 'publication',
  judge: (task) =>
    perCountyMonth(task, ['reopened'], '「重办」', ({ month, rows, gap, over, say }) => {
      if (!over) return say('未知', gap ?? '');
      // What is known to have been reopened stands, whatever other estates have left blank.
      const reopened = sumOf(rows, 'reopened');
      if (reopened > 0) return say('待核实', `重办 ${reopened} 件，核对回访台账${gap === null ? '' : `；${gap}`}`);
      if (gap !== null) return say('未知', gap);
      if (rows.every((row) => countOf(row, 'closed') === 0)) return say('不适用', `${when(month)} 没有办结的投诉`);
      return say('合格', '重办 0 件');
    }),
};
