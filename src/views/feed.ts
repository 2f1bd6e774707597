/**
 * The feed (订阅源): notices that hold, lists and bulletins that were published, newest first, as Atom.
 *
 * Dates come from the records, so that the same publication always gives the same bytes.
 */
import type { IsoDate } from '../domain/iso-date.ts';
import { periodEnd } from '../domain/period.ts';
import type { Publication } from '../domain/publication.ts';
import { groupBy } from '../domain/register.ts';
import { period as periodText } from '../wording/format.ts';
import { compareText, indexesOf } from './indexes.ts';
import { noticeView } from './notice.ts';
import { bulletinPath, listPath, noticePath } from './paths.ts';
import { xmlText } from './site-map.ts';
import { earlier, newest } from './sourcing.ts';

const NOTICES = 20;
const LISTS = 30;
const BULLETINS = 30;

interface Entry {
  title: string;
  path: string;
  date: IsoDate;
  summary: string;
  author: string;
}

export function feedXml(publication: Publication): string {
  const indexes = indexesOf(publication);
  const { portal, release } = publication;
  const notices = indexes.notices.slice(0, NOTICES).map((notice): Entry => {
    const view = noticeView(publication, notice);
    return {
      title: view.title,
      path: noticePath(view.id),
      date: view.from,
      summary: view.excerpt,
      author: view.publisher,
    };
  });
  const lists = [...indexes.listsByDivision].flatMap(([division, periods]) =>
    [...periods].map(([period, entries]): Entry => {
      const place = indexes.tree.get(division);
      const named = (colour: string): number =>
        entries.filter((entry) => entry.colour === colour && entry.subject !== null).length;
      return {
        title: `${place?.name ?? division}${periodText(period)}红黑榜`,
        path: listPath(division, period),
        date: newest(entries.map((entry) => entry.listedOn)) ?? release.asOf,
        summary: `红榜 ${named('红榜')} 个，黑榜 ${named('黑榜')} 个。`,
        author: place?.authority ?? portal.publisher,
      };
    }),
  );
  const bulletins = [
    ...groupBy(publication.register.records.bulletin, ({ division, month }) => bulletinPath(division, month)),
  ].flatMap(([path, group]): Entry[] => {
    const first = group[0];
    if (!first) return [];
    const place = indexes.tree.get(first.division);
    const of = (kind: string): number => group.filter((one) => one.kind === kind).length;
    return [
      {
        title: `${place?.name ?? first.division}${periodText(first.month)}投诉通报`,
        path,
        date: earlier(periodEnd(first.month), release.asOf),
        summary: `表扬 ${of('表扬')} 个，批评 ${of('批评')} 个。`,
        author: place?.authority ?? portal.publisher,
      },
    ];
  });
  const byDate = (a: Entry, b: Entry): number => compareText(b.date, a.date) || compareText(a.path, b.path);
  const entries = [
    ...notices,
    ...lists.sort(byDate).slice(0, LISTS),
    ...bulletins.sort(byDate).slice(0, BULLETINS),
  ].sort(byDate);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    `<title>${xmlText(portal.name + (portal.demo ? '（示例数据）' : ''))}</title>`,
    `<id>${xmlText(`${portal.base}/`)}</id>`,
    `<link rel="alternate" type="text/html" href="${xmlText(`${portal.base}/`)}"/>`,
    `<link rel="self" type="application/atom+xml" href="${xmlText(`${portal.base}/feed.xml`)}"/>`,
    `<updated>${instant(entries[0]?.date ?? release.asOf)}</updated>`,
    `<author><name>${xmlText(portal.publisher)}</name></author>`,
    ...entries.map(({ title, path, date, summary, author }) => {
      const address = xmlText(portal.base + path);
      return `<entry><title>${xmlText(title)}</title><id>${address}</id><link href="${address}"/><updated>${instant(date)}</updated><author><name>${xmlText(author)}</name></author><summary>${xmlText(summary)}</summary></entry>`;
    }),
    '</feed>',
  ];
  return `${lines.join('\n')}\n`;
}

function instant(date: IsoDate): string {
  return `${date}T00:00:00+08:00`;
}
