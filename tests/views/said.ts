/** What the panels of an estate say, for tests of their sentences. */
import type { PanelId } from '../../src/domain/panels.ts';
import type { Publication } from '../../src/domain/publication.ts';
import { boardView } from '../../src/views/board/board.ts';
import type { Says } from '../../src/views/board/saying.ts';
import { textOf } from '../../src/wording/pieces.ts';

export const saysOf = (publication: Publication, id: PanelId): Says => boardView(publication, 'JZ001').panels[id].says;

export const said = (publication: Publication, id: PanelId): string[] =>
  saysOf(publication, id).map(({ words }) => textOf(words));
