/**
 * What the clerk's desk and its page say to each other of urgent notices (紧急通知); all else stands in api.ts.
 */
import type { IsoDate } from '../domain/iso-date.ts';

/** `POST urgent-look`, asked with an `UrgentNotice`: how its sheet will look. */
export interface UrgentLook {
  /** Its pages below one another. */
  svg: string;
  pages: number;
}

/** `GET urgent`: what an urgent notice may be for, and which there are. */
export interface UrgentDesk {
  /** Why none can be sent; null where it can. */
  refused: string | null;
  /** Divisions, streets (街道) that are only words beside estates, then estates, as they are published. */
  places: readonly UrgentPlace[];
  notices: readonly UrgentTold[];
}

export interface UrgentPlace {
  code: string;
  name: string;
  /** Where it lies: 示例市甲子县; empty at the top. */
  where: string;
  /** How many estates lie in a division or a street; null for an estate. */
  estates: number | null;
  /** Of a street without a code of its own: its estates, since a notice is for what has a code. Its `code` is none of the folder's. */
  members?: readonly string[];
}

/** An urgent notice: out, in the folder and not out yet, or out and in the folder no more. */
export interface UrgentTold {
  file: string;
  title: string;
  scope: string;
  from: IsoDate;
  until: IsoDate | null;
  stands: 'out' | 'waiting' | 'leaving';
  /** Its sheet and its picture, as they lie on the disk; none for one that waits, and where they are no more. */
  links: readonly { name: string; address: string }[];
}

export interface UrgentNotice {
  title: string;
  text: string;
  /** Codes of divisions or estates. */
  targets: readonly string[];
  /** The last day on which it holds. */
  until: IsoDate;
}
