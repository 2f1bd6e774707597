import { describe, expect, test } from 'vitest';
import { typed } from '../../src/sheets/codes.ts';
import { placardSheets } from '../../src/sheets/placard.ts';
import { codesOf, PLACES } from '../../src/sheets/sheet.ts';
import { stickerSheets } from '../../src/sheets/stickers.ts';
import { blocksOf, linesOf } from '../support/sheets.ts';
import { channel, city, contract, estate, firm, lift, manager } from '../views/city.ts';

const A = '91000000MA00000157';
const ADDRESS = 'https://example.org/c/{estate}/?{place}';
const HOTLINE = { ...channel('000100', '电话', '12345'), name: '便民热线', hours: '全天' };
const records = {
  estate: [estate('JZ001', '丁香苑', { lifts: 2 }), estate('JZ002', '海棠苑', { lifts: 0 })],
  firm: [{ ...firm(A, '示例甲物业'), phone: '0355-0000101' }],
  contract: [contract('JZ001', A)],
  manager: [manager('JZ001', '张示例', '0355-0000255；0355-0000256')],
  lift: [{ ...lift('JZ001', '2026-11-01'), emergencyPhone: '0355-0000903' }],
  channel: [
    HOTLINE,
    channel('000101001', '电话', '0355-0000061'),
    { ...channel('000101', '电话', '0355-0000020'), name: '甲子县物业投诉电话', hours: '每日 8:00—20:00' },
    channel('000101', '邮箱', 'jiazi@example.org'),
  ],
};
const TOWN = city({ records, complaintUrl: ADDRESS });

const numbersOn = (place: string, publication = TOWN): string[] =>
  blocksOf(placardSheets(publication, 'JZ001').find((sheet) => sheet.place === place)).flatMap((block) =>
    block.kind === 'numbers' ? block.numbers.map(({ number }) => number) : [],
  );

describe('投诉牌', () => {
  test('each place has its own placard, whose only code says that estate and that place', () => {
    const sheets = placardSheets(TOWN, 'JZ001');
    expect(sheets.map(({ place }) => place)).toEqual([...PLACES]);
    for (const sheet of sheets) {
      expect(codesOf(sheet).map(({ url }) => url)).toEqual([`https://example.org/c/JZ001/?${sheet.place}`]);
      expect(linesOf(sheet)).toContain('扫不了码，在浏览器里输入 example.org/c/JZ001/');
    }
  });

  test('an estate without lifts has none for a lift; where nobody has said, it has one', () => {
    expect(placardSheets(TOWN, 'JZ002').map(({ place }) => place)).toEqual(['board', 'door']);
    const unsaid = city({ records: { estate: [estate('JZ001', '丁香苑')] }, complaintUrl: ADDRESS });
    expect(placardSheets(unsaid, 'JZ001').map(({ place }) => place)).toEqual([...PLACES]);
  });

  test('numbers go from the nearest to the hotline, which is never left out', () => {
    expect(numbersOn('door')).toEqual(['0355-0000255', '0355-0000101', '0355-0000061', '0355-0000020', '12345']);
    expect(numbersOn('board')).toEqual(['0355-0000255', '0355-0000101', '0355-0000061', '12345']);
  });

  test('beside a number stands who answers and when, below them the address to write to', () => {
    const text = linesOf(placardSheets(TOWN, 'JZ001').at(-1)).join('\n');
    expect(text).toContain('甲子县物业投诉电话 0355-0000020 每日 8:00—20:00');
    expect(text).toContain('jiazi@example.org');
  });

  test('in a lift the first number is that of the lift', () => {
    const sheet = placardSheets(TOWN, 'JZ001')[1];
    expect(sheet?.parts[0]?.title).toBe('电梯被困');
    expect(linesOf(sheet)[2]).toBe('先按轿厢里的报警按钮，不要扒门。');
    expect(numbersOn('lift')[0]).toBe('0355-0000903');
  });

  test('a lift without a published number says so and names 119', () => {
    const nobody = city({ records: { ...records, lift: [] }, complaintUrl: ADDRESS });
    expect(linesOf(placardSheets(nobody, 'JZ001')[1])).toContain(
      '先按轿厢里的报警按钮，不要扒门。没有资料写明这里的电梯应急电话，按钮没有人应就打 119。',
    );
  });

  test('without a complaint address there is no code and the page of this site to type', () => {
    const without = city({ records });
    const [sheet] = placardSheets(without, 'JZ001');
    expect(sheet && codesOf(sheet)).toEqual([]);
    expect(linesOf(sheet)).toContain('在浏览器里输入 example.org/c/JZ001/');
    expect(stickerSheets(without, 'JZ001')).toEqual([]);
  });

  test('where no number is published the placard says so', () => {
    const silent = city({ records: { estate: [estate('JZ001', '丁香苑')] }, complaintUrl: ADDRESS });
    expect(linesOf(placardSheets(silent, 'JZ001')[0])).toContain('没有电话的资料。');
  });

  test('an address outside the allowed hosts stops the print', () => {
    const astray = city({ records, complaintUrl: 'https://example.net/c/{estate}/?{place}' });
    expect(() => placardSheets(astray, 'JZ001')).toThrow('example.net');
  });
});

describe('贴纸', () => {
  test('eight labels a page, all of one place', () => {
    for (const sheet of stickerSheets(TOWN, 'JZ001'))
      expect(codesOf(sheet).map(({ url }) => url)).toEqual(
        Array(8).fill(`https://example.org/c/JZ001/?${sheet.place}`),
      );
  });

  test('a sticker, which outlives a manager, names the hotline', () => {
    const text = linesOf(stickerSheets(TOWN, 'JZ001')[0]).join('\n');
    expect(text).toContain('12345');
    expect(text).not.toContain('0355-0000255');
  });
});

test('a place that stands in the query need not be typed; an estate that stands there must', () => {
  expect(typed('https://example.org/c/JZ001/?board')).toBe('example.org/c/JZ001/');
  expect(typed('https://example.org/c?e=JZ001&p=board')).toBe('example.org/c?e=JZ001&p=board');
});
