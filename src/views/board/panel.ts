/**
 * What every panel of the board has, and what each is made from.
 */
import type { Publication } from '../../domain/publication.ts';
import type { Estate } from '../../domain/records.ts';
import type { Indexes } from '../common/indexes.ts';
import type { Disclosure, SourceLine } from '../common/sourcing.ts';

export interface Panel {
  disclosure: Disclosure;
  sources: SourceLine[];
}

export interface BoardContext {
  publication: Publication;
  indexes: Indexes;
  estate: Estate;
}
