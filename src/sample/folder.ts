/**
 * A generated city as the files of a content folder: portal.yaml, notices, tables.
 *
 * Pure: it returns text in pieces, so that even a city of two hundred thousand estates is never in memory as text.
 */
import Papa from 'papaparse';
import type { TableId } from '../domain/records.ts';
import { TABLES, tableOf } from '../tables/catalogue.ts';
import { columnList } from '../tables/column.ts';
import type { City } from './city.ts';
import type { SampleEstate } from './nouns.ts';
import { at } from './random.ts';
import { AS_OF, CITY_CODE, CITY_NAME, COUNTIES } from './settings.ts';
import { SAMPLE_TABLES } from './tables/catalogue.ts';

/** One file of the folder; `path` has forward slashes. */
export interface SampleFile {
  path: string;
  text: string;
}

/** A piece of a table's file; the first piece of a file starts with the byte-order mark and the headers. */
export interface SamplePiece {
  path: string;
  text: string;
  rows: number;
}

/** A spreadsheet holds 1,048,576 rows; a longer table goes on in a second file, as the contract allows. */
const ROWS_PER_FILE_MAX = 1_000_000;
const ROWS_PER_PIECE = 4_000;
const BYTE_ORDER_MARK = '\ufeff';
const CSV_FORM = { delimiter: ',', newline: '\r\n', quotes: false, escapeFormulae: false, header: false } as const;

/** The tables of a city, in the contract's order. */
export function sampleTables(): readonly { id: TableId; name: string }[] {
  return TABLES.filter(({ id }) => SAMPLE_TABLES[id]).map(({ id, name }) => ({ id, name }));
}

/** One table as UTF-8 text with a byte-order mark, comma and CRLF, piece by piece; nothing of one that a city has not. */
export function* tablePieces(city: City, id: TableId): Generator<SamplePiece> {
  const made = SAMPLE_TABLES[id];
  if (made === undefined) return;
  const table = tableOf(id);
  const columns = columnList(table);
  const head = BYTE_ORDER_MARK + csv([columns.map(([, column]) => column.header)]);
  let file = 1;
  let rowsInFile = 0;
  let rows: string[][] = [];
  const piece = (): SamplePiece => {
    const text = (rowsInFile === rows.length ? head : '') + (rows.length > 0 ? csv(rows) : '');
    const made = { path: `tables/${id}${file === 1 ? '' : `-${file}`}.csv`, text, rows: rows.length };
    rows = [];
    return made;
  };
  for (const row of made.rows(city)) {
    if (rowsInFile === ROWS_PER_FILE_MAX) {
      yield piece();
      file++;
      rowsInFile = 0;
    }
    const cells = row as Readonly<Record<string, string>>;
    rows.push(columns.map(([field]) => cells[field] ?? ''));
    rowsInFile++;
    if (rows.length === ROWS_PER_PIECE && rowsInFile < ROWS_PER_FILE_MAX) yield piece();
  }
  if (rows.length > 0 || rowsInFile === 0) yield piece();
}

function csv(rows: readonly string[][]): string {
  return `${Papa.unparse(rows as string[][], CSV_FORM)}\r\n`;
}

/** portal.yaml and the notices. */
export function sampleTexts(city: City): SampleFile[] {
  return [...notices(city), { path: 'portal.yaml', text: portal() }];
}

function portal(): string {
  const profiles = [
    `  "${CITY_CODE}": "140500"`,
    ...COUNTIES.filter((county) => county.profile !== '140500').map(
      (county) => `  "${county.code}": "${county.profile}"`,
    ),
  ];
  return `name: ${CITY_NAME}物业服务公开（生成数据）
base: https://example.org
publisher: ${CITY_NAME}住房和城乡建设局
contact: "0356-0000000"
demo: true
divisions: ["${CITY_CODE}"]
profiles:
${profiles.join('\n')}
complaint:
  url: "https://example.org/c/{estate}/?{place}"
  hosts: ["example.org"]
icp: ""
retention: {lists: 36}
data_dates:
${sampleTables()
  .map(({ name }) => `  ${name}: ${AS_OF}`)
  .join('\n')}
`;
}

function notices(city: City): SampleFile[] {
  const authority = `${CITY_NAME}住房和城乡建设局`;
  const county = at(city.counties, 2);
  const lifted = city.estateList.find((estate) => estate.liftsPerBuilding > 0 && estate.firm);
  return [
    notice(
      '2026-10-revenue-check',
      {
        title: '关于核对2025年度公共收益公示内容的通知',
        type: '通知',
        targets: [CITY_CODE],
        publisher: authority,
        doc: '示例建房〔2026〕31号',
        from: '2026-10-20',
        until: '2026-12-31',
        urgent: false,
      },
      `各小区管理单位于2026年11月30日前核对2025年度公共收益的公示内容，重点看三处：

- 期末结余与下一年度上期结余是否一致；
- 每笔支出是否写明用途；
- 公示时间是否满7天。

业主对账目有疑问的，可以先向管理单位询问，也可以拨打12345。
`,
    ),
    notice(
      '2026-11-heating',
      {
        title: '供暖期设施巡查安排',
        type: '公告',
        targets: [county.code],
        publisher: `${county.name}住房和城乡建设局`,
        doc: `${county.short}建〔2026〕45号`,
        from: '2026-11-01',
        until: '2027-03-31',
        urgent: false,
      },
      `供暖期内，街道、社区与管理单位每周巡查一次换热站和楼道管道。发现漏水、室温不达标的，先联系小区服务电话，24小时内没有答复的，联系街道。
`,
    ),
    ...(lifted ? [liftNotice(lifted)] : []),
  ];
}

/** A notice on lifts that are out of use for a day, for a city that has any. */
function liftNotice(lifted: SampleEstate): SampleFile {
  return notice(
    '2026-11-lift-stop',
    {
      title: '电梯检修停用通知',
      type: '通知',
      targets: [lifted.code],
      publisher: `${lifted.name}服务中心`,
      doc: '',
      from: '2026-11-09',
      until: '2026-11-14',
      urgent: true,
    },
    `1号楼电梯于2026年11月12日8:00至18:00检修，其间停用。行动不便的住户需要帮助的，请提前联系小区服务电话。
`,
  );
}

/** Front matter in JSON's notation, which is YAML too and quotes every code and date. */
function notice(name: string, front: Readonly<Record<string, string | string[] | boolean>>, body: string): SampleFile {
  const lines = Object.entries(front).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return { path: `notices/${name}.md`, text: `---\n${lines.join('\n')}\n---\n\n${body}` };
}
