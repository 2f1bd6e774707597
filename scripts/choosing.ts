/**
 * Which estates a command is about (选小区): `--estate` by code or name, several with commas or by repeating it, `--list` a file
 * with one a line or a table, `--division` a place by code or name. What can't be found is told with its place and keeps
 * nothing else from being done.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import Papa from 'papaparse';
import { AskedPlaces, type Found, type PlacedEstate } from '../src/domain/asked-places.ts';
import type { Records } from '../src/domain/register.ts';
import { decodeText } from '../src/intake/decoded.ts';
import { nearestInWords } from '../src/intake/nearest.ts';
import { isCode } from '../src/publish/output-error.ts';
import { EXIT, UsageError, userPath } from './cli.ts';
import { warn } from './saying.ts';

export interface ChoosingOptions {
  estate?: string[];
  list?: string;
  division?: string;
}

/** The options by which estates are chosen, for `--help`. */
export const ESTATE_WORDS = '小区编码、名称或曾用名；几个小区用逗号隔开，或者写几次';
export const LIST_WORDS = '一批小区：一行一个编码或名称的文本，或有「小区编码」「小区名称」列的 CSV';

/** Estates of an option that may be repeated, and have several with commas. */
export const eachEstate = (written: string, before: string[] = []): string[] => [...before, ...written.split(/[,，]/)];

/** An estate as it was asked for, with where that stands. */
interface Asked {
  text: string;
  /** --estate, 名单.csv 第 3 行 */
  at: string;
  /** Places that stand beside it. */
  places: readonly string[];
}

export interface Chosen {
  /** In the order in which they were asked for, each once; null where only a division was. */
  estates: string[] | null;
  /** The code of the division; null where none was asked for. */
  division: string | null;
  /** A sentence for each that was not found. */
  faults: string[];
}

/** Whom the options mean. Reads the list before anything else is done; throws `UsageError` where it can't. */
export async function askedFor({ estate = [], list }: ChoosingOptions): Promise<Asked[]> {
  const own = estate.map((text) => text.trim()).filter((text) => text !== '');
  return [
    ...own.map((text): Asked => ({ text, at: '--estate ', places: [] })),
    ...(list === undefined ? [] : await listed(list)),
  ];
}

/** Looks up who was asked for. Throws `UsageError` where nobody was found at all. */
export function chosenFrom(
  asked: readonly Asked[],
  division: string | undefined,
  { estate: estates, division: divisions }: Pick<Records, 'estate' | 'division'>,
): Chosen & { places: AskedPlaces } {
  const places = new AskedPlaces(estates, divisions);
  const place = division === undefined ? null : divisionCode(places, division);
  if (asked.length === 0) return { estates: null, division: place, faults: [], places };
  const found: string[] = [];
  const faults: string[] = [];
  for (const one of asked) {
    const answer = places.estate(one.text, one.places);
    if (answer.is === 'one') found.push(answer.one.estate.code);
    else faults.push(faultText(one, answer, places));
  }
  if (found.length === 0) throw new UsageError(faults.join('\n'));
  return { estates: [...new Set(found)], division: place, faults, places };
}

/** Tells who was left out, where anybody was, and with which exit code the command ends. */
export function toldWithout(faults: readonly string[], verb: '写' | '印'): number {
  if (faults.length === 0) return EXIT.done;
  warn(`有 ${faults.length} 个没有${verb}，其余的都${verb}好了：`);
  for (const fault of faults) warn(`  ${fault}`);
  return EXIT.calledWrongly;
}

function faultText(
  { text, at }: Asked,
  answer: Exclude<Found<PlacedEstate>, { is: 'one' }>,
  places: AskedPlaces,
): string {
  const written = `${at}写的是「${text}」`;
  if (answer.is === 'none') {
    const { recoded } = answer;
    if (recoded !== null)
      return `${written}，小区表里没有。${recoded.estate.name}的编码已改为 ${recoded.estate.code}。`;
    const near = nearestInWords(text, places.names);
    return `${written}，小区表里没有。${near === undefined ? '' : `最接近的是${near}。`}`;
  }
  const [first] = answer.all;
  const all = answer.all.map(({ estate, where }) => `${estate.code} ${where}${estate.name}`);
  if (answer.is === 'elsewhere')
    return `${written}，写的地方没有这个小区，叫这个名字的在别处：${all.join('；')}。写编码，或改对地方。`;
  return `${written}，有 ${all.length} 个小区叫这个名字：${all.join('；')}。写编码，或在名称前面写上县区和街道，例如 ${first?.where}${first?.estate.name}。`;
}

function divisionCode(places: AskedPlaces, written: string): string {
  const found = places.division(written);
  if (found.is === 'one') return found.one.division.code;
  if (found.is === 'none') throw new UsageError(`--division 写的是「${written}」，行政区划表里没有。`);
  const all = found.all.map(({ division, where }) => `${division.code} ${where}`);
  throw new UsageError(
    `--division 写的是「${written}」，有 ${all.length} 个地方叫这个名字：${all.join('；')}。写代码。`,
  );
}

/** Headers of a list's columns, as offices write them. */
const CODES = ['小区编码', '编码', '项目编码'];
const NAMES = ['小区名称', '小区', '名称', '项目名称'];
const PLACES = ['行政区划代码', '县区', '区县', '街道', '社区'];

/** The estates of a list: of a table those of its rows, by code where there is one; else the first cell of each line. */
async function listed(written: string): Promise<Asked[]> {
  const name = path.basename(written);
  const text = await textOf(written);
  const { data } = Papa.parse<string[]>(text, { delimitersToGuess: [',', '\t', ';', '，'], skipEmptyLines: false });
  const rows = data.map((cells) => cells.map((one) => one.trim()));
  const head = rows.findIndex((cells) => cells.some((cell) => CODES.includes(cell) || NAMES.includes(cell)));
  const columns = head < 0 ? [] : (rows[head] ?? []);
  const at = (known: readonly string[]): number[] => columns.flatMap((title, i) => (known.includes(title) ? i : []));
  const [code, names, places] = [at(CODES), at(NAMES), at(PLACES)] as const;
  const asked = rows.flatMap((cells, i): Asked[] => {
    const of = (indexes: readonly number[]): string[] => indexes.flatMap((index) => cells[index] || []);
    if (i <= head || (cells[0] ?? '').startsWith('#')) return [];
    const [own] = head < 0 ? cells.filter((cell) => cell !== '') : [...of(code), ...of(names)];
    return own === undefined ? [] : [{ text: own, at: `${name} 第 ${i + 1} 行`, places: of(places) }];
  });
  if (asked.length === 0) throw new UsageError(`--list 写的「${written}」里一个小区也没有。一行写一个小区编码或名称。`);
  return asked;
}

async function textOf(written: string): Promise<string> {
  try {
    const bytes = await readFile(userPath(written));
    // Workbooks are zip archives or old Office files.
    if ((bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0xd0 && bytes[1] === 0xcf))
      throw new UsageError(`--list 写的「${written}」是表格文件。在表格软件里另存为 CSV 再来。`);
    return decodeText(bytes).text.replace(/^\ufeff/, '');
  } catch (cause) {
    if (!isCode(cause, 'ENOENT', 'ENOTDIR', 'EISDIR')) throw cause;
    throw new UsageError(`--list 写的「${written}」不是一个有的文件。`);
  }
}
