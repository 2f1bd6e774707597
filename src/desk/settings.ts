/**
 * The settings of a folder that has some (网站设置): read out of portal.yaml as they are written, and changed there value by
 * value, so that comments, order and whatever the desk doesn't know of stay.
 */
import Papa from 'papaparse';
import { type Document, isScalar, isSeq, parseDocument } from 'yaml';
import { unguard } from '../domain/formula-guard.ts';
import type { Problem } from '../domain/problem.ts';
import { BASE_WORDS, isBase, readPortal } from '../intake/portal.ts';
import { SETTING_KEYS, SETTING_WORDS, type SettingKey, type Settings, settingOf } from './api.ts';
import { DIVISION_HEADERS, divisionText, profileFor } from './setup.ts';

type Values = Settings['values'];
type Path = readonly (string | number)[];

const LISTS: ReadonlySet<SettingKey> = new Set(['divisions', 'complaint.hosts']);
/** What a list is written with: 、 is how a clerk separates. */
const MARKS = /[、，,;；\s]+/;
const DIVISION = /^(?!000000)\d{6}(?:\d{3}|\d{6})?$/;

const pathOf = (key: SettingKey): string[] => key.split('.');
const listOf = (written: string): string[] => written.split(MARKS).filter((one) => one !== '');

/** The settings as they stand in the file. */
export function settingsIn(text: string): Values {
  const document = parseDocument(text);
  const said = (key: SettingKey): string => {
    const value: unknown = document.getIn(pathOf(key));
    if (isSeq(value))
      return value.items.map((one) => String(isScalar(one) ? (one.source ?? one.value) : '')).join('、');
    return value == null || typeof value === 'object' ? '' : String(value);
  };
  return Object.fromEntries(SETTING_KEYS.map((key) => [key, said(key)])) as Values;
}

/** Whether the file can be read at all: of one that can't, nobody knows what belongs where. */
export const isSettingsFile = (text: string): boolean => parseDocument(text).errors.length === 0;

/** Why these settings can't be, in words; null where they can. */
export function settingsFault(
  text: string,
  changed: string,
  { divisions, base, name, publisher }: Values,
): string | null {
  if (name === '') return '写上公示栏的名称';
  if (publisher === '') return '写上单位全称';
  if (!isBase(base)) return `网址没写对：${BASE_WORDS}`;
  const codes = listOf(divisions);
  const wrong = codes.find((code) => !DIVISION.test(code));
  if (codes.length === 0 || wrong !== undefined)
    return `行政区划代码写 6 位数字${wrong === undefined ? '' : `，不能是「${wrong}」`}；街道、社区的是 9 位、12 位`;
  const before = new Set(errorsIn(text).map(({ said }) => said));
  const [fault] = errorsIn(changed).filter(({ said }) => !before.has(said));
  return fault === undefined
    ? null
    : `${wordsOf(fault.column)}${(fault.atDesk ?? fault.said).trim()}`.replace(/。$/, '');
}

const errorsIn = (text: string): Problem[] => readPortal(text).problems.filter(({ severity }) => severity === 'error');

function wordsOf(column: string | null): string {
  const key = settingOf(column);
  return key === null ? '' : `「${SETTING_WORDS[key]}」`;
}

/** The file with other values. `library` lists the codes of shipped profiles, for divisions that are new. */
export function withSettings(text: string, asked: Values, library: readonly string[]): string {
  const now = settingsIn(text);
  const wanted = followingBase(now, asked);
  const values = SETTING_KEYS.reduce((written, key) => {
    if (wanted[key] === now[key]) return written;
    const value = LISTS.has(key) ? listOf(wanted[key]) : key === 'demo' ? wanted[key] !== 'false' : wanted[key];
    return withValue(written, pathOf(key), value);
  }, text);
  return withProfiles(values, listOf(now.divisions), listOf(wanted.divisions), library);
}

/** Where a complaint is made at the site itself, that moves with it. */
function followingBase(now: Values, asked: Values): Values {
  if (now.base === asked.base || !isBase(now.base) || !isBase(asked.base)) return asked;
  const [before, after] = [now.base, asked.base].map((base) => base.replace(/\/+$/, '')) as [string, string];
  const isOwn = now['complaint.url'] === asked['complaint.url'] && now['complaint.url'].startsWith(`${before}/`);
  const url = isOwn ? after + now['complaint.url'].slice(before.length) : asked['complaint.url'];
  const hosts = listOf(asked['complaint.hosts']);
  const [old, host] = [new URL(before).host, new URL(after).host];
  const isStillUsed = !isOwn && asked['complaint.url'].includes(`//${old}`);
  const moved = hosts.flatMap((one) => (one === old ? (isStillUsed ? [old, host] : [host]) : [one]));
  return { ...asked, 'complaint.url': url, 'complaint.hosts': [...new Set(moved)].join('、') };
}

/** The text with another value in one place: cut into it where one stands there, so that all else stays to the letter. */
function withValue(text: string, path: Path, value: string | boolean | readonly string[]): string {
  const document = parseDocument(text);
  const node: unknown = document.getIn(path, true);
  if (typeof value === 'object') {
    if (isSeq(node) && node.items.length === value.length)
      return value.reduce((written, one, nth) => withValue(written, [...path, nth], one), text);
    setList(document, path, isSeq(node) ? node.items.length : null, value);
  } else if (isScalar(node) && node.range && node.range[1] > node.range[0]) {
    if (String(node.value) === String(value)) return text;
    return text.slice(0, node.range[0]) + JSON.stringify(value) + text.slice(node.range[1]);
  } else document.setIn(path, quoted(document, value));
  return written(document);
}

function setList(document: Document, path: Path, length: number | null, value: readonly string[]): void {
  if (length === null) document.setIn(path, document.createNode(value, { flow: true }));
  else {
    for (let nth = length - 1; nth >= value.length; nth--) document.deleteIn([...path, nth]);
    for (const [nth, one] of value.entries()) document.setIn([...path, nth], quoted(document, one));
  }
}

const quoted = (document: Document, value: string | boolean) => {
  const node = document.createNode(value);
  if (typeof value === 'string') node.type = 'QUOTE_DOUBLE';
  return node;
};

const written = (document: Document): string => document.toString({ lineWidth: 0, flowCollectionPadding: false });

/** A division that is new is judged by the rules of its place; one that is gone by none. */
function withProfiles(
  text: string,
  before: readonly string[],
  after: readonly string[],
  library: readonly string[],
): string {
  const [gone, come] = [before.filter((code) => !after.includes(code)), after.filter((code) => !before.includes(code))];
  if (gone.length + come.length === 0) return text;
  const document = parseDocument(text);
  for (const code of gone) document.deleteIn(['profiles', code]);
  for (const code of come)
    if (!document.hasIn(['profiles', code]))
      document.setIn(['profiles', code], quoted(document, profileFor(code, library)));
  return written(document);
}

/** What setup has written of the place: its one row of 行政区划, with the code of the settings. Null for any other table. */
export function placeIn(table: string | null, { divisions }: Values): string | null {
  if (table === null) return null;
  const rows = Papa.parse<string[]>(table.replace(/^\ufeff/, ''), { skipEmptyLines: true }).data;
  const [headers = [], row = [], ...more] = rows;
  const isOurs = headers.join() === DIVISION_HEADERS && more.length === 0 && row[0] === divisions;
  return isOurs ? unguard(row[1] ?? '') : null;
}

/** The same row for other settings; null where there is none, or it is no longer of one place. */
export function withPlace(settings: Settings): string | null {
  const [code, ...more] = listOf(settings.values.divisions);
  if (settings.place === null || code === undefined || more.length > 0) return null;
  return divisionText({ code, name: settings.place }, settings.values.publisher);
}
