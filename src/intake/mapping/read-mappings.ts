/**
 * The folder of mappings (对应表文件夹): each file is read, what is wrong in it is told with its line, and one that is
 * wrong is not used.
 */
import { z } from 'zod';
import { FACTS, type From, type Mapping, PARTS, type TableMapping } from '../../domain/mapping.ts';
import { TABLES } from '../../tables/catalogue.ts';
import { columnList, type Table } from '../../tables/column.ts';
import { isUnitOf } from '../column-units.ts';
import { textOf } from '../decoded.ts';
import { nearestInWords } from '../nearest.ts';
import type { ProblemLog } from '../problem-log.ts';
import { problem } from '../problems.ts';
import { bytesOf, reportLeftBehind, type TableFile } from '../sources.ts';
import { readYaml, type YamlRead } from '../yaml.ts';
import { AGREEABLE_CODES } from './agreed.ts';
import { meaningIn } from './views.ts';

const word = z.union([z.string(), z.number()]).transform(String);
const part = z.enum(PARTS).optional();

const from = z.union([
  word,
  z.strictObject({ column: word, part, or: word.optional() }),
  z.strictObject({ label: word, part }),
  z.strictObject({ title: z.enum(FACTS) }),
  z.strictObject({ foot: z.literal('date') }),
  z.strictObject({ heading: z.union([z.literal('text'), z.record(z.string(), word)]) }),
  z.strictObject({ value: word, remark: word.optional() }),
]);

const words = z.record(z.string(), z.array(word).min(1));

const schema = z.strictObject({
  files: z.array(z.string().min(1)).min(1),
  sheets: z.array(z.string().min(1)).optional(),
  headers: z.array(word),
  passed: z.array(word).optional(),
  agreed: words.optional(),
  // None for a sheet that is no table to be published.
  tables: z.array(
    z.strictObject({
      table: z.string(),
      when: z.string().optional(),
      optional: z.boolean().optional(),
      columns: z.record(z.string(), from),
      values: z.record(z.string(), z.record(z.string(), word)).optional(),
      units: z.record(z.string(), z.string()).optional(),
      except: words.optional(),
    }),
  ),
});

type Written = z.infer<typeof schema>;
type WrittenTable = Written['tables'][number];

/** Reads every mapping of a content folder, in the order of their names. */
export async function readMappings(files: readonly TableFile[], problems: ProblemLog): Promise<Mapping[]> {
  const mappings: Mapping[] = [];
  for (const file of files
    .filter(({ path }) => path.startsWith('mappings/'))
    .sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const base = file.path.slice('mappings/'.length);
    if (base === '') await bytesOf(file, problems);
    if (base === '' || reportLeftBehind(base, { file: file.path }, problems)) continue;
    if (base.endsWith('/')) problems.push(problem('folder-ignored', { file: file.path }, null));
    else if (/\.ya?ml$/i.test(base)) {
      const source = await textOf(file, problems);
      const mapping = source === null ? null : mappingOf(source, file.path, problems);
      if (mapping !== null) mappings.push(mapping);
    } else if (!/^(?:README|说明)/i.test(base))
      problems.push(problem('mapping-wrong', { file: file.path }, null, { hint: '不是 .yaml 文件，没有读。' }));
  }
  return mappings;
}

function mappingOf(source: string, file: string, problems: ProblemLog): Mapping | null {
  const read = readYaml(source, schema);
  for (const { line, inWords, value, message } of read.faults)
    problems.push(
      problem('mapping-wrong', { file, row: line, column: inWords || null }, value, { hint: `${message}。` }),
    );
  for (const { line, inWords, key, known } of read.unknown) {
    const hint = `不认识「${key}」，没有用到。${known.length > 0 ? `只有：${known.join('、')}。` : ''}`;
    problems.push(problem('mapping-wrong', { file, row: line, column: inWords }, null, { hint }));
  }
  if (read.value === null || read.unknown.length > 0) return null;
  const { files, sheets = ['*'], headers, passed = [], agreed } = read.value;
  if (!isAgreementKnown(read as Read, file, problems)) return null;
  const tables = read.value.tables.map((_one, nth) => tableMappingOf(read as Read, nth, file, problems));
  if (tables.some((one) => one === null)) return null;
  return { file, files, sheets, headers, passed, tables: tables as TableMapping[], ...defined({ agreed }) };
}

type Read = YamlRead<Written> & { value: Written };

/** Whether everything that is agreed to is something to which one can agree; else it would be believed to hold. */
function isAgreementKnown({ value, lineOf }: Read, file: string, problems: ProblemLog): boolean {
  const unknown = Object.keys(value.agreed ?? {}).filter((code) => !AGREEABLE_CODES.includes(code));
  for (const code of unknown) {
    const hint = `没有这一种可以说定的提醒。${nearIn(code, AGREEABLE_CODES)}`;
    problems.push(problem('mapping-wrong', { file, row: lineOf(['agreed', code]) }, code, { hint }));
  }
  return unknown.length === 0;
}

function tableMappingOf({ value, lineOf }: Read, nth: number, file: string, problems: ProblemLog): TableMapping | null {
  const written = value.tables[nth] as WrittenTable;
  let isWrong = false;
  const wrong = (path: readonly PropertyKey[], said: string, hint: string): void => {
    isWrong = true;
    problems.push(problem('mapping-wrong', { file, row: lineOf(['tables', nth, ...path]) }, said, { hint }));
  };
  const table = TABLES.find(({ id, name }) => id === written.table || name === written.table);
  if (table === undefined) {
    wrong(
      ['table'],
      written.table,
      `没有这张表。${nearIn(
        written.table,
        TABLES.map(({ name }) => name),
      )}`,
    );
    return null;
  }
  const known = headersOf(table);
  for (const header of Object.keys(written.columns))
    if (meaningIn(table, header) === null)
      wrong(['columns', header], header, `「${table.name}」表没有这一列。${nearIn(header, known)}`);
  for (const header of Object.keys(written.values ?? {}))
    if (!(header in written.columns)) wrong(['values', header], header, '上面的 columns 里没有这一列。');
  for (const [header, unit] of Object.entries(written.units ?? {})) {
    const meaning = header in written.columns ? meaningIn(table, header) : null;
    if (meaning === null) wrong(['units', header], header, '上面的 columns 里没有这一列。');
    else if (meaning.is !== 'column' || !isUnitOf(meaning.column, unit))
      wrong(['units', header], unit, `「${header}」不能用这个单位。`);
  }
  if (written.when !== undefined && !(written.when in written.columns))
    wrong(['when'], written.when, '上面的 columns 里没有这一列。');
  if (isWrong) return null;
  const columns = Object.fromEntries(Object.entries(written.columns).map(([header, one]) => [header, fromOf(one)]));
  const { when = null, optional = false, values = {}, units, except } = written;
  return { table: table.id, columns, values, when, optional, ...defined({ units, except }) };
}

const nearIn = (text: string, known: readonly string[]): string => {
  const near = nearestInWords(text, known);
  return near === undefined ? '' : `最接近的是${near}。`;
};

function headersOf(table: Table): string[] {
  return columnList(table).flatMap(([, { header, type }]) =>
    type.is === 'reference' ? [header, ...type.nameHeaders] : [header],
  );
}

function fromOf(written: WrittenTable['columns'][string]): From {
  if (typeof written === 'string') return { is: 'column', header: written };
  if ('column' in written) {
    const { column, ...rest } = written;
    return { is: 'column', header: column, ...defined(rest) };
  }
  if ('label' in written) return { is: 'label', label: written.label, ...defined({ part: written.part }) };
  if ('title' in written) return { is: 'title', fact: written.title };
  if ('foot' in written) return { is: 'foot', fact: 'date' };
  if ('heading' in written) return { is: 'heading', words: written.heading === 'text' ? null : written.heading };
  return { is: 'value', value: written.value, ...defined({ remark: written.remark }) };
}

/** An object without its undefined fields. */
function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
