/**
 * What a publication prints (印制目录): which files there will be below `print/`, and whose they are.
 *
 * Made once per publication, from the plan that the printer follows, so that pages link to files that are really there.
 * Of each sheet only its name is kept: a city has tens of thousands. Empty where no sheets are printed with the site.
 */
import { firstEnd } from '../domain/accusation-term.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { parsePeriod } from '../domain/period.ts';
import type { Publication } from '../domain/publication.ts';
import { groupBy } from '../domain/register.ts';
import type { SheetName } from '../domain/sheet-names.ts';
import { directoryOf } from '../views/common/directory.ts';
import { compareNames } from '../views/common/indexes.ts';
import { printFilePath } from '../views/common/paths.ts';
import { day, period } from '../wording/format.ts';
import { SHEET_KINDS } from './catalogue.ts';
import { type Hanging, hangsSince } from './hanging.ts';
import { countyPackPlans, firmPackPlan, hasEstatePack, type PackPlan } from './packs.ts';
import { type PlannedSubject, planSheets, URGENT_FOLDER } from './plan.ts';
import type { Sheet } from './sheet.ts';

/** A file as a page offers it. */
export interface PrintedSheet {
  name: SheetName;
  /** From the site's root, as a link wants it. */
  path: string;
  /** 公示单, 公共收益（2025年）, 投诉牌（电梯） */
  label: string;
  /** The first 公示期至 of what it says of somebody, after which it may not be printed any more; null where it names nobody. */
  until: IsoDate | null;
  hangs: Hanging;
}

export interface PrintedSubject extends Omit<PlannedSubject, 'sheets' | 'pack'> {
  /** Null for the county itself. */
  estate: { code: string; name: string } | null;
  /** All of its sheets in one file; null for the county itself, and where there is but one. */
  pack: PrintedVolume | null;
  sheets: PrintedSheet[];
}

/** An estate with what is printed for it. */
export interface PrintedEstate extends PrintedSubject {
  estate: { code: string; name: string };
  street: string;
}

/** A file of a pack (分册), with the first 公示期至 of its sheets. */
export type PrintedVolume = Pick<PrintedSheet, 'path' | 'until'>;

export interface PrintedPack {
  /** Nearly always one. */
  volumes: PrintedVolume[];
  estates: number;
  sheets: number;
}

export interface PrintedCounty {
  code: string;
  name: string;
  /** Its own: 红黑榜公告, 投诉通报. */
  own: PrintedSheet[];
  /** In posting order; those without a sheet are left out. */
  estates: PrintedEstate[];
  pack: PrintedPack | null;
  streetPacks: ReadonlyMap<string, PrintedPack>;
}

export interface PrintedFirm {
  code: string;
  name: string;
  pack: PrintedPack;
}

export interface Printed {
  /** Counties with anything printed, in the order of the directory. */
  counties: PrintedCounty[];
  /** Firms with a pack, in order of pinyin. */
  firms: PrintedFirm[];
}

interface Made {
  /** By code, those that were asked for; null for one with nothing printed. */
  counties: Map<string, PrintedCounty | null>;
  all: Printed | null;
}

const CACHE = new WeakMap<Publication, Made>();

function madeOf(publication: Publication): Made {
  const made = CACHE.get(publication) ?? { counties: new Map(), all: null };
  CACHE.set(publication, made);
  return made;
}

/** All that is printed. */
export function printedOf(publication: Publication): Printed {
  const made = madeOf(publication);
  made.all ??= allPrinted(publication);
  return made.all;
}

/** What is printed of a county, or of no county (`URGENT_FOLDER`); null where nothing is. */
export function printedIn(publication: Publication, code: string): PrintedCounty | null {
  const { counties } = madeOf(publication);
  const known = counties.get(code);
  if (known !== undefined) return known;
  const made = publication.parts.includes('print') ? makeCounty(publication, code) : null;
  counties.set(code, made);
  return made;
}

function allPrinted(publication: Publication): Printed {
  const codes = [...directoryOf(publication).counties.map(({ code }) => code), URGENT_FOLDER];
  const counties = codes.flatMap((code) => printedIn(publication, code) ?? []);
  const month = publication.release.asOf.slice(0, MONTH_LENGTH);
  const byFirm = groupBy(
    counties.flatMap(({ estates }) => estates),
    ({ firm }) => firm?.code ?? null,
  );
  return {
    counties,
    firms: [...byFirm.values()]
      .flatMap((members) => {
        const plan = firmPackPlan(members, month);
        const firm = members[0]?.firm;
        return plan === null || !firm ? [] : [{ ...firm, pack: packOf(plan) }];
      })
      .sort(compareNames),
  };
}

const AS_PRINTED = new WeakMap<Publication, Publication>();

/** The publication of which its sheets were printed: one and the same for all counties, so that what is made of it is made once. */
function asPrinted(publication: Publication): Publication {
  const { noticesPrinted, ...rest } = publication;
  if (noticesPrinted === undefined) return publication;
  const made = AS_PRINTED.get(publication) ?? { ...rest, notices: noticesPrinted };
  AS_PRINTED.set(publication, made);
  return made;
}

function makeCounty(of: Publication, code: string): PrintedCounty | null {
  const publication = asPrinted(of);
  const { asOf } = publication.release;
  const isUrgent = code === URGENT_FOLDER;
  const names = publication.portal.printSheets.filter((name) => (name === 'urgent') === isUrgent);
  const subjects: PrintedSubject[] = [];
  for (const planned of planSheets(publication, { names, estates: null, division: isUrgent ? null : code })) {
    if (planned.county.code !== code) continue;
    const { county, street, firm, pack, sheets } = planned;
    const subject = sheets[0]?.sheet.subject;
    const until = firstEnd(sheets.map(({ sheet }) => sheet.until));
    subjects.push({
      county,
      street,
      firm,
      estate: subject?.kind === 'estate' ? { code: subject.code, name: subject.name } : null,
      pack: pack !== null && hasEstatePack(planned) ? { path: printFilePath(pack), until } : null,
      sheets: sheets.map((own) => ({
        name: own.sheet.name,
        path: printFilePath(own.file),
        label: labelOf(own.sheet, asOf),
        until: own.sheet.until,
        hangs: hangsSince(publication, own),
      })),
    });
  }
  const made = subjects.length === 0 ? null : countyOf(subjects, asOf.slice(0, MONTH_LENGTH));
  return made !== null && made.own.length + made.estates.length > 0 ? made : null;
}

function countyOf(members: readonly PrintedSubject[], month: string): PrintedCounty {
  const { county } = members[0] as PrintedSubject;
  const packs = countyPackPlans(members, month);
  const whole = packs.find(({ street }) => street === null);
  return {
    ...county,
    own: members.filter(({ street }) => street === null).flatMap(({ sheets }) => sheets),
    estates: members.filter(isEstate),
    pack: whole ? packOf(whole) : null,
    streetPacks: new Map(packs.flatMap((plan) => (plan.street === null ? [] : [[plan.street, packOf(plan)] as const]))),
  };
}

const isEstate = (subject: PrintedSubject): subject is PrintedEstate =>
  subject.estate !== null && subject.street !== null;

const packOf = ({ volumes, members }: PackPlan<PrintedSubject>): PrintedPack => ({
  volumes: volumes.map(({ file, members: own }) => ({
    path: printFilePath(file),
    until: firstEnd(own.flatMap(({ sheets }) => sheets.map(({ until }) => until))),
  })),
  estates: members.filter(isEstate).length,
  sheets: members.reduce((sum, { sheets }) => sum + sheets.length, 0),
});

const MONTH_LENGTH = 7;

/** The name of a sheet in a list of sheets. Its period is added unless that is the as-of date. */
function labelOf({ name, form, shortTitle, listed, period: of }: Sheet, asOf: IsoDate): string {
  // The file of the notice is called 公示栏; in a list of sheets it goes by 公示单.
  const kind = form === 'board' ? SHEET_KINDS.find((one) => one.name === name) : undefined;
  const words = kind?.title ?? listed ?? shortTitle;
  if (of === '' || (of.length >= MONTH_LENGTH && asOf.startsWith(of))) return words;
  const known = parsePeriod(of);
  return `${words}（${known === null ? day(of as IsoDate) : period(known)}）`;
}
