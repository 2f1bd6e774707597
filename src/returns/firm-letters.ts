/**
 * One text per firm that can be sent as it is (发给企业的短信): which of its estates and items are to be put right, and
 * nothing of anybody else.
 *
 * Only tables whose facts firms hand in are spoken of. Lists, grades, bulletins and events are the office's own, and what
 * isn't settled there is nobody's to be told by text.
 */
import { columnLetters } from '../domain/column-letters.ts';
import { addDays, type IsoDate } from '../domain/iso-date.ts';
import { compareText } from '../domain/order.ts';
import type { Portal } from '../domain/portal.ts';
import type { Problem, Severity } from '../domain/problem.ts';
import type { TableId } from '../domain/records.ts';
import type { Register } from '../domain/register.ts';
import type { SourceSheet } from '../domain/source-sheet.ts';
import { EXPLANATIONS } from '../intake/explanations.ts';
import type { ProblemCode } from '../intake/problems.ts';
import { maskPath, maskPrivate } from '../privacy/mask.ts';
import { tableOf } from '../tables/catalogue.ts';
import { columnList } from '../tables/column.ts';
import { RowSubjects } from './row-subjects.ts';
import { SEVERITY_WORDS } from './words.ts';

export interface Letter {
  firm: string;
  name: string;
  text: string;
  errors: number;
  warnings: number;
}

export interface LetterInput {
  problems: readonly Problem[];
  register: Register;
  portal: Pick<Portal, 'publisher' | 'contact' | 'demo' | 'returnDays'> | null;
  asOf: IsoDate;
  /** The last day on which an answer is wanted, as somebody has named it; null to go by the settings. */
  by: IsoDate | null;
  /** The cells of a row of a sheet, as problems name file and sheet; null where there are none. */
  cells(file: string, sheet: string | null, row: number): readonly string[] | null;
}

/** Tables of facts that firms hand in. */
const OF_FIRMS: ReadonlySet<TableId> = new Set<TableId>([
  'firm',
  'estate',
  'contract',
  'manager',
  'fee_item',
  'revenue',
  'lift',
  'facility',
  'posting',
]);
/** Rows of one problem that a text names. */
const ROWS_NAMED = 5;

/** What is wrong in some rows of one estate. */
interface Item {
  estate: string | null;
  severity: Severity;
  table: TableId;
  column: string | null;
  /** What the firm's own sheet calls the column; null where it is the same. */
  written: string | null;
  /** The file and the sheet by their names; null where these name somebody else. */
  of: string | null;
  letters: string | null;
  said: string;
  /** What tells a row from others of its table, one for each row. */
  rows: string[];
}

/** The texts, in the order of the firms' codes. */
export function firmLetters(input: LetterInput): Letter[] {
  const { register, problems, asOf } = input;
  const subjects = new RowSubjects(register.records, asOf);
  const says = new OwnWords(register);
  const byFirm = new Map<string, Map<string, Item>>();
  for (const one of problems) {
    const sheets = register.sheets.filter(
      ({ file, sheet }) =>
        maskPath(file) === one.file && (sheet === null ? null : maskPrivate(sheet, 'remark')) === one.sheet,
    );
    const table = sheets.find(({ table }) => hasColumn(table, one.column))?.table ?? sheets[0]?.table;
    if (table === undefined || !sheets.every((sheet) => OF_FIRMS.has(sheet.table))) continue;
    for (const row of one.rows) {
      const cells = input.cells(one.file, one.sheet, row);
      const subject = cells === null ? null : subjects.of(cells, sheets);
      if (cells === null || subject === null) continue;
      const items = byFirm.get(subject.firm) ?? new Map<string, Item>();
      byFirm.set(subject.firm, items);
      const item = {
        estate: subject.estate,
        severity: one.severity,
        table,
        column: one.column,
        written: says.mentionsOthers(one.written ?? '', subject.firm) ? null : one.written,
        of: says.mentionsOthers(sheetInWords(one), subject.firm) ? null : sheetInWords(one),
        letters: one.letters,
        said: says.of(one, subject.firm),
      };
      const key = JSON.stringify(item);
      const there = items.get(key);
      const keys = keyWords(table, one.letters, sheets, cells);
      const at = one.letters === null ? `第 ${row} 行` : `${one.letters}${row}`;
      const words = keys === '' || says.mentionsOthers(keys, subject.firm) ? at : `${at} ${keys}`;
      if (there) there.rows.push(words);
      else items.set(key, { ...item, rows: [words] });
    }
  }
  const names = new Map(register.records.firm.map(({ code, name }) => [code, name]));
  const estates = new Map(register.records.estate.map(({ code, name }) => [code, name]));
  return [...byFirm]
    .filter(([firm]) => names.has(firm))
    .sort(([a], [b]) => compareText(a, b))
    .map(([firm, items]) =>
      letter(input, { code: firm, name: names.get(firm) as string }, [...items.values()], estates),
    );
}

const sheetInWords = ({ file, sheet }: Problem): string =>
  `《${file.split('/').at(-1) ?? ''}》${sheet === null ? '' : `「${sheet}」工作表`}`;

const hasColumn = (table: TableId, header: string | null): boolean =>
  header !== null && columnList(tableOf(table)).some(([, column]) => column.header === header);

/**
 * What tells a row from others of its table, but for the estate and the firm: 物业服务费.
 *
 * Of a wide table each column (多层、高层) makes rows of its own, whose item is taken from the head of the very column that
 * has the price: what stands there is no name of a row.
 */
function keyWords(
  table: TableId,
  letters: string | null,
  sheets: readonly SourceSheet[],
  cells: readonly string[],
): string {
  const ofTable = sheets.filter((sheet) => sheet.table === table).map(({ columns }) => columns);
  const isMeant = (index: number): boolean => columnLetters(index) === letters;
  const columns = ofTable.find((one) => Object.values(one).some(isMeant)) ?? ofTable[0] ?? {};
  const fields: readonly string[] = tableOf(table).key;
  const ofValues = new Set(Object.keys(columns).flatMap((one) => (fields.includes(one) ? [] : columns[one])));
  const indexes = fields
    .filter((field) => field !== 'estate' && field !== 'firm' && field !== 'code')
    .flatMap((field) => columns[field] ?? [])
    .filter((index) => !ofValues.has(index));
  const words = [...new Set(indexes)].map((index) => (cells[index] ?? '').trim()).filter((text) => text !== '');
  return words.map((text) => maskPrivate(text, 'remark')).join(' ');
}

/** Problems in words that speak of one firm's own rows alone. */
class OwnWords {
  readonly #names: readonly { owner: string; name: string }[];
  readonly #mentioned = new Map<string, ReadonlySet<string>>();

  constructor({ records }: Register) {
    const firms = records.firm.flatMap(({ code, name }) => [code, name].map((one) => ({ owner: code, name: one })));
    const owners = new Map(records.contract.map(({ estate, firm }) => [estate, firm]));
    const estates = records.estate.map(({ code, name }) => ({ owner: owners.get(code) ?? '', name }));
    this.#names = [...firms, ...estates].filter(({ name }) => name.length > 1);
  }

  /** The problem's own words; where these name somebody else, what the problem is in general. */
  of(one: Problem, firm: string): string {
    if (!this.mentionsOthers(one.said, firm)) return one.said;
    const { title, remedy } = EXPLANATIONS[one.code as ProblemCode];
    return `${title}。${remedy}`;
  }

  mentionsOthers(text: string, firm: string): boolean {
    let owners = this.#mentioned.get(text);
    if (owners === undefined) {
      owners = new Set(this.#names.filter(({ name }) => text.includes(name)).map(({ owner }) => owner));
      this.#mentioned.set(text, owners);
    }
    return [...owners].some((owner) => owner !== firm);
  }
}

function letter(
  { portal, asOf, by }: LetterInput,
  firm: { code: string; name: string },
  items: readonly Item[],
  estates: ReadonlyMap<string, string>,
): Letter {
  const count = (severity: Severity): number =>
    items.filter((item) => item.severity === severity).reduce((sum, { rows }) => sum + rows.length, 0);
  const [errors, warnings] = [count('error'), count('warning')];
  const from = portal?.publisher ?? '';
  const asked = [...(errors > 0 ? [`${errors} 处必须改正`] : []), ...(warnings > 0 ? [`${warnings} 处请核对`] : [])];
  const lines = [
    `${firm.name}：`,
    ...(portal?.demo ? ['（示例数据，均为虚构）'] : []),
    '',
    `你们好。${from === '' ? '' : `我们是${from}，`}正在核对要公布的物业服务信息。和你们有关的内容里，有 ${asked.join('、')}：`,
  ];
  const codes = [...new Set(items.map(({ estate }) => estate))].sort((a, b) => compareText(a ?? '', b ?? ''));
  for (const code of codes) {
    lines.push('', code === null ? '【企业信息】' : `【${estates.get(code) ?? ''}（${code}）】`);
    const own = items.filter(({ estate }) => estate === code);
    const inOrder = [
      ...own.filter(({ severity }) => severity === 'error'),
      ...own.filter(({ severity }) => severity !== 'error'),
    ];
    lines.push(...inOrder.map((item, i) => `${i + 1}. ${itemWords(item)}`));
  }
  const contact = portal?.contact.trim() ?? '';
  lines.push(
    '',
    `请在${untilWords(portal?.returnDays ?? null, asOf, by)}改好、报来。`,
    '怎么办：把上面各处的正确内容报给我们；已经报过表的，在原来的表里改好上面说的地方，别的不动，再报一次。',
    ...(contact === '' ? [] : [`联系：${contact}`]),
    '',
    ...(from === '' ? [] : [from]),
    chineseDay(asOf),
  );
  return { firm: firm.code, name: firm.name, errors, warnings, text: `${lines.join('\n')}\n` };
}

/** `必须改正：《收费.xlsx》「Sheet1」工作表「单价」（收费标准）（C7 物业服务费）：写的是「1.8元」……` */
function itemWords({ severity, table, column, written, of, said, rows }: Item): string {
  const named = [...new Set(rows)];
  const which = `（${named.slice(0, ROWS_NAMED).join('、')}${named.length > ROWS_NAMED ? ' 等' : ''}）`;
  const times = rows.length > 1 ? `，共 ${rows.length} 行` : '';
  // The firm's own word for the column, and ours where that is another one.
  const about = column === null ? '' : written === null ? `「${column}」` : `「${written}」（${column}）`;
  return `${SEVERITY_WORDS[severity]}：${of ?? `${tableOf(table).name}表`}${about}${which}${times}：${said}`;
}

/** Calendar days: which of them are working days is on a calendar that nobody has given us. */
function untilWords(days: number | null, asOf: IsoDate, by: IsoDate | null): string {
  const last = by ?? (days === null ? null : addDays(asOf, days));
  return last === null ? '收到后尽快' : `${chineseDay(last)}以前（当天算在内）`;
}

function chineseDay(day: IsoDate): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
