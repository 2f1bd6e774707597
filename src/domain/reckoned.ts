/** How the last day (公示期至) of what names somebody was reckoned, where its table doesn't say it or says one that is too late. */
import type { IsoDate } from './iso-date.ts';

export interface Reckoned {
  /** So many months from a day. */
  months: number;
  /** The day of the act, or of the decision on it where that was earlier. */
  from: IsoDate;
  by: 'act' | 'decision';
  /** What the table says, later than may be; null where it says nothing. */
  written: IsoDate | null;
}
