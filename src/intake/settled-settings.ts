/**
 * Compares settings with the tables (设置与表格对照): former codes are replaced by current ones, unknown codes are reported.
 */
import { DivisionTree } from '../domain/division-tree.ts';
import type { Portal } from '../domain/portal.ts';
import { sourceRow, sourceSheetIndex } from '../domain/source.ts';
import type { ProblemLog } from './problem-log.ts';
import { problem } from './problems.ts';
import { isReadWhole, type TablesRead } from './read-tables.ts';

export function settled(written: Portal, tables: TablesRead, problems: ProblemLog): Portal {
  const { present } = tables.register;
  let portal = written;
  if (present.has('division')) {
    if (isReadWhole(tables, 'division')) reportOutside(portal.divisions, tables, problems);
    // Settings may use the former code of a division, as tables may.
    const today = (code: string): string => tables.lookup.byCode(['division'], code)?.found ?? code;
    portal = {
      ...portal,
      divisions: [...new Set(portal.divisions.map(today))],
      profiles: Object.fromEntries(Object.entries(portal.profiles).map(([code, profile]) => [today(code), profile])),
      panelsOff: portal.panelsOff.map((one) => ({ ...one, divisions: one.divisions?.map(today) ?? null })),
    };
  }
  if (isReadWhole(tables, 'division')) reportUnknown(portal, tables, problems);
  return present.has('estate') ? { ...portal, kioskEstates: knownScreens(portal, tables, problems) } : portal;
}

/** Reports codes in portal.yaml that no division has: with these alone nothing would be published, and nothing said. */
function reportUnknown(portal: Portal, { lookup }: TablesRead, problems: ProblemLog): void {
  const written = [
    ...portal.divisions.map((code) => ['divisions', code] as const),
    ...Object.keys(portal.profiles).map((code) => ['profiles', code] as const),
    ...portal.panelsOff.flatMap(({ panel, divisions }) =>
      (divisions ?? []).map((code) => [`panels.${panel}.divisions`, code] as const),
    ),
  ];
  for (const [column, code] of written) {
    if (lookup.byCode(['division'], code)) continue;
    problems.push(
      problem('reference-unknown', { file: 'portal.yaml', column }, code, {
        header: '行政区划',
        hint: lookup.near(['division'], code),
      }),
    );
  }
}

/** Settings of screens whose estate is known. */
function knownScreens(portal: Portal, tables: TablesRead, problems: ProblemLog): Portal['kioskEstates'] {
  const column = 'kiosk.estates';
  const known = Object.entries(portal.kioskEstates).flatMap(([code, settings]) => {
    const estate = tables.lookup.byCode(['estate'], code);
    if (estate) return [[estate.found, settings] as const];
    if (!isReadWhole(tables, 'estate')) return [];
    const hint = tables.lookup.near(['estate'], code);
    problems.push(problem('setting-estate-unknown', { file: 'portal.yaml', column }, code, { header: column, hint }));
    return [];
  });
  return Object.fromEntries(known);
}

/** Names divisions that a slip in 上级代码 has cut off from what is published. */
export function reportOutside(divisions: readonly string[], tables: TablesRead, problems: ProblemLog): void {
  const { register, lookup } = tables;
  const tree = new DivisionTree(register.records.division);
  const tops = divisions.map((code) => lookup.byCode(['division'], code)?.found ?? code);
  for (const { code, parent, source } of register.records.division) {
    if (parent === null || tree.get(parent)) continue;
    if (tops.some((top) => tree.isWithin(code, top) || tree.isWithin(top, code))) continue;
    const sheet = register.sheets[sourceSheetIndex(source)];
    if (!sheet) continue;
    const place = { file: sheet.file, sheet: sheet.sheet, row: sourceRow(source), column: '上级代码' };
    problems.push(problem('division-outside', place, parent, { hint: lookup.near(['division'], parent) }));
  }
}
