/**
 * How former names and codes are told (曾用名、旧编码的说法). No table says when one changed, so they stand beside the present
 * ones and no sentence says which of them held on a day.
 */
import { formerNamesOf } from '../domain/former.ts';
import { isNameCode } from '../domain/name-code.ts';

/** 曾用名 纺织厂新村、纺织厂小区; null where there is none. */
export function formerText(formerName: string | null): string | null {
  const names = formerNamesOf(formerName);
  return names.length === 0 ? null : `曾用名 ${names.join('、')}`;
}

/** 曾用名 纺织厂新村；JZ001: what stands below a name or in brackets behind it; null where there is nothing. */
export const belowName = (...parts: readonly (string | null)[]): string | null =>
  parts.filter((part) => part !== null).join('；') || null;

/** Below a list or a bulletin that names somebody who had another name. */
export const FORMER_NOTE = '名称都按现在的写，曾用名写在旁边；哪一天改的没有登记，原件上写的可能是曾用名。';

/** 待补 in the place of a credit code that isn't known yet. */
export const creditCodeText = (code: string): string => (isNameCode(code) ? '待补' : code);

/** What has changed, where an address leads on: a code, the name of a firm known by its name alone, or that it has a code now. */
export function changedWords(
  kind: keyof typeof CODE_NAMES,
  former: string,
  code: string,
): { title: string; said: string } {
  const codeName = CODE_NAMES[kind];
  if (!isNameCode(former)) return { title: `${codeName}已改`, said: `${codeName}已由 ${former} 改为 ${code}` };
  return isNameCode(code)
    ? { title: '名称已改', said: '这家企业的名称改了' }
    : { title: `${codeName}已补上`, said: `${codeName}原来待补，现在补上了：${code}` };
}

/** What the code of each is called. */
export const CODE_NAMES = { estate: '小区编码', firm: '统一社会信用代码', division: '行政区划代码' } as const;
