import { describe, expect, it } from 'vitest';
import { findPrivate, privateIn, type Search } from '../../src/privacy/detect.ts';
import { maskedParts, maskPrivate } from '../../src/privacy/mask.ts';
import { INNOCENT, PRIVATE } from './spellings.ts';

const kindsIn = (text: string, search: Search = 'remark'): string[] => [
  ...new Set(findPrivate(text, search).map(({ kind }) => kind)),
];
const partsIn = (text: string, search: Search = 'remark'): string[] =>
  findPrivate(text, search).map(({ start, end }) => text.slice(start, end));

describe('a spelling of private data', () => {
  it('stands in the lists often enough', () => {
    expect(new Set(PRIVATE.map(({ text }) => text)).size).toBeGreaterThanOrEqual(120);
    expect(new Set(INNOCENT).size).toBeGreaterThanOrEqual(60);
  });
  it.each(PRIVATE)('$kind 「$text」 is found and hidden in the midst of a sentence', ({ text, kind }) => {
    expect(kindsIn(text)).toContain(kind);
    const sentence = `已登记，${text}，正在办理`;
    expect(kindsIn(sentence)).toContain(kind);
    expect(maskPrivate(sentence, 'remark')).not.toContain(text);
    expect(maskedParts(sentence, findPrivate(sentence, 'remark'))).not.toContain(text);
    expect(maskPrivate(sentence, 'remark')).toMatch(/^已登记，.*，正在办理$/su);
  });
});

describe('an innocent text', () => {
  it.each(INNOCENT)('「%s」 is let pass wherever it stands', (text) => {
    for (const search of ['remark', 'name', 'label', 'contact'] as const)
      expect(partsIn(text, search), search).toEqual([]);
  });
});

describe('what is found', () => {
  it('stands where it was written, though the text was searched in another form', () => {
    expect(partsIn('王小明（3#楼2单元501）电话+86138１２34\u200b5678，证&#49;10101 19900307 1233。')).toEqual([
      '&#49;10101 19900307 1233',
      '138１２34\u200b5678'.replace(/^/, '86'),
      '3#楼2单元501',
    ]);
    expect(maskPrivate('notices/wang-110101199003071233.md', 'remark')).toBe('notices/wang-1************3.md');
  });
  it('is a room nowhere in an address, and a short one nowhere in a document’s number', () => {
    expect(kindsIn('示例路18号3号楼2单元501室', 'label')).toEqual([]);
    expect(kindsIn('3-2-501', 'name')).toEqual([]);
    expect(kindsIn('3号楼2单元501室', 'name')).toEqual(['房号']);
  });
  it('is a mobile number in a document’s number, and none where an office says how to reach it', () => {
    expect(kindsIn('甲函〔2026〕13812345678号', 'name')).toEqual(['手机号']);
    expect(kindsIn('13812345678', 'contact')).toEqual([]);
    expect(kindsIn('zhangsan@qq.com', 'contact')).toEqual([]);
    expect(kindsIn('110101199003071233', 'contact')).toEqual(['身份证号']);
  });
  it('is a number right behind or before a word that ends or begins with a digit of the other script', () => {
    expect(partsIn('张三13912345678')).toEqual(['13912345678']);
    expect(partsIn('经办陈六110101199003071233')).toEqual(['110101199003071233']);
    expect(partsIn('3号3一三八一二三四五六七八')).toEqual(['一三八一二三四五六七八']);
    expect(partsIn('13912345678三号楼')).toEqual(['13912345678']);
    expect(partsIn('138一二三四5678')).toEqual(['138一二三四5678']);
    expect(partsIn('二〇二六年十一月30日公布')).toEqual([]);
  });
  it('is no mobile number of an office on duty, and one again where a resident comes between', () => {
    expect(kindsIn('值班电话：13812345678')).toEqual([]);
    expect(kindsIn('值班电话 0355-0000101。业主电话 13812345678')).toEqual(['手机号']);
    expect(kindsIn('报修业主电话 13812345678')).toEqual(['手机号']);
    expect(kindsIn('联系人 13812345678')).toEqual(['手机号']);
  });
  it('is no identity number where the digits are a place, a day of filing and a counter', () => {
    // The check digit of one in eleven such numbers is right by chance.
    for (let counter = 1; counter <= 22; counter++)
      expect(kindsIn(`14040320240101${String(counter).padStart(4, '0')}`, 'name')).toEqual([]);
    expect(kindsIn('110101199003071234', 'name')).toEqual(['身份证号']);
  });
  it('may be let pass by a person, but for numbers that are somebody’s for life', () => {
    for (const { text, kind } of PRIVATE) {
      const always = ['身份证号', '银行卡号', '银行账号', '证件号'].includes(kind);
      const [found] = findPrivate(text, 'remark').filter((find) => find.kind === kind);
      expect(found?.always, text).toBe(always);
    }
  });
  it('is told in one word by the gravest', () => {
    expect(privateIn('3号楼2单元501，110101199003071233', 'remark')).toBe('身份证号');
    expect(privateIn('好', 'remark')).toBeNull();
  });
});

describe('the search', () => {
  const seeds = [
    '1',
    '1 ',
    '138-',
    '1.1',
    '1O',
    '1E+17 ',
    '一',
    '业主',
    '业主王',
    '王某',
    '投诉人：',
    '号楼',
    '3号楼 2单元 ',
    '3#',
    '1-',
    '501室',
    '十层',
    '&#49;',
    '&',
    '\\',
    '\u200b',
    '*',
    ' ',
    '账号（',
    '证件',
    '护照 ',
    'E1234567 ',
    '微信',
    'wxid_',
    'a',
    'a@',
    '@qq.com',
    '晋D',
    '(',
  ];
  it.each(seeds)('of a long run of 「%s」 takes as much longer as the run is', (seed) => {
    // Work of the processor, so that what else the machine does counts for nothing.
    const work = (length: number): number => {
      const text = `业主13${seed.repeat(Math.ceil(length / seed.length))}`;
      const before = process.cpuUsage();
      findPrivate(text, 'remark');
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    };
    work(10_000);
    // Sixteen times the length; quadratic would be 256 times. What takes less than some milliseconds is not measured.
    const growth = (): number => work(128_000) / Math.max(work(8_000), 5);
    // A machine that was interrupted is asked once more.
    const [first, limit] = [growth(), 64];
    expect(first < limit ? first : growth()).toBeLessThan(limit);
  });
});
