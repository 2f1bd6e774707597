/**
 * How sheets would be read (试读), for a clerk who makes or changes a mapping. Nothing is written.
 */
import path from 'node:path';
import { z } from 'zod';
import type { AskedDraft, Correction, MappingText, SheetReading } from '../../src/desk/api.ts';
import { draftMapping } from '../../src/desk/draft-mapping.ts';
import { type ReadWith, sheetReading, together } from '../../src/desk/sheet-reading.ts';
import { cellAt } from '../../src/domain/cell-name.ts';
import { type CellCorrection, Corrections } from '../../src/intake/corrections.ts';
import { mappingText } from '../../src/intake/mapping/write-mapping.ts';
import { ProblemLog } from '../../src/intake/problem-log.ts';
import { LIMITS, type RawSheet } from '../../src/intake/read/sheet.ts';
import { PrivacySearch } from '../../src/privacy/allowing.ts';
import { TABLES } from '../../src/tables/catalogue.ts';
import type { Acting } from './actions.ts';
import { jsonOf } from './bodies.ts';
import type { Looked } from './folder.ts';
import { mappingIn } from './mapping-in.ts';
import { Refusal } from './refusal.ts';

const headerSchema = z
  .object({ from: z.number().int().min(0), to: z.number().int().min(0) })
  .refine(({ from, to }) => to === from || to === from + 1)
  .nullable();
const placeSchema = z.object({
  file: z.string().regex(/^tables\/[^/\\.][^/\\]*$/),
  sheet: z.string().nullable(),
  header: headerSchema,
});
const readingSchema = placeSchema.extend({
  text: z.string().nullable(),
  others: z
    .array(placeSchema.omit({ header: true }))
    .max(500)
    .optional(),
});
const draftSchema = placeSchema.extend({ table: z.string().nullable() });

type Asking = Pick<Acting, 'folder' | 'request'>;
type Place = Pick<AskedDraft, 'file' | 'sheet' | 'header'>;

export async function reading({ folder, request }: Asking): Promise<SheetReading> {
  const { text, header, others = [], ...place } = await jsonOf(request, readingSchema);
  const looked = await folder.look();
  const { mapping, wrong } = text === null ? { mapping: null, wrong: null } : await mappingIn(text);
  const readOne = async (one: Omit<Place, 'header'>, at: Place['header']): Promise<SheetReading> => {
    const sheet = await sheetAt(folder, one, looked);
    return sheetReading(sheet, mapping, inside(at, sheet), wrong, readWith(looked, one, sheet));
  };
  const first = await readOne(place, header);
  const rest: SheetReading[] = [];
  for (const one of others.slice(0, OTHERS_MAX)) rest.push(await readOne(one, null));
  return together(first, rest);
}

/** Of how many sheets more the words are told. */
const OTHERS_MAX = 40;

function readWith({ content, asOf }: Looked, place: Omit<Place, 'header'>, { dateSystem }: RawSheet): ReadWith {
  const profiles = [...content.profiles.values()];
  return {
    names: namesOf(place),
    asOf,
    reading: {
      unit: null,
      asOf,
      dateSystem,
      feeUnits: profiles.flatMap(({ feeUnits }) => feeUnits),
      gradeWords: profiles.flatMap(({ grades }) => [...grades.scale, ...grades.assessments]),
      acceptedCodes: new Set(content.portal?.acceptedCodes),
      demo: content.portal?.demo ?? false,
      privacy: new PrivacySearch(content.portal?.privacyAllow ?? []),
      cellCharacters: LIMITS.cellCharacters,
    },
  };
}

export async function draft({ folder, request }: Asking): Promise<MappingText> {
  const { table: name, header, ...place } = await jsonOf(request, draftSchema);
  const looked = await folder.look();
  const { content, files, asOf } = looked;
  const sheet = await sheetAt(folder, place, looked);
  const table = name === null ? null : TABLES.find((one) => one.name === name);
  if (table === undefined) throw new Refusal(404, '没有这种表。');
  const taken = [...files.map((one) => one.path), ...content.toKeep.map((one) => one.path)];
  const mapping = draftMapping({
    sheet,
    table,
    header: inside(header, sheet),
    names: namesOf(place),
    sheets: content.seen.filter((one) => one.file === place.file).length,
    asOf,
    divisions: content.portal?.divisions ?? [],
    taken: new Set(taken),
  });
  if (mapping === null) throw new Refusal(422, '先说哪一行是列名。');
  return { path: mapping.file, text: mappingText(mapping) };
}

const namesOf = ({ file, sheet }: Omit<Place, 'header'>): { file: string; sheet: string | null } => ({
  file: path.parse(file).name,
  sheet,
});

/** The header's rows where the sheet has so many. */
const inside = (header: Place['header'], { rows }: RawSheet): Place['header'] =>
  header !== null && header.to < rows.length ? header : null;

/** A sheet as it is read, with what has been corrected in it. */
async function sheetAt(
  folder: Acting['folder'],
  { file, sheet }: Omit<Place, 'header'>,
  { content, corrections }: Looked,
): Promise<RawSheet> {
  const raw = await folder.sheet(file, sheet);
  if (raw === null) throw new Refusal(404, '没有这张表，可能已经拿走或改了名。');
  const privacy = new PrivacySearch(content.portal?.privacyAllow ?? []);
  return new Corrections(corrections.flatMap(asCorrection), privacy, new ProblemLog()).applied(file, raw);
}

function asCorrection({ file, sheet, cell, from, to, reason, day }: Correction, nth: number): CellCorrection[] {
  const at = cellAt(cell);
  return at === null ? [] : [{ row: nth + 2, file, sheet: sheet ?? '', at, from, to, reason, day }];
}
