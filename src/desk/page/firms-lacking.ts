/** Firms that tables know by their names alone (待补代码), as the problems say: those that are accused or graded first. */
import { creditCodeCheck, hasCreditCodeForm } from '../../domain/credit-code.ts';
import type { Problem } from '../../domain/problem.ts';
import type { FirmCode } from '../api.ts';

export interface LackingFirm {
  name: string;
  /** Whether nothing is published before it has a code. */
  isNeeded: boolean;
}

const LACKING: ReadonlySet<string> = new Set(['firm-code-required', 'firm-by-name', 'firm-code-missing']);

/** Whether a problem is settled by the code of a firm. */
export const isAboutCode = ({ code, value }: Problem): boolean => LACKING.has(code) && value !== null;

export function firmsLacking(problems: readonly Problem[]): LackingFirm[] {
  const needed = new Map<string, boolean>();
  for (const { code, value, severity } of problems)
    if (value !== null && LACKING.has(code)) needed.set(value, needed.get(value) === true || severity === 'error');
  return [...needed]
    .map(([name, isNeeded]) => ({ name, isNeeded }))
    .sort((a, b) => Number(b.isNeeded) - Number(a.isNeeded));
}

/** What is wrong with typed codes, by the firm's name: with a code itself, or that another firm has the same one. */
export function codeFaults(typed: readonly FirmCode[]): Map<string, string> {
  const faults = new Map<string, string>();
  for (const { name, code } of typed) {
    const own = codeFault(code);
    const twin = typed.find((one) => one.name !== name && one.code === code);
    if (own !== null) faults.set(name, own);
    else if (twin !== undefined) faults.set(name, `和「${twin.name}」写了同一个代码`);
  }
  return faults;
}

const LENGTH = 18;

/** A code as it is typed or pasted: without what stands between its parts. */
export const asTyped = (text: string): string => text.replace(/[\s-]/g, '').toUpperCase();

/** What of a code is wrong, in words, as far as it is typed; null where nothing is. */
export function codeFault(text: string): string | null {
  const code = asTyped(text);
  const [strange] = code.match(/[^0-9A-HJ-NPQRTUWXY]/u) ?? [];
  if (strange !== undefined) return `代码里没有「${strange}」${/[IOSZ]/.test(strange) ? '，看看是不是数字' : ''}`;
  if (code.length < LENGTH) return `还差 ${LENGTH - code.length} 位`;
  if (code.length > LENGTH) return `多了 ${code.length - LENGTH} 位`;
  if (!hasCreditCodeForm(code) || creditCodeCheck(code.slice(0, -1)) !== code.at(-1))
    return '至少有一位抄错了，对照营业执照';
  return null;
}
