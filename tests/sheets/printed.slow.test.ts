/**
 * What the pages under /print/ offer: the files that the printer writes, on pages that stay light.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import type { Publication } from '../../src/domain/publication.ts';
import { SHEET_NAMES, type SheetName } from '../../src/domain/sheet-names.ts';
import { SHEET_KINDS } from '../../src/sheets/catalogue.ts';
import { countyPacks, estatePack, firmPacks } from '../../src/sheets/packs.ts';
import { type PlannedSubject, planSheets } from '../../src/sheets/plan.ts';
import {
  countyPrintPath,
  ESTATES_PER_PAGE,
  estatePrintPath,
  FIRMS_PER_PAGE,
  firmPrintPack,
  printCountyPages,
  printCountyView,
  printFirmsPages,
  printFirmsView,
  printIndexView,
  streetPacks,
} from '../../src/sheets/print-pages.ts';
import { type PrintedPack, printedOf } from '../../src/sheets/printed.ts';
import { loadContent, makeSite, REPOSITORY } from '../../src/site.ts';
import { day } from '../../src/wording/format.ts';
import { city, contract, division, estate, firm, lift, listing, revenue } from '../views/city.ts';

const A = '91000000MA00000157';
const B = '91000000MA00000232';

function printing(
  publication: Publication,
  names: readonly SheetName[] = ['notice', 'revenue', 'placard'],
): Publication {
  return { ...publication, parts: ['site', 'print'], portal: { ...publication.portal, printSheets: names } };
}

const TOWN = city({
  records: {
    division: [
      division('000100', '示例市', '市', null),
      division('000101', '甲子县', '县', '000100'),
      division('000103', '丙寅县', '县', '000100'),
      division('000101001', '春晖街道', '街道', '000101'),
      division('000101002', '望湖街道', '街道', '000101'),
    ],
    estate: [
      { ...estate('JZ001', '丁香苑', { lifts: 2 }), division: '000101001' },
      { ...estate('JZ002', '海棠苑', { lifts: 0 }), division: '000101001' },
      { ...estate('JZ003', '100%#1?花园', { lifts: 0 }), division: '000101002' },
      { ...estate('BY001', '阳光花园', { lifts: 0 }), division: '000103' },
    ],
    firm: [firm(A, '示例甲物业'), firm(B, '示例乙物业')],
    contract: [contract('JZ001', A), contract('BY001', A), contract('JZ002', B)],
    lift: [lift('JZ001', '2026-11-01')],
    revenue: [revenue('JZ001', '2025', '收入', 100, 2)],
    list_entry: [listing('000101', '2026-10', '红榜', A)],
  },
  complaintUrl: 'https://example.org/c/{estate}/?{place}',
});
const PRINTED = printing(TOWN, ['notice', 'revenue', 'list', 'placard']);

/** A county of so many estates with names of so many characters, in two streets. */
const county = (estates: number, length: number): Publication => {
  const code = (index: number): string => `E${String(index).padStart(5, '0')}`;
  const all = Array.from({ length: estates }, (_, index) =>
    estate(code(index), `${String(index)}${'园'.repeat(length)}`.slice(0, length), {
      street: index * 2 < estates ? '春晖街道' : '望湖街道',
    }),
  );
  return city({
    records: { estate: all, revenue: all.map(({ code: own }) => revenue(own, '2025', '收入', 100, 2)) },
    complaintUrl: 'https://example.org/c/{estate}/?{place}',
  });
};

/** Addresses of all files that the printer would write. */
function filesOf(publication: Publication): string[] {
  const selection = { names: publication.portal.printSheets, estates: null, division: null };
  const subjects = [...planSheets(publication, selection)];
  const by = (keyOf: (subject: PlannedSubject) => string | undefined): PlannedSubject[][] => {
    const keys = new Set(subjects.map(keyOf).filter((key) => key !== undefined));
    return [...keys].map((key) => subjects.filter((subject) => keyOf(subject) === key));
  };
  const packs = [
    ...by(({ county: { code } }) => code).flatMap((members) => countyPacks(members, '2026-11')),
    ...by(({ firm: own }) => own?.code).flatMap((members) => firmPacks(members, '2026-11')),
  ];
  const own = subjects.flatMap(estatePack);
  return [...subjects.flatMap(({ sheets }) => sheets), ...own, ...packs].map(({ file }) => file).sort();
}

const pathsOf = ({ volumes }: PrintedPack): string[] => volumes.map(({ path }) => path);

/** Addresses of all files that the pages offer. */
function offered(publication: Publication): string[] {
  const counties = printCountyPages(publication).map(({ county: code, page }) =>
    printCountyView(publication, code, page),
  );
  const paths = [
    // A county's own are offered on its first page.
    ...counties.flatMap(({ number, pack, own, sections }) => [
      ...(pack && number === 1 ? pathsOf(pack) : []),
      ...(number === 1 ? own.map(({ path }) => path) : []),
      ...sections.flatMap((street) => [
        ...(street.pack && !street.continued ? pathsOf(street.pack) : []),
        ...street.entries.flatMap(({ sheets, pack: whole }) =>
          [...sheets, ...(whole === null ? [] : [whole])].map(({ path }) => path),
        ),
      ]),
    ]),
    ...printFirmsPages(publication).flatMap((page) =>
      printFirmsView(publication, page).firms.flatMap(({ pack }) => pathsOf(pack)),
    ),
  ];
  return paths.map((path) => decodeURIComponent(path).replace(/^\/print\//, '')).sort();
}

describe('the sheets of a division', () => {
  const written = (street: string | null, community: string | null) => ({ division: '000101', street, community });
  const town = city({
    records: {
      division: [
        division('000101', '甲子县', '县', null),
        division('000102', '乙丑区', '县', null),
        division('000101001', '春晖街道', '街道', '000101'),
        division('000101001001', '和平社区', '社区', '000101001'),
        division('000101002', '望湖街道', '街道', '000101'),
        division('000101002001', '和平社区', '社区', '000101002'),
      ],
      estate: [
        { ...estate('A1', '一'), division: '000101001001' },
        { ...estate('A2', '二'), ...written('春晖街道', '和平社区') },
        { ...estate('A3', '三'), ...written('春晖街道', null) },
        { ...estate('A4', '四'), ...written('望湖街道', '和平社区') },
        { ...estate('A5', '五'), ...written(null, null) },
        { ...estate('B1', '六'), ...written('春晖街道', '和平社区'), division: '000102' },
      ],
    },
  });

  test.each([
    ['000101', ['A1', 'A2', 'A3', 'A4', 'A5']],
    ['000101001', ['A1', 'A2', 'A3']],
    ['000101001001', ['A1', 'A2']],
    ['000101002001', ['A4']],
    ['000102', ['B1']],
  ])('%s are those of its estates, whether a code or words say where they lie', (asked, expected) => {
    const planned = [...planSheets(town, { names: ['notice'], estates: null, division: asked })];
    const codes = planned.flatMap(({ sheets }) => sheets.map((one) => one.estate));
    expect(codes.filter((code) => code !== null).sort()).toEqual(expected);
  });
});

describe('打印公示单', () => {
  test('the pages offer every file that is printed, and no other', () => {
    expect(offered(PRINTED)).toEqual(filesOf(PRINTED));
    expect(filesOf(PRINTED)).toContain('000101/甲子县-100%#1花园-公示栏-2026-11.pdf');
    // Hundreds of sheets are cut into volumes, between estates.
    const many = printing(county(230, 12), SHEET_NAMES);
    expect(filesOf(many)).toContain('000101/甲子县-整包-2026-11-第2册.pdf');
    expect(offered(many)).toEqual(filesOf(many));
  });

  test('an address of a file is safe in a link, whatever its estate is called', () => {
    const link = printCountyView(PRINTED, '000101', 1)
      .sections.flatMap(({ entries }) => entries)
      .find(({ id }) => id === 'estate-JZ003')?.sheets[0]?.path;
    expect(new URL(link as string, 'https://example.org').pathname).toBe(link);
    expect(link).toMatch(/^[\w/%.-]+$/);
  });

  test('an estate has its sheets by name, with the year or the place that a sheet is about', () => {
    const [first] = printedOf(PRINTED).counties;
    expect(first?.own.map(({ label }) => label)).toEqual(['红黑榜（2026年10月）']);
    expect(first?.estates[0]?.sheets.map(({ label }) => label)).toEqual([
      '公示单',
      '公共收益（2025年）',
      '投诉牌（公示栏）',
      '投诉牌（电梯）',
      '投诉牌（单元门）',
    ]);
  });

  test('packs say how much is in them; of one estate a county or a firm has none', () => {
    expect(printCountyView(PRINTED, '000101', 1).pack).toMatchObject({ estates: 3, sheets: 12 });
    expect(
      [...streetPacks(PRINTED, '000101')].map(([street, { estates, sheets }]) => [street, estates, sheets]),
    ).toEqual([['春晖街道', 2, 8]]);
    expect(printCountyView(PRINTED, '000103', 1).pack).toBeNull();
    expect(firmPrintPack(PRINTED, A)).toMatchObject({ estates: 2, sheets: 8 });
    expect(firmPrintPack(PRINTED, B)).toBeNull();
  });

  test('an estate has all of its sheets as one file, but where there is only one', () => {
    const [planned] = [
      ...planSheets(PRINTED, { names: ['notice', 'placard'], estates: new Set(['JZ001']), division: null }),
    ];
    const [pack] = planned === undefined ? [] : estatePack(planned);
    expect(pack?.members).toEqual([
      { separator: null, sheets: planned?.sheets.map(({ file }) => ({ file, isBound: false })) },
    ]);
    expect([pack?.estate, pack?.division]).toEqual(['JZ001', '000101']);
  });

  test('an estate and a county know where their sheets are', () => {
    expect(estatePrintPath(PRINTED, 'JZ002')).toBe('/print/000101/#estate-JZ002');
    expect(countyPrintPath(PRINTED, '000103')).toBe('/print/000103/');
    const lists = printing(TOWN, ['list']);
    expect(estatePrintPath(lists, 'JZ002')).toBeNull();
    expect(countyPrintPath(lists, '000101')).toBe('/print/000101/');
    expect(countyPrintPath(lists, '000103')).toBeNull();
    expect(printCountyView(lists, '000101', 1)).toMatchObject({ sections: [], estates: 0, sheets: 1 });
  });

  test('where no sheets are printed with the site there is nothing to offer', () => {
    const without: Publication = { ...PRINTED, parts: ['site'] };
    expect(printCountyPages(without)).toEqual([]);
    expect(printFirmsPages(without)).toEqual([]);
    expect([estatePrintPath(without, 'JZ001'), countyPrintPath(without, '000101'), firmPrintPack(without, A)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  test('the first page counts what is printed of each kind and names the rest with their commands', () => {
    const view = printIndexView(PRINTED);
    expect(view.printed.map(({ name, sheets }) => [name, sheets])).toEqual([
      ['notice', 4],
      ['revenue', 1],
      ['list', 1],
      ['placard', 9],
    ]);
    expect(view.others.map(({ name }) => name)).toEqual(
      SHEET_NAMES.filter((name) => !['notice', 'revenue', 'list', 'placard'].includes(name)),
    );
    // A county's, a street's, a firm's, and one of each estate.
    expect([view.sheets, view.packs]).toEqual([15, 3 + 4]);
  });

  test('the manual says by which name each kind is printed, since the page for printing does not', () => {
    const manual = readFileSync(path.join(REPOSITORY, 'README.zh-CN.md'), 'utf8');
    for (const { name, title } of SHEET_KINDS) expect(manual).toContain(`${title} \`${name}\``);
  });

  test('the paper that a kind is said to need is that of its sheets', () => {
    const papers = SHEET_KINDS.filter(({ about }) => about === 'estate').flatMap(({ paper, sheets }) =>
      sheets(TOWN, 'JZ001').map((sheet) => [sheet.name, paper.toLowerCase() === sheet.paper]),
    );
    expect(papers.length).toBeGreaterThan(5);
    expect(papers.filter(([, same]) => !same)).toEqual([]);
  });
});

describe('the pages of a large county', () => {
  const large = printing(county(250, 4));
  const views = printCountyPages(large).map(({ county: code, page }) => printCountyView(large, code, page));

  test('hold at most a hundred estates each, in posting order, none twice', () => {
    const sizes = views.map(({ sections }) => sections.reduce((sum, { entries }) => sum + entries.length, 0));
    expect(sizes).toEqual([ESTATES_PER_PAGE, ESTATES_PER_PAGE, 50]);
    const ids = views.flatMap(({ sections }) => sections.flatMap(({ entries }) => entries.map(({ id }) => id)));
    expect(new Set(ids).size).toBe(250);
    expect(ids).toEqual(printedOf(large).counties[0]?.estates.map(({ estate: { code } }) => `estate-${code}`));
  });

  test('continue a street under a heading of its own, and lead to where it begins', () => {
    expect(views.map(({ sections }) => sections.map(({ name, id, continued }) => [name, id, continued]))).toEqual([
      [['春晖街道', 'street-1', false]],
      [
        ['春晖街道', 'street-1.2', true],
        ['望湖街道', 'street-2', false],
      ],
      [['望湖街道', 'street-2.3', true]],
    ]);
    expect(views[0]?.streets.map(({ path }) => path)).toEqual(['/print/000101/#street-1', '/print/000101/2/#street-2']);
    for (const { number, sections } of views)
      for (const { entries } of sections)
        for (const { id } of entries) {
          const at = estatePrintPath(large, id.replace('estate-', ''));
          expect(at).toBe(`/print/000101/${number === 1 ? '' : `${number}/`}#${id}`);
        }
  });

  test('hold fewer where long names and every kind of sheet make them heavy', () => {
    const heavy = printing(county(120, 40), SHEET_NAMES);
    const bytes = printCountyPages(heavy).map(({ county: code, page }) =>
      printCountyView(heavy, code, page)
        .sections.flatMap(({ entries }) => entries)
        .reduce((sum, { sheets }) => sum + sheets.reduce((own, { path }) => own + path.length + 60, 0), 0),
    );
    expect(bytes.length).toBeGreaterThan(2);
    expect(Math.max(...bytes)).toBeLessThan(200_000);
  });

  test('and those of firms are cut alike', () => {
    const codes = Array.from(
      { length: FIRMS_PER_PAGE + 1 },
      (_, index) => `91000000MA${String(index).padStart(8, '0')}`,
    );
    const all = codes.flatMap((code, index) => [
      { estate: estate(`A${index}`, `甲${index}`), contract: contract(`A${index}`, code) },
      { estate: estate(`B${index}`, `乙${index}`), contract: contract(`B${index}`, code) },
    ]);
    const many = printing(
      city({
        records: {
          firm: codes.map((code, index) => firm(code, `示例${index}物业`)),
          estate: all.map((one) => one.estate),
          contract: all.map((one) => one.contract),
        },
      }),
      ['notice'],
    );
    expect(printFirmsPages(many)).toEqual([1, 2]);
    expect(printFirmsView(many, 1).firms.length).toBe(FIRMS_PER_PAGE);
    expect(printFirmsView(many, 2)).toMatchObject({ total: FIRMS_PER_PAGE + 1, number: 2 });
    expect(() => printFirmsView(many, 3)).toThrow('no such page');
  });
});

describe('a file that names somebody', () => {
  const [early, late] = ['2027-03-01', '2027-10-30'] as [IsoDate, IsoDate];
  const { register } = PRINTED;
  const listed = [
    listing('000101', '2026-10', '黑榜', A, { until: late }),
    listing('000101', '2026-10', '黑榜', B, { until: early }),
  ];
  const [county] = printedOf({
    ...PRINTED,
    register: { ...register, records: { ...register.records, list_entry: listed } },
  }).counties;

  test('is offered through the last day of the first thing that it says, and so is each pack that holds it', () => {
    const untilOf = (code: string) =>
      county?.estates
        .find(({ estate: one }) => one.code === code)
        ?.sheets.flatMap(({ name, until }) => (until === null ? [] : [[name, until]]));
    expect(untilOf('JZ001')).toEqual([['notice', late]]);
    expect(untilOf('JZ002')).toEqual([['notice', early]]);
    expect(untilOf('JZ003')).toEqual([]);
    expect(county?.own.map(({ until }) => until)).toEqual([early]);
    expect(county?.pack?.volumes.map(({ until }) => until)).toEqual([early]);
    expect(county?.streetPacks.get('春晖街道')?.volumes.map(({ until }) => until)).toEqual([early]);
    expect(county?.streetPacks.has('望湖街道')).toBe(false);
  });

  test('says that day, whichever of its rows have room', async () => {
    const asOf = '2026-11-10' as IsoDate;
    const content = await loadContent(path.join(REPOSITORY, 'content'), { asOf });
    const site = await makeSite(content, { asOf, base: null, division: null, only: [] });
    const sheets = [...planSheets(site, { names: SHEET_NAMES, estates: null, division: null })]
      .flatMap((planned) => planned.sheets)
      .flatMap(({ file, sheet }) =>
        sheet.until === null ? [] : [{ file, until: sheet.until, says: JSON.stringify(sheet) }],
      );
    expect(sheets.length).toBeGreaterThan(50);
    expect(sheets.flatMap(({ file, until, says }) => (says.includes(day(until)) ? [] : [`${file} ${until}`]))).toEqual(
      [],
    );
  });
});
