/**
 * Where a setting stands in its file (设置的位置): as programs write it, and as people count.
 */

/** Dotted, as JSON has it: rules.2.id */
export const dottedPath = (path: readonly PropertyKey[]): string => path.map(String).join('.');

/** A setting's own name, as against what an office has written in its place: a code, a table. */
const SETTING = /^[a-z_]+$/;

/** As a clerk counts: divisions 的第 1 项, rules 的第 3 项的 id, profiles 里的 140500. */
export function pathInWords(path: readonly PropertyKey[]): string {
  return path.reduce<string>((words, step) => {
    if (typeof step === 'number') return `${words} 的第 ${step + 1} 项`;
    const name = String(step);
    if (words === '') return name;
    if (words.endsWith('项')) return `${words}的 ${name}`;
    return SETTING.test(name) ? `${words}.${name}` : `${words} 里的 ${name}`;
  }, '');
}
