/**
 * Which sheets are printed, in posting order (张贴顺序), and what their files are called.
 *
 * In order of county, street, community and estate, and for each estate as its board is filled. A pure function of the
 * publication: pages that offer sheets and the printer that makes them agree on every name.
 */
import type { Publication } from '../domain/publication.ts';
import { contractInForce } from '../domain/serving.ts';
import type { SheetName } from '../domain/sheet-names.ts';
import { directoryOf, estatesByStreet, liesIn } from '../views/common/directory.ts';
import { indexesOf } from '../views/common/indexes.ts';
import { concerns, urgentNotices } from '../views/common/urgent.ts';
import { SHEET_KINDS } from './catalogue.ts';
import type { Sheet } from './sheet.ts';
import { urgentSheets } from './urgent.ts';

/** Which sheets, of which estates and counties; null for all. */
export interface Selection {
  names: readonly SheetName[];
  /** Codes of estates (小区编码). With these, the counties' own sheets are left out, but for those of `counties`. */
  estates: ReadonlySet<string> | null;
  counties?: ReadonlySet<string>;
  /** Code of a county, or of a division above or below one. */
  division: string | null;
}

/** 整包, as files of packs are called; that of an estate otherwise, since a street may bear an estate's name. */
export const PACK_WORD = '整包';
const ESTATE_PACK_WORD = '小区整包';
/** Where urgent notices lie, below `print/`. */
export const URGENT_FOLDER = 'urgent';

export interface PlannedSheet {
  /** Below `print/`, with forward slashes. */
  file: string;
  sheet: Sheet;
  /** Of its county; null where the estate lies in none. */
  division: string | null;
  estate: string | null;
}

/** All that is printed for an estate, or for a county itself. */
export interface PlannedSubject {
  county: { code: string; name: string };
  /** Null for the county itself. */
  street: string | null;
  /** The firm that serves it; null without one. */
  firm: { code: string; name: string } | null;
  /** The file that holds all of an estate's sheets, below `print/`; null for the county itself. */
  pack: string | null;
  sheets: PlannedSheet[];
}

/** Estates and counties in posting order, sheet by sheet as they are asked for. */
export function* planSheets(publication: Publication, selection: Selection): Generator<PlannedSubject> {
  const { tree, estates, firmAt } = planContext(publication);
  const kinds = SHEET_KINDS.filter(({ name }) => selection.names.includes(name));
  const names = fileNames(publication);
  const month = publication.release.asOf.slice(0, 7);
  for (const county of directoryOf(publication).counties) {
    const at = { code: county.code, name: county.name };
    const plan = (sheets: Sheet[], estate: string | null): PlannedSheet[] =>
      sheets.map((sheet) => ({
        file: names(at, sheet),
        sheet,
        division: county.code,
        estate,
      }));
    const isOwnMeant = selection.estates === null || selection.counties?.has(county.code) === true;
    if (isOwnMeant && (selection.division === null || tree.isWithin(county.code, selection.division))) {
      const own = kinds
        .filter((kind) => kind.about === 'division')
        .flatMap((kind) => kind.sheets(publication, county.code));
      if (own.length > 0) yield { county: at, street: null, firm: null, pack: null, sheets: plan(own, null) };
    }
    for (const street of estatesByStreet(county))
      for (const { code } of street.estates) {
        const estate = estates.get(code);
        if (!estate || !(selection.division === null || liesIn(tree, estate, selection.division))) continue;
        if (selection.estates !== null && !selection.estates.has(code)) continue;
        const own = kinds.filter((kind) => kind.about === 'estate').flatMap((kind) => kind.sheets(publication, code));
        const subject = { kind: 'estate', code, name: estate.name } as const;
        const pack = names(at, { subject, shortTitle: ESTATE_PACK_WORD, period: month });
        yield { county: at, street: street.name, firm: firmAt(code), pack, sheets: plan(own, code) };
      }
  }
  const { names: asked, estates: of, division } = selection;
  if (asked.includes('urgent')) {
    const sheets = urgentNotices(publication)
      .filter((notice) => concerns(indexesOf(publication), notice, { estates: of, division }))
      .flatMap((notice) => urgentSheets(publication, notice.id))
      .map((sheet) => ({
        file: `${URGENT_FOLDER}/${fileNamePart(`紧急通知-${sheet.shortTitle}`)}.pdf`,
        sheet,
        division: null,
        estate: null,
      }));
    // They belong to no county: one notice may be for several.
    if (sheets.length > 0)
      yield { county: { code: URGENT_FOLDER, name: '紧急通知' }, street: null, firm: null, pack: null, sheets };
  }
}

function planContext(publication: Publication) {
  const { tree, estates, contractsByEstate, firms, asOf } = indexesOf(publication);
  const firmAt = (code: string): PlannedSubject['firm'] => {
    const contract = contractInForce(contractsByEstate.get(code) ?? [], asOf);
    const firm = contract && firms.get(contract.firm);
    return firm ? { code: firm.code, name: firm.name } : null;
  };
  return { tree, estates, firmAt };
}

/** Longer names are cut, so that a path stays within what Windows opens. */
const NAME_LENGTH_MAX = 60;

/** A name that every file system takes: no marks that Windows forbids, no dot or space at its end. */
export function fileNamePart(text: string): string {
  const safe = text
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f\\/:*?"<>|]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return (
    [...safe]
      .slice(0, NAME_LENGTH_MAX)
      .join('')
      .replace(/[. ]+$/, '') || '_'
  );
}

/**
 * 000101/潞州区-示例花园-公示栏-2026-10.pdf; where two estates of a county bear one name, each has its code behind it, so that
 * the name of a file never depends on what else is printed.
 */
function fileNames(
  publication: Publication,
): (county: { code: string; name: string }, sheet: Pick<Sheet, 'subject' | 'shortTitle' | 'period'>) => string {
  const bearers = bearersOf(publication);
  return (county, { subject, shortTitle, period }) => {
    const isShared = subject.kind === 'estate' && (bearers.get(bearerKey(county.code, subject.name)) ?? 0) > 1;
    const words = [county.name, ...(subject.kind === 'estate' ? [subject.name] : []), shortTitle].map(fileNamePart);
    const marks = [...words, period, isShared ? subject.code : ''].filter((word) => word !== '');
    return `${county.code}/${marks.join('-')}.pdf`;
  };
}

const BEARERS = new WeakMap<Publication['register'], ReadonlyMap<string, number>>();

/** How many estates of a county bear a name. */
function bearersOf(publication: Publication): ReadonlyMap<string, number> {
  const cached = BEARERS.get(publication.register);
  if (cached) return cached;
  const bearers = new Map<string, number>();
  const { tree } = indexesOf(publication);
  for (const { division, name } of publication.register.records.estate) {
    const key = bearerKey(tree.countyOf(division)?.code ?? '', name);
    bearers.set(key, (bearers.get(key) ?? 0) + 1);
  }
  BEARERS.set(publication.register, bearers);
  return bearers;
}

/** Windows and macOS don't tell small letters from large ones. */
const bearerKey = (county: string, name: string): string => `${county}/${fileNamePart(name).toLowerCase()}`;
