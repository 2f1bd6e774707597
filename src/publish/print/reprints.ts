/**
 * Which sheets a publication would have put up anew, and which come down (重印), compared with what was printed before. Nothing
 * is set or written.
 */
import type { SheetChanges, SheetTold } from '../../compare/comparison.ts';
import type { Publication } from '../../domain/publication.ts';
import { identity } from '../../sheets/hanging.ts';
import { planSheets } from '../../sheets/plan.ts';
import { contentOf, type EarlierSheet, entryOf } from './printed-file.ts';

export function reprints(publication: Publication, earlier: readonly EarlierSheet[]): SheetChanges {
  const then = new Map(earlier.filter(({ content }) => content !== null).map((sheet) => [identity(sheet), sheet]));
  const reprint: SheetTold[] = [];
  let unchanged = 0;
  const selection = { names: publication.portal.printSheets, estates: null, division: null };
  for (const { sheets } of planSheets(publication, selection))
    for (const planned of sheets) {
      const key = identity(entryOf(planned));
      if (then.get(key)?.content === contentOf(planned)) unchanged++;
      else reprint.push(told(entryOf(planned)));
      then.delete(key);
    }
  return { reprint, takeDown: [...then.values()].map(told), unchanged };
}

const told = ({
  title,
  estate,
  division,
  file,
}: Pick<EarlierSheet, 'title' | 'estate' | 'division' | 'file'>): SheetTold => ({
  title,
  subject: estate ?? division ?? '',
  file,
});
