/**
 * What becomes of a sheet: read by a mapping that is kept, told that its layout has changed, proposed a mapping, or left
 * to the table that its name says.
 */

import type { IsoDate } from '../../domain/iso-date.ts';
import { type From, headersUsed, isPassedOver, type Mapping, type TableMapping } from '../../domain/mapping.ts';
import { asAgreed } from '../../domain/problem.ts';
import { tableOf } from '../../tables/catalogue.ts';
import type { Table } from '../../tables/column.ts';
import { columnList } from '../../tables/column.ts';
import { findHeader } from '../header.ts';
import type { ProblemLog } from '../problem-log.ts';
import { type Place, problem } from '../problems.ts';
import type { RawSheet } from '../read/sheet.ts';
import type { SheetSeen } from '../sheets-seen.ts';
import { type Anatomy, anatomyOf, type Block } from './anatomy.ts';
import { factOf, meantIn, type Names } from './facts.ts';
import { inWords, SURE_WORDS, tablesInWords } from './in-words.ts';
import { COLOURS } from './listed.ts';
import {
  anatomyBy,
  type Found,
  fits,
  followedIn,
  hasSameHeaders,
  isNamed,
  isPassing,
  isSheetNamed,
  missingOf,
} from './match-mapping.ts';
import { isLikeBut } from './period-heads.ts';
import { periodsTwice } from './period-twice.ts';
import { type Proposal, propose } from './propose.ts';
import { proposeColumn, type Widening, widenedInWords } from './propose-column.ts';
import { linesUnread } from './unread-lines.ts';
import { type Mapped, meaningIn, sameHeader, type View, viewsOf } from './views.ts';

export interface MapperOptions {
  asOf: IsoDate;
  /** Codes of the divisions that the publication covers. */
  divisions: readonly string[];
  /** Every file in the folder of mappings, those that are wrong and not used among them: none is written over. */
  mappingFiles?: readonly string[];
}

export class Mapper {
  readonly #mappings: readonly Mapping[];
  readonly #options: MapperOptions;
  readonly #problems: ProblemLog;
  readonly #used = new Set<Mapping>();
  readonly #proposed = new Map<string, Proposal>();
  readonly #widenings = new Map<string, Widening>();
  /** By file, the tables for which a mapping is proposed. */
  readonly #proposedFor = new Map<string, string>();
  /** By file and sheet, what became of those that a mapping is for. */
  readonly #told = new Map<string, Pick<SheetSeen, 'read' | 'mapping'>>();

  constructor(mappings: readonly Mapping[], options: MapperOptions, problems: ProblemLog) {
    this.#mappings = mappings;
    this.#options = options;
    this.#problems = problems;
  }

  /** Whether a file's name is one that a mapping is for, so that a CSV file is opened to see. */
  isFor(stem: string): boolean {
    return this.#mappings.some(({ files }) => files.some((pattern) => fits(pattern, stem)));
  }

  /**
   * The views by which a sheet is read; empty where it isn't read and that was told; null where it is to be read as the
   * table of its name, or told that it has none.
   */
  settle(place: Place, names: Names, sheet: RawSheet, named: Table | null): View[] | null {
    if (named !== null && !this.isFor(names.file) && isPlain(named, sheet)) return null;
    const seen = anatomyOf(sheet);
    const passing = this.#mappings.find((one) => isPassing(one, names, seen));
    if (passing !== undefined) return this.#passOver(passing, place);
    const found = this.#find(names, sheet, seen);
    if (found !== null) {
      const { kept, mapping, anatomy } = found;
      this.#used.add(kept);
      this.#tell(place, 'mapped', kept.file);
      this.#reportMore(found, place);
      return this.#read({ mapping, anatomy, sheet, names, asOf: this.#options.asOf }, place);
    }
    if (named !== null && isPlain(named, sheet)) return null;
    const changed = this.#mappings.find((one) => !isPassedOver(one) && isNamed(one, names));
    const now = changed === undefined ? seen : anatomyBy(changed, sheet, seen);
    if (now === null) return null;
    const anatomy = now;
    if (changed !== undefined) return this.#tellChanged(changed, place, anatomy);
    const proposal = propose({ anatomy, names, ...this.#options }, named);
    if (proposal === null) return null;
    const file = this.#keep(proposal);
    this.#tell(place, 'proposed', file);
    this.#proposedFor.set(place.file, tablesInWords(proposal.mapping));
    // A sheet that is a table as it stands only has the wrong name, which is told as ever.
    const [{ table }] = proposal.mapping.tables as [TableMapping];
    if (named === null && proposal.mapping.tables.length === 1 && isPlain(tableOf(table), sheet)) return null;
    this.#problems.push(
      problem('mapping-proposed', place, null, inWords({ ...proposal, mapping: { ...proposal.mapping, file } })),
    );
    return [];
  }

  /** A sheet that is no table to be published. Where it has columns that is told, so that nobody takes them for published. */
  #passOver(mapping: Mapping, place: Place): View[] {
    this.#used.add(mapping);
    this.#tell(place, 'passed', mapping.file);
    if (mapping.headers.length > 0)
      this.#problems.push(asAgreed(problem('mapping-sheet-passed', place, null, { other: mapping.file })));
    return [];
  }

  #tellChanged(mapping: Mapping, place: Place, anatomy: Anatomy): View[] {
    this.#used.add(mapping);
    this.#tell(place, 'unread', mapping.file);
    const quoted = (headers: readonly string[]): string => headers.map((header) => `「${header}」`).join('、');
    const known = [...mapping.headers, ...headersUsed(mapping)];
    const more = (anatomy.blocks[0] as Block).columns.filter(({ path }) => !known.some((one) => sameHeader(one, path)));
    const found = more.length === 0 ? '' : `多了${quoted(more.map(({ path }) => path))}，`;
    const hint = `找不到${quoted(missingOf(mapping, anatomy))}，${found}`;
    const [block] = anatomy.blocks as [Block];
    // Where the header says something else now; a column that is simply gone has no cell.
    const at =
      more.length === 0
        ? place
        : headerPlace(
            place,
            block,
            more.map(({ path }) => path),
          );
    this.#problems.push(problem('mapping-changed', at, null, { other: mapping.file, hint }));
    return [];
  }

  /** How a sheet that a mapping is for, or could be, is read; null for any other. */
  toldOf(file: string, sheet: string | null): Pick<SheetSeen, 'read' | 'mapping'> | null {
    return this.#told.get(JSON.stringify([file, sheet])) ?? null;
  }

  #tell({ file, sheet = null }: Place, read: SheetSeen['read'], mapping: string): void {
    this.#told.set(JSON.stringify([file, sheet]), { read, mapping });
  }

  /** The tables that a file looks like, where a mapping is proposed for it. */
  proposedFor(file: string): string | null {
    return this.#proposedFor.get(file) ?? null;
  }

  /** What is proposed to be kept, one for each layout. */
  proposed(): Proposal[] {
    return [...this.#proposed.values()];
  }

  /** What is proposed to be added to mappings that are kept. */
  widenings(): Widening[] {
    return [...this.#widenings.values()];
  }

  /** Mappings that no file needed. */
  reportUnused(): void {
    // Of what isn't published nothing is missing.
    for (const mapping of this.#mappings)
      if (!this.#used.has(mapping) && !isPassedOver(mapping))
        this.#problems.push(problem('mapping-unused', { file: mapping.file }, null));
  }

  /** The mapping that is named for a sheet and has all its headers there; else one whose headers are just the sheet's. */
  #find(names: Names, sheet: RawSheet, seen: Anatomy | null): Found | null {
    const whole = this.#mappings.flatMap((kept): Found[] => {
      if (isPassedOver(kept)) return [];
      const found = seen === null ? null : followedIn(kept, seen);
      if (found !== null || !isNamed(kept, names)) return found === null ? [] : [found];
      // A header of words that nobody knows is found by a mapping that was made for it.
      const own = anatomyBy(kept, sheet, seen);
      const said = own === null ? null : followedIn(kept, own);
      return said === null ? [] : [said];
    });
    const named = whole.filter(({ kept }) => isNamed(kept, names));
    const same = ({ kept, anatomy }: Found): boolean => hasSameHeaders(kept, anatomy);
    // Of a layout before and after a change, each month's sheet is read by its own.
    return named.find(same) ?? named[0] ?? whole.find((one) => same(one) && isSheetNamed(one.kept, names)) ?? null;
  }

  /** Columns of further periods, which are read as those that the mapping was made with. */
  #reportMore({ kept, more, renamed, anatomy: { blocks } }: Found, place: Place): void {
    const [block] = blocks as [Block];
    if (renamed.length > 0) {
      const hint = renamed.map(([before, now]) => `「${before}」改成了「${now}」`).join('、');
      const at = headerPlace(
        place,
        block,
        renamed.map(([, now]) => now),
      );
      this.#problems.push(problem('mapping-unit-new', at, null, { hint, other: kept.file }));
    }
    if (more.length === 0) return;
    const hint = more.map((path) => `「${path}」`).join('、');
    this.#problems.push(
      problem('mapping-period-new', headerPlace(place, block, more), null, { hint, other: kept.file }),
    );
  }

  #read(mapped: Mapped, place: Place): View[] {
    if (isOtherColour(mapped)) {
      const details = { header: '榜别', hint: '标题写的是另一种榜，没有读', other: mapped.mapping.file };
      this.#problems.push(problem('mapping-fact-missing', titlePlace(mapped, place), null, details));
      return [];
    }
    this.#reportAside(mapped, place);
    this.#problems.push(...linesUnread(mapped, place), ...periodsTwice(mapped, place));
    return viewsOf(mapped).map((view) => this.#withoutFacts(view, mapped, place));
  }

  /** Tells which fact of title, line or foot is not there, once for a sheet. */
  #withoutFacts(view: View, { mapping, anatomy, names, asOf }: Mapped, place: Place): View {
    const lacking = new Set<string>();
    for (const { table, columns } of mapping.tables) {
      if (table !== view.table.id) continue;
      for (const [header, from] of Object.entries(columns)) {
        const meaning = meaningIn(view.table, header);
        if (from.is === 'column' || meaning === null || !('column' in meaning) || !meaning.column.required) continue;
        if (anatomy.blocks.every((block) => factOf(from, block, names, asOf) !== null)) continue;
        lacking.add(meaning.field);
        const details = { header, hint: whereInWords(from), other: mapping.file };
        const at = from.is === 'title' || from.is === 'value' ? titlePlace({ anatomy }, place) : place;
        this.#problems.push(problem('mapping-fact-missing', at, null, details));
      }
    }
    return lacking.size === 0 ? view : { ...view, header: { ...view.header, lacking } };
  }

  /** Columns that are not published: those that somebody has agreed to pass over, and new ones. */
  #reportAside({ mapping, anatomy }: Mapped, place: Place): void {
    const [block] = anatomy.blocks as [Block];
    const at = { ...place, row: block.headerRow + 1 };
    const isPassed = (path: string): boolean =>
      mapping.passed.some((one) => sameHeader(one, path)) || isLikeBut(path, mapping.passed);
    const passed = block.columns.filter(({ path }) => isPassed(path));
    if (passed.length > 0) {
      const hint = passed.map(({ path }) => `「${path}」`).join('、');
      const cell = { ...at, columnIndex: passed[0]?.index };
      this.#problems.push(asAgreed(problem('mapping-column-passed', cell, null, { hint, other: mapping.file })));
    }
    const known = [...mapping.headers, ...mapping.passed, ...headersUsed(mapping)];
    for (const column of block.columns) {
      const { path, index } = column;
      if (!known.some((one) => sameHeader(one, path)) && !isPassed(path)) {
        const cell = { ...at, columnIndex: index, column: path };
        const wider = proposeColumn(mapping, column);
        if (wider !== null) this.#widenings.set(JSON.stringify([wider.file, wider.header]), wider);
        const hint = wider === null ? undefined : `像是${widenedInWords(wider)}（把握${SURE_WORDS[wider.sure]}）。`;
        this.#problems.push(problem('mapping-column-new', cell, path, { other: mapping.file, hint }));
      }
    }
  }

  /** Remembers a proposal and returns the file that it would be. */
  #keep(proposal: Proposal): string {
    const { mapping } = proposal;
    // Sheets of one layout are kept once; another layout of a file of one name gets a name of its own.
    const key = JSON.stringify([mapping.files, mapping.headers, mapping.tables.map(({ columns }) => columns)]);
    const same = this.#proposed.get(key);
    if (same !== undefined) return same.mapping.file;
    const taken = new Set([
      ...(this.#options.mappingFiles ?? []),
      ...[...this.#mappings, ...this.proposed().map((one) => one.mapping)].map((one) => one.file),
    ]);
    let file = mapping.file;
    for (let nth = 2; taken.has(file); nth++) file = mapping.file.replace(/\.yaml$/, `-${nth}.yaml`);
    this.#proposed.set(key, { ...proposal, mapping: { ...mapping, file } });
    return file;
  }
}

/** Whether a mapping says of every list that it is a red one, or a black one, and the title of this one the other. */
function isOtherColour({ mapping, anatomy }: Mapped): boolean {
  const title = anatomy.blocks[0]?.around.title ?? null;
  const said = title === null ? null : meantIn(title.text, COLOURS);
  const [given] = mapping.tables.flatMap(({ columns }) => columns.榜别 ?? []);
  return said !== null && given?.is === 'value' && mapping.tables.length === 1 && given.value !== said;
}

/** The first of some columns in the header. */
function headerPlace(place: Place, { headerRow, columns }: Block, paths: readonly string[]): Place {
  return { ...place, row: headerRow + 1, columnIndex: columns.find(({ path }) => path === paths[0])?.index };
}

/** Where what a title lacks is to be written: in the title, where the sheet has one. */
function titlePlace({ anatomy }: Pick<Mapped, 'anatomy'>, place: Place): Place {
  const title = anatomy.blocks[0]?.around.title ?? null;
  return title === null ? place : { ...place, row: title.row + 1, columnIndex: title.index };
}

/** Whether a sheet has every column that its table must have, so that it is read without a mapping. */
function isPlain(table: Table, sheet: RawSheet): boolean {
  const header = findHeader(table, sheet.rows);
  if (header === null) return false;
  const there = new Set(header.cells.flatMap(({ meaning }) => (meaning && 'field' in meaning ? [meaning.field] : [])));
  return columnList(table).every(([field, { required }]) => !required || there.has(field));
}

const WHERE: Readonly<Record<From['is'], string>> = {
  column: '列',
  label: '表格外面没有这一行',
  title: '标题、工作表名和文件名里都没有',
  foot: '落款没有日期',
  heading: '小标题里没有',
  value: '标题里没有年份',
};

const whereInWords = (from: From): string =>
  from.is === 'label' ? `表格外面没有「${from.label}：」这一句` : WHERE[from.is];
