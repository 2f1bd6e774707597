import { expect, it } from 'vitest';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { withdrawnNames } from '../../src/domain/withdrawn-subjects.ts';
import { city, firm, listing } from '../views/city.ts';

it('knows whoever was taken off a list by code, name and each of several former codes and names, and nobody else', () => {
  const [gone, stays] = ['91000000MA00000232', '91000000MA000004XL'];
  const { register } = city({
    records: {
      firm: [
        firm(gone, '甲物业', {
          formerName: '丙物业、丁物业',
          formerCodes: '91000000MB0000017F',
        }),
        firm(stays, '乙物业', { formerName: '戊物业' }),
      ],
    },
  });
  const day = '2026-11-01' as IsoDate;
  const records = {
    ...register.records,
    list_entry: [
      listing('000101', '2026-10', '黑榜', gone, { removedOn: day, removal: '修复' }),
      listing('000101', '2026-10', '黑榜', stays),
    ],
  };
  const limits = { accusationMonths: 12, listMonths: 0 };
  expect(withdrawnNames({ ...register, records }, limits, '2026-11-10' as IsoDate)).toEqual(
    new Set([gone, '甲物业', '91000000MB0000017F', '丙物业', '丁物业']),
  );
});
