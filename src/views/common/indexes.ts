/**
 * What pages look up again and again (索引), gathered once per publication.
 *
 * Records keep the order of their tables inside every group. Nothing here is judged or worded.
 */
import { GradeBook } from '../../domain/credit-grade.ts';
import { governingProfile } from '../../domain/governing.ts';
import { type Groups, groupsOf } from '../../domain/groups.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import { compareText } from '../../domain/order.ts';
import { PanelsOff } from '../../domain/panels-off.ts';
import { comparePeriods, type Period } from '../../domain/period.ts';
import type { Profile } from '../../domain/profile.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Bulletin, Contract, Estate, FirmGrade, ListEntry, Notice } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { Supply } from '../../domain/supply.ts';

export interface Indexes extends Groups {
  asOf: IsoDate;
  estates: ReadonlyMap<string, Estate>;
  contractsByFirm: ReadonlyMap<string, Contract[]>;
  /** Newest first. */
  gradesByFirm: ReadonlyMap<string, FirmGrade[]>;
  /** Whose grades are, and where they count. */
  grades: GradeBook;
  /** Lists of a division by period, oldest first. */
  listsByDivision: ReadonlyMap<string, ReadonlyMap<Period, ListEntry[]>>;
  /** Entries naming a firm or an estate. */
  listingsBySubject: ReadonlyMap<string, ListEntry[]>;
  bulletinsBySubject: ReadonlyMap<string, Bulletin[]>;
  /** Notices that hold on the as-of day, newest first, by target. */
  noticesByTarget: ReadonlyMap<string, Notice[]>;
  /** The same notices, each once. */
  notices: readonly Notice[];
  /** What the office has supplied of whom. */
  supply: Supply;
  /** What is not published yet, of which estates. */
  off: PanelsOff;
  /** Whose rules hold at a division: the nearest ancestor's that portal.yaml names; null where none is named. */
  profileAt: (division: string) => Profile | null;
}

const CACHE = new WeakMap<Publication, Indexes>();

export function indexesOf(publication: Publication): Indexes {
  const cached = CACHE.get(publication);
  if (cached) return cached;
  const made = makeIndexes(publication);
  CACHE.set(publication, made);
  return made;
}

function makeIndexes(publication: Publication): Indexes {
  const { records } = publication.register;
  const { asOf } = publication.release;
  const groups = groupsOf(publication.register);
  const notices = publication.notices
    // An urgent one that was published alone may have begun after the as-of day of everything else.
    .filter(({ urgent, from, until }) => (urgent || from <= asOf) && (until === null || asOf <= until))
    .sort((a, b) => Number(b.urgent) - Number(a.urgent) || compareText(b.from, a.from) || compareText(a.id, b.id));
  const profiles = new Map<string, Profile | null>();
  const grades = new GradeBook(records, groups.tree, publication.profiles, publication.portal.profiles);
  return {
    ...groups,
    asOf,
    estates: new Map(records.estate.map((estate) => [estate.code, estate])),
    contractsByFirm: groupBy(records.contract, (r) => r.firm),
    gradesByFirm: newestGradesFirst(records.firm_grade.filter((grade) => grades.isCredit(grade))),
    grades,
    listsByDivision: listsByDivision(records.list_entry),
    listingsBySubject: groupBy(records.list_entry, (r) => r.subject),
    bulletinsBySubject: groupBy(records.bulletin, (r) => r.subject),
    noticesByTarget: noticesByTarget(notices),
    notices,
    supply: new Supply(publication.register, groups.tree),
    off: new PanelsOff(publication.portal.panelsOff, records, asOf),
    profileAt: (division) => {
      const known = profiles.get(division);
      if (known !== undefined) return known;
      const found = governingProfile(groups.tree, division, publication.portal.profiles, publication.profiles);
      profiles.set(division, found);
      return found;
    },
  };
}

function newestGradesFirst(grades: readonly FirmGrade[]): ReadonlyMap<string, FirmGrade[]> {
  const groups = groupBy(grades, (grade) => grade.firm);
  for (const group of groups.values()) {
    group.sort(
      (a, b) => compareText(b.publishedOn, a.publishedOn) || comparePeriods(b.period, a.period) || a.source - b.source,
    );
  }
  return groups;
}

function listsByDivision(entries: readonly ListEntry[]): ReadonlyMap<string, ReadonlyMap<Period, ListEntry[]>> {
  const lists = new Map<string, ReadonlyMap<Period, ListEntry[]>>();
  for (const [division, group] of groupBy(entries, (entry) => entry.division)) {
    const byPeriod = [...groupBy(group, (entry) => entry.period)].sort(([a], [b]) => comparePeriods(a, b));
    lists.set(division, new Map(byPeriod));
  }
  return lists;
}

function noticesByTarget(notices: readonly Notice[]): ReadonlyMap<string, Notice[]> {
  const targets = new Map<string, Notice[]>();
  for (const notice of notices) {
    for (const target of new Set(notice.targets)) {
      const group = targets.get(target);
      if (group) group.push(notice);
      else targets.set(target, [notice]);
    }
  }
  return targets;
}

const collator = new Intl.Collator('zh-CN');

/** Order of pinyin, then of codes, so that equal names keep one order. */
export function compareNames(a: { name: string; code: string }, b: { name: string; code: string }): number {
  return collator.compare(a.name, b.name) || compareText(a.code, b.code);
}
