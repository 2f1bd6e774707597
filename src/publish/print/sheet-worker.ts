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
import {
  createTypesetter,
  type Document,
  type Separator,
  type SetDocument,
  type TypesetterOptions,
} from '../../paper/typesetter.ts';
import { answerTasks } from '../workers.ts';

/** `fonts` are files. */
export type SheetWorkerData = Omit<TypesetterOptions, 'fonts'> & { fonts: readonly string[] };

export interface SheetTask {
  document: Document | Separator;
  /** Where it is written. */
  path: string;
  /** Whether its words are read back. */
  isRead: boolean;
}

export interface WrittenDocument extends Omit<SetDocument, 'pdf'> {
  /** The first words that were not found again; null where all were. */
  missing: string | null;
}

answerTasks(({ fonts, ...options }: SheetWorkerData) => {
  const typesetter = createTypesetter({ ...options, fonts: fonts.map((file) => readFileSync(file)) });
  let reader: Promise<WordReader> | null = null;
  return async ({ document, path: file, isRead }: SheetTask): Promise<WrittenDocument> => {
    const sheet = 'sheet' in document ? document.sheet : null;
    const { pdf, ...said } = 'sheet' in document ? typesetter.set(document) : typesetter.setSeparator(document);
    globalThis.gc?.({ type: 'minor' });
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, pdf);
    if (!isRead || sheet === null) return { ...said, missing: null };
    reader ??= createWordReader();
    return { ...said, missing: missingWords(await reader, pdf, sheet, said.pages) };
  };
});
