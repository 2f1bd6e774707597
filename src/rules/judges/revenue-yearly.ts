/**
 * 公共收益每年公开: the accounts of every year are out within the months after it. 长建发〔2025〕72号 art. 四 (CZ-08).
 *
 * The text names no day; how long an office has is a parameter.
 */
import type { z } from 'zod';
import type { Judge } from '../judge.ts';
import { exemptionFromAccounts } from '../readings/exemptions.ts';
import { when } from '../readings/figures.ts';
import { eachYear, lastEndedYear, yearParams } from '../readings/revenue-years.ts';
import { estates } from '../readings/subjects.ts';

export const revenueYearly: Judge<z.infer<typeof yearParams>> = {
  name: 'revenue-yearly',
  kind: 'disclosure',
  params: yearParams,
  needs: { tables: { revenue: [] }, of: estates(exemptionFromAccounts, ({ asOf }) => lastEndedYear(asOf)) },
  clock: ['revenue'],
  judge: (task) =>
    eachYear(task, ({ year, lines }) => {
      const posted = lines.map((line) => line.postedFrom).find((date) => date !== null);
      const since = posted ? `，${when(posted)} 起公示` : '';
      return { verdict: '合格', detail: `${year} 年的收支已公布，共 ${lines.length} 行${since}`, rows: lines };
    }),
};
