/**
 * 人员配备: how many people there should be, beside empty columns for how many there are.
 */
import { addDays, type IsoDate, parseIsoDate } from '../../domain/iso-date.ts';
import type { Desk, RuledPlaces } from '../desk.ts';
import { elsewhereWords, numberParam, type SheetMaker, streetsOf, textParam, toWrite } from './sheet.ts';

/** Every county of a place with its streets and the number of their estates. */
function countiesAndStreets(desk: Desk, place: RuledPlaces): { county: string; streets: [string, number][] }[] {
  return place.counties.map(({ code, name }) => ({
    county: name,
    streets: [...streetsOf(desk, place, code).streets].map(([street, own]) => [street, own.length]),
  }));
}

export const agencyStaffing: SheetMaker = (desk, place, rules) => {
  const least = (name: string): string => {
    const number = numberParam(rules, name);
    return number === null ? '没有写' : `至少 ${number} 名`;
  };
  return {
    title: '专职人员配备表',
    note: `人数由各县（区）、街道（乡镇）填报，只填人数，不填姓名。${elsewhereWords(desk, place)}`,
    tables: countiesAndStreets(desk, place).map(({ county, streets }) => ({
      heading: county,
      columns: ['单位', '小区数', '要求', toWrite('现有专职人数'), toWrite('缺额'), toWrite('配齐日期')],
      rows: [
        [`${county}专门机构`, '', least('county_staff')],
        ...streets.map(([name, estates]) => [name, estates, least('street_staff')]),
      ],
      blank: 0,
    })),
  };
};

export const branchStaffing: SheetMaker = (desk, place, rules) => {
  const percent = numberParam(rules, 'percent');
  const by = parseIsoDate(textParam(rules, 'by') ?? '');
  return {
    title: '小区党支部专职专干率统计表',
    note: `${percent === null ? '' : `要求达到 ${percent}% 以上`}${by === null ? '' : `，期限 ${by}${past(by, desk.asOf)}`}。支部数和专职专干数由乡镇（街道）填报，只填数。同时落实：${textParam(rules, 'also') ?? '—'}。${elsewhereWords(desk, place)}`,
    tables: countiesAndStreets(desk, place).map(({ county, streets }) => ({
      heading: county,
      columns: [
        '乡镇（街道）',
        '小区数',
        toWrite('支部数'),
        toWrite('有专职专干的支部数'),
        toWrite('专职专干率'),
        toWrite('周例会次数'),
        toWrite('述职次数'),
      ],
      rows: streets,
      blank: 0,
    })),
  };
};

function past(by: IsoDate, asOf: IsoDate): string {
  return asOf >= addDays(by, 1) ? '（已过）' : '';
}
