/**
 * Reads portal.yaml, the settings of a publication; every wrong setting is reported with its line.
 */
import { z } from 'zod';
import { MONTHS_MAX, USUAL_MONTHS } from '../domain/accusation-term.ts';
import {
  addressFault,
  baseOf,
  complaintAddress,
  hostOf,
  mayLeadTo,
  templateFault,
  unknownPlaceholderIn,
} from '../domain/address.ts';
import { USUAL_RHYTHM } from '../domain/data-until.ts';
import { parseIsoDate } from '../domain/iso-date.ts';
import { KIOSK_DEFAULTS } from '../domain/kiosk-settings.ts';
import { cadenceOf, type DayOrMonth, parsePeriod } from '../domain/period.ts';
import { kioskSettingsFor, type Portal } from '../domain/portal.ts';
import type { Problem } from '../domain/problem.ts';
import type { TableId } from '../domain/records.ts';
import { pathInWords } from '../domain/setting-path.ts';
import { MONTHLY_SHEETS, ORDINARY_SHEETS } from '../domain/sheet-names.ts';
import { TABLES } from '../tables/catalogue.ts';
import { ADDRESS_WORDS } from './address-words.ts';
import { hiddenInSetting, hiddenInSettings, textsIn } from './hidden-texts.ts';
import { DAYS, kioskSchema, kioskSettingsOf, limitFaults } from './kiosk-settings.ts';
import { nearestInWords } from './nearest.ts';
import { type PanelOffRead, panelsOffOf, panelsSchema } from './panels-off.ts';
import { type Place, problem, settingPlace } from './problems.ts';
import { atMost, FEET, feetOf, unusualNumbers } from './site-feet.ts';
import { readYaml } from './yaml.ts';

const code = z.union([z.string(), z.number().int()]).transform((value) => String(value));

/** What `base` must look like; pages, sheets and screens put their own path behind it. */
export const BASE_WORDS =
  '写成 https://example.org 或 https://example.org/wygs 的样子：http 或 https 开头，后面不带 ?、#、空格、用户名，路径只用字母、数字、-、_、. 和 /';

/** Whether a site can be served there: scheme, host, port and path, and nothing else. */
export function isBase(text: string): boolean {
  return (
    /^https?:\/\/[^\s/?#@\\]+(?:\/[A-Za-z0-9._-]+)*\/*$/.test(text) &&
    !/\/\.{1,2}(?:\/|$)/.test(text) &&
    addressFault(text) === null
  );
}

const webAddress = z.string().refine(isBase, BASE_WORDS);

const TERM_WORDS = `写 1 到 ${MONTHS_MAX} 的整数：多少个月`;

const schema = z.object({
  name: z
    .string()
    .trim()
    .min(1, '写上网站名称')
    .refine(...atMost('name')),
  base: webAddress,
  publisher: z
    .string()
    .trim()
    .min(1, '写上发布单位')
    .refine(...atMost('name')),
  contact: z
    .union([z.string(), z.number()])
    .transform(String)
    .refine(...atMost('address'))
    .default(''),
  demo: z.boolean('写 true 或 false').default(false),
  divisions: z.array(code, '写成 ["140400"] 的样子').min(1, '至少写一个行政区划代码'),
  profiles: z.record(z.string(), code, '写成 {"140400": "140400"} 的样子').default({}),
  complaint: z.strictObject({ url: z.string(), hosts: z.array(z.string()) }).nullish(),
  ...FEET,
  retention: z.strictObject({ lists: z.number().int().min(0).max(1200).default(0) }).default({ lists: 0 }),
  accusations: z
    .strictObject({
      months: z.number(TERM_WORDS).int(TERM_WORDS).min(1, TERM_WORDS).max(MONTHS_MAX, TERM_WORDS).default(USUAL_MONTHS),
      doc: z.string().trim().default(''),
    })
    .default({ months: USUAL_MONTHS, doc: '' }),
  accepted_codes: z.array(code).default([]),
  data_dates: z.record(z.string(), z.string('写成 2026-10-31 的样子')).default({}),
  data_rhythm: z.record(z.string(), DAYS).default({}),
  returns: z.strictObject({ days: DAYS.nullable().default(null) }).default({ days: null }),
  panels: panelsSchema,
  privacy: z.strictObject({ allow: z.array(code).default([]) }).default({ allow: [] }),
  print: z
    .strictObject({
      fonts: z.array(z.string()).default([]),
      sheets: z.array(z.enum(ORDINARY_SHEETS)).default([...MONTHLY_SHEETS]),
    })
    .default({ fonts: [], sheets: [...MONTHLY_SHEETS] }),
  cards: z.strictObject({ estates: z.boolean('写 true 或 false').default(false) }).default({ estates: false }),
  kiosk: kioskSchema.default({ estates: {} }),
});

const KNOWN_KEYS = Object.keys(schema.shape);

const FILE = 'portal.yaml';

/** portal.yaml as it was read. */
export interface PortalRead {
  portal: Portal | null;
  problems: Problem[];
  /** The line of a setting, or of the nearest one around it. */
  lineOf: (path: readonly PropertyKey[]) => number;
  /** The line of each of `data_dates`. */
  dataDateRows: Readonly<Partial<Record<TableId, number>>>;
  /** Those of the settings, each with its place. */
  panelsOff: readonly PanelOffRead[];
}

/** Reads the text of portal.yaml. */
export function readPortal(text: string): PortalRead {
  const { value, faults, keys, unknown, lineOf } = readYaml(text, schema.loose());
  const problems = faults.map((fault) =>
    fault.path === ''
      ? problem('yaml-not-readable', { file: FILE, row: fault.line }, null, { hint: fault.message })
      : problem('setting-wrong', placeOf(fault), fault.value ?? '', {
          header: fault.inWords,
          hint: `${fault.message}。`,
        }),
  );
  for (const key of keys) {
    if (!KNOWN_KEYS.includes(key)) {
      problems.push(
        problem('setting-unknown', { file: FILE, column: key }, key, {
          header: key,
          hint: nearestInWords(key, KNOWN_KEYS),
        }),
      );
    }
  }
  for (const one of unknown) {
    const hint = nearestInWords(one.key, one.known);
    problems.push(problem('setting-unknown', placeOf(one), one.key, { header: one.inWords, hint }));
  }
  problems.push(...hiddenInSettings(textsIn(value), FILE, lineOf));
  if (value === null) return { portal: null, problems, lineOf, dataDateRows: {}, panelsOff: [] };
  const complaint = value.complaint ? complaintOf(value.complaint, lineOf, problems) : null;
  const { dates: dataDates, rows: dataDateRows } = dataDatesOf(value.data_dates, lineOf, problems);
  const dataRhythm = dataRhythmOf(value.data_rhythm, lineOf, problems);
  const panelsOff = panelsOffOf(value.panels, lineOf, problems);
  problems.push(...unusualNumbers(value, (path) => settingPlace(FILE, lineOf(path), path)));
  const { estates, ...forAll } = value.kiosk;
  const kiosk = { ...KIOSK_DEFAULTS, ...kioskSettingsOf(forAll) };
  const kioskEstates = Object.fromEntries(Object.entries(estates).map(([code, own]) => [code, kioskSettingsOf(own)]));
  problems.push(...screenFaults({ kiosk, kioskEstates }, lineOf));
  return {
    portal: {
      name: value.name,
      base: baseOf(value.base),
      publisher: value.publisher,
      contact: value.contact,
      demo: value.demo,
      divisions: value.divisions,
      profiles: value.profiles,
      complaint,
      ...feetOf(value),
      retention: { listMonths: value.retention.lists },
      accusations: accusationsOf(value.accusations, lineOf, problems),
      acceptedCodes: value.accepted_codes,
      dataDates,
      dataRhythm,
      returnDays: value.returns.days,
      panelsOff: panelsOff.map(({ place: _, ...off }) => off),
      privacyAllow: value.privacy.allow,
      printFonts: value.print.fonts,
      printSheets: value.print.sheets,
      cards: value.cards,
      kiosk,
      kioskEstates,
    },
    problems,
    lineOf,
    dataDateRows,
    panelsOff,
  };
}

const placeOf = ({ line, path, inWords }: { line: number; path: string; inWords: string }): Place => ({
  file: FILE,
  row: line,
  column: path,
  written: inWords,
});

/** A setting by table, each named by its id or its Chinese name; a name that no table has is told. */
function byTable<V>(
  key: string,
  written: Readonly<Record<string, V>>,
  lineOf: PortalRead['lineOf'],
  problems: Problem[],
): { table: TableId; value: V; place: Place & { column: string } }[] {
  const known = TABLES.flatMap(({ id, name }) => [id, name]);
  return Object.entries(written).flatMap(([name, value]) => {
    const place = { file: FILE, row: lineOf([key, name]), column: `${key}.${name}` };
    const table = TABLES.find((one) => one.id === name || one.name === name);
    if (table) return [{ table: table.id, value, place }];
    const hint = nearestInWords(name, known);
    problems.push(problem('setting-unknown', place, name, { header: `${key}.${name}`, hint }));
    return [];
  });
}

/** 公示期: longer than usual only by a law or local regulation that is named. */
function accusationsOf(
  { months, doc }: { months: number; doc: string },
  lineOf: PortalRead['lineOf'],
  problems: Problem[],
): Portal['accusations'] {
  if (months <= USUAL_MONTHS || doc !== '') return { months, document: doc };
  const place = { file: FILE, row: lineOf(['accusations', 'months']), column: 'accusations.months' };
  problems.push(problem('accusation-term-undocumented', place, String(months)));
  return { months: USUAL_MONTHS, document: '' };
}

/** What is wrong with the limits of screens, for all estates and for single ones. */
function screenFaults(screens: Pick<Portal, 'kiosk' | 'kioskEstates'>, lineOf: PortalRead['lineOf']): Problem[] {
  const ofAll = limitFaults(screens.kiosk);
  // Where the limits for all estates are wrong, only that is reported: an estate with own limits takes the rest from
  // these.
  const limits = [
    { path: ['kiosk'], faults: ofAll },
    ...Object.keys(ofAll.length > 0 ? {} : screens.kioskEstates).map((code) => ({
      path: ['kiosk', 'estates', code],
      faults: limitFaults(kioskSettingsFor(screens, code)),
    })),
  ];
  return limits.flatMap(({ path, faults }) =>
    faults.map(({ key, hint }) => {
      const here = [...path, key];
      const place = settingPlace(FILE, lineOf(here), here);
      return problem('setting-wrong', place, '', { header: pathInWords(here), hint });
    }),
  );
}

/** 数据截至 by table; what can't be read is named. */
function dataDatesOf(
  written: Readonly<Record<string, string>>,
  lineOf: PortalRead['lineOf'],
  problems: Problem[],
): { dates: Portal['dataDates']; rows: PortalRead['dataDateRows'] } {
  const dates: Partial<Record<TableId, DayOrMonth>> = {};
  const rows: Partial<Record<TableId, number>> = {};
  for (const { table, value, place } of byTable('data_dates', written, lineOf, problems)) {
    const month = parsePeriod(value);
    const until = parseIsoDate(value) ?? (month !== null && cadenceOf(month) === 'month' ? month : null);
    const hint = '写成 2026-10-31 或 2026-10 的样子。';
    if (until === null) problems.push(problem('setting-wrong', place, value, { header: place.column, hint }));
    else dates[table] = until;
    rows[table] = place.row ?? 1;
  }
  return { dates, rows };
}

/** 更新周期 by table: as an office says it, else as usual. */
function dataRhythmOf(
  written: Readonly<Record<string, number>>,
  lineOf: PortalRead['lineOf'],
  problems: Problem[],
): Portal['dataRhythm'] {
  const own = byTable('data_rhythm', written, lineOf, problems).map(({ table, value }) => [table, value]);
  return { ...USUAL_RHYTHM, ...Object.fromEntries(own) };
}

/** The complaint address and its hosts as codes are made of them; null where they are wrong, which is told. */
function complaintOf(
  { url, hosts: written }: { url: string; hosts: readonly string[] },
  lineOf: PortalRead['lineOf'],
  problems: Problem[],
): Portal['complaint'] {
  const before = problems.length;
  const tell = (path: readonly PropertyKey[], value: string, hint: string): void => {
    problems.push(problem('setting-wrong', settingPlace(FILE, lineOf(path), path), value, { hint }));
  };
  const hosts = written.flatMap((one, index) => {
    const host = hostOf(one);
    if (host === null)
      tell(['complaint', 'hosts', index], one, '只写域名，例如 example.org，不写 https:// 和后面的路径。');
    return host ?? [];
  });
  const unknown = unknownPlaceholderIn(url);
  const fault = templateFault(url);
  if (unknown !== null)
    tell(['complaint', 'url'], url, `其中的${unknown}不会换成任何东西。只能用 {estate} 和 {place}。`);
  else if (fault === 'blank' && hiddenInSetting(url) !== null) return null;
  else if (fault !== null) tell(['complaint', 'url'], url, ADDRESS_WORDS[fault]);
  else if (problems.length === before) {
    // Nothing is put into a host, so one example tells for all.
    const address = complaintAddress(url, 'A1', 'board');
    if (!mayLeadTo(address, hosts)) {
      const { host } = new URL(address);
      tell(
        ['complaint', 'url'],
        url,
        `二维码会指向「${host}」，「二维码可以指向的域名」（complaint.hosts）里没有。把这个域名列进去，或改写网址。`,
      );
    }
  }
  return problems.length === before ? { url, hosts } : null;
}
