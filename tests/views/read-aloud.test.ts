import { describe, expect, it } from 'vitest';
import { ownVoice, Reading, sentencesOf, spokenText } from '../../src/components/read-aloud.ts';

describe('the voice', () => {
  const voice = (lang: string, localService = true) => ({ lang, localService });

  it('is one of the device itself, for Mandarin before others, and none where there is none', () => {
    const cn = voice('zh-CN');
    expect(ownVoice([voice('zh-CN', false), voice('en-US'), voice('zh-TW'), cn])).toBe(cn);
    expect(ownVoice([voice('zh_CN_#Hans')])?.lang).toBe('zh_CN_#Hans');
    expect(ownVoice([voice('cmn-Hans-CN')])?.lang).toBe('cmn-Hans-CN');
    expect(ownVoice([voice('zh-TW')])?.lang).toBe('zh-TW');
    for (const none of [[], [voice('zh-CN', false)], [voice('en-US')], [voice('zh-HK')], [voice('yue-HK')]])
      expect(ownVoice(none)).toBeNull();
  });
});

describe('words for a voice', () => {
  it.each([
    ['1.50 元/㎡·月', '1.50元每平方米每月'],
    ['40.00 元/位·月，2.90 元/m³，0.45 元/度', '40元每个车位每月，2.90元每立方米，0.45元每度'],
    ['在允许范围 0.64—0.96 元之内', '在允许范围0.64到0.96元之内'],
    ['90 ㎡ 一年多 64.80 元', '90平方米一年多64.80元'],
    ['结余 186,420.00 元', '结余186420元'],
    ['差 −0.01 元', '差负0.01元'],
    ['按时办结 5 件（83.3%）', '按时办结5件（百分之83.3）'],
    ['电话 0355-1234567', '电话零三五五，幺二三四五六七'],
    ['手机 13800000000', '手机幺三八零零零零零零零零'],
    ['电梯被困，拨 119 或 12345', '电梯被困，拨幺幺九或幺二三四五'],
    ['119 户，12345 元', '119户，12345元'],
    ['2026年10月31日', '二零二六年10月31日'],
    ['2026-10-31', '二零二六年10月31日'],
    ['示建发〔2026〕38号', '示建发二零二六年38号'],
    ['2021年1月1日—2026年12月31日', '二零二一年1月1日到二零二六年12月31日'],
  ])('%s is said as %s', (written, said) => {
    expect(spokenText(written)).toBe(said);
  });

  it('are cut into sentences that no voice is too short of breath for', () => {
    expect(sentencesOf('4 部电梯。1 部没有记录；截至 10月31日。')).toEqual([
      '4部电梯。',
      '1部没有记录；',
      '截至10月31日。',
    ]);
    const long = `${'长'.repeat(100)}，${'短'.repeat(100)}。`;
    expect(sentencesOf(long).map((one) => one.length)).toEqual([101, 101]);
    expect(sentencesOf('——。 ')).toEqual([]);
  });
});

describe('reading', () => {
  const begun = (gone = new Set<string>()) => {
    const said: string[] = [];
    let hushed = 0;
    const reading = new Reading<string>(
      (sentence) => said.push(sentence),
      () => hushed++,
      (part) => !gone.has(part),
    );
    reading.start([
      { part: 'a', text: '一。二。' },
      { part: 'b', text: '三。' },
    ]);
    return { reading, said, gone, hushed: () => hushed };
  };

  it('goes sentence by sentence to the end, and is silent then', () => {
    const { reading, said } = begun();
    expect([said, reading.state]).toEqual([['一。'], 'reading']);
    for (let i = 0; i < 3; i++) reading.ended();
    expect([said, reading.state]).toEqual([['一。', '二。', '三。'], 'silent']);
  });

  it('takes a sentence up anew after a rest, and hears no end while it rests', () => {
    const { reading, said, hushed } = begun();
    reading.ended();
    reading.rest();
    reading.ended();
    expect([said, reading.state, hushed()]).toEqual([['一。', '二。'], 'resting', 1]);
    reading.go();
    expect([said.at(-1), reading.state]).toEqual(['二。', 'reading']);
  });

  it('says nothing after it was stopped, and begins at the top again', () => {
    const { reading, said } = begun();
    reading.ended();
    reading.stop();
    reading.ended();
    expect([said.length, reading.state]).toEqual([2, 'silent']);
    reading.start([{ part: 'a', text: '一。' }]);
    expect(said.at(-1)).toBe('一。');
  });

  it('leaves out what has ended while it was read', () => {
    const { reading, said, gone } = begun();
    gone.add('a');
    reading.ended();
    expect(said).toEqual(['一。', '三。']);
    gone.add('b');
    reading.ended();
    expect(reading.state).toBe('silent');
  });
});
