/**
 * Workbooks made by writers that are not ours (raw parts, and wasm-xlsxwriter), some of them damaged, read by intake
 * and by @e965/xlsx. What intake makes public must be what the cell shows there, up to digits that its format rounds
 * away, or a problem names the cell, the sheet or the file.
 *
 * The seed and the number of a trial repeat it.
 */
import { read as readOracle, type WorkSheet } from '@e965/xlsx';
import { Color, Format, Workbook } from 'wasm-xlsxwriter/nodejs';
import type { Problem } from '../../src/domain/problem.ts';
import type { TableId } from '../../src/domain/records.ts';
import { sourceRow } from '../../src/domain/source.ts';
import { readTables, type TablesRead } from '../../src/intake/read-tables.ts';
import { type Random, random } from '../../src/sample/random.ts';
import { tableOf } from '../../src/tables/catalogue.ts';
import { type Column, columnList } from '../../src/tables/column.ts';
import { toGb18030 } from './gb18030.ts';
import { DEMO, GROUND, TOWN, tableFile } from './tables.ts';
import { type ZipPart, zip } from './zip.ts';

const TABLES_TRIED = ['fee_item', 'lift', 'revenue', 'estate', 'fund', 'survey', 'manager'] as const;

/** Formats that offices use. For the last ones, which change what is read, no library gives the right text. */
const NUMBER_FORMATS = [
  ...['General', '0', '0.00', '#,##0', '#,##0.00', '0.0', '0.00_ ', '#,##0.00_);(#,##0.00)', '000000', '0%', '0.00%'],
  ...['0"栋"', '#,##0.00"元"', '0.0"万元"', '"¥"#,##0.00', '0.00E+00', '@', '#', '0;-0;;@', ';;;', '0;0', '+0;-0;0'],
];
const CONDITIONAL = '[>9]"多";0';
const MISLEADING = ['0.0,', '0.00,"万"', '0!.0,"万"', '0!.0000', '0\\.0,"万"', '0"000"', CONDITIONAL];
const DATE_FORMATS = [
  ...['yyyy-mm-dd', 'yyyy/m/d', 'yyyy"年"m"月"d"日"', 'yyyy.m.d', 'd-mmm-yy', 'yyyy-mm', 'yyyy"年"m"月"', 'yyyy'],
  ...['m"月"d"日"', 'd-mmm', 'h:mm', 'yyyy/m/d h:mm', 'dddd'],
];
const ERRORS = ['#N/A', '#REF!', '#CALC!', '#SPILL!', '#FIELD!', '#GETTING_DATA', '#BLOCKED!', '#ANYTHING'];
const NUMBERS = [0, 1, 2, 3, 12, 58, 101, 0.5, 0.58, 1.5, 2.85, 12.345, 350, 1234.56, 35000, 128000, -5, -1234.5, 2009];
const LONG_NUMBERS = [123456789012, 1.61105e12, 914403001922038100, 0.1 + 0.2, 1 / 3];
const SERIALS = [45820, 45820.75, 46082, 43831, 0, -1, 60, 5_000_000];

interface TrialCell {
  value: string | number | boolean | null;
  format: string;
  error?: string;
  formula?: boolean;
  /** Each shown text in runs. */
  runs?: boolean;
  struck?: boolean;
  pale?: boolean;
}

export interface Trial {
  table: TableId;
  rows: TrialCell[][];
  hiddenRows: ReadonlySet<number>;
  hiddenColumns: ReadonlySet<number>;
  damage: string;
  bytes: Uint8Array;
  /**
   * The bytes for the other reader: the same, or those of the undamaged workbook where it can't read the damaged one.
   */
  oracleBytes: Uint8Array;
}

/** Damages that the other reader misreads: an encoding, a changed byte. */
const BEYOND_ORACLE = ['gbk', 'utf-16be', 'byte'];

const plain = (value: TrialCell['value']): TrialCell => ({ value, format: 'General' });

/** One right cell, or one of the ways in which a spreadsheet holds something else. */
function cellFor(rng: Random, text: string, column: Column): TrialCell {
  const { is } = column.type;
  const isDate = is === 'date';
  const roll = rng.next();
  if (text === '' && roll < 0.8) return plain(null);
  if (isDate && roll < 0.5) return { value: rng.pick(SERIALS), format: rng.pick(DATE_FORMATS) };
  if (['money', 'integer', 'decimal', 'rate', 'percent'].includes(is) && roll < 0.6) {
    const misleads = rng.chance(0.2);
    const value = rng.chance(0.7) ? rng.pick(NUMBERS) : Number(text.replace('%', '')) || rng.pick(NUMBERS);
    return { value, format: misleads ? rng.pick(MISLEADING) : rng.pick(NUMBER_FORMATS), formula: rng.chance(0.2) };
  }
  if (roll < 0.72)
    return { value: text, format: rng.chance(0.1) ? rng.pick(NUMBER_FORMATS) : 'General', runs: rng.chance(0.3) };
  if (roll < 0.76) return { value: null, format: 'General', error: rng.pick(ERRORS) };
  if (roll < 0.8) return { value: rng.pick(SERIALS), format: rng.pick(DATE_FORMATS) };
  if (roll < 0.84)
    return { value: rng.pick(rng.chance(0.5) ? NUMBERS : LONG_NUMBERS), format: rng.pick(NUMBER_FORMATS) };
  if (roll < 0.86) return plain(rng.chance(0.5));
  if (roll < 0.88) return { value: text, format: 'General', struck: true };
  if (roll < 0.9) return { value: text, format: 'General', pale: true };
  return plain(text);
}

/** Damages after which nothing can be read, and damages after which everything can. */
const FATAL = [
  'cut-sheet',
  'cut-strings',
  'junk',
  'no-sheet',
  'no-strings',
  'bad-index',
  'twice',
  'same-attribute',
  'liar',
  'cell-twice',
];
const HARMLESS = [
  'none',
  'none',
  'none',
  'upper',
  'back-slash',
  'other-folder',
  'utf-16',
  'utf-16be',
  'gbk',
  'strict',
  'prefix',
  'no-places',
  'order',
];

export function makeTrial(seed: string, index: number): Trial {
  const rng = random(seed, 'workbook', index);
  const table = rng.pick(TABLES_TRIED);
  const columns = columnList(tableOf(table)).map(([, column]) => column);
  const town = TOWN[table];
  const rows: TrialCell[][] = [columns.map(({ header }) => plain(header))];
  const count = rng.int(1, 4);
  for (let r = 0; r < count; r++) {
    const row = town[r % town.length] as Readonly<Record<string, string>>;
    const cells = columns.map((column) => cellFor(rng, row[column.header] ?? '', column));
    // A row whose first cell is filled is not taken for an empty one.
    cells[0] = plain(row[columns[0]?.header ?? ''] ?? 'X');
    rows.push(cells);
  }
  const hiddenRows = new Set(rows.flatMap((_, r) => (r > 0 && rng.chance(0.1) ? [r] : [])));
  const hiddenColumns = new Set(columns.flatMap((_, c) => (rng.chance(0.04) ? [c] : [])));
  const trial = { table, rows, hiddenRows, hiddenColumns };
  if (rng.chance(0.3)) {
    // This writer has no hidden rows and no error cells.
    const calm = rows.map((cells) => cells.map((cell) => (cell.error === undefined ? cell : plain(null))));
    const visible = { ...trial, rows: calm, hiddenRows: new Set<number>() };
    const bytes = written(visible);
    return { ...visible, damage: 'written', bytes, oracleBytes: bytes };
  }
  const damage = rng.chance(0.3) ? rng.pick(FATAL) : rng.chance(0.1) ? 'byte' : rng.pick(HARMLESS);
  const made = (how: string): Uint8Array => handmade(random(seed, 'parts', index), trial, how);
  const bytes = made(damage);
  return { ...trial, damage, bytes, oracleBytes: BEYOND_ORACLE.includes(damage) ? made('none') : bytes };
}

type Form = Pick<Trial, 'table' | 'rows' | 'hiddenRows' | 'hiddenColumns'>;

/** By wasm-xlsxwriter. */
function written({ table, rows, hiddenColumns }: Form): Uint8Array {
  const book = new Workbook();
  const sheet = book.addWorksheet().setName(tableOf(table).name);
  for (const column of hiddenColumns) sheet.setColumnWidth(column, 0);
  rows.forEach((cells, r) => {
    cells.forEach(({ value, format, error, struck, pale }, c) => {
      let style = new Format().setNumFormat(format);
      if (struck) style = style.setFontStrikethrough();
      if (pale) style = style.setFontColor(Color.white());
      if (error !== undefined || value === null) return;
      if (typeof value === 'number') sheet.writeNumberWithFormat(r, c, value, style);
      else if (typeof value === 'boolean') sheet.writeBooleanWithFormat(r, c, value, style);
      else sheet.writeStringWithFormat(r, c, value, style);
    });
  });
  return book.saveToBufferSync();
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const STRICT = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const letters = (c: number): string => (c < 26 ? '' : 'A') + String.fromCharCode(65 + (c % 26));

/** As raw parts, with a damage. */
function handmade(rng: Random, { table, rows, hiddenRows, hiddenColumns }: Form, damage: string): Uint8Array {
  const styles = ['General||'];
  const styleOf = ({ format, struck, pale }: TrialCell): number => {
    const key = `${format}|${struck ? 1 : ''}|${pale ? 1 : ''}`;
    const known = styles.indexOf(key);
    return known >= 0 ? known : styles.push(key) - 1;
  };
  const texts: string[] = [];
  const cellXml = (cell: TrialCell, r: number, c: number): string => {
    const place = damage === 'no-places' ? '' : ` r="${letters(c)}${r + 1}"`;
    const at = `${place} s="${styleOf(cell)}"`;
    const { value, error, formula, runs } = cell;
    if (error !== undefined) return `<c${at} t="e"><v>${error}</v></c>`;
    // Where cells have no places, an empty cell must be written too.
    if (value === null) return damage === 'no-places' || rng.chance(0.3) ? `<c${at} t="s"><v/></c>` : '';
    if (typeof value === 'number') return `<c${at}>${formula ? '<f>1+1</f>' : ''}<v>${value}</v></c>`;
    if (typeof value === 'boolean') return `<c${at} t="b"><v>${value ? 1 : 0}</v></c>`;
    const half = Math.ceil(value.length / 2);
    const inside = runs
      ? `<r><rPr><b/></rPr><t xml:space="preserve">${escaped(value.slice(0, half))}</t></r><r><t xml:space="preserve">${escaped(value.slice(half))}</t></r><rPh sb="0" eb="1"><t>pin</t></rPh>`
      : `<t xml:space="preserve">${escaped(value)}</t>`;
    const isShared = damage === 'no-strings' || damage === 'bad-index' || rng.chance(0.5);
    if (!isShared) return `<c${at} t="inlineStr"><is>${inside}</is></c>`;
    texts.push(`<si>${inside}</si>`);
    return `<c${at} t="s"><v>${damage === 'bad-index' && r === 1 ? 99_999 : texts.length - 1}</v></c>`;
  };
  const rowsXml = rows.map((cells, r) => {
    const inside = cells.map((cell, c) => cellXml(cell, r, c));
    if (damage === 'order') inside.reverse();
    if (damage === 'cell-twice' && r === 1) inside.push('<c r="A2"><v>7</v></c>');
    const place = damage === 'no-places' ? '' : ` r="${r + 1}"`;
    return `<row${place}${hiddenRows.has(r) ? ' hidden="1"' : ''}>${inside.join('')}</row>`;
  });
  if (damage === 'order') rowsXml.reverse();
  const columns = [...hiddenColumns].map((c) => `<col min="${c + 1}" max="${c + 1}" width="9" hidden="1"/>`).join('');
  const same = damage === 'same-attribute' ? ' a="1" a="2"' : '';
  const x = damage === 'prefix' ? 'x:' : '';
  const space = damage === 'strict' ? STRICT : MAIN;
  const declared =
    damage === 'gbk' ? 'GBK' : damage.startsWith('utf-16') ? 'UTF-16' : damage === 'liar' ? 'UTF-16' : 'UTF-8';
  const head = `<?xml version="1.0" encoding="${declared}"?>`;
  let sheet = `<worksheet xmlns${x ? ':x' : ''}="${space}">${columns ? `<cols>${columns}</cols>` : ''}<sheetData${same}>${rowsXml.join('')}</sheetData></worksheet>`;
  if (x) sheet = sheet.replace(/<(\/?)(?=[a-zA-Z])/g, `<$1${x}`);
  sheet = head + sheet;
  let strings = `<?xml version="1.0" encoding="UTF-8"?><sst xmlns="${space}">${texts.join('')}</sst>`;
  if (damage === 'cut-sheet') sheet = sheet.slice(0, rng.int(60, sheet.length - 1));
  if (damage === 'cut-strings') strings = strings.slice(0, rng.int(60, strings.length - 1));
  if (damage === 'junk') sheet += '<worksheet/>';
  const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
  const encoded =
    damage === 'gbk'
      ? toGb18030(sheet)
      : damage === 'utf-16'
        ? utf16(sheet)
        : damage === 'utf-16be'
          ? utf16(sheet).swap16()
          : sheet;
  const folder = damage === 'other-folder' ? 'Blätter/x' : 'xl';
  const path = (name: string): string => {
    const full = `${folder}/${name}`;
    return damage === 'upper' ? full.toUpperCase() : damage === 'back-slash' ? full.replaceAll('/', '\\') : full;
  };
  const relation = (id: string, kind: string, target: string): string =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`;
  const xml = '<?xml version="1.0" encoding="UTF-8"?>';
  const unique = styles.map((key) => key.split('|'));
  const parts: ZipPart[] = [
    {
      name: '[Content_Types].xml',
      content: `${xml}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${folder}/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/${folder}/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/${folder}/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/${folder}/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `${xml}<Relationships xmlns="${PACKAGE}/relationships">${relation('r1', 'officeDocument', `/${folder}/workbook.xml`)}</Relationships>`,
    },
    {
      name: path('workbook.xml'),
      content: `${xml}<workbook xmlns="${space}" xmlns:r="${RELATIONS}"><sheets><sheet name="${tableOf(table).name}" sheetId="1" r:id="r1"/></sheets></workbook>`,
    },
    {
      name: path('_rels/workbook.xml.rels'),
      content: `${xml}<Relationships xmlns="${PACKAGE}/relationships">${relation('r1', 'worksheet', 'worksheets/sheet1.xml')}${relation('r2', 'styles', `./../${folder.split('/').at(-1)}/styles.xml`)}${relation('r3', 'sharedStrings', `/${folder}/sharedStrings.xml`)}</Relationships>`,
    },
    { name: path('worksheets/sheet1.xml'), content: encoded },
    { name: path('sharedStrings.xml'), content: strings },
    {
      name: path('styles.xml'),
      content: `${xml}<styleSheet xmlns="${space}"><numFmts>${unique.map(([code = ''], i) => `<numFmt numFmtId="${200 + i}" formatCode="${escaped(code)}"/>`).join('')}</numFmts><fonts>${unique.map(([, struck, pale]) => `<font>${struck ? '<strike/>' : ''}${pale ? '<color rgb="FFFFFFFF"/>' : ''}</font>`).join('')}</fonts><fills><fill><patternFill patternType="none"/></fill></fills><cellXfs>${unique.map((_, i) => `<xf numFmtId="${200 + i}" fontId="${i}" fillId="0"/>`).join('')}</cellXfs></styleSheet>`,
    },
  ];
  const without = (name: string): ZipPart[] => parts.filter((part) => !part.name.endsWith(name));
  if (damage === 'no-sheet') return zip(without('sheet1.xml'));
  if (damage === 'no-strings') return zip(without('sharedStrings.xml'));
  if (damage === 'twice') return zip([...parts, { name: `${folder}/worksheets/SHEET1.xml`, content: sheet }]);
  const bytes = zip(parts);
  if (damage === 'byte') {
    const at = rng.int(30, bytes.length - 30);
    bytes[at] = (bytes[at] as number) ^ (1 << rng.int(0, 7));
  }
  return bytes;
}

/** Reads a trial by both, and gives what is wrong in words; nothing where all is well. */
export async function runTrial(trial: Trial): Promise<string[]> {
  const name = `${tableOf(trial.table).name}.xlsx`;
  const files = Object.entries(GROUND).filter(([path]) => path !== `${tableOf(trial.table).name}.csv`);
  const read = await readTables(
    [...files.map(([path, content]) => tableFile(`tables/${path}`, content)), tableFile(`tables/${name}`, trial.bytes)],
    { ...DEMO },
  );
  const problems = read.problems.filter(({ file }) => file === `tables/${name}`);
  const refused = problems.some(({ severity, code }) => severity === 'error' && REFUSALS.has(code));
  if (FATAL.includes(trial.damage)) {
    return refused ? [] : [`${trial.damage} is read`];
  }
  if (refused) return trial.damage === 'byte' ? [] : [`${trial.damage} is refused: ${problems[0]?.message}`];
  return compare(trial, read, problems);
}

const REFUSALS = new Set([
  'file-not-readable',
  'format-mismatch',
  'workbook-too-large',
  'format-macro',
  'sheet-unknown',
]);

function compare(trial: Trial, read: TablesRead, problems: readonly Problem[]): string[] {
  const wrong: string[] = [];
  const totals = read.totals.find(({ table }) => table === trial.table);
  if (totals?.rows !== trial.rows.length - 1) wrong.push(`${totals?.rows} of ${trial.rows.length - 1} rows`);
  const oracle = oracleSheet(trial);
  const columns = columnList(tableOf(trial.table));
  for (const record of read.register.records[trial.table]) {
    const r = sourceRow(record.source) - 1;
    columns.forEach(([field, column], c) => {
      const at = `${letters(c)}${r + 1}`;
      const cell = trial.rows[r]?.[c] as TrialCell;
      const shown = shownIn(oracle, at, cell);
      const value = (record as unknown as Record<string, unknown>)[field];
      const isTold = problems.some(
        (p) =>
          p.rows.includes(r + 1) &&
          (p.column === column.header || p.column === null || p.message.includes(column.header)),
      );
      const told = isTold || problems.some((p) => p.code === 'unseen-content' && inMessage(p.message, r + 1));
      if (!told && !agrees(value, shown, column))
        wrong.push(`${at} ${column.header}: ${JSON.stringify(value)} for 「${shown}」 (${JSON.stringify(cell)})`);
      const isHidden =
        trial.hiddenRows.has(r) || (trial.hiddenColumns.has(c) && cell.value !== null) || cell.struck || cell.pale;
      if (isHidden && value !== null && !problems.some((p) => p.code.startsWith('unseen')))
        wrong.push(`${at} is seen by nobody`);
    });
  }
  return wrong;
}

/** Whether a message's rows (第 3、5–9 行) hold a row. */
function inMessage(message: string, row: number): boolean {
  return [...message.matchAll(/第 ([\d、–]+)/g)].some(([, list = '']) =>
    list.split('、').some((range) => {
      const [from, to] = range.split('–').map(Number);
      return from !== undefined && row >= from && row <= (to ?? from);
    }),
  );
}

function oracleSheet({ oracleBytes }: Trial): WorkSheet | null {
  try {
    const book = readOracle(oracleBytes, { dateNF: 'yyyy-mm-dd', cellNF: true });
    return book.Sheets[book.SheetNames[0] ?? ''] ?? null;
  } catch {
    return null;
  }
}

/** What the cell shows: by the other reader, or by the form where that one is known to be wrong or reads nothing. */
function shownIn(oracle: WorkSheet | null, at: string, cell: TrialCell): string {
  if (cell.error !== undefined) return cell.error;
  if (cell.value === null) return '';
  if (typeof cell.value === 'number' && MISLEADING.includes(cell.format)) {
    if (cell.value === 0) return '0';
    if (cell.format !== CONDITIONAL || cell.value > 9) return '（误导）';
  }
  // The other reader takes the points of this format for decimal points.
  if (cell.format === 'yyyy.m.d' && typeof cell.value === 'number') return dayOfSerial(cell.value);
  const seen: { w?: string } | undefined = oracle?.[at];
  if (seen?.w !== undefined) return seen.w;
  return typeof cell.value === 'boolean' ? (cell.value ? 'TRUE' : 'FALSE') : String(cell.value);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function agrees(value: unknown, shown: string, { type }: Column): boolean {
  const text = shown.trim();
  if (value === null || value === undefined) return text === '' || ['无', '—', '-', '/'].includes(text);
  if (typeof value === 'boolean') return value === ['TRUE', '是', '1'].includes(text);
  // Five digits in a column of dates are a day whose format was lost.
  if (type.is === 'date') {
    const day =
      dayOf(text) ?? (/^\d\d,?\d{3}(?:\.0+)?$/.test(text) ? dayOfSerial(Number(text.replace(',', ''))) : null);
    return (day ?? periodOf(text)) === value;
  }
  if (typeof value === 'number') {
    const own = type.is === 'money' || type.is === 'percent' ? 100 : type.is === 'rate' ? 10_000 : 1;
    // The unit that the format adds counts.
    const scale = own * (text.endsWith('万元') ? 10_000 : 1);
    const negative = /^\(.*\)$/.test(text) || text.startsWith('-');
    const digits = text.replace(/[(),\s%¥万元栋年]|^-/g, '').replace(/^\+/, '');
    const number = Number(digits) * (negative ? -1 : 1);
    if (type.is === 'integer' && type.suffix !== null && dayOf(text) !== null)
      return dayOf(text)?.slice(0, 4) === String(value);
    const decimals = /E/.test(digits) ? null : (digits.split('.')[1]?.length ?? 0);
    const slack = decimals === null ? Math.abs(number) / 100 : 0.500001 * 10 ** -decimals;
    return digits !== '' && Math.abs(value / scale - number) <= slack;
  }
  // A day in a column of periods stands for its month or year.
  if (type.is === 'period' && dayOf(text)?.startsWith(String(value))) return true;
  return bare(String(value)) === bare(text) || periodOf(text) === value;
}

/** Words as they are compared: without the commas and last zeros that a format puts into a number. */
function bare(text: string): string {
  const words = text
    .replace(/[\s,]/g, '')
    .replace(/^\+(?=\d)/, '')
    .replace(/^\((.*)\)$/, '-$1')
    .replace(/^-¥/, '¥-');
  if (words === 'TRUE') return '是';
  return words === 'FALSE' ? '否' : words.replace(/(\.\d*?)0+(?=\D|$)/, '$1').replace(/\.(?=\D|$)/, '');
}

function dayOfSerial(serial: number): string {
  return new Date((Math.floor(serial) - 25_569) * 86_400_000).toISOString().slice(0, 10);
}

function dayOf(text: string): string | null {
  const named = /^(\d{1,2})-([A-Z][a-z]{2})-(\d{2})$/.exec(text);
  const m = named
    ? [named[0], `20${named[3]}`, String(MONTHS.indexOf(named[2] as string) + 1), named[1] as string]
    : /^(\d{4})\D(\d{1,2})\D(\d{1,2})(?:日|\s|$)/.exec(text);
  return m ? `${m[1]}-${(m[2] as string).padStart(2, '0')}-${(m[3] as string).padStart(2, '0')}` : null;
}

function periodOf(text: string): string | null {
  const m = /^(\d{4})(?:\D(\d{1,2}))?/.exec(text);
  return m ? (m[2] === undefined ? (m[1] as string) : `${m[1]}-${m[2].padStart(2, '0')}`) : null;
}

/** Runs trials and gives the first that went wrong, each with what repeats it. */
export async function runTrials(count: number, seed: string): Promise<{ run: number; wrong: string[] }> {
  const wrong: string[] = [];
  for (let index = 0; index < count; index++) {
    const trial = makeTrial(seed, index);
    for (const found of await runTrial(trial)) wrong.push(`seed ${seed}, trial ${index}, ${trial.damage}: ${found}`);
    if (wrong.length > 20) return { run: index + 1, wrong };
  }
  return { run: count, wrong };
}
