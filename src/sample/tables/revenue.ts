/** The generated 公共收益, line by line as accounts.ts has worked it out. */
import { yearAccounts, yuan } from '../accounts.ts';
import type { SampleTable } from './row.ts';

export const revenue: SampleTable<'revenue'> = {
  id: 'revenue',
  *rows(city) {
    for (const estate of city.estateList) {
      for (const account of yearAccounts(city, estate)) {
        const { year, postedFrom, postedUntil, separate, decision, audit } = account;
        const common = {
          estate: estate.code,
          year: String(year),
          postedFrom,
          postedUntil,
          separate,
          decision,
          audit,
          objectionPhone: '',
        };
        yield { ...common, category: '上期结余', item: '上期结余', amountFen: yuan(account.openingFen), use: '' };
        for (const { category, item, amountFen, use } of account.lines) {
          yield { ...common, category, item, amountFen: yuan(amountFen), use };
        }
        yield { ...common, category: '期末结余', item: '期末结余', amountFen: yuan(account.closingFen), use: '' };
      }
    }
  },
};
