/**
 * What stands around every page (页眉页脚): whose site it is, as of when, which release.
 */
import type { IsoDate } from '../domain/iso-date.ts';
import type { Publication } from '../domain/publication.ts';

export interface FrameView {
  siteName: string;
  publisher: string;
  contact: string;
  icp: string;
  demo: boolean;
  base: string;
  asOf: IsoDate;
  release: string;
}

export function frameView({ portal, release }: Publication): FrameView {
  const { name, publisher, contact, icp, demo, base } = portal;
  return { siteName: name, publisher, contact, icp, demo, base, asOf: release.asOf, release: release.id };
}
