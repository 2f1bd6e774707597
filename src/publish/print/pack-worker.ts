/** A thread that joins finished sheets into packs (合订), one pack after another, and holds some against their sheets. */
import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Joint, joinPdfs, type Piece } from '../../paper/join/join.ts';
import { createWordReader, type WordReader, wordsOn } from '../../paper/read-words.ts';
import type { Sum } from '../cache/give.ts';
import { answerTasks } from '../workers.ts';
import { joinMeans } from './join-means.ts';
import type { Made } from './kept-prints.ts';

export interface PackTask {
  /** Where it is written. */
  path: string;
  title: string;
  /** Files of sheets and separators, with how many pages each has. */
  pieces: PackPiece[];
  /** Which of them are read back, from 0. */
  readBack: readonly number[];
}

export interface PackPiece extends Omit<Piece, 'pdf'> {
  path: string;
  pages: number;
}

export interface PackAnswer extends Made {
  /** Null where it has exactly the pages of its sheets. */
  wrong: { piece: string; why: string } | null;
}

answerTasks(() => {
  let reader: Promise<WordReader> | null = null;
  return async (task: PackTask): Promise<PackAnswer> => {
    const { joints, sum } = join(task);
    const last = joints.at(-1);
    const pages = last ? last.first + last.pages - 1 : 0;
    for (const [index, { path: piece, pages: own }] of task.pieces.entries())
      if (joints[index]?.pages !== own)
        return { pages, ...sum, wrong: { piece, why: `${joints[index]?.pages} pages and not ${own}` } };
    if (task.readBack.length === 0) return { pages, ...sum, wrong: null };
    reader ??= createWordReader();
    return { pages, ...sum, wrong: differing(await reader, task, joints) };
  };
});

/** Nothing of it is held that is already written. */
function join({ path: file, title, pieces }: PackTask): { joints: Joint[]; sum: Sum } {
  mkdirSync(path.dirname(file), { recursive: true });
  const to = openSync(file, 'w');
  const hash = createHash('sha256');
  let bytes = 0;
  const write = (piece: Uint8Array): void => {
    writeFileSync(to, piece);
    hash.update(piece);
    bytes += piece.length;
  };
  try {
    const joints = joinPdfs(joinMeans(write), title, read(pieces));
    return { joints, sum: { bytes, sha256: hash.digest('hex') } };
  } finally {
    closeSync(to);
  }
}

function* read(pieces: readonly PackPiece[]): Generator<Piece> {
  for (const { path: file, ...piece } of pieces) yield { ...piece, pdf: readFileSync(file) };
}

/** The first piece whose pages PDFium, which had no hand in it, doesn't read alike in the pack. */
function differing(
  reader: WordReader,
  { path: file, pieces, readBack }: PackTask,
  joints: readonly Joint[],
): PackAnswer['wrong'] {
  const pack = readFileSync(file);
  for (const index of readBack) {
    const [piece, joint] = [pieces[index] as PackPiece, joints[index] as Joint];
    const pages = Array.from({ length: joint.pages }, (_, nth) => nth + 1);
    const inPack = pages.map((page) => joint.first + page - 1);
    if (wordsOn(reader, pack, inPack) !== wordsOn(reader, readFileSync(piece.path), pages))
      return { piece: piece.path, why: 'other words' };
  }
  return null;
}
