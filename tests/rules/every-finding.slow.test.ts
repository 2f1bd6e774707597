/**
 * What holds of every finding, whatever the rule: under each profile with its drafts switched on, on any day, with any
 * tables absent and any part of the city published.
 */
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { Finding, Verdict } from '../../src/domain/finding.ts';
import { addDays, type IsoDate, parseIsoDate } from '../../src/domain/iso-date.ts';
import { parsePeriod, periodStart } from '../../src/domain/period.ts';
import type { Profile } from '../../src/domain/profile.ts';
import type { Sourced, TableId } from '../../src/domain/records.ts';
import type { Content } from '../../src/intake/read-content.ts';
import { judgeContent } from '../../src/site.ts';
import { readSample } from '../support/publication.ts';
import { shippedProfiles } from '../support/rules.ts';
import { TABLE_IDS } from '../support/tables.ts';

const PLACES = ['140400', '140500', '141121', '371323'];
/** Each of them in a county of its own. */
const EACH = { '000101': '140400', '000102': '141121', '000103': '371323', '000104': '140500' };
const PROFILES: ReadonlyMap<string, Profile> = new Map(
  [...shippedProfiles()].map(([code, profile]) => [
    code,
    { ...profile, rules: profile.rules.map((rule) => ({ ...rule, enabled: true })) },
  ]),
);

/** Only 小区 and 行政区划 must be there. */
const OPTIONAL = TABLE_IDS.filter((table) => table !== 'estate' && table !== 'division');

let sample: Content;
/** The rows that a finding can rest on. */
let rows: ReadonlySet<number>;
beforeAll(async () => {
  sample = await readSample();
  rows = new Set(
    (Object.values(sample.register.records) as (readonly Sourced[])[]).flatMap((records) =>
      records.map(({ source }) => source as number),
    ),
  );
});

interface Town {
  /** Whose rules hold where, as portal.yaml has it. */
  profiles: Record<string, string>;
  asOf: IsoDate;
  /** Tables that the office has not supplied. */
  absent: readonly TableId[];
  /** What is published. */
  divisions: string[];
}

function judged({ profiles, asOf, absent, divisions }: Town): Finding[] {
  const { portal, register } = sample;
  if (portal === null) throw new Error('the sample city has no settings');
  const none = Object.fromEntries(absent.map((table) => [table, []]));
  const town: Content = {
    ...sample,
    portal: { ...portal, divisions, profiles },
    profiles: PROFILES,
    register: {
      ...register,
      records: { ...register.records, ...none },
      present: new Set(TABLE_IDS.filter((table) => !absent.includes(table))),
    },
  };
  return judgeContent(town, asOf);
}

/** What looks like a day, a period or an amount, and stands in a detail without being one of its figures. */
function bareFigures({ detail, figures }: Finding): string[] {
  const known = new Set(figures.map(({ at, length }) => `${at} ${length}`));
  const looks =
    /(?<![\w-])\d{4}-(?:\d{2}-\d{2}|Q[1-4]|H[12]|0[1-9]|1[0-2])(?![\w-])|(?<![\w.,])\d{4,}\.\d{2}(?![\w.])/g;
  return [...detail.matchAll(looks)].flatMap(({ index, 0: text }) =>
    known.has(`${index} ${text.length}`) ? [] : [text],
  );
}

/** What is wrong with a finding, in a word; nothing where it is right. */
function faultsOf(found: Finding, asOf: IsoDate): string[] {
  const { period, detail, verdict, confirmed, overdueSince, on, settled, sources } = found;
  const spoken = parsePeriod(period);
  const day = spoken === null ? parseIsoDate(period) : periodStart(spoken);
  return [
    ...(day === null ? ['period'] : day > asOf ? ['period to come'] : []),
    ...(detail === '' || detail.endsWith('。') ? ['detail'] : []),
    ...(/undefined|NaN|Infinity|null|\[object|\$\{|；；|，，|（）/.test(detail) ? ['detail says nonsense'] : []),
    ...(bareFigures(found).length > 0 ? [`a figure that is no field: ${bareFigures(found).join('、')}`] : []),
    ...(/[\ufdd0-\ufddf]/.test(detail) ? ['mark'] : []),
    ...(sources.every((source) => rows.has(source)) ? [] : ['source']),
    ...(new Set(sources).size === sources.length ? [] : ['source twice']),
    ...((verdict === '逾期') === (overdueSince !== null && overdueSince <= on.day) ? [] : ['days']),
    ...((verdict === '已确认') === confirmed ? [] : ['confirmed']),
    // That it is to be verified, and how it was, is no part of the sentence.
    ...(/待核实|已确认|核实不成立/.test(detail) ? ['prompt'] : []),
    ...(confirmed === (settled?.outcome === 'confirmed') ? [] : ['settled']),
    ...(settled?.outcome === 'denied' && verdict !== '合格' ? ['denied'] : []),
  ];
}

const key = ({ rule, subjectKind, subject, period }: Finding) => [rule, subjectKind, subject, period].join(' ');

function checked(town: Town): Finding[] {
  const findings = judged(town);
  const wrong = findings.flatMap((found) => {
    const faults = faultsOf(found, town.asOf);
    return faults.length > 0 ? [[key(found), found.verdict, found.detail, ...faults]] : [];
  });
  expect(wrong.slice(0, 5)).toEqual([]);
  const keys = findings.map(key);
  expect(keys.filter((one, i) => keys.indexOf(one) !== i)).toEqual([]);
  return findings;
}

const SUPPLIED = { absent: [], divisions: ['000100'] };

it.each(PLACES)('every finding under %s is of one period, with words, rows and days that fit', (profile) => {
  for (const asOf of ['2024-07-01', '2025-07-01', '2026-02-28', '2026-11-10'] as IsoDate[])
    checked({ profiles: { '000100': profile }, asOf, ...SUPPLIED });
});

it.each(PLACES)('every rule with a judge says something of the sample city under %s', (profile) => {
  const town = { profiles: { '000100': profile }, asOf: '2026-11-10' as IsoDate, ...SUPPLIED };
  const said = new Set(judged(town).map(({ rule }) => rule));
  const judging = (PROFILES.get(profile)?.rules ?? []).filter(({ judge }) => judge !== null);
  expect(judging.map(({ id }) => id).filter((id) => !said.has(id))).toEqual([]);
});

it('every finding fits on any day, with any tables absent and any part of the city published', () => {
  const towns: fc.Arbitrary<Town> = fc.record({
    profiles: fc.constantFrom(...PLACES.map((code) => ({ '000100': code })), EACH),
    asOf: fc.integer({ min: 0, max: 860 }).map((days) => addDays('2024-07-01' as IsoDate, days)),
    absent: fc.subarray(OPTIONAL),
    divisions: fc.constantFrom(['000100'], ['000101'], ['000103', '000104']),
  });
  fc.assert(
    fc.property(towns, (town) => void checked(town)),
    { numRuns: 60 },
  );
});

it('a duty that is unmet is not met for want of a table', () => {
  const said = (verdicts: readonly Verdict[], absent: readonly TableId[]) =>
    judged({ profiles: EACH, asOf: '2026-11-10' as IsoDate, ...SUPPLIED, absent })
      .filter(({ verdict }) => verdicts.includes(verdict))
      .map(({ rule, subject }) => `${rule} ${subject}`);
  const met = new Set(said(['合格'], []));
  const unmet = new Set(said(['缺项', '逾期', '待核实'], []).filter((one) => !met.has(one)));
  expect(unmet.size).toBeGreaterThan(50);
  for (const table of OPTIONAL)
    expect(
      said(['合格'], [table]).filter((one) => unmet.has(one)),
      `without ${table}`,
    ).toEqual([]);
});
