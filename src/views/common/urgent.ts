/**
 * Urgent notices (紧急通知) that hold: which there are, for whom, and which of them concern a place.
 */
import type { Publication } from '../../domain/publication.ts';
import type { Notice } from '../../domain/records.ts';
import { count } from '../../wording/format.ts';
import { type Indexes, indexesOf } from './indexes.ts';
import { type NoticeView, noticeView } from './notice.ts';

/** All of them, newest first. */
export function urgentNotices(publication: Publication): Notice[] {
  return indexesOf(publication).notices.filter(({ urgent }) => urgent);
}

/** An urgent notice away from the pages of those whom it is for. */
export interface UrgentView extends NoticeView {
  /** For whom it is. */
  scope: string;
}

/** All of them, as the front page says them. */
export function urgentEverywhere(publication: Publication): UrgentView[] {
  const indexes = indexesOf(publication);
  return urgentNotices(publication).map((notice) => urgentView(publication, indexes, notice));
}

const urgentView = (publication: Publication, indexes: Indexes, notice: Notice): UrgentView => ({
  ...noticeView(publication, notice),
  scope: scopeText(indexes, notice),
});

/** Those that head the pages of a division: for estates inside it, or for a place around it. */
export function urgentIn(publication: Publication, division: string): UrgentView[] {
  const indexes = indexesOf(publication);
  return urgentNotices(publication)
    .filter((notice) => concerns(indexes, notice, { estates: null, division }))
    .map((notice) => urgentView(publication, indexes, notice));
}

/** 春晖街道（12 个小区）、丁香苑: a division with how many estates of the publication lie in it. */
export function scopeText({ tree, estates }: Indexes, { targets }: Pick<Notice, 'targets'>): string {
  return targets
    .map((target) => {
      const estate = estates.get(target);
      if (estate !== undefined) return estate.name;
      const inside = [...estates.values()].filter(({ division }) => tree.isWithin(division, target));
      return `${tree.get(target)?.name ?? target}（${count(inside.length)} 个小区）`;
    })
    .join('、');
}

/** Whether a notice is for any of these estates, or for a place that has to do with a division. */
export function concerns(
  { tree, estates }: Indexes,
  { targets }: Pick<Notice, 'targets'>,
  asked: { estates: ReadonlySet<string> | null; division: string | null },
): boolean {
  const places = targets.map((target) => estates.get(target)?.division ?? target);
  const related = (code: string): boolean =>
    places.some((place) => tree.isWithin(place, code) || tree.isWithin(code, place));
  const named = (code: string): boolean => {
    const own = estates.get(code)?.division;
    return targets.includes(code) || (own !== undefined && targets.some((target) => tree.isWithin(own, target)));
  };
  return (
    (asked.estates === null || [...asked.estates].some(named)) && (asked.division === null || related(asked.division))
  );
}
