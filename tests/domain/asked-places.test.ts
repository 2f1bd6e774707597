/**
 * Estates as somebody asks for them: by code, by name, by what they were called before; and never one for another.
 */
import { describe, expect, it } from 'vitest';
import { AskedPlaces, type Found, type PlacedEstate } from '../../src/domain/asked-places.ts';
import { division, estate } from '../views/city.ts';

const DIVISIONS = [
  division('000100', '示例市', '市', null),
  division('000101', '甲子县', '县', '000100'),
  division('000102', '乙丑区', '县', '000100'),
  division('000101001', '春晖街道', '街道', '000101'),
  division('000102001', '春晖街道', '街道', '000102'),
  division('000102002', '文昌街道', '街道', '000102'),
];
const ESTATES = [
  estate('JZ001', '幸福家园', { division: '000101001', formerName: '纺织厂宿舍、东院' }),
  estate('JZ002', '和平里', { division: '000101', street: '望湖街道', community: '湖滨社区' }),
  estate('YC001', '幸福家园', { division: '000102001' }),
  estate('YC002', '纺织厂宿舍', { division: '000102002', street: '文昌街道' }),
  estate('YC003', '书院·里', { division: '000102002', street: '文昌街道', formerCodes: 'OLD3' }),
];
const PLACES = new AskedPlaces(ESTATES, DIVISIONS);

const codes = (found: Found<PlacedEstate>): string =>
  found.is === 'none'
    ? `none ${found.recoded?.estate.code ?? ''}`.trim()
    : found.is === 'one'
      ? found.one.estate.code
      : `${found.is} ${found.all.map((one) => one.estate.code).join(' ')}`;

describe('an estate that is asked for', () => {
  it.each([
    ['JZ002', 'JZ002'],
    ['jz002', 'JZ002'],
    ['ＪＺ００２', 'JZ002'],
    ['和平里', 'JZ002'],
    [' 和平 里 ', 'JZ002'],
    ['书院里', 'YC003'],
    ['东院', 'JZ001'],
    ['甲子县幸福家园', 'JZ001'],
    ['乙丑区春晖街道幸福家园', 'YC001'],
    ['湖滨社区和平里', 'JZ002'],
  ])('is found by %s', (written, code) => {
    expect(codes(PLACES.estate(written))).toBe(code);
  });

  it('is told as several where a name means several, a former name of one among them', () => {
    expect(codes(PLACES.estate('幸福家园'))).toBe('several JZ001 YC001');
    expect(codes(PLACES.estate('春晖街道幸福家园'))).toBe('several JZ001 YC001');
    expect(codes(PLACES.estate('纺织厂宿舍'))).toBe('several JZ001 YC002');
  });

  it('is found by the places beside its name, and in no other place', () => {
    expect(codes(PLACES.estate('幸福家园', ['乙丑区']))).toBe('YC001');
    expect(codes(PLACES.estate('幸福家园', ['000101', '春晖街道', '']))).toBe('JZ001');
    expect(codes(PLACES.estate('和平里', ['乙丑区']))).toBe('elsewhere JZ002');
    expect(codes(PLACES.estate('幸福家园', ['丙寅县']))).toBe('elsewhere JZ001 YC001');
  });

  it('is nobody where nobody is called so; a former code leads to the present one, which is for its user to write', () => {
    expect(codes(PLACES.estate('幸福'))).toBe('none');
    expect(codes(PLACES.estate(''))).toBe('none');
    expect(codes(PLACES.estate('old3'))).toBe('none YC003');
  });
});

describe('a division that is asked for', () => {
  const found = (written: string): string => {
    const answer = PLACES.division(written);
    return answer.is === 'one'
      ? answer.one.division.code
      : answer.is === 'none'
        ? 'none'
        : answer.all.map(({ division: one }) => one.code).join(' ');
  };

  it.each([
    ['000102', '000102'],
    ['乙丑区', '000102'],
    ['文昌街道', '000102002'],
    ['乙丑区春晖街道', '000102001'],
    ['示例市甲子县春晖街道', '000101001'],
    ['春晖街道', '000101001 000102001'],
    ['街道', 'none'],
    ['丙寅县', 'none'],
  ])('is, by %s, %s', (written, code) => {
    expect(found(written)).toBe(code);
  });

  it('has the estates that lie in it', () => {
    expect(PLACES.within('000102')).toEqual(['YC001', 'YC002', 'YC003']);
    expect(PLACES.within('000101001')).toEqual(['JZ001']);
  });
});
