/**
 * portal.yaml: the settings of a publication, with a sentence for each that is wrong.
 */
import { z } from 'zod';
import { KIOSK_DEFAULTS } from '../domain/kiosk-settings.ts';
import { complaintAddress, kioskSettingsFor, type Portal } from '../domain/portal.ts';
import type { Problem } from '../domain/problem.ts';
import { MONTHLY_SHEETS, SHEET_NAMES } from '../domain/sheet-names.ts';
import { kioskSchema, kioskSettingsOf, limitFaults } from './kiosk-settings.ts';
import { nearestInWords } from './nearest.ts';
import { problem } from './problems.ts';
import { readYaml } from './yaml.ts';

const code = z.union([z.string(), z.number().int()]).transform((value) => String(value));

const webAddress = z.string().refine((text) => {
  try {
    return /^https?:$/.test(new URL(text).protocol);
  } catch {
    return false;
  }
}, '写成 https://example.org 的样子');

const schema = z.object({
  name: z.string().trim().min(1, '写上网站名称'),
  base: webAddress,
  publisher: z.string().trim().min(1, '写上发布单位'),
  contact: z.union([z.string(), z.number()]).transform(String).default(''),
  demo: z.boolean('写 true 或 false').default(false),
  divisions: z.array(code, '写成 ["140400"] 的样子').min(1, '至少写一个行政区划代码'),
  profiles: z.record(z.string(), code, '写成 {"140400": "140400"} 的样子').default({}),
  complaint: z.strictObject({ url: z.string(), hosts: z.array(z.string()) }).nullish(),
  icp: z.string().nullish(),
  retention: z.strictObject({ lists: z.number().int().min(0).max(1200).default(36) }).default({ lists: 36 }),
  accepted_codes: z.array(code).default([]),
  privacy: z.strictObject({ allow: z.array(code).default([]) }).default({ allow: [] }),
  print: z
    .strictObject({
      fonts: z.array(z.string()).default([]),
      sheets: z.array(z.enum(SHEET_NAMES)).default([...MONTHLY_SHEETS]),
    })
    .default({ fonts: [], sheets: [...MONTHLY_SHEETS] }),
  cards: z.strictObject({ estates: z.boolean('写 true 或 false').default(false) }).default({ estates: false }),
  kiosk: kioskSchema.default({ estates: {} }),
});

const KNOWN_KEYS = Object.keys(schema.shape);

const FILE = 'portal.yaml';

/** portal.yaml as read; null where it can't be used. */
export interface PortalRead {
  portal: Portal | null;
  problems: Problem[];
  /** The line of a setting, or of the nearest one around it. */
  lineOf: (path: readonly PropertyKey[]) => number;
}

/** Reads the text of portal.yaml. */
export function readPortal(text: string): PortalRead {
  const { value, faults, keys, unknown, lineOf } = readYaml(text, schema.loose());
  const problems = faults.map((fault) =>
    fault.path === ''
      ? problem('yaml-not-readable', { file: FILE, row: fault.line }, null, { hint: fault.message })
      : problem('setting-wrong', { file: FILE, row: fault.line, column: fault.path }, fault.value ?? '', {
          header: fault.path,
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
  for (const { line, path, key, known } of unknown) {
    problems.push(
      problem('setting-unknown', { file: FILE, row: line, column: path }, key, {
        header: path,
        hint: nearestInWords(key, known),
      }),
    );
  }
  if (value === null) return { portal: null, problems, lineOf };
  for (const [key, template] of [['complaint.url', value.complaint?.url]] as const) {
    if (template === undefined) continue;
    const host = hostOf(complaintAddress(template, 'A1', 'board'));
    if (host === null || !value.complaint?.hosts.includes(host)) {
      problems.push(
        problem('setting-wrong', { file: FILE, column: key }, template, {
          header: key,
          hint: '写成 https:// 开头的网址，其中的域名要列在 complaint.hosts 里。',
        }),
      );
    }
  }
  const { estates, ...forAll } = value.kiosk;
  const kiosk = { ...KIOSK_DEFAULTS, ...kioskSettingsOf(forAll) };
  const kioskEstates = Object.fromEntries(Object.entries(estates).map(([code, own]) => [code, kioskSettingsOf(own)]));
  const ofAll = limitFaults(kiosk);
  // What is wrong for all is told once; of the estates those that have limits of their own.
  const limits = [
    { path: ['kiosk'], faults: ofAll },
    ...Object.keys(ofAll.length > 0 ? {} : kioskEstates).map((code) => ({
      path: ['kiosk', 'estates', code],
      faults: limitFaults(kioskSettingsFor({ kiosk, kioskEstates }, code)),
    })),
  ];
  for (const { path, faults } of limits) {
    for (const { key, hint } of faults) {
      const header = [...path, key].join('.');
      const row = lineOf([...path, key]);
      problems.push(problem('setting-wrong', { file: FILE, row, column: header }, '', { header, hint }));
    }
  }
  return {
    portal: {
      name: value.name,
      base: value.base.replace(/\/+$/, ''),
      publisher: value.publisher,
      contact: value.contact,
      demo: value.demo,
      divisions: value.divisions,
      profiles: value.profiles,
      complaint: value.complaint ?? null,
      icp: value.icp ?? '',
      retention: { listMonths: value.retention.lists },
      acceptedCodes: value.accepted_codes,
      privacyAllow: value.privacy.allow,
      printFonts: value.print.fonts,
      printSheets: value.print.sheets,
      cards: value.cards,
      kiosk,
      kioskEstates,
    },
    problems,
    lineOf,
  };
}

function hostOf(address: string): string | null {
  try {
    const url = new URL(address);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.host : null;
  } catch {
    return null;
  }
}
