/** Questions in the search box, without a browser: the twenty that residents ask, in their words. */
import { describe, expect, it, test } from 'vitest';
import { answersTo, askedFinder, hereAt } from '../../src/components/find-asked.ts';
import { askedWords, QUESTIONS } from '../../src/views/search/asked-words.ts';

const finder = askedFinder(askedWords());
const paths = (query: string, at = '/firms/', complain = '/complain/'): string[] =>
  answersTo(finder.asked(query), hereAt(at, complain)).map(({ path }) => path);

describe('the twenty questions', () => {
  it('are all there, each with a page and a panel that answers', () => {
    expect(QUESTIONS.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, at) => `R${at + 1}`));
  });

  it.each(QUESTIONS)('$id $title is found by its own title', ({ id, title }) => {
    const found = finder.asked(title).flatMap((one) => (one.is === 'question' ? [one.question.id] : []));
    expect(found).toContain(id);
  });
});

describe('a question', () => {
  test.each([
    ['物业费', '/fees/'],
    ['我们小区物业费是不是太贵了', '/fees/'],
    ['停车费凭什么收', '/fees/'],
    ['水电费有没有多收手续费', '/fees/'],
    ['广告的收益去哪了', '/revenue/'],
    ['电梯被困', '/complain/#p-beikun'],
    ['电梯检验到期了吗', '/lifts/'],
    ['换物业', '/firms/#replacement'],
    ['怎么把物业换掉', '/firms/#replacement'],
    ['维修资金怎么用', '/complain/#p-weixiu-zijin'],
    ['黑榜', '/lists/'],
    ['上了黑榜会怎样', '/lists/#consequences'],
    ['信用等级', '/firms/#grades'],
    ['物业经理电话', '/managers/'],
    ['充电桩有几个', '/estates/'],
    ['满意度', '/estates/'],
    ['投诉电话', '/complain/'],
  ])('「%s」 leads to %s', (query, path) => {
    expect(paths(query)).toContain(path);
  });

  it('about an estate leads on its page to its own panel, elsewhere to the table and to the choice of an estate', () => {
    expect(paths('物业费', '/estates/JZ001/')[0]).toBe('/estates/JZ001/#fees');
    expect(paths('物业费', '/c/JZ001/')[0]).toBe('/estates/JZ001/#fees');
    expect(paths('物业费', '/estates/')).toEqual(expect.arrayContaining(['/fees/', '/estates/']));
    expect(paths('物业费', '/estates/JZ001/')).not.toContain('/estates/');
  });

  it('of something that is wrong leads to the page of complaints of the place', () => {
    expect(paths('楼上漏水', '/divisions/000102/', '/complain/000102/')).toEqual(['/complain/000102/#p-loushui']);
  });

  test.each(['丁香苑', '示例', '幸福家园', '春晖街道', '物业', '小区', 'dingxiang', ''])(
    'is not read into 「%s」',
    (query) => {
      expect(finder.asked(query)).toEqual([]);
    },
  );
});
