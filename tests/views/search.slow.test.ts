/**
 * The search for names (搜索), without a browser: every entity of a generated city, and what single queries find.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { type NameFinder, nameFinder } from '../../src/components/find-names.ts';
import type { Publication } from '../../src/domain/publication.ts';
import { readTables } from '../../src/intake/read-tables.ts';
import { planCity } from '../../src/sample/city.ts';
import { tablePieces } from '../../src/sample/folder.ts';
import { AS_OF } from '../../src/sample/settings.ts';
import { searchNames } from '../../src/views/search/search-names.ts';
import { publicationOf } from '../support/publication.ts';
import { type Answer, recallCases } from '../support/recall.ts';
import { DEMO, tableFile } from '../support/tables.ts';
import { city, contract, date, division, estate, firm, manager } from './city.ts';

const A = '91000000MA00000157';
const ESTATES = 400;

const textOf = (parts: readonly { text: string }[]): string => parts.map(({ text }) => text).join('');

function answers(finder: NameFinder, query: string): Answer[] {
  const found = finder.find(query);
  return found.slice(0, found.total).map(({ name, by, kind, context, path }) => ({
    name: textOf(name),
    text: `${textOf(name)} ${kind} ${by === null ? '' : textOf(by.text)} ${context}`,
    path,
  }));
}

describe('the search over a generated city', () => {
  let publication: Publication;
  let finder: NameFinder;

  beforeAll(async () => {
    const plan = planCity({ estates: ESTATES, seed: '7' });
    const files = (['division', 'firm', 'estate', 'contract', 'manager'] as const).map((id) =>
      tableFile(`tables/${id}.csv`, [...tablePieces(plan, id)].map((piece) => piece.text).join('')),
    );
    const { register } = await readTables(files, DEMO);
    const manager = register.records.manager.filter(({ until }) => until === null || until > AS_OF);
    const whole = publicationOf({ ...register, records: { ...register.records, manager } });
    publication = { ...whole, portal: { ...whole.portal, divisions: ['000500'] } };
    finder = nameFinder(searchNames(publication));
  });

  test('finds every entity by its name, parts, pinyin, initials, former names and traditional characters', () => {
    const cases = recallCases(publication, 1);
    expect(cases.length).toBeGreaterThan(ESTATES * 8);
    const faults = cases.flatMap(({ query, about, fault }) => {
      const wrong = fault(answers(finder, query));
      return wrong === null ? [] : [`${about}，输入「${query}」：${wrong}`];
    });
    expect(faults.slice(0, 10)).toEqual([]);
  });

  test('offers the name that was meant where one character of four is wrong', () => {
    const [target] = publication.register.records.estate.filter(({ name }) => [...name].length === 4);
    const name = target?.name ?? '';
    const typed = `${[...name].slice(0, 2).join('')}齉${[...name][3]}`;
    expect(finder.find(typed).total).toBe(0);
    expect(finder.nearest(typed, 6).map((one) => textOf(one.name))).toContain(name);
  });
});

describe('the search', () => {
  const finder = nameFinder(
    searchNames(
      city({
        records: {
          estate: [
            estate('JZ001', '丁香苑', { formerName: '纺织厂新村' }),
            estate('JZ002', '长治路小区'),
            estate('JZ003', '䶮泽园', { formerCodes: 'KW-1、KUANG2026' }),
            estate('JZ004', '东丁香苑'),
            estate('JZ005', '云湖Ａ区', { division: '000103', street: '望湖街道', community: null }),
          ],
          firm: [firm(A, '示例绿城物业', { formerName: '示例大地房管所', formerCodes: '91000000MB0000017F' })],
          contract: [contract('JZ001', A), contract('JZ005', A, { end: date('2025-01-01') })],
          division: [
            division('000100', '示例市', '市', null),
            division('000101', '甲子县', '县', '000100'),
            division('000103', '丙寅县', '县', '000100'),
            division('000101001', '春晖街道', '街道', '000101'),
            division('000101002', '空山街道', '街道', '000101'),
            division('000101002001', '空谷社区', '社区', '000101002'),
          ],
          manager: [manager('JZ002', '张示例', '1')],
        },
      }),
    ),
  );
  const names = (query: string): string[] => answers(finder, query).map(({ name }) => name);

  test.each([
    ['香苑', ['丁香苑', '东丁香苑']],
    ['dingxiangyuan', ['丁香苑', '东丁香苑']],
    ['dxy', ['丁香苑', '东丁香苑']],
    ['dingxy', ['丁香苑', '东丁香苑']],
    ['changzhi', ['长治路小区']],
    ['zhangzhi', ['长治路小区']],
    ['纺织厂', ['丁香苑']],
    ['fzcxc', ['丁香苑']],
    ['䶮', ['䶮泽园']],
    ['yzy', ['䶮泽园']],
    ['lvcheng', ['示例绿城物业']],
    ['ＪＺ００２', ['长治路小区']],
    ['zhangshili', ['张示例']],
    ['大地房', ['示例绿城物业']],
    ['dadifangguan', ['示例绿城物业']],
    ['sldd', ['示例绿城物业']],
    ['kw-1', ['䶮泽园']],
    ['KUANG20', ['䶮泽园']],
    ['91000000mb', ['示例绿城物业']],
    ['丁 香·苑', ['丁香苑', '东丁香苑']],
    ['zhsl', ['张示例']],
    ['lücheng', ['示例绿城物业']],
    ['dīng xiāng yuàn', ['丁香苑', '东丁香苑']],
    ['長治路小區', ['长治路小区']],
    ['雲湖a區', ['云湖Ａ区']],
    ['甲子县 长治', ['长治路小区']],
    ['丙寅县云湖', ['云湖Ａ区']],
    ['望湖', ['望湖街道']],
    ['空谷', ['空谷社区']],
    ['示例市', ['示例市']],
    ['没有的', []],
  ])('「%s」 finds %j', (query, found) => {
    expect(names(query)).toEqual(found);
  });

  test('only what alone bears the very name is the one meant', () => {
    expect(['丁香苑', '纺织厂新村', 'jz002', 'KW1', '香苑', 'dxy', ''].map((text) => finder.only(text))).toEqual([
      '/estates/JZ001/',
      '/estates/JZ001/',
      '/estates/JZ002/',
      '/estates/JZ003/',
      null,
      null,
      null,
    ]);
  });

  test('whatever is typed, a name is never matched by nothing', () => {
    expect(finder.find(' 、。').total).toBe(0);
  });

  const first = (query: string) => finder.find(query).slice(0, 1)[0];

  test('a result says what it is and where, and which part of it was asked for', () => {
    expect(first('香苑')).toMatchObject({
      kind: '小区',
      path: '/estates/JZ001/',
      context: '甲子县 春晖街道 和平社区',
      name: [
        { text: '丁', isMarked: false },
        { text: '香苑', isMarked: true },
      ],
      by: null,
    });
    expect(first('fzc')?.by).toEqual({
      label: '曾用名',
      text: [
        { text: '纺织厂', isMarked: true },
        { text: '新村', isMarked: false },
      ],
    });
    expect([first('sldd')?.by?.label, first('KW-1')?.by?.label]).toEqual(['曾用名', '旧编码']);
    expect(first('雲湖a')?.name[0]).toEqual({ text: '云湖Ａ', isMarked: true });
  });

  test('a firm is told with the counties it serves now, one in charge with the estate', () => {
    expect(first('绿城')?.context).toBe('甲子县');
    expect(first('张示例')).toMatchObject({
      kind: '负责人',
      path: '/estates/JZ002/',
      context: '长治路小区 甲子县 春晖街道 和平社区',
    });
  });

  test('a street without estates leads to its county, one with estates to its place there', () => {
    expect(first('空山')).toMatchObject({ kind: '街道', path: '/divisions/000101/', context: '甲子县' });
    expect(first('春晖街道')).toMatchObject({ kind: '街道', path: '/divisions/000101/#000101001' });
    expect(first('和平社区')?.kind).toBe('社区');
  });

  test.each([
    ['丁香院', '丁香苑'],
    ['钉香苑', '丁香苑'],
    ['长治路小去', '长治路小区'],
    ['dingxiangyun', '丁香苑'],
    ['changzilu', '长治路小区'],
  ])('「%s」 finds nothing, and %s is offered', (query, name) => {
    expect(finder.find(query).total).toBe(0);
    expect(textOf(finder.nearest(query, 3)[0]?.name ?? [])).toBe(name);
  });

  test('what resembles no name is offered none', () => {
    expect(finder.nearest('查无此处的小区', 6)).toEqual([]);
    expect(finder.nearest('x', 6)).toEqual([]);
  });
});
