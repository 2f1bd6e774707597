/**
 * Errors of the last checks before publication (关口), after which nothing is handed over.
 */
import { codePointName } from '../paper/coverage.ts';

/** Some characters are in no font. `refusalsOf` should have reported their places before, so this is a bug. */
export class UnprintableCharacters extends Error {
  readonly characters: readonly string[];

  constructor(characters: Iterable<string>) {
    const all = [...characters];
    super(`characters without a glyph: ${all.map(codePointName).join(' ')}`);
    this.characters = all;
  }
}

/** Words that a sheet must say stand on none of its finished pages. That is a bug: all of them were set. */
export class MissingWords extends Error {
  readonly file: string;

  constructor(file: string, title: string, words: string) {
    super(`${file}, ${title}: not found on its pages: ${[...words].slice(0, 60).join('')}`);
    this.file = file;
  }
}

/** A pack has other pages than the sheets that it is made of. That is a bug: their pages are taken over as they are. */
export class WrongPack extends Error {
  readonly file: string;

  constructor(file: string, piece: string, why: string) {
    super(`${file}: not the pages of ${piece}: ${why}`);
    this.file = file;
  }
}

/** A code on a finished sheet says something else than it must. */
export class WrongCode extends Error {
  readonly file: string;

  constructor(file: string, page: number, expected: readonly string[], read: readonly string[]) {
    super(`${file}, page ${page}: expected ${expected.join(' ') || 'no code'}, read ${read.join(' ') || 'none'}`);
    this.file = file;
  }
}
