/** What is private in what was read (隐私检查): named as a problem, and taken out or hidden. */

import { hiddenCharacterIn } from '../domain/hidden-characters.ts';
import type { Register } from '../domain/register.ts';
import type { PrivacySearch } from '../privacy/allowing.ts';
import { findPrivate } from '../privacy/detect.ts';
import type { publishedSettings } from '../privacy/gate.ts';
import { leaksOf } from '../privacy/leaks.ts';
import { kindsInWords, maskedParts, maskPath, maskPrivate, nameWithoutEnding } from '../privacy/mask.ts';
import type { PortalRead } from './portal.ts';
import type { ProblemLog } from './problem-log.ts';
import { problem, settingPlace } from './problems.ts';
import type { TablesRead } from './read-tables.ts';
import { fieldOfRecord } from './record-place.ts';
import type { TableFile } from './sources.ts';

/**
 * Names what is private in the register and takes it out: reports to staff repeat what is in it. Names of files and
 * sheets are hidden for the same reason.
 */
export function searchRegister(
  { register, totals }: TablesRead,
  privacy: PrivacySearch,
  problems: ProblemLog,
): Register {
  const leaking = new Set<object>();
  for (const { table, record, source, field, kinds, masked } of leaksOf(register, privacy)) {
    problems.push(problem('private-value', fieldOfRecord(register.sheets, source, field), masked, { hint: kinds }));
    const ofTable = totals.find((one) => one.table === table);
    if (ofTable === undefined || leaking.has(record)) continue;
    leaking.add(record);
    ofTable.records--;
    ofTable.faulty++;
  }
  for (const { file, sheet } of register.sheets) {
    const character = hiddenCharacterIn(sheet ?? '');
    if (character !== null) problems.push(problem('name-hidden', { file, sheet }, null, { hint: character }));
    const finds = sheet === null ? [] : privacy.find(sheet, 'remark');
    if (sheet === null || finds.length === 0) continue;
    problems.push(problem('private-value', { file, sheet }, maskedParts(sheet, finds), { hint: kindsInWords(finds) }));
  }
  const sheets = register.sheets.map(({ file, sheet, ...read }) => ({
    ...read,
    file: maskPath(file),
    sheet: sheet === null ? null : maskPrivate(sheet, 'remark'),
  }));
  if (leaking.size === 0) return { ...register, sheets };
  const kept = Object.entries(register.records).map(([id, records]) => [
    id,
    (records as readonly object[]).filter((record) => !leaking.has(record)),
  ]);
  return { ...register, sheets, records: Object.fromEntries(kept) as Register['records'] };
}

/** A file's name is published too: a notice's as its address, a table's as the source of its rows. */
export function searchFileNames(files: readonly TableFile[], privacy: PrivacySearch, problems: ProblemLog): void {
  for (const { path } of files) {
    const name = path.split('/').slice(1).join('/');
    const character = hiddenCharacterIn(name);
    if (character !== null) problems.push(problem('name-hidden', { file: path }, null, { hint: character }));
    const stem = nameWithoutEnding(name);
    const finds = privacy.pass(name, privacy.find(stem, 'remark'));
    if (finds.length === 0) continue;
    problems.push(
      problem('private-file-name', { file: path }, maskedParts(stem, finds), { hint: kindsInWords(finds) }),
    );
  }
}

/** Reports private data in settings or a profile. Returns whether there are any. */
export function searchTexts(
  texts: ReturnType<typeof publishedSettings>,
  file: string,
  lineOf: PortalRead['lineOf'],
  privacy: PrivacySearch,
  problems: ProblemLog,
): boolean {
  let leaks = false;
  for (const { path, text, search } of texts) {
    const finds = privacy.find(text, search);
    if (finds.length === 0) continue;
    leaks = true;
    const place = settingPlace(file, lineOf(path), path);
    problems.push(problem('private-value', place, maskedParts(text, finds), { hint: kindsInWords(finds) }));
  }
  return leaks;
}

/**
 * Reports which texts `privacy.allow` releases, so that nobody forgets them, and which of its entries are of no use.
 */
export function reportAllowed(
  allow: readonly string[],
  lineOf: PortalRead['lineOf'],
  privacy: PrivacySearch,
  problems: ProblemLog,
): void {
  const column = 'privacy.allow';
  for (const [index, text] of allow.entries()) {
    const place = { file: 'portal.yaml', row: lineOf(['privacy', 'allow', index]), column };
    const never = findPrivate(text, 'remark').filter(({ always }) => always);
    if (never.length > 0) {
      problems.push(problem('private-allow-never', place, maskedParts(text, never), { hint: kindsInWords(never) }));
    } else {
      const code = privacy.met.has(text.trim()) ? 'private-allowed' : 'private-allow-unused';
      problems.push(problem(code, place, text));
    }
  }
}
