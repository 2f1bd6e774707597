/**
 * What a government site says at its foot (页脚), as portal.yaml has it: who runs it, its numbers, where errors are reported.
 *
 * Numbers are looked at mildly. Who gives them may change their form, so an unusual one is asked about and published.
 */
import { z } from 'zod';
import type { Portal } from '../domain/portal.ts';
import type { Problem } from '../domain/problem.ts';
import { type Place, problem } from './problems.ts';

/** A word or a number that may be left out, as an empty text. */
const words = z.union([z.string(), z.number()]).transform((value) => String(value).trim());
const optional = words.nullish().transform((value) => value ?? '');

/** An address that a reader's device can open: a page, a mailbox, a telephone. */
const isAddress = (text: string): boolean =>
  /^mailto:[^\s@?]+@[^\s@?]+$/i.test(text) ||
  /^tel:\+?[\d-]{3,20}$/i.test(text) ||
  (/^https?:\/\/[^\s\\]+$/i.test(text) && URL.canParse(text) && new URL(text).username === '');

export const FEET = {
  organizer: optional,
  undertaker: optional,
  icp: optional,
  police_icp: optional,
  site_code: optional,
  report_errors: optional.refine(
    (text) => text === '' || isAddress(text),
    '写成 https:// 开头的网址、mailto: 加邮箱，或 tel: 加电话，例如 mailto:wz@example.org',
  ),
};

type Feet = { [K in keyof typeof FEET]: z.infer<(typeof FEET)[K]> };

/** What of the settings stands at the foot of every page. */
export function feetOf(
  written: Feet,
): Pick<Portal, 'organizer' | 'undertaker' | 'icp' | 'policeIcp' | 'siteCode' | 'reportErrors'> {
  const { organizer, undertaker, icp } = written;
  return {
    organizer,
    undertaker,
    icp,
    policeIcp: written.police_icp,
    siteCode: written.site_code,
    reportErrors: written.report_errors,
  };
}

/** The forms that numbers have as far as is known, each with an example. */
const FORMS: readonly [key: 'police_icp' | 'site_code', form: RegExp, example: string][] = [
  [
    'police_icp',
    /^\p{Script=Han}公网安备\s*\d{14}\s*号$/u,
    '京公网安备 11000002000001号：地方简称、公网安备、14 位数字、号',
  ],
  ['site_code', /^(?:\d{10}|[a-z]{2}\d{8})$/i, '1400000001：10 位，一般全是数字，部门的开头两位是字母'],
];

/** A warning for each number that looks otherwise than such numbers do. */
export function unusualNumbers(written: Feet, placeOf: (path: readonly PropertyKey[]) => Place): Problem[] {
  return FORMS.flatMap(([key, form, example]) =>
    written[key] === '' || form.test(written[key])
      ? []
      : problem('setting-unusual', placeOf([key]), written[key], { hint: example }),
  );
}
