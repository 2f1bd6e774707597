/**
 * What the search must find (召回): queries made from every name of a publication, and what is wrong with an answer.
 *
 * They are made from the records, not from the list of names that the search uses.
 */
import { Converter } from 'opencc-js';
import { pinyin } from 'pinyin-pro';
import { formerNamesOf } from '../../src/domain/former.ts';
import type { Publication } from '../../src/domain/publication.ts';
import { directoryOf } from '../../src/views/common/directory.ts';
import { estatePath, firmPath } from '../../src/views/common/paths.ts';
import { NO_COMMUNITY, NO_STREET } from '../../src/wording/labels.ts';
import { searchKey } from '../../src/wording/search-text.ts';

/** One result as a reader sees it. */
export interface Answer {
  name: string;
  /** All words of the link. */
  text: string;
  path: string;
}

export interface RecallCase {
  query: string;
  /** What the query is about, for a failure's message. */
  about: string;
  /** What is wrong with the answers, in order; null where nothing is. */
  fault(answers: readonly Answer[]): string | null;
}

interface Bearer {
  name: string;
  path: string;
  formers: readonly string[];
}

const LOCALES = ['t', 'tw', 'hk'] as const;
const PART_LENGTHS = [2, 3, 4] as const;

/** Every estate, firm, street, community and county of the publication. */
export function namedEntities(publication: Publication): Bearer[] {
  const { records } = publication.register;
  const places = directoryOf(publication).counties.flatMap((county) => [
    { name: county.name, path: county.path, formers: [] },
    ...county.streets.flatMap((street) =>
      [street, ...street.communities]
        .filter(({ name }) => name !== NO_STREET && name !== NO_COMMUNITY)
        .map(({ name, path }) => ({ name, path, formers: [] })),
    ),
  ]);
  return [
    ...records.estate.map(({ code, name, formerName }) => ({
      name,
      path: estatePath(code),
      formers: formerNamesOf(formerName),
    })),
    ...records.firm.map(({ code, name, formerName }) => ({
      name,
      path: firmPath(code),
      formers: formerNamesOf(formerName),
    })),
    ...places,
  ];
}

/** Queries for every entity, or for every `step`th; `seed` decides which parts of names are typed. */
export function recallCases(publication: Publication, seed: number, step = 1): RecallCase[] {
  const entities = namedEntities(publication);
  const keys = entities.map(({ name, path }) => ({ key: searchKey(name), path }));
  const traditional = LOCALES.map((to) => Converter({ from: 'cn', to }));
  const draw = drawing(seed);
  const cases: RecallCase[] = [];
  const chosen = entities.filter((_, i) => i % step === 0);
  for (const [i, { name, path, formers }] of chosen.entries()) {
    const characters = [...searchKey(name)];
    const first = bearerAmong(entities, name, 1);
    cases.push({ query: name, about: `全名 ${name}`, fault: first });
    cases.push({ query: traditional[i % 3]?.(name) ?? '', about: `繁体 ${name}`, fault: first });
    cases.push({ query: disguised(name), about: `全角和标点 ${name}`, fault: first });
    for (const length of PART_LENGTHS) {
      if (characters.length < length) continue;
      const from = draw(characters.length - length + 1);
      const part = characters.slice(from, from + length).join('');
      const wanted = keys.filter(({ key }) => key.includes(part)).map((one) => one.path);
      cases.push({
        query: part,
        about: `部分 ${part}（${name}）`,
        fault: (answers) => partFault(answers, part, wanted),
      });
    }
    const spelt = pinyin(name, { toneType: 'none', type: 'array' }).map(searchKey);
    cases.push({ query: spelt.join(''), about: `拼音 ${name}`, fault: found(path) });
    const initials = [...name].map((one, at) =>
      /\p{Script=Han}/u.test(one) ? [...(spelt[at] ?? '')][0] : searchKey(one),
    );
    if (spelt.length === [...name].length)
      cases.push({ query: initials.join(''), about: `首字母 ${name}`, fault: found(path) });
    for (const former of formers)
      cases.push({ query: former, about: `曾用名 ${former}（${name}）`, fault: found(path) });
  }
  const managers = publication.register.records.manager;
  const inCharge = managers.map(({ name, estate }) => ({ name, path: estatePath(estate), formers: [] }));
  for (const { name } of managers.filter((_, i) => i % step === 0))
    cases.push({ query: name, about: `负责人 ${name}`, fault: bearerAmong(inCharge, name, 3) });
  return cases;
}

/** One of those of the name must be among the first results, under that name. */
function bearerAmong(bearers: readonly Bearer[], name: string, places: number): RecallCase['fault'] {
  const key = searchKey(name);
  const paths = new Set(bearers.filter((one) => searchKey(one.name) === key).map((one) => one.path));
  return (answers) => {
    const top = answers.slice(0, places);
    if (top.some((answer) => paths.has(answer.path) && searchKey(answer.name) === key)) return null;
    return `不在前 ${places} 个：${top.map((answer) => answer.text).join('；')}`;
  };
}

const found =
  (path: string): RecallCase['fault'] =>
  (answers) =>
    answers.some((answer) => answer.path === path) ? null : `没有找到，${answers.length} 个结果`;

function partFault(answers: readonly Answer[], part: string, wanted: readonly string[]): string | null {
  const paths = new Set(answers.map((answer) => answer.path));
  const missing = wanted.filter((path) => !paths.has(path));
  if (missing.length > 0) return `应有 ${wanted.length} 个，缺 ${missing.slice(0, 3).join(' ')}`;
  const strange = answers.slice(0, 10).filter((answer) => !searchKey(answer.text).includes(part));
  return strange.length === 0 ? null : `前十个里有不含它的：${strange.map((answer) => answer.text).join('；')}`;
}

/** The same name in full-width forms, with spaces and points in it. */
function disguised(name: string): string {
  const wide = [...name].map((one) =>
    /[!-~]/.test(one) ? String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0) : one,
  );
  return `　${wide.join(' ').replace(' ', '·')}。`;
}

/** The same numbers for the same seed: a linear congruence is enough to choose parts of names. */
function drawing(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
