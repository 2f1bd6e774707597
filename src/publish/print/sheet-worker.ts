/**
 * A process that sets documents one after another and writes each to its file.
 *
 * It is a process and no thread for two reasons. Typst keeps its layouts for all threads of a process, so clearing them
 * after one document would take them from another in the making. And a set document lies outside of the memory that V8
 * counts, so hundreds of megabytes would wait for a garbage collection; therefore one is requested after each document.
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
