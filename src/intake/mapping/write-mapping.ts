/** A mapping as the YAML file in which it is kept, with a few words for whoever opens it. */
import { Document, isSeq, parseDocument } from 'yaml';
import type { From, Mapping, TableMapping } from '../../domain/mapping.ts';
import { tableOf } from '../../tables/catalogue.ts';
import type { FileToKeep } from '../to-keep.ts';
import { tablesInWords } from './in-words.ts';
import type { Proposal } from './propose.ts';
import type { Widening } from './propose-column.ts';

const HEAD = ` 对应表：这种表的哪一列，是公开的哪张表的哪一列。由 check --keep 写成，可以改。
 files 是文件名的样子，* 代表任何字；headers 是当时的列名，少了用到的一列会停下来说明；passed 是看过、不公布的列。
 columns 左边是公开的列名，右边是这张表的列名（两层表头写成 上层/下层），或者：
   {label: 期间} 表格外面「期间：……」一句；{title: period} 标题、表名、文件名里的期次；{foot: date} 落款的日期；
   {heading: {红榜: 红榜}} 小标题里的字，{heading: text} 小标题本身；{value: 物业服务费} 每一行都一样；part 只取一部分：start、end（起止）、year、number、unit、first、second（前后两半）、name、phone。
 values 把这张表的说法换成公开的说法；when 那一列空着的行不算；optional: true 表示读不成的只提醒、不公布。
 units 是表上没有写、由人定下的单位；except 是不读的行：这张表的列名，和那一列里的字。tables: [] 表示不是要公布的表，整张跳过。
 agreed 是说定了、不用每月再提醒的：提醒的编号，和说的是哪一列、哪一句话；mapping-period-twice 写名字比标题晚几期。`;

/** The file in which a mapping that is proposed would be kept. */
export const fileOfMapping = ({ mapping, sure, left }: Proposal): FileToKeep => ({
  path: mapping.file,
  text: mappingText(mapping),
  about: `${mapping.files.map((pattern) => `「${pattern}」`).join('、')}这种表怎么读（${tablesInWords(mapping)}）`,
  replaces: null,
  proposal: { sure, left },
});

export function mappingText(mapping: Mapping): string {
  const { files, sheets, headers, passed, agreed = {}, tables } = mapping;
  const document = new Document({
    files,
    ...(sheets.join() === '*' ? {} : { sheets }),
    headers,
    ...(passed.length > 0 ? { passed } : {}),
    ...(isFilled(agreed) ? { agreed } : {}),
    tables: tables.map(tableWritten),
  });
  document.commentBefore = HEAD;
  return document.toString({ lineWidth: 0 });
}

/** The file of a mapping with columns added; all else in it stays as somebody has written it. Null where it can't be added to. */
export function widenedFile(path: string, text: string, widenings: readonly Widening[]): FileToKeep | null {
  const document = parseDocument(text);
  const [headers, tables] = [document.get('headers'), document.get('tables')];
  if (!isSeq(headers) || !isSeq(tables)) return null;
  for (const { header, table } of widenings) {
    headers.add(document.createNode(header));
    tables.add(document.createNode(tableWritten(table)));
  }
  const named = widenings.map(({ header }) => `「${header}」`).join('、');
  return { path, text: document.toString({ lineWidth: 0 }), about: `多了的列怎么读：${named}`, replaces: text };
}

const isFilled = (fields: object): boolean => Object.keys(fields).length > 0;

function tableWritten({ table, columns, values, when, optional, units = {}, except = {} }: TableMapping): object {
  return {
    table: tableOf(table).name,
    ...(when === null ? {} : { when }),
    ...(optional ? { optional } : {}),
    columns: Object.fromEntries(Object.entries(columns).map(([header, from]) => [header, written(from)])),
    ...(isFilled(values) ? { values } : {}),
    ...(isFilled(units) ? { units } : {}),
    ...(isFilled(except) ? { except } : {}),
  };
}

function written(from: From): unknown {
  switch (from.is) {
    case 'column': {
      const { header, part, or } = from;
      return part === undefined && or === undefined ? header : { column: header, part, or };
    }
    case 'label':
      return { label: from.label, part: from.part };
    case 'title':
      return { title: from.fact };
    case 'foot':
      return { foot: from.fact };
    case 'heading':
      return { heading: from.words ?? 'text' };
    case 'value':
      return { value: from.value, remark: from.remark };
  }
}
