/**
 * The listings of firms (企业的上榜记录), whoever of the scope published them, and how a detail tells of them.
 */
import { compareText } from '../../domain/order.ts';
import type { ListColour, ListEntry } from '../../domain/records.ts';
import type { Case } from '../judge.ts';
import { when } from './figures.ts';
import { listingsBySubject, publishersOf } from './listed-subjects.ts';

export interface FirmListing {
  place: string;
  entry: ListEntry;
}

/** A firm's listings of a colour, by firm, oldest first, whoever of the scope published them; those that have ended are among them. */
export function firmListings(task: Case<unknown>, colour: ListColour): ReadonlyMap<string, readonly FirmListing[]> {
  const byFirm = new Map<string, FirmListing[]>();
  for (const division of publishersOf(task, '企业')) {
    const entries = task.facts.recordedLists.get(division.code) ?? [];
    for (const [firm, own] of listingsBySubject(entries, '企业', colour)) {
      const known = byFirm.get(firm) ?? [];
      byFirm.set(firm, known);
      known.push(...own.map((entry) => ({ place: division.name, entry })));
    }
  }
  for (const listings of byFirm.values()) listings.sort((a, b) => compareText(a.entry.listedOn, b.entry.listedOn));
  return byFirm;
}

/** Listings in words, with the days between which they hold. */
export function listingWords(listings: readonly FirmListing[], colour: ListColour): string {
  return listings
    .map(({ place, entry }) => {
      const { removedOn, withdrawn } = entry;
      const open = withdrawn?.why === 'ended' ? `${when(withdrawn.on)} 起公示期已满` : '没有移出日期';
      const until = removedOn === null ? open : `${when(removedOn)} 移出`;
      return `${place} ${when(entry.period)} ${colour}（${when(entry.listedOn)} 列入，${until}）`;
    })
    .join('、');
}
