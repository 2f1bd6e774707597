/**
 * What is not judged while tables have errors (有错的表): the row that could not be read may be the very one by which
 * somebody is in order, or isn't. Nothing is published then; what staff are told must accuse nobody either.
 */
import type { Finding, Verdict } from '../domain/finding.ts';
import { NOT_REAL, type Problem } from '../domain/problem.ts';
import type { TableId } from '../domain/records.ts';
import type { Register } from '../domain/register.ts';
import { sourceSheetIndex } from '../domain/source.ts';
import type { SourceSheet } from '../domain/source-sheet.ts';
import { tableOf } from '../tables/catalogue.ts';
import type { Judge } from './judge.ts';
import { tablesOf } from './needs.ts';
import { lacking, withFigures } from './readings/figures.ts';

/** Where the content has errors. */
export interface Faulty {
  tables: ReadonlySet<TableId>;
  /** Settings, profiles, and files of which nobody can tell what table they would be. Every verdict may rest on them. */
  files: readonly string[];
}

/** Every judge reads these, as whom a duty binds, who serves whom, and what an event has settled. */
const READ_BY_ALL: readonly TableId[] = ['division', 'estate', 'firm', 'contract', 'event'];

const NOTICES = 'notices/';

/**
 * Which tables have errors, by the sheets that were read. Notices are no evidence of anything, and what is only not real is
 * read whole.
 */
export function faultyOf(problems: readonly Problem[], sheets: readonly SourceSheet[]): Faulty {
  const tables = new Set<TableId>();
  const files = new Set<string>();
  for (const { severity, code, file, sheet } of problems) {
    if (severity !== 'error' || NOT_REAL.has(code) || file.startsWith(NOTICES)) continue;
    const own = sheets.filter((one) => one.file === file && (sheet === null || one.sheet === sheet));
    for (const { table } of own) tables.add(table);
    if (own.length === 0) files.add(file);
  }
  return { tables, files: [...files] };
}

/** A finding that rests, or may rest, on a table with errors as unknown, naming it; any other as it is. */
export function unlessFaulty(
  found: Finding,
  judge: Pick<Judge, 'needs' | 'reads' | 'clock'>,
  faulty: Faulty,
  { sheets }: Register,
): Finding {
  if (!RESTING.includes(found.verdict) || isLack(found)) return found;
  const behind = new Set(found.sources.map((source) => sheets[sourceSheetIndex(source)]?.table));
  const isRead = (id: TableId): boolean => behind.has(id) || mayRead(judge, id);
  const names = [...faulty.files, ...[...faulty.tables].filter(isRead).map((id) => `「${tableOf(id).name}」表`)];
  if (names.length === 0) return found;
  const { publicly: _, ...rest } = found;
  const words = `${lacking('faulty', names.join('、'))}有错，改好以前不作判定`;
  return { ...rest, verdict: '未知', confirmed: false, overdueSince: null, settled: null, ...withFigures(words) };
}

/** What is unknown counts the rows that were read, and may lack the very one with an error. */
const RESTING: readonly Verdict[] = ['合格', '缺项', '逾期', '未知', '待核实', '已确认'];

/** Whether a finding is unknown for want of a table or a column, which is so whatever stands in the rows. */
const isLack = ({ verdict, figures }: Finding): boolean =>
  verdict === '未知' && figures.some(({ kind }) => kind === 'table' || kind === 'column');

/** Whether a judge may read a table. */
function mayRead({ needs, reads, clock }: Pick<Judge, 'needs' | 'reads' | 'clock'>, id: TableId): boolean {
  const needed = typeof needs === 'string' ? [] : tablesOf(needs.tables);
  return [...READ_BY_ALL, ...needed, ...(reads ?? []), ...(clock === 'publication' ? [] : clock)].includes(id);
}
