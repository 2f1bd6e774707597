/**
 * Marking a workbook and taking the marks out again: files as programs write them, and as none should.
 */
import { openXlsx, saveXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { Chart, ChartRange, ChartSeries, Color, Format, Note, Workbook } from 'wasm-xlsxwriter/nodejs';
import type { Problem } from '../../src/domain/problem.ts';
import { problem } from '../../src/intake/problems.ts';
import { LIMITS } from '../../src/intake/read/sheet.ts';
import { readXlsx } from '../../src/intake/read/xlsx.ts';
import { withMarks, withoutMarks } from '../../src/returns/mark.ts';
import { AUTHOR, BEGIN, FINISH, LIST_SHEET, RULE_WORD } from '../../src/returns/words.ts';
import { commented, differing, partsOf, seenIn, starter, withPart } from '../support/returned.ts';
import { handmadeWorkbook, textCell, type ZipPart, zip } from '../support/zip.ts';

const HEADS = ['要改的地方', '改好存盘。'];
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

const at = (sheet: string, row: number, columnIndex: number | null, value = '暂无'): Problem =>
  problem('cell-not-readable', { file: 'tables/小区.xlsx', sheet, row, columnIndex, column: '小区名称' }, value);
const doubt = (sheet: string, row: number, columnIndex: number): Problem =>
  problem('date-year-unseen', { file: 'tables/小区.xlsx', sheet, row, columnIndex, column: '交付年份' }, '06-12', {
    hint: '2025-06-12',
  });

const ROWS = `<row r="1">${textCell('A1', '小区编码')}${textCell('B1', '小区名称')}</row><row r="2">${textCell('A2', 'JZ001')}${textCell('B2', '丁香苑')}</row>`;

/** What intake reads of a file, but for our own sheet. */
const rowsIn = async (bytes: Uint8Array) =>
  (await readXlsx(bytes, LIMITS)).sheets
    .filter(({ name }) => name !== LIST_SHEET)
    .map(({ name, rows, faults, looks, merged }) => ({ name, rows, faults, looks, merged }));

/** Marks a file, and checks what must hold of every file: intake reads the same, and all goes out again. */
async function marked(
  bytes: Uint8Array,
  problems: readonly Problem[],
  left: readonly string[] = [],
): Promise<Uint8Array> {
  const made = withMarks(bytes, problems, HEADS);
  expect((await readXlsx(bytes, LIMITS)).sheets.length).toBeGreaterThan(0);
  expect(await rowsIn(made)).toEqual(await rowsIn(bytes));
  expect(await differing(withoutMarks(made), bytes)).toEqual(left);
  expect(Buffer.compare(withMarks(made, problems, HEADS), made)).toBe(0);
  return made;
}

/** Parts of ours and changed ones. */
const touched = async (made: Uint8Array, bytes: Uint8Array) => (await differing(made, bytes)).length;

const NO_STYLES = ['[content_types].xml', 'xl/_rels/workbook.xml.rels', 'xl/styles1.xml'];

describe('a workbook that goes back', () => {
  it('keeps every part that isn’t touched as it was, and gives every part back when the marks go', async () => {
    const bytes = await starter();
    const made = await marked(bytes, [at('小区', 2, 1), doubt('小区', 3, 2)]);
    expect(await touched(made, bytes)).toBe(8);
    expect((await partsOf(bytes)).size).toBeGreaterThan(80);
    expect([...seenIn(made).keys()][0]).toBe(LIST_SHEET);
    expect(commented(made, '小区', BEGIN)).toEqual(['B2', 'C3']);
  });

  it('tells errors from warnings by a word and by a colour', async () => {
    const made = await marked(await starter(), [at('小区', 2, 1), doubt('小区', 3, 2)]);
    expect(commented(made, '小区', '必须改正：存的是「暂无」')).toEqual(['B2']);
    expect(commented(made, '小区', '请核对：显示的是「06-12」')).toEqual(['C3']);
    const sheets = [...(await partsOf(made))].filter(([name]) => name.startsWith('xl/worksheets/sheet'));
    const rules = sheets.map(([, xml]) => xml.toString('utf8')).find((xml) => xml.includes('sqref="B2"')) ?? '';
    expect(rules).toMatch(
      /sqref="B2"><cfRule type="expression" dxfId="(\d+)".*sqref="C3"><cfRule type="expression" dxfId="(?!\1)\d+"/,
    );
  });

  it('lists each problem on its first sheet with a link to the cell, and what has no cell as well', async () => {
    const whole = problem('file-copy', { file: 'tables/小区.xlsx' }, '副本');
    const made = await marked(await starter(), [at('小区', 2, 1), whole]);
    const list = seenIn(made).get(LIST_SHEET);
    const words = [...(list?.values() ?? [])].map(({ text }) => text.trim());
    expect(words.some((text) => text.startsWith('名字里有「副本」'))).toBe(true);
    expect(words.filter((text) => /^(?:必须改正|请核对)(?: |$)/.test(text)).map((text) => text.split(' ')[0])).toEqual([
      '必须改正',
      '请核对',
    ]);
    const xml = [...(await partsOf(made)).values()]
      .map(String)
      .find((text) => text.includes('<hyperlinks>') && text.includes(HEADS[0] as string));
    expect(xml).toContain(`location="'小区'!B2"`);
  });

  it('marks every row of a problem that stands in many, and a blank cell that isn’t there', async () => {
    const many: Problem = { ...at('小区', 2, 1), count: 3, rows: [2, 4, 9] };
    const made = await marked(handmadeWorkbook('小区', ROWS), [many], NO_STYLES);
    expect(commented(made, '小区', BEGIN)).toEqual(['B2', 'B4', 'B9']);
  });

  it('marks the cell with the row’s name where no column is meant, nothing where the row has none, and the first of merged cells', async () => {
    const bytes = handmadeWorkbook(
      '小区',
      `${ROWS}<row r="3"><c r="A3"/>${textCell('B3', '海棠苑')}</row>`,
      [],
      '<mergeCells count="1"><mergeCell ref="A4:B6"/></mergeCells>',
    );
    const row: Problem = { ...at('小区', 3, null), shownIn: 'B' };
    const made = await marked(bytes, [row, at('小区', 2, null), at('小区', 5, 1)], NO_STYLES);
    expect(commented(made, '小区', BEGIN)).toEqual(['B3', 'A4']);
  });

  it('says two problems of one cell in one comment, the error first', async () => {
    const made = await marked(handmadeWorkbook('小区', ROWS), [doubt('小区', 2, 1), at('小区', 2, 1)], NO_STYLES);
    const comment = seenIn(made).get('小区')?.get('B2')?.comment ?? '';
    expect(comment.indexOf('必须改正')).toBeLessThan(comment.indexOf('请核对'));
  });
});

const TYPES = (extra = ''): string =>
  `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${extra}<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`;

interface Written {
  sheet?: string | Uint8Array;
  workbook?: string;
  styles?: string;
  rels?: string;
  names?: (name: string) => string;
  extra?: readonly ZipPart[];
  office?: string;
  types?: string;
}

const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellXfs><dxfs count="0"/></styleSheet>`;
const sheetXml = (rows: string, tail = ''): string =>
  `<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheetData>${rows}</sheetData>${tail}</worksheet>`;

/** A workbook of one sheet, 小区, with parts in the form that is under test. */
function written({
  sheet,
  workbook,
  styles,
  rels,
  names = (name) => name,
  extra = [],
  office = OFFICE,
  types,
}: Written): Uint8Array {
  const relation = (id: number, kind: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${office}/${kind}" Target="${target}"/>`;
  return zip([
    { name: '[Content_Types].xml', content: types ?? TYPES() },
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="${PACKAGE}/relationships">${relation(1, 'officeDocument', names('xl/workbook.xml'))}</Relationships>`,
    },
    {
      name: names('xl/workbook.xml'),
      content:
        workbook ??
        `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="小区" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: names('xl/_rels/workbook.xml.rels'),
      content:
        rels ??
        `<Relationships xmlns="${PACKAGE}/relationships">${relation(1, 'worksheet', 'worksheets/sheet1.xml')}${relation(2, 'styles', 'styles.xml')}</Relationships>`,
    },
    { name: names('xl/worksheets/sheet1.xml'), content: sheet ?? sheetXml(ROWS) },
    { name: names('xl/styles.xml'), content: styles ?? STYLES },
    ...extra,
  ]);
}

const comments = (texts: string): string =>
  `<comments xmlns="${MAIN}"><authors><author>王示例</author></authors><commentList>${texts}</commentList></comments>`;
const DRAWN = `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId7" Type="${OFFICE}/comments" Target="../comments1.xml"/><Relationship Id="rId8" Type="${OFFICE}/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/></Relationships>`;
const shapes = (inner: string): string =>
  `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">${inner}</xml>`;
const note = (row: number, column: number): string =>
  `<v:shape id="_x0000_s1025" type="#_x0000_t202"><x:ClientData ObjectType="Note"><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`;
/** A form's button, in the form that programs write: not well-formed. */
const BUTTON =
  '<v:shape id="_x0000_s1030"><v:textbox><div>打印<br></div></v:textbox><x:ClientData ObjectType="Button"/></v:shape>';

const commentedBook = (texts: string, drawing: string): Uint8Array =>
  written({
    sheet: sheetXml(
      ROWS,
      '<pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/><legacyDrawing r:id="rId8"/>',
    ),
    extra: [
      { name: 'xl/worksheets/_rels/sheet1.xml.rels', content: DRAWN },
      { name: 'xl/comments1.xml', content: comments(texts) },
      { name: 'xl/drawings/vmlDrawing1.vml', content: drawing },
    ],
    types: TYPES(
      '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Override PartName="/xl/comments1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/>',
    ),
  });

describe('comments of other people', () => {
  const PLAIN = '<comment ref="B2" authorId="0"><text><t>请再看看</t></text></comment>';
  const RUNS =
    '<comment ref="B2" authorId="0"><text><r><rPr><b/></rPr><t>王示例:</t></r><r><t xml:space="preserve">\n请再看看</t></r></text></comment>';

  it.each([
    ['one text', PLAIN],
    ['runs', RUNS],
  ])('in a marked cell stay above ours and alone when ours go: %s', async (_form, text) => {
    const bytes = commentedBook(text, shapes(note(1, 1)));
    const made = await marked(bytes, [at('小区', 2, 1), at('小区', 2, 0)]);
    expect(seenIn(made).get('小区')?.get('B2')?.comment).toMatch(/请再看看\n【公示栏检查】必须改正/);
    expect(commented(made, '小区', BEGIN)).toEqual(['A2', 'B2']);
  });

  it('in other cells are not touched, nor is a button drawn among them', async () => {
    const bytes = commentedBook(
      '<comment ref="A1" authorId="0"><text><t>编码别改</t></text></comment>',
      shapes(note(0, 0) + BUTTON),
    );
    const made = await marked(bytes, [at('小区', 2, 1)]);
    expect(commented(made, '小区', '编码别改')).toEqual(['A1']);
    expect(String((await partsOf(made)).get('xl/drawings/vmldrawing1.vml'))).toContain(BUTTON);
  });

  it('written below our words, or as an answer to a comment of ours, stay when our words go', async () => {
    const bytes = written({});
    const made = await withPart(withMarks(bytes, [at('小区', 2, 1)], HEADS), 'xl/comments1.xml', (xml) =>
      xml.replace(FINISH, `${FINISH}\n已问过街道`),
    );
    const left = withoutMarks(made);
    expect(seenIn(left).get('小区')?.get('B2')?.comment.trim()).toBe('已问过街道');
    expect(String((await partsOf(left)).get('xl/comments1.xml'))).not.toContain(BEGIN);
  });
});

const UTF16 = (xml: string): Uint8Array =>
  new Uint8Array(Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${xml}`, 'utf16le'));
const STRICT_MAIN = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
const STRICT_OFFICE = 'http://purl.oclc.org/ooxml/officeDocument/relationships';

/** Files that a patch may break, with the parts that aren't byte for byte what they were when the marks go. */
const ODD: readonly [name: string, bytes: () => Uint8Array, left?: readonly string[]][] = [
  [
    'a prefix on every element',
    () =>
      written({
        sheet: `<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="2"><x:c r="B2"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
        styles: STYLES.replaceAll('<', '<s:').replaceAll('<s:/', '</s:').replace('xmlns=', 'xmlns:s='),
        workbook: `<x:workbook xmlns:x="${MAIN}" xmlns:q="${OFFICE}"><x:sheets><x:sheet name="小区" sheetId="1" q:id="rId1"/></x:sheets></x:workbook>`,
      }),
  ],
  [
    'the strict form of the standard',
    () =>
      written({
        office: STRICT_OFFICE,
        sheet: sheetXml(ROWS).replace(MAIN, STRICT_MAIN),
        styles: STYLES.replace(MAIN, STRICT_MAIN),
        workbook: `<workbook xmlns="${STRICT_MAIN}" xmlns:r="${STRICT_OFFICE}"><sheets><sheet name="小区" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      }),
  ],
  [
    'no place on rows and cells',
    () =>
      written({
        sheet: sheetXml(
          '<row><c><v>1</v></c></row><row><c><v>1</v></c><c t="inlineStr"><is><t>丁香苑</t></is></c></row>',
        ),
      }),
  ],
  [
    'no rows at all below the header, and an empty element for them',
    () => written({ sheet: `<worksheet xmlns="${MAIN}"><sheetData/></worksheet>` }),
  ],
  [
    'names of parts in other case',
    () => written({ names: (name) => name.replace('xl/', 'XL/').replace('sheet1', 'Sheet1') }),
  ],
  ['back-slashes in names of parts', () => written({ names: (name) => name.replaceAll('/', '\\') })],
  [
    'a sheet in UTF-16, which comes back in UTF-8',
    () => written({ sheet: UTF16(sheetXml(ROWS)) }),
    ['xl/worksheets/sheet1.xml'],
  ],
  [
    'rules and checks of the sheet’s own',
    () =>
      written({
        sheet: sheetXml(
          ROWS,
          '<conditionalFormatting sqref="B2"><cfRule type="expression" dxfId="0" priority="1"><formula>LEN(B2)&gt;3</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation sqref="A2"/></dataValidations><drawing r:id="rId9"/><extLst/>',
        ),
        styles: STYLES.replace('<dxfs count="0"/>', '<dxfs count="1"><dxf><font><b/></font></dxf></dxfs>'),
      }),
  ],
  [
    'names that hold in one sheet, and another sheet open',
    () =>
      written({
        workbook: `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView firstSheet="1" activeTab="1"/></bookViews><sheets><sheet name="小区" sheetId="1" r:id="rId1"/><sheet name="别的" sheetId="4" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Area" localSheetId="1">别的!$A$1</definedName></definedNames></workbook>`,
        sheet: sheetXml(ROWS).replace(
          '<sheetData>',
          '<sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><sheetData>',
        ),
      }),
  ],
  [
    'a discussion beside the comments',
    () =>
      written({
        extra: [
          {
            name: 'xl/threadedComments/threadedComment1.xml',
            content:
              '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"/>',
          },
        ],
      }),
  ],
  [
    'parts that nobody knows, and a declaration before each',
    () =>
      written({
        sheet: `<?xml version="1.0" encoding="utf-8"?>\n${sheetXml(ROWS)}`,
        extra: [
          { name: 'customXml/item1.xml', content: '<a>甲</a>' },
          { name: 'xl/media/image1.png', content: new Uint8Array([1, 2, 3]) },
        ],
      }),
  ],
  [
    'a byte-order mark before the workbook’s part',
    () =>
      written({
        workbook: `\ufeff<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="小区" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      }),
  ],
  [
    'single quotes, and > in an attribute',
    () =>
      written({
        workbook: `<workbook xmlns='${MAIN}' xmlns:r='${OFFICE}'><sheets><sheet name='小区' sheetId='1' r:id='rId1'/></sheets><definedNames><definedName name='a' comment='x > y' localSheetId='0'>1</definedName></definedNames></workbook>`,
      }),
  ],
];

describe('a workbook that is written oddly', () => {
  it.each(ODD)('is marked, read alike and given back: %s', async (_name, bytes, left) => {
    const made = await marked(bytes(), [at('小区', 2, 1), doubt('小区', 7, 30)], left);
    const parts = await partsOf(made);
    const written = [...parts].filter(([name]) => name.startsWith('xl/comments')).map(([, xml]) => String(xml));
    expect(written.join('')).toContain('ref="B2"');
    expect(written.join('')).toContain('ref="AE7"');
  });

  it('has one sheet that is open, so that a change goes into one sheet alone', async () => {
    const made = withMarks(
      ODD.find(([name]) => name.includes('another sheet open'))?.[1]() as Uint8Array,
      [at('小区', 2, 1)],
      HEADS,
    );
    const xml = [...(await partsOf(made)).values()].map(String).join('');
    expect(xml.match(/tabSelected="1"/g)).toHaveLength(1);
    expect(xml).toContain('firstSheet="0" activeTab="0"');
    expect(xml).toContain('localSheetId="2"');
  });
});

/** A workbook as an office keeps it: a chart, somebody's comment, a filter, fixed panes, formats, a second sheet. */
function officeWorkbook(): Uint8Array {
  const book = new Workbook();
  const sheet = book.addWorksheet().setName('小区');
  const date = new Format().setNumFormat('yyyy"年"m"月"d"日"').setBackgroundColor(Color.yellow());
  for (const [c, header] of ['小区编码', '小区名称', '交付日期', '户数'].entries()) sheet.write(0, c, header);
  for (let row = 1; row < 6; row++) {
    sheet
      .writeString(row, 0, `JZ00${row}`)
      .writeString(row, 1, `丁香苑${row}`)
      .writeNumber(row, 3, row * 100);
    sheet.writeNumberWithFormat(row, 2, 45_000 + row, date);
  }
  const series = new ChartSeries().setValues(ChartRange.newFromRange('小区', 1, 3, 5, 3));
  sheet.insertChart(8, 1, Chart.newColumn().pushSeries(series));
  sheet.insertNote(1, 1, new Note('门牌上的名字').setAuthor('王示例')).insertNote(3, 3, new Note('住宅'));
  sheet.autofilter(0, 0, 5, 3).setFreezePanes(1, 0);
  book.addWorksheet().setName('备查').writeString(0, 0, '不用管').insertNote(0, 0, new Note('别动'));
  book.defineName('全部', '=小区!$A$1:$D$6');
  return book.saveToBufferSync();
}

describe('a workbook as an office keeps it', () => {
  it('keeps its chart, filter, names and comments, and the sheet that nothing is said of', async () => {
    const bytes = officeWorkbook();
    const made = await marked(bytes, [at('小区', 2, 1), at('小区', 4, 2), doubt('小区', 4, 3)]);
    const changed = await differing(made, bytes);
    expect(
      changed.filter((name) =>
        /chart|drawing1\.xml|sheet2|theme|app|core|sharedstrings|comments2|vmldrawing2/.test(name),
      ),
    ).toEqual([]);
    expect(commented(made, '小区', BEGIN)).toEqual(['B2', 'C4', 'D4']);
    expect(commented(made, '小区', '门牌上的名字')).toEqual(['B2']);
    expect(commented(made, '备查', '别动')).toEqual(['A1']);
    const workbook = String((await partsOf(made)).get('xl/workbook.xml'));
    expect(workbook).toMatch(/localSheetId="1"[^>]*>小区!\$A\$1:\$D\$6/);
  });

  it('says which column is missing beside the header, where it would be written', async () => {
    const missing = ['期次', '榜别'].map((column) =>
      problem('column-missing', { file: 'tables/小区.xlsx', sheet: '小区', row: 1, column, shownIn: 6 }, null),
    );
    const made = await marked(officeWorkbook(), missing);
    const comment = seenIn(made).get('小区')?.get('G1')?.comment;
    expect(comment).toMatch(/必须改正：「期次」.*\n必须改正：「榜别」/);
  });
});

describe('a marked workbook that another program has saved', () => {
  it('loses every mark of ours and nothing else', async () => {
    const bytes = await starter();
    const made = withMarks(bytes, [at('小区', 2, 1), doubt('小区', 3, 2)], HEADS);
    const saved = await saveXlsx(await openXlsx(made, { readStyles: true }));
    expect(commented(saved, '小区', BEGIN)).toEqual(['B2', 'C3']);
    const left = withoutMarks(saved);
    const words = [...(await partsOf(left)).values()].map(String).join('');
    for (const ours of [BEGIN, AUTHOR, RULE_WORD, LIST_SHEET]) expect(words).not.toContain(ours);
    expect(seenIn(left)).toEqual(seenIn(await saveXlsx(await openXlsx(bytes, { readStyles: true }))));
  });

  it('is returned without marks where there were none', async () => {
    const bytes = await starter();
    expect(withoutMarks(bytes)).toBe(bytes);
  });
});
