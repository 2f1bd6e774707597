/**
 * A process that sets documents one after another, writes each to its file, and reads back what has to be.
 *
 * It is a process and no thread for two reasons. Typst keeps its layouts for all threads of a process, so clearing them
 * after one document would take them from another in the making. And a set document lies outside of the memory that V8
 * counts, so hundreds of megabytes would wait for a garbage collection; therefore one is requested after each document.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type CodeReader, createCodeReader } from '../../paper/read-codes.ts';
import { createWordReader, missingWords, type WordReader } from '../../paper/read-words.ts';
import {
  createTypesetter,
  type Document,
  type Separator,
  type SetDocument,
  type TypesetterOptions,
} from '../../paper/typesetter.ts';
import type { Sum } from '../cache/give.ts';
import { answerTasks } from '../workers.ts';
import { type WrongCodes, wrongCodes } from './check-codes.ts';
import { readDecoder } from './decoder.ts';

/** `fonts` are files. */
export type SheetWorkerData = Omit<TypesetterOptions, 'fonts'> & { fonts: readonly string[] };

export interface SheetTask {
  /** A `Document` or a `Separator` as JSON. */
  document: string;
  /** Where it is written. */
  path: string;
  /** Whether its words are read back. */
  isRead: boolean;
  /** Whether its codes are. */
  areCodesRead: boolean;
}

export interface WrittenDocument extends Omit<SetDocument, 'pdf'>, Sum {
  /** The first words that were not found again; null where all were. */
  missing: string | null;
  /** The first page on which codes say something else than they must; null where none does. */
  wrong: WrongCodes | null;
}

answerTasks(({ fonts, ...options }: SheetWorkerData) => {
  const typesetter = createTypesetter({ ...options, fonts: fonts.map((file) => readFileSync(file)) });
  let words: Promise<WordReader> | null = null;
  let codes: Promise<CodeReader> | null = null;
  return async ({ document: json, path: file, isRead, areCodesRead }: SheetTask): Promise<WrittenDocument> => {
    const document = JSON.parse(json) as Document | Separator;
    const sheet = 'sheet' in document ? document.sheet : null;
    const { pdf, ...said } = 'sheet' in document ? typesetter.set(document) : typesetter.setSeparator(document);
    globalThis.gc?.({ type: 'minor' });
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, pdf);
    const sum = { bytes: pdf.length, sha256: createHash('sha256').update(pdf).digest('hex') };
    let missing: string | null = null;
    if (isRead && sheet !== null) {
      words ??= createWordReader();
      missing = missingWords(await words, pdf, sheet, said.pages);
    }
    let wrong: WrongCodes | null = null;
    if (areCodesRead && said.codes.length > 0) {
      codes ??= readDecoder().then(createCodeReader);
      wrong = await wrongCodes(await codes, pdf, said.codes);
    }
    return { ...said, ...sum, missing, wrong };
  };
});
