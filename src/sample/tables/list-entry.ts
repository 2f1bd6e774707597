/** The generated 红黑榜, as listings.ts has planned them. */
import type { SampleTable } from './row.ts';

export const listEntry: SampleTable<'list_entry'> = {
  id: 'list_entry',
  *rows({ listings }) {
    for (const listing of listings) {
      yield {
        division: listing.county.code,
        period: listing.periodText,
        colour: listing.colour,
        subjectKind: listing.kind,
        subject: listing.subject ? listing.subject.code : '无',
        basis: listing.basis,
        listedOn: listing.listedOn,
        document: listing.document,
        removedOn: listing.removedOn,
        removal: listing.removal,
        until: '',
        toldOn: '',
        reply: listing.reply,
      };
    }
  },
};
