/** What nobody who sends a table can mend (办公室自己的事). */
import type { Problem } from '../domain/problem.ts';
import type { ProblemCode } from '../intake/problems.ts';

/** Problems that only whoever keeps the folder can mend. */
const OF_THE_OFFICE: ReadonlySet<string> = new Set<ProblemCode>([
  'file-two-forms',
  'file-lock',
  'file-shadow',
  'folder-ignored',
  // How the office reads a layout, what it has decided not to publish, and what it has settled itself.
  'mapping-proposed',
  'mapping-column-new',
  'mapping-period-new',
  'mapping-unit-new',
  'mapping-period-twice',
  'mapping-column-passed',
  'mapping-sheet-passed',
  'mapping-rows-passed',
  'mapping-line-unread',
  'side-superseded',
  'correction-applied',
  'correction-done',
  'correction-stale',
  'correction-again',
  'codes-not-kept',
  'codes-elsewhere',
  'firm-by-name',
]);

/** Whether a problem goes back to nobody: what the office has agreed to neither. */
export const isOfTheOffice = ({ code, agreed }: Pick<Problem, 'code' | 'agreed'>): boolean =>
  agreed || OF_THE_OFFICE.has(code);
