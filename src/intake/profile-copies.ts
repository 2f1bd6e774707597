/**
 * Copies of shipped profiles (抄来的规则文件): what a copy notes of the version that it comes from, and what the shipped
 * one has mended since.
 *
 * A copy notes one fingerprint for each rule and each other part, as they were when it was made. So three states can be
 * told apart: what the shipped profile says now, what it said then, and what the office has made of it.
 */
import type { Problem } from '../domain/problem.ts';
import type { Profile, Rule } from '../domain/profile.ts';
import { problem } from './problems.ts';

/** SHA-256 of a text in hexadecimal. */
export type Hash = (text: string) => string;

/** The parts of a profile besides its rules, by their keys in the file. */
const PARTS = {
  sources: ({ sources }) => sources,
  lists: ({ lists }) => lists,
  grades: ({ grades }) => grades,
  service_scale: ({ serviceScale }) => serviceScale,
  complaints: ({ complaints }) => complaints,
  meetings: ({ meetings }) => meetings,
  channels: ({ channels }) => channels,
  fee_units: ({ feeUnits }) => feeUnits,
  routing: ({ routing }) => routing,
} satisfies Readonly<Record<string, (profile: Profile) => unknown>>;

/** A fingerprint of every rule, by its id, and of every other part, by its key. Comments and order of keys don't count. */
export function fingerprints(profile: Profile, hash: Hash): Readonly<Record<string, string>> {
  const parts = Object.entries(PARTS).map(([key, part]) => [key, fingerprint(part(profile), hash)] as const);
  return Object.fromEntries([...parts, ...profile.rules.map((rule) => [rule.id, fingerprint(dataOf(rule), hash)])]);
}

const dataOf = ({ line: _line, ...data }: Rule): Omit<Rule, 'line'> => data;

/** Letters alone, since digits may look like a number of somebody, or to YAML like one to reckon with. */
const fingerprint = (value: unknown, hash: Hash): string =>
  [...hash(plain(value)).slice(0, 12)].map((digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]).join('');

/**
 * A value as text, the same whatever the order of its keys. What is null or empty is left out, so that a key which a
 * later version of the software adds changes nothing where nobody has written it.
 */
function plain(value: unknown): string {
  const sorted = (_key: string, inner: unknown): unknown =>
    typeof inner !== 'object' || inner === null || Array.isArray(inner)
      ? inner
      : Object.fromEntries(
          Object.entries(inner)
            .filter(([, one]) => !isEmpty(one))
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        );
  return JSON.stringify(value, sorted) ?? '';
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'object' && Object.keys(value).length === 0);
}

/**
 * A warning for everything that the shipped profile has mended since a copy of it was made and that the copy doesn't
 * say yet. What the office alone has changed is its own affair, and so is a rule that it has left out.
 */
export function mendedSince(copy: Profile, file: string, library: readonly Profile[], hash: Hash): Problem[] {
  const { copiedFrom } = copy;
  if (copiedFrom === null) return [];
  const { profile: code, version, hashes, line } = copiedFrom;
  const shipped = library.find(({ division }) => division === code);
  if (shipped === undefined) {
    const place = { file, row: line, column: 'copied_from.profile' };
    const hint = `软件自带的规则文件里没有这一份。自带的有：${library.map(({ division }) => division).join('、')}。`;
    return [problem('setting-wrong', place, code, { header: 'copied_from.profile', hint })];
  }
  const [now, own] = [fingerprints(shipped, hash), fingerprints(copy, hash)];
  return [...new Set([...Object.keys(hashes), ...Object.keys(now)])].flatMap((key) => {
    const [then, today, here] = [hashes[key], now[key], own[key]];
    if (today === then || today === here) return [];
    // A rule that the office has left out, or that is gone on both sides, needs no word.
    if (here === undefined && then !== undefined) return [];
    const rule = copy.rules.find(({ id }) => id === key);
    const hint = `${mendInWords(key, { then, today, here }, [rule, shipped.rules.find(({ id }) => id === key)])}${seenWords(key, today)}`;
    return problem('profile-copy-behind', { file, row: rule?.line ?? line, column: key }, null, {
      hint,
      other: version,
    });
  });
}

interface Prints {
  then: string | undefined;
  today: string | undefined;
  here: string | undefined;
}

/** What has been mended and whether the office has changed it too, in sentences. */
function mendInWords(key: string, { then, today, here }: Prints, [own, shipped]: [Rule?, Rule?]): string {
  if (today === undefined) return `自带的已经删去 ${key}，这份里还有。核对它是不是还有依据。`;
  if (here === undefined) return `自带的新增了 ${key} ${shipped?.title ?? ''}，这份里没有。本地也适用的，抄过来。`;
  if (then === undefined)
    return `自带的新增了 ${key}，这份里也有一条同号的，内容不同${differences(own, shipped)}。核对是不是一回事。`;
  const whose =
    here === then ? '这份还是抄来时的样子，照着改' : '这份里本单位也改过，不知道哪些不同是哪一边改的，逐项核对';
  const what = own === undefined ? `${key} 这一部分` : `${key} `;
  return `自带的 ${what}改过了${differences(own, shipped)}。${whose}。`;
}

const seenWords = (key: string, today: string | undefined): string =>
  today === undefined
    ? `看过以后要留着的，把 copied_from 的 hashes 里 ${key} 那一行删掉，就不再提醒。`
    : `看过以后不用改的，把 copied_from 的 hashes 里写成 ${key}: ${today}，就不再提醒。`;

const FIELDS = {
  source: '依据文件',
  article: '条款',
  valid_from: '起始日期',
  valid_to: '截止日期',
  status: '效力',
  enabled: '是否启用',
  judge: '判定办法',
  subject: '对象',
} satisfies Partial<Record<keyof Rule, string>>;

/** ，不同的是：起始日期（这份 2025-06-12，自带 2026-01-01）、参数 days（这份 15，自带 10）; empty where only words differ. */
function differences(own: Rule | undefined, shipped: Rule | undefined): string {
  if (own === undefined || shipped === undefined) return '';
  const told = (name: string, here: unknown, there: unknown): string[] =>
    plain(here ?? null) === plain(there ?? null) ? [] : [`${name}（这份${inShort(here)}，自带${inShort(there)}）`];
  const fields = Object.entries(FIELDS).flatMap(([field, name]) =>
    told(name, own[field as keyof typeof FIELDS], shipped[field as keyof typeof FIELDS]),
  );
  const names = [...new Set([...Object.keys(own.params), ...Object.keys(shipped.params)])];
  const params = names.flatMap((name) => told(`参数 ${name}`, own.params[name], shipped.params[name]));
  const all = [...fields, ...params];
  return all.length === 0 ? '，不同的是文字' : `，不同的是：${all.join('、')}`;
}

const SHORT_MAX = 40;

function inShort(value: unknown): string {
  if (value === null || value === undefined) return '没有写';
  const text = typeof value === 'string' ? value : plain(value);
  return text.length > SHORT_MAX ? '另有写法' : ` ${text}`;
}
