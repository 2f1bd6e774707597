/**
 * The nearest known words to what a clerk wrote.
 */
import { distance } from 'fastest-levenshtein';

/** At most this many candidates are compared, so that a broken table of many rows stays quick. */
const CANDIDATES_MAX = 5000;

/** Up to `most` known words that a slip of the hand could have meant, at most so many characters apart, nearest first. */
export function nearest(
  written: string,
  known: Iterable<string>,
  most = 3,
  mostApart = Number.POSITIVE_INFINITY,
): string[] {
  const word = written.trim();
  if (word === '') return [];
  const tolerance = Math.min(mostApart, Math.max(1, Math.floor(word.length / 2)));
  const found: { candidate: string; apart: number }[] = [];
  let compared = 0;
  for (const candidate of known) {
    if (++compared > CANDIDATES_MAX) break;
    const contained =
      candidate.length >= 2 && word.length >= 2 && (candidate.includes(word) || word.includes(candidate));
    if (!contained && Math.abs(candidate.length - word.length) > tolerance) continue;
    const apart = contained ? Math.min(distance(word, candidate), tolerance) : distance(word, candidate);
    if (apart <= tolerance) found.push({ candidate, apart });
  }
  return found
    .sort((a, b) => a.apart - b.apart || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, most)
    .map((f) => f.candidate);
}

/** The nearest words as a message names them, or undefined where none is near. */
export function nearestInWords(written: string, known: Iterable<string>): string | undefined {
  const words = nearest(written, known);
  return words.length > 0 ? words.map((word) => `「${word}」`).join('、') : undefined;
}
