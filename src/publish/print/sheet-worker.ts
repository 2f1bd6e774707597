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
import { createWordReader, missingWords, type WordReader } from '../../paper/read-words.ts';
import { createTypesetter, type Document, type SetDocument, type TypesetterOptions } from '../../paper/typesetter.ts';
import { answerTasks } from '../workers.ts';

/** `fonts` are files. */
export type SheetWorkerData = Omit<TypesetterOptions, 'fonts'> & { fonts: readonly string[] };

export interface SheetTask {
  document: Document;
  /** Where it is written. */
  path: string;
  /** Which of its sheets are read back, from 0. */
  readBack: readonly number[];
}

export interface WrittenDocument extends Omit<SetDocument, 'pdf'> {
  /** The first words that were not found again; null where all were. */
  missing: { title: string; words: string } | null;
}

answerTasks(({ fonts, ...options }: SheetWorkerData) => {
  const typesetter = createTypesetter({ ...options, fonts: fonts.map((file) => readFileSync(file)) });
  let reader: Promise<WordReader> | null = null;
  return async ({ document, path: file, readBack }: SheetTask): Promise<WrittenDocument> => {
    const { pdf, ...said } = typesetter.set(document);
    globalThis.gc?.({ type: 'minor' });
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, pdf);
    if (readBack.length === 0) return { ...said, missing: null };
    reader ??= createWordReader();
    return { ...said, missing: missingWords(await reader, pdf, document, said, readBack) };
  };
});
