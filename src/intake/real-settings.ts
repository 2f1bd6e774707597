/**
 * What keeps an office's folder from being published as real (正式发布): with `demo: false` nothing that came with the
 * software may stand where the office's own belongs, no address may lead to a host of examples, and no place may be
 * judged by another place's documents. With `demo: true` all of that is as it should be.
 */

import { isWithinByCode } from '../domain/division-code.ts';
import { DivisionTree } from '../domain/division-tree.ts';
import { formerCodesOf } from '../domain/former.ts';
import { lineage } from '../domain/governing.ts';
import {
  exampleHostIn,
  holdsSamplePhone,
  isExampleHost,
  isPlaceholderDivision,
  isPlaceholderName,
  isSampleValue,
  leadsToExample,
} from '../domain/placeholders.ts';
import type { Portal } from '../domain/portal.ts';
import type { Problem } from '../domain/problem.ts';
import type { Profile, SourceDocument } from '../domain/profile.ts';
import type { Notice, Sourced, TableId } from '../domain/records.ts';
import { groupBy, type Register } from '../domain/register.ts';
import type { PortalRead } from './portal.ts';
import { placesInWords } from './problem-log.ts';
import { type Place, type ProblemCode, problem, settingPlace } from './problems.ts';
import { fieldOfRecord } from './record-place.ts';

interface Read {
  /** As it is written in portal.yaml, with former codes and all. */
  portal: Portal;
  lineOf: PortalRead['lineOf'];
  register: Register;
  notices: readonly Notice[];
  profiles: ReadonlyMap<string, Profile>;
}

/** One error for each setting that has to change before the content is published as real. */
export function notYetReal(read: Read): Problem[] {
  if (read.portal.demo) return [];
  return [...placeholdersLeft(read), ...exampleHosts(read), ...foreignProfiles(read)];
}

/** Makes an error about a setting of portal.yaml, given by its path. */
const aboutSetting =
  (code: ProblemCode, lineOf: Read['lineOf']) =>
  (path: readonly PropertyKey[], value: string): Problem =>
    problem(code, settingPlace('portal.yaml', lineOf(path), path), value);

function placeholdersLeft({ portal, lineOf, register: { records, sheets } }: Read): Problem[] {
  const left = aboutSetting('placeholder-left', lineOf);
  const names = (['name', 'publisher', 'organizer', 'undertaker'] as const).filter((key) =>
    isPlaceholderName(portal[key]),
  );
  const contacts = [['contact', portal.contact] as const, ['report_errors', portal.reportErrors] as const];
  const phones = contacts.filter(([, text]) => holdsSamplePhone(text) || isPlaceholderName(text));
  const divisions = portal.divisions.flatMap((code, index) =>
    isPlaceholderDivision(code) ? left(['divisions', index], code) : [],
  );
  const governed = Object.keys(portal.profiles).filter(isPlaceholderDivision);
  // A starter folder made for a real code still calls the place by a made-up name.
  const called = records.division.flatMap(({ code, name, source }) => {
    if (!portal.divisions.includes(code) || isPlaceholderDivision(code) || !isPlaceholderName(name)) return [];
    return problem('placeholder-left', fieldOfRecord(sheets, source, 'name'), name);
  });
  return [
    ...names.map((key) => left([key], portal[key])),
    ...phones.map(([key, text]) => left([key], text)),
    ...divisions,
    ...governed.map((code) => left(['profiles', code], code)),
    ...called,
    ...sampleRows({ records, sheets }, 'placeholder-left', (value) => (isSampleValue(value) ? value : null)),
  ];
}

/** Values of a column that only samples and examples have. */
interface SampleColumn {
  place: Place;
  values: Set<string>;
  /** In which rows of the file. */
  rows: Set<number>;
}

/** Every value of a table that only samples and examples have: one error for each column, with all its rows. */
function sampleRows(
  { records, sheets }: Pick<Register, 'records' | 'sheets'>,
  code: ProblemCode,
  sampleIn: (value: string) => string | null,
): Problem[] {
  const columns = new Map<string, SampleColumn>();
  // A firm's code is told where 企业 has it: other tables may name the firm without it.
  const firms = new Set(records.firm.map(({ code }) => code));
  for (const [table, rows] of Object.entries(records) as [TableId, readonly Sourced[]][])
    for (const row of rows)
      for (const [field, one] of Object.entries(row)) {
        const value = typeof one === 'string' ? sampleIn(one) : null;
        if (value === null || (table !== 'firm' && firms.has(value))) continue;
        const place = fieldOfRecord(sheets, row.source, field);
        const key = JSON.stringify([place.file, place.sheet, place.columnIndex, place.column]);
        const column = columns.get(key) ?? { place, values: new Set(), rows: new Set() };
        columns.set(key, column);
        column.values.add(value);
        if (typeof place.row === 'number') column.rows.add(place.row);
      }
  return [...columns.values()].map((column) => sampleColumn(code, column));
}

/** How many values of a column are named beside its first one. */
const MORE_NAMED = 2;

function sampleColumn(code: ProblemCode, { place, values, rows }: SampleColumn): Problem {
  const [first = '', ...more] = values;
  const named = more.slice(0, MORE_NAMED).map((value) => `、「${value}」`);
  const hint = `${named.join('')}${more.length > named.length ? '等' : ''}`;
  const one = problem(code, place, first, { hint });
  const all = [...rows];
  if (all.length < 2) return one;
  const places = placesInWords({ value: null, letters: one.letters }, all.length, all);
  return { ...one, count: all.length, rows: all, message: `${one.message}${places}` };
}

function exampleHosts({ portal, lineOf, register, notices }: Read): Problem[] {
  const { base, complaint, reportErrors, contact } = portal;
  const example = aboutSetting('host-example', lineOf);
  const hosts = complaint?.hosts ?? [];
  const told = notices.flatMap(({ file, body }) => {
    const host = exampleHostIn(body);
    return host === null ? [] : problem('host-example', { file }, host);
  });
  return [
    ...(leadsToExample(base) ? [example(['base'], base)] : []),
    ...(complaint !== null && leadsToExample(complaint.url) ? [example(['complaint', 'url'], complaint.url)] : []),
    ...hosts.flatMap((host, index) => (isExampleHost(host) ? example(['complaint', 'hosts', index], host) : [])),
    ...(leadsToExample(contact) ? [example(['contact'], contact)] : []),
    ...(leadsToExample(reportErrors) ? [example(['report_errors'], reportErrors)] : []),
    ...sampleRows(register, 'host-example', exampleHostIn),
    ...told,
  ];
}

/**
 * An error for each place outside whose documents a division would be judged by. The documents of a place hold there and
 * below: those of the province and of the nation are nobody else's.
 */
function foreignProfiles({ portal, lineOf, register, profiles }: Read): Problem[] {
  const tree = new DivisionTree(register.records.division);
  const today = new Map(
    register.records.division.flatMap((one) => formerCodesOf(one).map((former) => [former, one.code] as const)),
  );
  const holds = ({ division }: SourceDocument, place: string): boolean =>
    isWithinByCode(place, division) || tree.isWithin(place, division);
  return Object.entries(portal.profiles).flatMap(([written, code]) => {
    const profile = profiles.get(code);
    // That the place itself is made up has been told.
    if (!profile || isPlaceholderDivision(written)) return [];
    const place = today.get(written) ?? written;
    const foreign = lineage(profile, profiles).flatMap(({ sources }) => sources.filter((one) => !holds(one, place)));
    const at = settingPlace('portal.yaml', lineOf(['profiles', written]), ['profiles', written]);
    return [...groupBy(foreign, ({ division }) => division)].map(([from, documents]) => {
      const name = profiles.get(from)?.name ?? tree.get(from)?.name;
      return problem('profile-foreign', at, code, {
        header: name === undefined ? from : `${name}（${from}）`,
        hint: titles(documents),
        other: place,
      });
    });
  });
}

/** The first documents by their titles; the rest is counted. */
function titles(documents: readonly SourceDocument[]): string {
  const [first, ...more] = documents.map(({ title }) => (title.includes('《') ? title : `《${title}》`));
  return `${first}${more.length === 0 ? '' : `等 ${documents.length} 份文件`}`;
}
