/**
 * The calendar of an estate (小区日历): what comes there, for whoever adds it to a telephone. It says what `comingView`
 * says, so it names nobody as bad: what a telephone has once taken nobody can take back.
 */
import { siteAddress } from '../../domain/address.ts';
import { newestDay } from '../../domain/data-until.ts';
import type { Publication } from '../../domain/publication.ts';
import { COMING_NOTE, COMING_TITLE } from '../../wording/coming.ts';
import { untilText } from '../../wording/data-until.ts';
import { textOf } from '../../wording/pieces.ts';
import { comingView } from '../board/coming.ts';
import { indexesOf } from '../common/indexes.ts';
import { estateCalendarPath, estatePath } from '../common/paths.ts';
import { untilOf } from '../common/until.ts';
import { icalendar } from './icalendar.ts';

/** The file. Without anything to come it has no events. Throws for a code that is not in the publication. */
export function estateCalendar(publication: Publication, code: string): string {
  const { portal } = publication;
  const { estates, tree } = indexesOf(publication);
  const estate = estates.get(code);
  if (!estate) throw new Error(`no such estate: ${code}`);
  const page = estatePath(code);
  const demo = portal.demo ? '（示例数据）' : '';
  const until = untilOf(publication, null, tree.countyOf(estate.division)?.code ?? null);
  const said = `${portal.publisher}，${untilText(until)}。${COMING_NOTE}`;
  return icalendar({
    name: `${estate.name}${COMING_TITLE}${demo}`,
    description: said,
    url: siteAddress(portal.base, page),
    stampedOn: newestDay(until),
    events: (comingView(publication, code)?.lines ?? []).map((line) => ({
      uid: siteAddress(portal.base, `${estateCalendarPath(code)}/${line.id}`),
      day: line.day,
      title: `${estate.name}：${textOf(line.words)}${demo}`,
      description: `${line.from.text}\n${said}`,
      url: siteAddress(portal.base, line.from.path),
    })),
  });
}
