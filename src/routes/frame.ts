/**
 * What stands around a page as its route has it: whose site it is, until when the page's data speak, which feed it offers.
 */
import type { DataUntil } from '../domain/data-until.ts';
import type { Publication } from '../domain/publication.ts';
import type { TableId } from '../domain/records.ts';
import { type CountyFeed, countyFeedAt } from '../views/around/feed.ts';
import { dataUntilAt, type EditionView, editionView, type FrameView, frameView } from '../views/common/frame.ts';

export interface PageFrame extends FrameView {
  /** 数据截至 of what the page shows; null for a page of neither tables nor a place. */
  until: DataUntil | null;
  /** The feed of the county that the page is about. */
  feed: CountyFeed | null;
  /** 这一版, which stands on the home page alone of all pages that have this frame. */
  edition: EditionView | null;
}

export interface Framed {
  /** Code of the county or of a part of it that the page is about: it offers that county's feed too. */
  place?: string;
  /** What the page shows comes from these; all tables where it is about a place. */
  tables?: readonly TableId[];
  edition?: boolean;
}

export function pageFrame(site: Publication, { place, tables, edition = false }: Framed = {}): PageFrame {
  return {
    ...frameView(site),
    until: dataUntilAt(site, tables, place),
    feed: place === undefined ? null : countyFeedAt(site, place),
    edition: edition ? editionView(site) : null,
  };
}

/** The county that a division is or lies in, of those that have pages of their own; null for what is of several or of none. */
export const countyAt = (site: Publication, division: string): string | null =>
  countyFeedAt(site, division)?.code ?? null;
