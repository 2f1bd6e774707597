import { describe, expect, it } from 'vitest';
import { Color, Format, RichString, Workbook } from 'wasm-xlsxwriter/nodejs';
import type { TableId } from '../../src/domain/records.ts';
import { LIMITS } from '../../src/intake/read/sheet.ts';
import { readXlsx } from '../../src/intake/read/xlsx.ts';
import { tableOf } from '../../src/tables/catalogue.ts';
import { check, csvOf, GROUND, headersOf, readTown, TABLE_IDS, TOWN } from '../support/tables.ts';
import { handmadeWorkbook, textCell, type ZipPart } from '../support/zip.ts';

const HEAD = ['小区编码', '截止日期', '结存', '使用流程'];
const headRow = `<row r="1">${HEAD.map((header, i) => textCell(`${'ABCD'[i]}1`, header)).join('')}</row>`;
/** A row of the fund's table, its last cell as given. */
const row = (r: number, attributes = '', last = ''): string =>
  `<row r="${r}" ${attributes}>${textCell(`A${r}`, 'JZ001')}${textCell(`B${r}`, `20${r + 10}-12-31`)}<c r="C${r}"><v>5</v></c>${last}</row>`;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const styles = (inside: string): ZipPart => ({
  name: 'xl/styles.xml',
  content: `<styleSheet xmlns="${MAIN}">${inside}</styleSheet>`,
});
const fund = (rows: string, extra: readonly ZipPart[] = [], tail = ''): Record<string, Uint8Array> => ({
  '维修资金.xlsx': handmadeWorkbook('维修资金', headRow + rows, extra, tail),
});
const told = async (files: Record<string, Uint8Array>): Promise<string[]> =>
  (await readTown(files)).problems.map(
    ({ code, row: r, message }) => `${code} ${r} ${/：(第 [^。]*)。要公布/.exec(message)?.[1] ?? ''}`,
  );

describe('what nobody sees', () => {
  it('is told once for each reason with its rows, and read', async () => {
    const hidden = 'hidden="1"';
    const rows = row(2) + row(3, hidden) + row(4) + row(5, hidden) + row(6, hidden) + row(7, 'ht="0" customHeight="1"');
    const read = await check(fund(rows), [
      ['维修资金.xlsx', 3, null, 'unseen-content'],
      ['维修资金.xlsx', 7, null, 'unseen-content'],
    ]);
    expect(read.problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('第 3、5–6 行隐藏'),
      expect.stringContaining('第 7 行行高或列宽接近 0'),
    ]);
    expect(read.register.records.fund.length).toBe(6);
  });

  it('may be filtered out, folded away, or a whole column', async () => {
    const filter = '<autoFilter ref="A1:C9"><filterColumn colId="0"/></autoFilter>';
    expect(await told(fund(row(2) + row(3, 'hidden="1"'), [], filter))).toEqual(['unseen-content 3 第 3 行被筛选掉']);
    expect(await told(fund(row(2, 'hidden="1" outlineLevel="1"')))).toEqual(['unseen-content 2 第 2 行折叠在分组里']);
    const columns = new Workbook();
    const sheet = columns.addWorksheet().setName('维修资金').setColumnWidth(2, 0);
    for (const [c, header] of HEAD.entries()) sheet.write(0, c, header);
    for (const [c, cell] of ['JZ001', '2024-12-31', 5].entries()) sheet.write(1, c, cell);
    const read = await check({ '维修资金.xlsx': columns.saveToBufferSync() }, [
      ['维修资金.xlsx', 2, '结存', 'unseen-content'],
    ]);
    expect(read.problems[0]?.message).toContain('「结存」（C 列）整列');
  });

  it('may be of no height or width where its sheet says so for all', async () => {
    const book = (start: string, attributes = ''): Record<string, Uint8Array> => ({
      '维修资金.xlsx': handmadeWorkbook('维修资金', headRow + row(2) + row(3, attributes), [], '', start),
    });
    expect(await told(book('<sheetFormatPr defaultRowHeight="0"/>', 'ht="15"'))).toEqual([
      'unseen-content 2 第 2 行行高或列宽接近 0',
    ]);
    const wide = '<cols><col min="1" max="2" width="12"/></cols>';
    const read = await check(book(`<sheetFormatPr defaultColWidth="0"/>${wide}`), [
      ['维修资金.xlsx', 2, '结存', 'unseen-content'],
    ]);
    expect(read.problems[0]?.message).toContain('「结存」（C 列）整列');
  });

  it('may be struck out, pale on its ground, or emptied by its format', async () => {
    const fonts =
      '<fonts><font/><font><strike/></font><font><color rgb="FFFFFFFF"/></font><font><color theme="4"/></font></fonts>';
    const fills =
      '<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF4472C4"/></patternFill></fill></fills>';
    const xfs = [
      [0, 0, 0],
      [0, 1, 0],
      [0, 2, 0],
      [0, 3, 1],
      [176, 0, 0],
      [0, 2, 1],
    ];
    const sheet = styles(
      `<numFmts><numFmt numFmtId="176" formatCode=";;;"/></numFmts>${fonts}${fills}<cellXfs>${xfs.map(([n, f, g]) => `<xf numFmtId="${n}" fontId="${f}" fillId="${g}"/>`).join('')}</cellXfs>`,
    );
    const cell = (r: number, style: number): string =>
      `<c r="D${r}" s="${style}" t="inlineStr"><is><t>街道审核</t></is></c>`;
    const rows = [1, 2, 3, 4, 5].map((style) => row(style + 1, '', cell(style + 1, style))).join('');
    // White on blue (row 6) is seen.
    expect((await told(fund(rows, [sheet]))).toSorted()).toEqual([
      'unseen-content 2 第 2 行的「使用流程」（D 列）整格加了删除线',
      'unseen-content 3 第 3–4 行的「使用流程」（D 列）字和底色一样',
      'unseen-content 5 第 5 行的「使用流程」（D 列）单元格格式什么都不显示',
    ]);
  });

  it('may be a few letters of a text', async () => {
    const book = new Workbook();
    const sheet = book.addWorksheet().setName('维修资金');
    HEAD.forEach((header, c) => {
      sheet.write(0, c, header);
    });
    const rich = new RichString().append(new Format(), '街道').append(new Format().setFontStrikethrough(), '不');
    ['JZ001', '2024-12-31', 5].forEach((cell, c) => {
      sheet.write(1, c, cell);
    });
    sheet.writeRichString(1, 3, rich.append(new Format(), '审核'));
    sheet.writeStringWithFormat(2, 3, '审核', new Format().setFontColor(Color.white()));
    ['JZ001', '2023-12-31', 5].forEach((cell, c) => {
      sheet.write(2, c, cell);
    });
    expect(await told({ '维修资金.xlsx': book.saveToBufferSync() })).toEqual([
      'unseen-content 2 第 2 行的「使用流程」（D 列）一部分字加了删除线',
      'unseen-content 3 第 3 行的「使用流程」（D 列）字和底色一样',
    ]);
  });

  it('stops the build in tables that accuse, and not where the row is no record', async () => {
    for (const id of ['list_entry', 'bulletin', 'firm_grade'] as const) {
      const cells = headersOf(id).map(
        (header, c) => [header, TOWN[id][0]?.[header] ?? '', 'ABCDEFGHIJKLMNOP'[c]] as const,
      );
      const at = (r: number, which: 0 | 1, hidden = ''): string =>
        `<row r="${r}" ${hidden}>${cells.map((cell) => textCell(`${cell[2]}${r}`, cell[which])).join('')}</row>`;
      const { name } = tableOf(id);
      const book = (rows: string): Record<string, Uint8Array> => ({ [`${name}.xlsx`]: handmadeWorkbook(name, rows) });
      await check(book(at(1, 0) + at(2, 1, 'hidden="1"')), [[`${name}.xlsx`, 2, null, 'unseen-accusing']]);
      await check(book(at(1, 0, 'hidden="1"') + at(2, 1)), []);
    }
  });
});

describe('a typed value', () => {
  const typed = async (
    id: TableId,
    header: string,
    format: number | string,
    value: number | string,
  ): Promise<string[]> => {
    const { name } = tableOf(id);
    const book = new Workbook();
    const sheet = book.addWorksheet().setName(name);
    headersOf(id).forEach((head, c) => {
      sheet.write(0, c, head);
      if (head !== header) sheet.write(1, c, TOWN[id][0]?.[head] ?? '');
      else if (typeof value === 'number')
        sheet.writeNumberWithFormat(1, c, value, new Format().setNumFormat(String(format)));
      else sheet.write(1, c, value);
    });
    const read = await readTown({ [`${name}.xlsx`]: book.saveToBufferSync() });
    return read.problems.map(({ code }) => code);
  };

  it('in a column of words or codes must be seen whole, and be no date', async () => {
    for (const [format, value, codes] of [
      ['General', 3, []],
      ['000', 3, []],
      ['General', 123456789012, ['code-damaged']],
      ['0', 123456789012, []],
      ['0', 914403001922038100, ['number-not-whole']],
      ['0.00E+00', 12345, ['number-not-whole']],
      ['0', 2.5, ['number-not-whole']],
      ['yyyy-mm-dd', 45820, ['date-in-text']],
      ['m"月"d"日"', 45820, ['date-in-text']],
      ['yyyy"年"m"月"', 45820, ['date-in-text']],
      ['[$-404]e/m/d', 45820, ['shown-differs']],
      ['yyyy-mm-dd', 0, ['date-zero']],
    ] as const)
      expect(await typed('lift', '位置', format, value), `${format} ${value}`).toEqual(codes);
    expect(await typed('event', '文号', 'General', 2.5)).toEqual([]);
    expect(await typed('lift', '使用登记证编号', 'General', 2.5)).toEqual(['code-damaged']);
  });

  it('in a column of dates says where its year is not seen', async () => {
    expect(await typed('lift', '上次维保日期', 'm"月"d"日"', 45820)).toEqual(['date-year-unseen']);
    expect(await typed('lift', '上次维保日期', 'yyyy/m/d', 45820)).toEqual([]);
  });

  it('that is an error’s word is an error in a column of words too, also in CSV', async () => {
    for (const word of ['#CALC!', '#N/A', '#GETTING_DATA', '#SPILL!', '#BLOCKED!', '#未']) {
      const expected = word === '#未' ? [] : ['formula-error'];
      expect(await typed('lift', '位置', 'General', word), word).toEqual(expected);
      const csv = csvOf('lift', [{ ...TOWN.lift[0], 位置: word }]);
      expect(
        (await readTown({ '电梯.csv': csv })).problems.map(({ code }) => code),
        word,
      ).toEqual(expected);
    }
  });
});

describe('a workbook of hostile size', () => {
  const readBack = async (rows: string, tail = '', extra: readonly ZipPart[] = []): Promise<string[]> => {
    const { faults, sheets } = await readXlsx(handmadeWorkbook('维修资金', rows, extra, tail), {
      ...LIMITS,
      packingRatio: 2000,
    });
    return [...faults.map(({ code }) => code), ...sheets.map((sheet) => String(sheet.rows.length))];
  };
  const many = (count: number, make: (i: number) => string): string =>
    Array.from({ length: count }, (_, i) => make(i)).join('');

  it('with a stray cell in a far corner is read, and the cell is named', async () => {
    const corner = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>';
    const read = await check(fund(row(2) + corner), [['维修资金.xlsx', null, null, 'cells-far-away']]);
    expect(read.problems[0]?.message).toContain('XFD1048576');
    await check(fund(`${row(2)}<row r="900000"><c r="A900000"><v>1</v></c></row>`), [
      ['维修资金.xlsx', null, null, 'cells-far-away'],
    ]);
    expect(read.register.records.fund.length).toBe(1);
  });

  it('is read to its end or refused: values in the last column, empty styled rows, merges and texts', async () => {
    expect(await readBack(many(30_000, (i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`))).toEqual([
      'cells-far-away',
      '0',
    ]);
    expect(await readBack(headRow + many(300_000, (i) => `<row r="${i + 2}" ht="20"/>`))).toEqual(['1']);
    const merges = many(100_001, (i) => `<mergeCell ref="A${(i % 9) + 1}:A1048576"/>`);
    expect(await readBack(headRow + row(2), `<mergeCells>${merges}</mergeCells>`)).toEqual(['too-many-merges', '2']);
    const strings = {
      name: 'xl/sharedStrings.xml',
      content: `<sst xmlns="${MAIN}">${many(50_000, (i) => `<si><t>${i}</t></si>`)}</sst>`,
    };
    expect(await readBack('<row r="1"><c r="A1" t="s"><v>49999</v></c></row>', '', [strings])).toEqual(['1']);
    expect(await readBack(`<row r="1" x="${'a'.repeat(5_000_000)}"><c r="A1"><v>1</v></c></row>`)).toEqual(['1']);
    expect(await readBack(`<row r="1">${'<a>'.repeat(10_000)}`)).toEqual(['file-not-readable']);
  });
});

describe('a table', () => {
  it('as a workbook of another program gives the records that its CSV file gives', async () => {
    for (const id of TABLE_IDS) {
      const { name } = tableOf(id);
      const book = new Workbook();
      const sheet = book.addWorksheet().setName(name);
      headersOf(id).forEach((header, c) => {
        sheet.write(0, c, header);
      });
      TOWN[id].forEach((record, r) => {
        headersOf(id).forEach((header, c) => {
          const text = record[header] ?? '';
          if (/^(?:0|[1-9]\d{0,8})(?:\.\d+)?$/.test(text)) sheet.writeNumber(r + 1, c, Number(text));
          else if (text !== '') sheet.writeString(r + 1, c, text);
        });
      });
      const ground = Object.fromEntries(Object.entries(GROUND).filter(([file]) => file !== `${name}.csv`));
      const csv = await check({ ...ground, [`${name}.csv`]: csvOf(id) }, []);
      const xlsx = await readTown({ ...GROUND, [`${name}.xlsx`]: book.saveToBufferSync(), [`${name}.csv`]: '' });
      expect(
        xlsx.problems.map(({ code }) => code),
        name,
      ).toEqual(['file-two-forms', 'file-empty']);
      const bare = (records: readonly object[]): object[] => records.map((record) => ({ ...record, source: 0 }));
      expect(bare(xlsx.register.records[id]), name).toEqual(bare(csv.register.records[id]));
    }
  });
});
