/**
 * The first step at the desk (新建设置): an empty folder gets its settings and its place, and nothing of the sample.
 */
import { z } from 'zod';
import { isWithinByCode, NATION } from '../domain/division-code.ts';
import { guardFormula } from '../domain/formula-guard.ts';
import { compareText } from '../domain/order.ts';
import { BASE_WORDS, isBase } from '../intake/portal.ts';
import { portalText } from '../starter/starter-texts.ts';
import { DIVISION_FILE, type Setup } from './api.ts';

const text = (what: string) => z.string().trim().min(1, `写上${what}`).max(120, `${what}太长了`);

export const setupSchema = z.object({
  name: text('网站名称'),
  publisher: text('发布单位'),
  base: z.string().trim().refine(isBase, `网址没写对：${BASE_WORDS}`),
  division: z.object({
    code: z
      .string()
      .trim()
      .regex(/^(?!000000)\d{6}$/, '行政区划代码写 6 位数字，省、市或县的'),
    name: text('行政区划的名称'),
  }),
  demo: z.boolean(),
});

/** The columns of the place's row. */
export const DIVISION_HEADERS = '行政区划代码,名称,层级,主管部门';

/** The files of a folder that has none. `library` lists the codes of shipped profiles. */
export function setupFiles(setup: Setup, library: readonly string[]): { path: string; text: string }[] {
  const { name, publisher, base, division, demo } = setup;
  const profile = profileFor(division.code, library);
  const settings = { name, publisher, base, division: division.code, host: new URL(base).host, profile };
  return [
    { path: 'portal.yaml', text: portalText(settings, demo) },
    { path: DIVISION_FILE, text: divisionText(division, publisher) },
  ];
}

/** The place as the one row of 行政区划. */
export function divisionText({ code, name }: Setup['division'], publisher: string): string {
  const row = [code, name, levelOf(code), publisher].map(csvText).join(',');
  return `\ufeff${DIVISION_HEADERS}\r\n${row}\r\n`;
}

/** The place's own profile, else the nearest one above it, else that of the nation. */
export function profileFor(code: string, library: readonly string[]): string {
  const above = library.filter((profile) => profile !== NATION && isWithinByCode(code, profile));
  // A county's code is more than its city's, and that more than its province's.
  return above.sort(compareText).at(-1) ?? NATION;
}

const levelOf = (code: string): string => (code.endsWith('0000') ? '省' : code.endsWith('00') ? '市' : '县');

const csvText = (value: string): string => {
  const guarded = guardFormula(value);
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
};
