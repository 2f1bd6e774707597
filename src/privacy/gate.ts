/**
 * The privacy gate (隐私关口): looks at everything that is about to be published, in the form in which it would be
 * published.
 *
 * Records are searched by `leaks.ts`; here are notices, settings and profiles. It looks at
 * the whole register and not merely at the part that is public today: that part changes with the day and the divisions
 * covered, and what passes here may be published for all of them.
 */
import type { Portal } from '../domain/portal.ts';
import type { Profile } from '../domain/profile.ts';
import type { PrivacySearch } from './allowing.ts';
import { type Find, findPrivate, type Search } from './detect.ts';
import { kindsInWords, maskedParts, maskPrivate } from './mask.ts';
import { passagesOf } from './notice-text.ts';

/** Something private on a line of a Markdown text, already hidden. */
export interface LineLeak {
  line: number;
  kinds: string;
  masked: string;
}

/**
 * Everything private in a Markdown text, with line numbers counted from `firstLine`. The text is searched as it is
 * written, across line ends too, and as readers see it once its marks are gone.
 */
export function searchMarkdown(text: string, firstLine: number, privacy: PrivacySearch): LineLeak[] {
  const lines = text.split('\n');
  const starts: number[] = [];
  let length = 0;
  for (const line of lines) {
    starts.push(length);
    length += line.length + 1;
  }
  const byLine = new Map<number, Find[]>();
  let at = 0;
  for (const find of findPrivate(text, 'remark').sort((a, b) => a.start - b.start)) {
    while (at + 1 < lines.length && (starts[at + 1] as number) <= find.start) at++;
    byLine.set(at, [...(byLine.get(at) ?? []), find]);
  }
  const leaks: LineLeak[] = [];
  const kindsOn = new Map<number, Set<string>>();
  for (const [line, all] of byLine) {
    kindsOn.set(line, new Set(all.map(({ kind }) => kind)));
    const finds = privacy.pass(lines[line] as string, all);
    if (finds.length > 0)
      leaks.push({ line: firstLine + line, kinds: kindsInWords(finds), masked: maskedParts(text, finds) });
  }
  for (const passage of passagesOf(text)) {
    const finds = privacy.find(passage.text, 'remark').filter(({ kind }) => {
      for (let line = passage.firstLine; line < passage.endLine; line++) if (kindsOn.get(line)?.has(kind)) return false;
      return true;
    });
    if (finds.length === 0) continue;
    const masked = maskedParts(passage.text, finds);
    leaks.push({ line: firstLine + passage.firstLine, kinds: kindsInWords(finds), masked });
  }
  return leaks;
}

/** A setting that is published, by its path in portal.yaml. */
interface PublishedSetting {
  path: readonly PropertyKey[];
  text: string;
  search: Search;
}

/** The words of portal.yaml that stand on pages, sheets and screens. */
export function publishedSettings(portal: Portal): PublishedSetting[] {
  const { name, publisher, organizer, undertaker, contact, icp, policeIcp, siteCode, reportErrors } = portal;
  const { base, complaint, accusations } = portal;
  const setting = (search: Search, text: string, ...path: string[]): PublishedSetting => ({ path, text, search });
  return [
    setting('remark', name, 'name'),
    setting('label', base, 'base'),
    setting('remark', publisher, 'publisher'),
    // The office's own telephone and address; a mobile only where it is told what it is for (值班电话).
    setting('label', contact, 'contact'),
    setting('name', icp, 'icp'),
    setting('remark', organizer, 'organizer'),
    setting('remark', undertaker, 'undertaker'),
    setting('name', policeIcp, 'police_icp'),
    setting('name', siteCode, 'site_code'),
    setting('label', reportErrors, 'report_errors'),
    setting('label', complaint?.url ?? '', 'complaint', 'url'),
    setting('remark', accusations.document, 'accusations', 'doc'),
  ];
}

/** Every text in a profile, with its path; how its values are searched follows from what they are. */
export function profileTexts(profile: Profile): PublishedSetting[] {
  const texts: PublishedSetting[] = [];
  const walk = (value: unknown, path: readonly PropertyKey[], search: Search): void => {
    if (typeof value === 'string') texts.push({ path, text: value, search });
    else if (Array.isArray(value)) for (const [at, inner] of value.entries()) walk(inner, [...path, at], search);
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value))
        walk(inner, [...path, NAMES_IN_FILE[key] ?? key], SEARCH_BY_KEY[key] ?? search);
  };
  // What a copy notes of its origin is published nowhere.
  const { copiedFrom: _origin, ...published } = profile;
  walk(published, [], 'remark');
  return texts;
}

/** A copy of a value in which every text is hidden as far as it is private. */
export function hidden<T>(value: T): T {
  if (typeof value === 'string') return maskPrivate(value, 'remark') as T;
  if (Array.isArray(value)) return value.map(hidden) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, hidden(inner)])) as T;
}

/** What the file calls a field, where that is something else. */
const NAMES_IN_FILE: Readonly<Record<string, string>> = { serviceScale: 'service_scale', feeUnits: 'fee_units' };

/** Keys of a profile whose values are numbers of hotlines or of documents. */
const SEARCH_BY_KEY: Readonly<Record<string, Search>> = {
  value: 'contact',
  number: 'name',
  article: 'name',
  id: 'name',
};
