/**
 * What every panel of the board has, and what each is made from.
 */
import { type PanelId, panelOf, type TablesOf } from '../../domain/panels.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Estate, Sourced } from '../../domain/records.ts';
import type { Indexes } from '../common/indexes.ts';
import { type Disclosure, type SourceLine, sourcesOf } from '../common/sourcing.ts';
import type { Says } from './saying.ts';

export interface Panel {
  disclosure: Disclosure;
  /** What heads it on every surface. */
  says: Says;
  sources: SourceLine[];
}

export interface BoardContext {
  publication: Publication;
  indexes: Indexes;
  estate: Estate;
}

/** Where a panel's figures come from: what it shows of each table that its description names, in that order. */
export function panelSources<K extends PanelId>(
  publication: Publication,
  id: K,
  shown: Readonly<Record<TablesOf<K>, readonly Sourced[]>>,
): SourceLine[] {
  return panelOf(id).tables.flatMap((table) => sourcesOf(publication, table, shown[table as TablesOf<K>]));
}
