/**
 * Everyday troubles, without a browser: what people say leads to whoever answers, at places with a table and without.
 */
import { describe, expect, it, test } from 'vitest';
import { askedFinder } from '../../src/components/find-asked.ts';
import type { Publication } from '../../src/domain/publication.ts';
import { answersAt, type ProblemAnswer } from '../../src/views/complain/answers.ts';
import { BODIES, GROUPS, PROBLEMS } from '../../src/views/complain/everyday.ts';
import { commonPlace, countyPlace } from '../../src/views/complain/finder-places.ts';
import { askedCharacters, askedWords } from '../../src/views/search/asked-words.ts';
import { foldingOf, searchKey } from '../../src/wording/search-text.ts';
import { wordsFinder } from '../support/clerks-words.ts';
import { leadsRight, type Phrase, phrasesIn } from '../support/phrases.ts';
import { shippedProfiles } from '../support/rules.ts';
import { channel, city, division } from './city.ts';

const COUNTIES: Record<string, string> = { '000101': '140400', '000102': '141121', '000103': '371323' };
const base = city({
  records: {
    channel: [{ ...channel('000102', '电话', '0358-0000001'), name: '物业投诉', department: '住建局' }],
    division: [
      division('000100', '示例市', '市', null),
      ...Object.keys(COUNTIES).map((code) => division(code, `${code}县`, '县', '000100')),
    ],
  },
});
const publication: Publication = {
  ...base,
  profiles: shippedProfiles(),
  portal: { ...base.portal, profiles: COUNTIES },
};
/** A place of which nothing is known but its name. */
const unruled: Publication = { ...publication, profiles: new Map(), portal: { ...base.portal, profiles: {} } };

const answers = (county: string, of = publication) => answersAt(of, countyPlace(of, county));
const problem = (id: string, county: string): ProblemAnswer => {
  const found = answers(county)
    .groups.flatMap(({ problems }) => problems)
    .find((one) => one.id === id);
  if (!found) throw new Error(`no such trouble: ${id}`);
  return found;
};

/** Names of the bodies that the finder of a county shows first for a phrase. */
function finderOf(county: string, of = publication): (said: string) => string[] {
  const { groups, general, others } = answers(county, of);
  const problems = new Map(groups.flatMap((group) => group.problems).map((one) => [one.id, one]));
  const says = new Map([...problems].map(([id, one]) => [id, one.says]));
  const { troubles } = askedFinder(askedWords(), { says, others });
  const fold = foldingOf(askedCharacters());
  return (said) => {
    const [id] = troubles(fold(searchKey(said)));
    const steps = id === undefined ? general : (problems.get(id)?.steps ?? []);
    return steps.map(({ name }) => name);
  };
}

const missed = (phrases: readonly Phrase[], find: (said: string) => string[]): string[] =>
  phrases.filter((phrase) => !leadsRight(phrase, find(phrase.said))).map(({ said }) => said);

describe('everyday troubles', () => {
  it('are forty and more, each with a title, ways to say it and bodies that there are', () => {
    expect(PROBLEMS.length).toBeGreaterThanOrEqual(40);
    expect(new Set(PROBLEMS.map(({ id }) => id)).size).toBe(PROBLEMS.length);
    const bodies = BODIES.map(({ id }) => id);
    for (const { id, group, says, bodies: own } of PROBLEMS) {
      expect(GROUPS, id).toContain(group);
      expect(own.length, id).toBeGreaterThan(1);
      expect(
        own.filter((one) => !bodies.includes(one)),
        id,
      ).toEqual([]);
      expect(
        says.filter((line) => searchKey(line) === ''),
        id,
      ).toEqual([]);
    }
  });

  it('lead from their own titles to themselves', () => {
    const { troubles } = askedFinder(askedWords());
    expect(PROBLEMS.filter(({ id, title }) => troubles(title)[0] !== id).map(({ title }) => title)).toEqual([]);
  });

  it('have no word that only clerks use', () => {
    expect(PROBLEMS.flatMap(({ title }) => wordsFinder(publication)(title))).toEqual([]);
  });
});

describe.each([
  ['a county whose documents hold no table', '000101', publication],
  ['文水县, which has a table', '000102', publication],
  ['沂水县, which has a table of its own order', '000103', publication],
  ['a county of which no document is known', '000101', unruled],
] as const)('in %s', (_, county, of) => {
  const find = finderOf(county, of);

  it('the phrases that were given all lead to the right body among the first two', () => {
    expect(missed(phrasesIn('phrases-given.txt'), find)).toEqual([]);
  });

  it('of the phrases that were written down before the data at least nine in ten do', () => {
    const files = ['first', 'second', 'held-out', 'last', 'unseen', 'later'].map((set) => `phrases-${set}.txt`);
    for (const file of files) {
      const phrases = phrasesIn(file);
      expect(phrases.length).toBeGreaterThanOrEqual(30);
      expect(missed(phrases, find).length, file).toBeLessThanOrEqual(phrases.length / 10);
    }
  });

  it.each(['我家楼上一直漏水怎么办', '请问一下 漏水了，是楼上的', '樓上漏水怎麼辦'])(
    'the order of words, filler and traditional characters of 「%s」 do not matter',
    (said) => {
      expect(find(said)).toEqual(find('楼上漏水'));
    },
  );

  it('what fits nothing gets the general way, which is never empty', () => {
    const shown = find('外星人');
    expect(shown.length).toBe(4);
    expect([shown[0], shown[3]]).toEqual(['物业', '政务服务便民热线']);
  });
});

describe('a place’s own rows', () => {
  it('come before the general way, with what they say, and after the manager and the emergency numbers', () => {
    const lift = problem('dianti-huai', '000103');
    expect(lift.isRuled).toBe(true);
    expect(lift.steps.slice(0, 2).map(({ name, row }) => [name, row?.matter ?? null])).toEqual([
      ['物业', null],
      ['县市场监管局', '电梯维保不及时、服务差'],
    ]);
    expect(problem('beikun', '000103').steps[0]).toMatchObject({ name: '119', call: { text: '119' }, row: null });
  });

  it('are not made up where there are none: the general way is called so, under the names that the place has', () => {
    const charge = problem('luanshoufei', '000103');
    expect(charge.isRuled).toBe(false);
    expect(charge.steps.map(({ name, row }) => [name, row])).toEqual([
      ['县市场监管局', null],
      ['县发改局', null],
    ]);
    expect(problem('luanshoufei', '000101').steps.every(({ row }) => row === null)).toBe(true);
  });

  it('have their own number, or say whose it is', () => {
    const [, first] = problem('laji', '000102').steps;
    expect(first).toMatchObject({ name: '住建部门', call: { text: '0358-0000001' }, callNote: null });
    expect(problem('gou', '000102').steps[0]).toMatchObject({ name: '公安部门', callNote: '转办' });
  });

  it('are found by their own words where they are about no everyday trouble', () => {
    const { groups, others } = answers('000102');
    const says = new Map(groups.flatMap(({ problems }) => problems).map((one) => [one.id, one.says]));
    const { troubles } = askedFinder(askedWords(), { says, others });
    expect(others.length).toBeGreaterThan(0);
    expect(troubles('让城管来执法处罚')[0]).toBe('zj-13');
  });
});

test('what several counties have in common holds no row of any one of them', () => {
  const all = answersAt(publication, commonPlace(publication));
  expect(all.profileName).toBeNull();
  expect(all.groups.flatMap(({ problems }) => problems).filter(({ isRuled }) => isRuled)).toEqual([]);
});
