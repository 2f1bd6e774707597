/**
 * What to supply so that something unknown can be judged (要补什么): by the names of tables, columns and files that its
 * finding says are lacking. Nobody is told to do what may long be done.
 */
import type { Finding, LackKind } from '../domain/finding.ts';
import { sourceSheetIndex } from '../domain/source.ts';
import { tableOf } from '../tables/catalogue.ts';
import type { Desk } from './desk.ts';

const KINDS: readonly LackKind[] = ['table', 'column', 'rows', 'old', 'unsaid', 'faulty'];

/** For unknown findings, each thing to supply once, tables first; where the rows are blank, that they are to be filled in. */
export function wantedOf(desk: Desk, findings: readonly Finding[]): string[] {
  const wanted = new Map<LackKind, Set<string>>(KINDS.map((kind) => [kind, new Set()]));
  let hasBlank = false;
  for (const found of findings) {
    const lacks = found.figures.filter(({ kind }) => wanted.has(kind as LackKind));
    if (lacks.length === 0) hasBlank = true;
    for (const { kind, at, length } of lacks) {
      const named =
        kind === 'old' || kind === 'unsaid' ? tablesBehind(desk, found) : [found.detail.slice(at, at + length)];
      for (const one of named) wanted.get(kind as LackKind)?.add(one);
    }
  }
  const of = (kind: LackKind, say: (names: string) => string): string[] => {
    const names = [...(wanted.get(kind) ?? [])];
    return names.length === 0 ? [] : [say(names.join('、'))];
  };
  return [
    ...of('faulty', (names) => `改正${names}里的错`),
    ...of('table', (names) => `交来${names}`),
    ...of('column', (names) => `${names}，加上这一列`),
    ...of('rows', (names) => `补上${names}的行，确实没有的写一行 0`),
    ...of('old', (names) => `${names}要一份新的`),
    ...of('unsaid', (names) => `写明${names}的数据截至`),
    ...(hasBlank ? ['按每行写的表和列补填，不知道的去问，不要估'] : []),
  ];
}

/** 「电梯」表: of the rows from which it was judged; without any, the files that are listed as to be asked for. */
function tablesBehind({ register }: Desk, { sources }: Finding): string[] {
  const tables = new Set(sources.flatMap((source) => register.sheets[sourceSheetIndex(source)]?.table ?? []));
  return tables.size === 0 ? ['下面「数据截至」所列的表'] : [...tables].map((id) => `「${tableOf(id).name}」表`);
}
