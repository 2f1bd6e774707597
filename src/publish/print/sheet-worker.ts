/**
 * A process that sets documents one after another and writes each to its file, so that no PDF travels.
 *
 * A process, since Typst keeps what it has laid out for all threads of one: to forget it for one document would be to
 * forget it in the middle of another. And a set document lies outside of what V8 counts, so that hundreds of megabytes
 * of them would wait for a collection that V8 sees no need for: it is asked for one after each.
 */
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTypesetter, type Document, type SetDocument, type TypesetterOptions } from '../../paper/typesetter.ts';
import { answerTasks } from '../workers.ts';

/** `fonts` are files. */
export type SheetWorkerData = Omit<TypesetterOptions, 'fonts'> & { fonts: readonly string[] };

export interface SheetTask {
  document: Document;
  /** Where it is written. */
  path: string;
}

export type WrittenDocument = Omit<SetDocument, 'pdf'>;

answerTasks(({ fonts, ...options }: SheetWorkerData) => {
  const typesetter = createTypesetter({ ...options, fonts: fonts.map((file) => readFileSync(file)) });
  return async ({ document, path: file }: SheetTask): Promise<WrittenDocument> => {
    const { pdf, ...said } = typesetter.set(document);
    globalThis.gc?.({ type: 'minor' });
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, pdf);
    return said;
  };
});
