/**
 * Feeds (订阅源) of the whole site and of each county: notices that hold, lists and bulletins that were published,
 * events that are on record, newest first, as Atom.
 *
 * Dates come from the records and ids from what an entry is about, so that the same entry has the same id in every
 * build and in every feed it stands in; an id is an address below the site's own, since those are unique.
 */
import { siteAddress } from '../../domain/address.ts';
import { newestDay } from '../../domain/data-until.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import { compareText } from '../../domain/order.ts';
import { periodEnd } from '../../domain/period.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Notice, RegisterEvent, Sourced } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { withdrawnText } from '../../domain/removal.ts';
import { untilText } from '../../wording/data-until.ts';
import { period as periodText } from '../../wording/format.ts';
import { directoryOf } from '../common/directory.ts';
import { type Indexes, indexesOf } from '../common/indexes.ts';
import { noticeView } from '../common/notice.ts';
import {
  auditPath,
  bulletinPath,
  divisionPath,
  estatePath,
  feedPath,
  firmPath,
  listPath,
  noticePath,
} from '../common/paths.ts';
import { earlier, newest } from '../common/sourcing.ts';
import { untilOf } from '../common/until.ts';
import { ruleTitleOf } from '../policies/policy-index.ts';
import { xmlText } from './site-map.ts';

/** At most so many entries of each kind: a feed tells what is new. */
const NOTICES = 20;
const LISTS = 30;
const BULLETINS = 30;
const EVENTS = 30;

/** A feed has to say when it last changed. */
const NEVER = '1970-01-01' as IsoDate;

interface Entry {
  /** An address below the site's own. No other entry has it. */
  id: string;
  title: string;
  path: string;
  date: IsoDate;
  summary: string;
  author: string;
}

/** A county with a feed of its own. */
export interface CountyFeed {
  code: string;
  name: string;
  path: string;
}

export function countyFeeds(publication: Publication): CountyFeed[] {
  return directoryOf(publication).counties.map(({ code, name }) => ({ code, name, path: feedPath(code) }));
}

/** The feed that a page about a division offers besides that of the site; null where it lies in no county. */
export function countyFeedAt(publication: Publication, division: string): CountyFeed | null {
  const { tree } = indexesOf(publication);
  return countyFeeds(publication).find(({ code }) => tree.isWithin(division, code)) ?? null;
}

/** Throws for a county that has no feed. */
export function feedXml(publication: Publication, county: string | null = null): string {
  const indexes = indexesOf(publication);
  const { portal } = publication;
  const until = untilOf(publication, ['list_entry', 'bulletin'], county);
  const place = county === null ? null : countyFeeds(publication).find(({ code }) => code === county);
  if (place === undefined) throw new Error(`no such county: ${county}`);
  const byDate = (a: Entry, b: Entry): number => compareText(b.date, a.date) || compareText(a.id, b.id);
  const entries = [
    noticeEntries(publication, indexes, county).slice(0, NOTICES),
    listEntries(publication, indexes, county).sort(byDate).slice(0, LISTS),
    bulletinEntries(publication, indexes, county).sort(byDate).slice(0, BULLETINS),
    eventEntries(publication, indexes, county).sort(byDate).slice(0, EVENTS),
  ]
    .flat()
    .sort(byDate);
  const title = (place ? `${place.name} · ` : '') + portal.name + (portal.demo ? '（示例数据）' : '');
  const page = xmlText(siteAddress(portal.base, place ? divisionPath(place.code) : '/'));
  const own = xmlText(siteAddress(portal.base, feedPath(county)));
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    `<title>${xmlText(title)}</title>`,
    `<subtitle>${xmlText(untilText(until))}</subtitle>`,
    `<id>${page}</id>`,
    `<link rel="alternate" type="text/html" href="${page}"/>`,
    `<link rel="self" type="application/atom+xml" href="${own}"/>`,
    `<updated>${instant(entries[0]?.date ?? newestDay(until) ?? NEVER)}</updated>`,
    `<author><name>${xmlText(portal.publisher)}</name></author>`,
    ...entries.map(
      (entry) =>
        `<entry><title>${xmlText(entry.title)}</title><id>${xmlText(siteAddress(portal.base, entry.id))}</id><link href="${xmlText(siteAddress(portal.base, entry.path))}"/><updated>${instant(entry.date)}</updated><author><name>${xmlText(entry.author)}</name></author><summary>${xmlText(entry.summary)}</summary></entry>`,
    ),
    '</feed>',
  ];
  return `${lines.join('\n')}\n`;
}

/**
 * Notices that hold, urgent ones first. A county's feed has those for the city, for the county, and for its streets.
 */
function noticeEntries(publication: Publication, indexes: Indexes, county: string | null): Entry[] {
  const { tree, estates } = indexes;
  const concerns = ({ targets }: Notice): boolean =>
    county === null ||
    targets.some((target) => {
      const division = estates.get(target)?.division ?? target;
      return tree.isWithin(division, county) || tree.isWithin(county, division);
    });
  return indexes.notices.filter(concerns).map((notice) => {
    const { id, title, from, excerpt, publisher } = noticeView(publication, notice);
    const path = noticePath(id);
    return { id: path, title, path, date: from, summary: excerpt, author: publisher };
  });
}

function listEntries({ portal, release }: Publication, indexes: Indexes, county: string | null): Entry[] {
  return [...indexes.listsByDivision]
    .filter(([division]) => county === null || indexes.tree.isWithin(division, county))
    .flatMap(([division, periods]) =>
      [...periods].map(([period, entries]): Entry => {
        const place = indexes.tree.get(division);
        const named = (colour: string): number =>
          entries.filter((entry) => entry.colour === colour && entry.subject !== null).length;
        const path = listPath(division, period);
        return {
          id: path,
          title: `${place?.name ?? division}${periodText(period)}红黑榜`,
          path,
          date: newest(entries.map((entry) => entry.listedOn)) ?? earlier(periodEnd(period), release.asOf),
          summary: `红榜 ${named('红榜')} 个，黑榜 ${named('黑榜')} 个${withdrawnIn(entries)}。`,
          author: place?.authority ?? portal.publisher,
        };
      }),
    );
}

/** ，2 条移出: how many rows are withdrawn, with no word of whom they named. */
function withdrawnIn(rows: readonly Sourced[]): string {
  const count = rows.filter(({ withdrawn }) => withdrawn).length;
  return count === 0 ? '' : `，${withdrawnText(count)}`;
}

function bulletinEntries({ portal, release, register }: Publication, indexes: Indexes, county: string | null): Entry[] {
  const own = register.records.bulletin.filter(
    ({ division }) => county === null || indexes.tree.isWithin(division, county),
  );
  const groups = groupBy(own, ({ division, month }) => bulletinPath(division, month));
  return [...groups].flatMap(([path, group]): Entry[] => {
    const first = group[0];
    if (!first) return [];
    const place = indexes.tree.get(first.division);
    const of = (kind: string): number => group.filter((one) => one.kind === kind && !one.withdrawn).length;
    return [
      {
        id: path,
        title: `${place?.name ?? first.division}${periodText(first.month)}投诉通报`,
        path,
        date: earlier(periodEnd(first.month), release.asOf),
        summary: `表扬 ${of('表扬')} 个，批评 ${of('批评')} 个${withdrawnIn(group)}。`,
        author: place?.authority ?? portal.publisher,
      },
    ];
  });
}

/**
 * Events (事件) that are on record, each told where its subject is. A firm's are told in every county in which it has
 * an estate in its care.
 */
function eventEntries(publication: Publication, indexes: Indexes, county: string | null): Entry[] {
  const { portal, register } = publication;
  const { tree } = indexes;
  const told = new Map<string, number>();
  const entries: Entry[] = [];
  for (const event of register.records.event) {
    // What was put right would tell what was wrong.
    if (event.kind === '更正') continue;
    const subject = subjectOf(indexes, event);
    const about = `/events/${encodeURIComponent(event.subject)}/${event.date}/${encodeURIComponent(event.kind)}`;
    const times = (told.get(about) ?? 0) + 1;
    told.set(about, times);
    if (subject === null) continue;
    if (county !== null && !subject.divisions.some((division) => tree.isWithin(division, county))) continue;
    const grade = event.newGrade === null ? '' : `，新等级 ${event.newGrade}`;
    const settled = event.rule === null ? '' : `（${ruleTitleOf(publication, event.rule)}）`;
    entries.push({
      // Two of a kind on one day are told apart by the order of their rows.
      id: times === 1 ? about : `${about}/${times}`,
      title: `${subject.name}：${event.kind}${settled}`,
      path: subject.path,
      date: event.date,
      summary: `${event.result.replace(/。$/, '')}${grade}。${event.document ?? ''}`,
      author: subject.authority ?? portal.publisher,
    });
  }
  return entries;
}

interface Subject {
  name: string;
  path: string;
  divisions: string[];
  authority: string | null;
}

/** Null where the subject has no page to tell it on. */
function subjectOf(indexes: Indexes, { subject, date }: RegisterEvent): Subject | null {
  const { tree, estates, firms, contractsByFirm } = indexes;
  const estate = estates.get(subject);
  if (estate) {
    const authority = tree.countyOf(estate.division)?.authority ?? null;
    return { name: estate.name, path: `${estatePath(subject)}#record`, divisions: [estate.division], authority };
  }
  const firm = firms.get(subject);
  if (firm) {
    const served = (contractsByFirm.get(subject) ?? []).filter(({ end }) => end === null || end >= date);
    const divisions = served.flatMap((contract) => estates.get(contract.estate)?.division ?? []);
    return { name: firm.name, path: firmPath(subject), divisions, authority: null };
  }
  const division = tree.get(subject);
  const county = tree.countyOf(subject);
  return division
    ? {
        name: division.name,
        path: county?.level === '县' ? auditPath(county.code) : auditPath(),
        divisions: [subject],
        authority: division.authority,
      }
    : null;
}

function instant(date: IsoDate): string {
  return `${date}T00:00:00+08:00`;
}
