/**
 * What a government site says at its foot (页脚), as portal.yaml has it: who runs it, its numbers, where errors are reported.
 *
 * Numbers are looked at mildly. Who gives them may change their form, so an unusual one is asked about and published.
 */
import { z } from 'zod';
import { addressFault } from '../domain/address.ts';
import type { Portal } from '../domain/portal.ts';
import type { Problem } from '../domain/problem.ts';
import { type Place, problem } from './problems.ts';

/** Longer than any name, number or address of an office is; what is longer doesn't fit a foot, a sheet or a screen. */
const CHARACTERS_MAX = { name: 60, number: 40, address: 200 } as const;

/** A text of so many characters at most, for settings that are published. */
export const atMost = (kind: keyof typeof CHARACTERS_MAX): [(text: string) => boolean, string] => [
  (text) => [...text].length <= CHARACTERS_MAX[kind],
  `最多 ${CHARACTERS_MAX[kind]} 个字`,
];

/** A word or a number that may be left out, as an empty text. */
const words = z.union([z.string(), z.number()]).transform((value) => String(value).trim());
const optional = words.nullish().transform((value) => value ?? '');
const name = optional.refine(...atMost('name'));
const number = optional.refine(...atMost('number'));

/** An address that a reader's device can open: a page, a mailbox, a telephone. */
const isAddress = (text: string): boolean =>
  /^mailto:[^\s@?]+@[^\s@?]+$/i.test(text) || /^tel:\+?[\d-]{3,20}$/i.test(text) || addressFault(text) === null;

export const FEET = {
  organizer: name,
  undertaker: name,
  icp: number,
  police_icp: number,
  site_code: number,
  report_errors: optional
    .refine(...atMost('address'))
    .refine(
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
const FORMS: readonly [key: 'icp' | 'police_icp' | 'site_code', form: RegExp, example: string][] = [
  [
    'icp',
    /^\p{Script=Han}ICP[备证]\s*\d{6,12}\s*号(?:\s*-\s*\d{1,3})?$/iu,
    '晋ICP备12345678号-1：地方简称、ICP备、8 位或更多数字、号，网站的序号',
  ],
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
    written[key] === '' || (form.test(written[key]) && !isAllZero(written[key]))
      ? []
      : problem('setting-unusual', placeOf([key]), written[key], { hint: example }),
  );
}

/** A form that nobody has filled in. */
const isAllZero = (text: string): boolean => !/[1-9]/.test(text.replace(/-\s*\d+$/, '')) && /0/.test(text);
