/**
 * What must not leave the house (关口): nothing that holds it is handed over.
 */
import { codePointName } from '../paper/coverage.ts';

/** Characters that no font has. `refusalsOf` has named the places before; reaching this without that is a bug. */
export class UnprintableCharacters extends Error {
  readonly characters: readonly string[];

  constructor(characters: Iterable<string>) {
    const all = [...characters];
    super(`characters without a glyph: ${all.map(codePointName).join(' ')}`);
    this.characters = all;
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
