/**
 * 红黑榜: on which lists the estate or its firm stood, period by period; the profile of the place says which of the two
 * its lists are about.
 */

import { firstEnd } from '../../domain/accusation-term.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { StripMark } from '../../domain/listing.ts';
import { isNameCode } from '../../domain/name-code.ts';
import { type Cadence, comparePeriods, type Period } from '../../domain/period.ts';
import type { ListEntry, Sourced, SubjectKind } from '../../domain/records.ts';
import { ENDED_SAYING, LISTED_THEN, listedWords } from '../../wording/says-people.ts';
import { currentContract } from '../common/contracts.ts';
import { type ListTerms, listTermsAt } from '../common/list-terms.ts';
import {
  listCadence,
  listSubject,
  newestStanding,
  publishingDivision,
  ruledCadence,
  ruledSubject,
  type Strip,
  stripOf,
} from '../common/listing-strip.ts';
import { listPath } from '../common/paths.ts';
import { type Disclosure, newest, unsuppliedAt } from '../common/sourcing.ts';
import { type BoardContext, type Panel, panelSources } from './panel.ts';
import { type Saying, saying, says } from './saying.ts';

export interface ListingRow extends Omit<ListEntry, keyof Sourced | 'division' | 'subject'> {
  path: string;
  divisionName: string;
  /** Whether no table says its last day (公示期至). */
  isReckoned: boolean;
}

export interface ListsPanel extends Panel {
  /** The division whose lists are shown. */
  publisher: { code: string; name: string } | null;
  strips: (Strip & { subjectName: string; isPublished: boolean })[];
  /** On what the lists rest, where one accuses. */
  terms: ListTerms | null;
  /** What the rules of the place say. */
  ruled: { cadence: Cadence | null; subject: SubjectKind | null };
  /** The newest list that was published there, and how the subject stands on it. */
  latest: {
    period: Period;
    mark: StripMark;
    /** 公示期至 of the listing that makes the mark; null where nobody is named. */
    until: IsoDate | null;
    run: number;
    /** The first last day within the run, after which it is shorter. */
    runUntil: IsoDate | null;
    subjectName: string;
    kind: SubjectKind;
    path: string | null;
  } | null;
  /** Why there is no strip, in words. */
  stripMissing: string | null;
  /** Newest first. */
  listings: ListingRow[];
}

const LISTINGS_SHOWN = 24;

export function listsPanel(context: BoardContext): ListsPanel {
  const { publication, indexes, estate } = context;
  const publisher = publishingDivision(indexes, estate.division);
  const contract = currentContract(indexes, estate.code);
  const firmCode = contract?.firm ?? null;
  const firmName = firmCode === null ? '' : (indexes.firms.get(firmCode)?.name ?? firmCode);
  const ofFirm =
    firmCode === null
      ? []
      : (indexes.listingsBySubject.get(firmCode) ?? []).filter((entry) => entry.division === publisher?.code);
  const ofEstate = indexes.listingsBySubject.get(estate.code) ?? [];
  const entries = [...ofFirm, ...ofEstate];
  const cadence = publisher === null ? null : listCadence(indexes, publisher.code, null);
  const subject = publisher === null ? null : listSubject(indexes, publisher.code);
  const published = publisher === null ? undefined : indexes.listsByDivision.get(publisher.code);

  const strips: ListsPanel['strips'] = [];
  const standings: ListsPanel['latest'][] = [];
  const subjects: { kind: SubjectKind; code: string; name: string }[] = [];
  const isNameless = firmCode !== null && isNameCode(firmCode);
  if (firmCode !== null && !isNameless && (subject === '企业' || ofFirm.length > 0))
    subjects.push({ kind: '企业', code: firmCode, name: firmName });
  if (subject === '项目' || ofEstate.length > 0) subjects.push({ kind: '项目', code: estate.code, name: estate.name });
  subjects.sort((a, b) => Number(b.kind === subject) - Number(a.kind === subject));
  if (publisher !== null && cadence !== null) {
    for (const { kind, code, name } of subjects) {
      const strip = stripOf(indexes, publisher.code, kind, code, listCadence(indexes, publisher.code, kind) ?? cadence);
      const standing = newestStanding(indexes, publisher.code, kind, code);
      strips.push({ ...strip, subjectName: name, isPublished: standing !== null });
      standings.push(standing && { ...standing, subjectName: name, kind });
    }
  }
  const present = publication.register.present.has('list_entry');
  const disclosure = ((): Disclosure => {
    if (!present) return { state: 'unknown', missing: '主管部门没有提供「红黑榜」表，是否上榜不得而知。' };
    if (cadence === null) return { state: 'not-applicable', missing: '当地规则没有规定公布红黑榜。' };
    const unsupplied = unsuppliedAt(context, 'contract');
    if (strips.length === 0 && isNameless)
      return { state: 'unknown', missing: `${firmName}的统一社会信用代码待补，对不上榜单。` };
    if (strips.length === 0 && unsupplied !== null)
      return { state: 'unknown', missing: `${unsupplied}，由哪家企业服务不得而知，对不上榜单。` };
    if (strips.length === 0)
      return { state: 'not-applicable', missing: '当地的榜单针对物业服务企业，这个小区没有在执行的物业服务合同。' };
    if (!published) return { state: 'undisclosed', missing: `「红黑榜」表里没有${publisher?.name ?? '当地'}的榜单。` };
    return {
      state: 'disclosed',
      newest: newest([...published.values()].at(-1)?.map((entry) => entry.listedOn) ?? []),
    };
  })();
  const told = disclosure.state === 'disclosed' ? strips.map(stripSaying) : [];
  return {
    disclosure,
    says: says(told.length > 0 ? [...told, saying(LISTED_THEN, { isGeneral: true })] : [], disclosure),
    publisher: publisher && { code: publisher.code, name: publisher.name },
    strips: present ? strips : [],
    ruled: {
      cadence: publisher && ruledCadence(indexes, publisher.code),
      subject: publisher && ruledSubject(indexes, publisher.code),
    },
    terms:
      publisher && entries.some(({ colour }) => colour === '黑榜') ? listTermsAt(publication, publisher.code) : null,
    latest: present ? (standings.find((standing) => standing !== null) ?? null) : null,
    stripMissing: disclosure.state === 'disclosed' ? null : disclosure.missing,
    listings: [...entries]
      .sort((a, b) => comparePeriods(b.period, a.period) || a.source - b.source)
      .slice(0, LISTINGS_SHOWN)
      .map(({ source: _, subject: __, division, reckoned, ...entry }) => ({
        ...entry,
        isReckoned: reckoned !== undefined,
        divisionName: indexes.tree.get(division)?.name ?? division,
        path: listPath(division, entry.period),
      })),
    sources: panelSources(publication, 'lists', { list_entry: entries }),
  };
}

/** On which lists a subject stood how often; a count ends with the first listing that it counts. */
function stripSaying({ subjectName, cells }: ListsPanel['strips'][number]): Saying {
  const of = (mark: StripMark): number => cells.filter((cell) => cell.mark === mark).length;
  const counts = { published: cells.length - of('unpublished'), black: of('black'), red: of('red') };
  const until = firstEnd(cells.map((cell) => cell.until));
  return saying(listedWords(subjectName, cells.length, counts), {
    accuses: counts.black > 0,
    ends: until === null ? null : { until, afterwards: ENDED_SAYING },
  });
}
