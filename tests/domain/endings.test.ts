/**
 * What of a publication has ended since: found in the office's tables of today, whatever its subject's code is by now.
 */
import { expect, it } from 'vitest';
import { endedSince } from '../../src/domain/endings.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { city, division, firm, listing } from '../views/city.ts';

const [THEN, NOW] = ['91000000MA00000232', '91000000MA000004XL'];
const today = '2026-11-10' as IsoDate;

it.each([
  ['a firm', NOW, '000101', { formerCodes: THEN }, {}, 1],
  ['a place', THEN, '000103', {}, { formerCodes: '000101' }, 1],
  ['both', NOW, '000103', { formerCodes: THEN }, { formerCodes: '000101' }, 1],
  ['nobody, though another was taken off', NOW, '000101', {}, {}, 0],
] as const)('what was taken off is found under the former code of %s', (_, code, place, ofFirm, ofPlace, found) => {
  const before = city({
    records: { firm: [firm(THEN, '甲物业')], list_entry: [listing('000101', '2026-10', '黑榜', THEN)] },
  });
  const { register } = city({
    records: {
      division: [{ ...division(place, '甲子县', '县', '000100'), ...ofPlace }],
      firm: [firm(code, '甲物业', ofFirm)],
      list_entry: [listing(place, '2026-10', '黑榜', code, { removedOn: today, removal: '修复' })],
    },
  });
  const said = { records: register.records, notices: [], accusationMonths: 12, listMonths: 0 };
  const [ended = []] = endedSince([before], said, today);
  expect(ended.map(({ withdrawn }) => withdrawn.why)).toEqual(Array(found).fill('修复'));
});
