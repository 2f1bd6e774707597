/**
 * Sets documents in several processes (排版): each is a PDF of its own, and its bytes depend on nothing but itself.
 */
import { fileURLToPath } from 'node:url';
import type { Publication } from '../../domain/publication.ts';
import type { Document, Frame, SetDocument } from '../../paper/typesetter.ts';
import { day } from '../../wording/format.ts';
import { DEMO } from '../../wording/labels.ts';
import { type SharedWork, shareWork } from '../workers.ts';
import type { Fonts } from './fonts.ts';
import type { SheetWorkerData } from './sheet-worker.ts';

const TEMPLATES = fileURLToPath(new URL('../../paper/templates', import.meta.url));
const WORKER = fileURLToPath(new URL('./sheet-worker.ts', import.meta.url));

/** `jobs` are pulled one by one, when a process is free; `take` gets them back in no order. */
export function setDocuments<Job extends { document: Document }>(
  publication: Publication,
  { paths, fallbacks }: Pick<Fonts, 'paths' | 'fallbacks'>,
  { processes, jobs, take }: { processes: number; jobs: Iterable<Job>; take: SharedWork<Job, SetDocument>['take'] },
): Promise<void> {
  const data: SheetWorkerData = { fonts: paths, fallbacks, templates: TEMPLATES, frame: frameOf(publication) };
  return shareWork<Job, SetDocument>({
    helper: { file: WORKER, as: 'process' },
    data,
    helpers: processes,
    tasks: jobs,
    message: ({ document }) => document,
    take,
  });
}

function frameOf({ release, portal }: Publication): Frame {
  return {
    asOf: day(release.asOf),
    asOfSeconds: Date.parse(`${release.asOf}T00:00:00+08:00`) / 1000,
    release: release.id,
    publisher: portal.publisher,
    demo: portal.demo,
    demoWords: DEMO,
  };
}
