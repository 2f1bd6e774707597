/**
 * Sets documents in several processes (排版): each is a PDF of its own, whose bytes don't depend on the others.
 */
import { fileURLToPath } from 'node:url';
import type { Publication } from '../../domain/publication.ts';
import type { Frame } from '../../paper/typesetter.ts';
import { day } from '../../wording/format.ts';
import { DEMO } from '../../wording/labels.ts';
import { type SharedWork, shareWork } from '../workers.ts';
import type { Fonts } from './fonts.ts';
import type { SheetTask, SheetWorkerData, WrittenDocument } from './sheet-worker.ts';

export const TEMPLATES = fileURLToPath(new URL('../../paper/templates', import.meta.url));
const WORKER = fileURLToPath(new URL('./sheet-worker.ts', import.meta.url));

/** Sets documents. `jobs` are taken one by one; `take` is called with each, in any order, once its file is written. */
export function setDocuments<Job extends SheetTask>(
  publication: Publication,
  { paths, fallbacks }: Pick<Fonts, 'paths' | 'fallbacks'>,
  { processes, jobs, take }: { processes: number; jobs: Iterable<Job>; take: SharedWork<Job, WrittenDocument>['take'] },
): Promise<void> {
  const data: SheetWorkerData = { fonts: paths, fallbacks, templates: TEMPLATES, frame: frameOf(publication) };
  return shareWork<Job, WrittenDocument>({
    helper: { file: WORKER, as: 'process' },
    data,
    helpers: processes,
    tasks: jobs,
    message: ({ document, path, isRead, areCodesRead }): SheetTask => ({ document, path, isRead, areCodesRead }),
    take,
  });
}

/** What sheets say of a publication. */
export function frameOf({ release, portal }: Publication): Frame {
  return {
    asOf: day(release.asOf),
    asOfSeconds: Date.parse(`${release.asOf}T00:00:00+08:00`) / 1000,
    publisher: portal.publisher,
    demo: portal.demo,
    demoWords: DEMO,
  };
}
