/**
 * All firms by grade (按信用等级列企业): for each body that grades them, on its own scale. A firm that several have graded is
 * counted and listed under each of them, and nothing is added up or sorted across them.
 */
import type { Scale } from '../../domain/credit-grade.ts';
import { isNameCode } from '../../domain/name-code.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Firm } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { contractState, isUngraded } from '../../domain/serving.ts';
import { formerText } from '../../wording/former.ts';
import { bodyName, ungradedName } from '../../wording/grades.ts';
import { gradeName } from '../../wording/labels.ts';
import { newestByBody } from '../common/contracts.ts';
import { gradeOrder } from '../common/grade-order.ts';
import { compareNames, type Indexes, indexesOf } from '../common/indexes.ts';
import { firmPath, firmsPath } from '../common/paths.ts';
import { ownRows, type SourceLine, sourcesOf } from '../common/sourcing.ts';

/** How many firms have a grade. */
export interface GradeTally {
  grade: string;
  firms: number;
  /** Where they begin on the pages of firms. */
  path: string;
}

/** The firms that one body has graded. */
export interface GradedBy {
  assessor: string | null;
  scale: Scale;
  /** How many it has given a rank, each counted once by what it said last. */
  firms: number;
  /** In order of merit. */
  tallies: GradeTally[];
  /** Firms of which it has said that they have no grade (未评、待评、免评), which is no rank. */
  without: GradeTally[];
}

export interface FirmEntry {
  code: string;
  name: string;
  path: string;
  /** 曾用名 …; null where it had no other. */
  former: string | null;
  filing: Firm['filing'];
  estates: number;
}

/** The firms of one grade of one body as far as a page of firms shows it. */
export interface FirmGroup {
  /** A 级; of firms that nobody has graded, that. */
  title: string;
  /** Null where there is only one body, or none. */
  by: string | null;
  /** The anchor of the grade on the page where it begins. */
  id: string;
  /** How many firms have the grade, on all pages together. */
  total: number;
  /** Begun on an earlier page. */
  continued: boolean;
  firms: FirmEntry[];
}

export interface FirmsView {
  total: number;
  number: number;
  /** Body by body, by grade, then by name. */
  groups: FirmGroup[];
  bodies: GradedBy[];
  ungraded: UngradedFirms;
  pages: { number: number; path: string; from: string; to: string }[];
  sources: SourceLine[];
  missing: string | null;
}

/** Firms of which no row tells a grade. */
export interface UngradedFirms {
  firms: number;
  /** Whether there is a table of grades; without it nothing is known of any. */
  isKnown: boolean;
  /** Where they begin on the pages of firms. */
  path: string;
}

/** How many firms a page lists, so that it loads quickly even where a province has thousands of them. */
export const FIRMS_PER_PAGE = 600;

interface Ranking {
  pages: FirmGroup[][];
  bodies: GradedBy[];
  ungraded: UngradedFirms;
}

const CACHE = new WeakMap<Publication, Ranking>();

/** Made once per publication. */
function rankingOf(publication: Publication): Ranking {
  const cached = CACHE.get(publication);
  if (cached) return cached;
  const made = makeRanking(publication);
  CACHE.set(publication, made);
  return made;
}

/** Every body that has graded a firm of the table, with how many firms it gave each grade. */
export function gradedBy(publication: Publication): GradedBy[] {
  return rankingOf(publication).bodies;
}

/** Firms that nobody has graded. */
export function ungradedFirms(publication: Publication): UngradedFirms {
  return rankingOf(publication).ungraded;
}

function makeRanking(publication: Publication): Ranking {
  const indexes = indexesOf(publication);
  const { firm: firms } = publication.register.records;
  const pages = new PageMaker();
  const graded = firms.flatMap((firm) => newestByBody(indexes, firm.code).map((newest) => ({ firm, ...newest })));
  const systems = groupBy(graded, ({ system }) => system);
  const bodies = [...systems]
    .sort(([a], [b]) => indexes.grades.compareSystems(a, b))
    .map(([{ assessor, scale }, own], at): GradedBy => {
      const inOrder = gradeOrder(scale);
      const tallies = [...groupBy(own, ({ grade }) => grade.grade)]
        .sort(([a], [b]) => inOrder(a, b))
        .map(([grade, those]): GradeTally => {
          const id = `grade-${at === 0 ? '' : `${at + 1}-`}${grade.replace(/\s+/g, '-')}`;
          const by = systems.size > 1 ? bodyName(assessor) : null;
          const entries = those.map(({ firm }) => firmEntry(indexes, firm));
          return { grade, firms: those.length, path: pages.add({ title: gradeName(grade), by, id }, entries) };
        });
      const ranked = tallies.filter(({ grade }) => !isUngraded(grade));
      return {
        assessor,
        scale,
        firms: ranked.reduce((sum, tally) => sum + tally.firms, 0),
        tallies: ranked,
        without: tallies.filter(({ grade }) => isUngraded(grade)),
      };
    });
  const known = new Set(graded.map(({ firm }) => firm));
  // Of a firm that is known by its name alone nobody can say whether it was graded.
  const nameless = firms.filter(({ code }) => isNameCode(code));
  const rest = firms.filter((firm) => !known.has(firm) && !isNameCode(firm.code));
  const isKnown = publication.register.present.has('firm_grade');
  const path = pages.add(
    { title: ungradedName(isKnown), by: null, id: 'grade-none' },
    rest.map((firm) => firmEntry(indexes, firm)),
  );
  pages.add(
    { title: NAMELESS, by: null, id: 'grade-unknown' },
    nameless.map((firm) => firmEntry(indexes, firm)),
  );
  return { pages: pages.pages, bodies, ungraded: { firms: rest.length, isKnown, path } };
}

const NAMELESS = '统一社会信用代码待补，等级未知';

/** Cuts groups of firms into pages as they come. */
class PageMaker {
  readonly pages: FirmGroup[][] = [[]];
  #room = FIRMS_PER_PAGE;

  /** Puts a group behind the last one; returns where it begins. */
  add(group: Pick<FirmGroup, 'title' | 'by' | 'id'>, unsorted: readonly FirmEntry[]): string {
    const entries = [...unsorted].sort(compareNames);
    let path = firmsPath();
    for (let from = 0; from < entries.length; ) {
      if (this.#room === 0) {
        this.pages.push([]);
        this.#room = FIRMS_PER_PAGE;
      }
      const firms = entries.slice(from, from + this.#room);
      const continued = from > 0;
      const number = this.pages.length;
      const id = continued ? `${group.id}.${number}` : group.id;
      this.pages.at(-1)?.push({ ...group, id, total: entries.length, continued, firms });
      if (!continued) path = `${firmsPath(number)}#${encodeURIComponent(id)}`;
      from += firms.length;
      this.#room -= firms.length;
    }
    return path;
  }
}

/** Numbers of the pages of firms, from 1. */
export function firmsPages(publication: Publication): number[] {
  return rankingOf(publication).pages.map((_, index) => index + 1);
}

function firmEntry(indexes: Indexes, firm: Firm): FirmEntry {
  const estates = new Set(
    (indexes.contractsByFirm.get(firm.code) ?? [])
      .filter((contract) => contractState(contract, indexes.asOf) === 'current')
      .map((contract) => contract.estate),
  );
  return {
    code: firm.code,
    name: firm.name,
    path: firmPath(firm.code),
    former: formerText(firm.formerName),
    filing: firm.filing,
    estates: estates.size,
  };
}

/** A page of all firms; throws for one that is not there. */
export function firmsView(publication: Publication, number = 1): FirmsView {
  const { firm: firms } = publication.register.records;
  const { pages, bodies, ungraded } = rankingOf(publication);
  const groups = pages[number - 1];
  if (!groups) throw new Error(`no such page of firms: ${number}`);
  const named = (group: FirmGroup | undefined): string =>
    group === undefined ? ungradedName(ungraded.isKnown) : [group.title, group.by ?? ''].join(' ').trim();
  return {
    total: firms.length,
    number,
    groups,
    bodies,
    ungraded,
    pages: pages.map((page, index) => ({
      number: index + 1,
      path: firmsPath(index + 1),
      from: named(page[0]),
      to: named(page.at(-1)),
    })),
    sources: sourcesOf(publication, 'firm', ownRows(publication, firms)),
    missing:
      firms.length > 0
        ? null
        : publication.register.present.has('firm')
          ? '「企业」表里没有记录。'
          : '主管部门没有提供「企业」表。',
  };
}
