import { describe, expect, it } from 'vitest';
import { tableOf } from '../../src/tables/catalogue.ts';
import { toGb18030, toUtf16 } from '../support/gb18030.ts';
import { check, csvOf, first, foundIn, readTown, TABLE_IDS, TOWN, townWith } from '../support/tables.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the town of the tests', () => {
  it('has no problem in any table', async () => {
    const read = await check(Object.fromEntries(TABLE_IDS.map((id) => [`${tableOf(id).name}.csv`, csvOf(id)])), []);
    for (const id of TABLE_IDS) expect(read.register.records[id].length, id).toBe(TOWN[id].length);
  });
});

describe('a CSV file', () => {
  const plain = csvOf('facility', townWith('facility', { 类别: '消防泵', 结果: '䶮㎡·——正常' }));
  const encodings: [string, Uint8Array][] = [
    ['UTF-8 without a mark', utf8(plain)],
    ['UTF-8 with a mark', utf8(`\ufeff${plain}`)],
    ['UTF-16, little end first', toUtf16(plain, 'le')],
    ['UTF-16, big end first', toUtf16(plain, 'be')],
    ['GB18030', toGb18030(plain)],
  ];
  it.each(encodings)('is read in %s', async (_name, bytes) => {
    const read = await check({ '设施维保.csv': bytes }, []);
    expect(first(read, 'facility')).toMatchObject({ estate: 'JZ001', category: '消防泵', result: '䶮㎡·——正常' });
  });

  it('may end with the Ctrl-Z of an old program', async () => {
    for (const end of ['\u001a', '\u001a\r\n', '\u001a\u001a'])
      expect(first(await check({ '设施维保.csv': utf8(plain + end) }, []), 'facility').category).toBe('消防泵');
    await check({ '设施维保.csv': utf8(plain.replace('消防泵', '消\u001a防泵')) }, [
      ['设施维保.csv', 2, '类别', 'character-control'],
    ]);
  });

  it('in GB18030 keeps 䶮, — and · as the standard has them', async () => {
    const [before, after] = csvOf('facility', townWith('facility', { 结果: '?' }))
      .split('?')
      .map(toGb18030) as [Uint8Array, Uint8Array];
    const bytes = new Uint8Array([...before, 0xfe, 0x9f, 0xa1, 0xaa, 0xa1, 0xa4, ...after]);
    expect(first(await check({ '设施维保.csv': bytes }, []), 'facility').result).toBe('䶮—·');
  });

  it('in GB18030 keeps characters of Extension B', async () => {
    const bytes = toGb18030(csvOf('manager', townWith('manager', { 姓名: '阿依·𠮷—𪚥' })));
    const read = await check({ '项目负责人.csv': bytes }, []);
    expect([...first(read, 'manager').name]).toEqual(['阿', '依', '·', '𠮷', '—', '𪚥']);
  });

  it('whose bytes are damaged is named, and so is each text that lost a character', async () => {
    const bytes = utf8(csvOf('facility'));
    bytes[bytes.length - 20] = 0xff;
    const read = await readTown({ '设施维保.csv': bytes });
    expect(foundIn(read)).toEqual([
      ['设施维保.csv', null, null, 'encoding-damaged'],
      ['设施维保.csv', 2, '单位', 'character-lost'],
    ]);
  });

  it('that is binary is no text', async () => {
    await check({ '电梯.csv': new Uint8Array([1, 2, 0, 4, 0, 0, 9]) }, [['电梯.csv', null, null, 'file-not-text']]);
  });

  const delimiters: [string, string][] = [
    ['a comma', ','],
    ['a full-width comma', '，'],
    ['a semicolon', ';'],
    ['a tab', '\t'],
  ];
  it.each(delimiters)('is read when %s parts its cells', async (_name, delimiter) => {
    const text = csvOf('channel', [{ 适用代码: '000101', 渠道: '地址', 名称: '来访', 值: '示例路1号' }]).replaceAll(
      ',',
      delimiter,
    );
    const read = await check({ '投诉渠道.csv': text }, []);
    expect(first(read, 'channel')).toMatchObject({ scope: '000101', kind: '地址', value: '示例路1号' });
  });

  it('parted by tabs may have commas of both widths in its texts', async () => {
    const text = '小区编码\t类别\t日期\t结果\nJZ001\t消防泵\t2025-05-01\t更换，调试,正常\n';
    expect(first(await check({ '设施维保.csv': text }, []), 'facility').result).toBe('更换，调试,正常');
  });

  const breaks: [string, (text: string) => string][] = [
    ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
    ['LF', (text) => text],
    ['CR alone', (text) => text.replaceAll('\n', '\r')],
    ['a mixture that begins with CRLF', (text) => text.replace('\n', '\r\n')],
    ['a mixture that begins with LF', (text) => text.replace(/\n$/, '\r\n')],
  ];
  it.each(breaks)('is read when its rows end in %s', async (_name, change) => {
    const read = await check({ '公共收益.csv': change(csvOf('revenue')) }, []);
    expect(read.register.records.revenue.length).toBe(4);
  });

  it('keeps a line break inside quotes, whatever the file breaks its lines with', async () => {
    for (const inside of ['\n', '\r\n']) {
      const text = `小区编码,类别,日期,结果\r\nJZ001,消防泵,2025-05-01,"一切${inside}正常"\r\nJZ001,水泵,2025-05-02,好\r\n`;
      const read = await check({ '设施维保.csv': text }, []);
      expect(read.register.records.facility.map((r) => r.result)).toEqual(['一切\n正常', '好']);
    }
  });

  it('whose quotes are not closed stops, at the row where they begin', async () => {
    const text =
      '小区编码,类别,日期,结果\nJZ001,消防泵,2025-05-01,正常\nJZ001,水泵,2025-05-02,"好\nJZ001,水箱,2025-05-03,好\n';
    const read = await check({ '设施维保.csv': text }, [['设施维保.csv', 3, null, 'quotes-unclosed']]);
    expect(read.register.records.facility.length).toBe(1);
  });

  it('with text behind a closing quote stops, since rows below may have been swallowed', async () => {
    const text = '小区编码,类别,日期,结果\nJZ001,"消防"泵,2025-05-01,正常\nJZ001,水箱,2025-05-03,好\n';
    expect(foundIn(await readTown({ '设施维保.csv': text })).map(([, , , code]) => code)).toContain('quotes-unclosed');
  });

  it('that ends in the middle of a row is cut off', async () => {
    const text = csvOf('posting', [...TOWN.posting, { ...(TOWN.posting[0] as object), 位置: '电梯' }]);
    expect(foundIn(await readTown({ '张贴记录.csv': text.slice(0, text.lastIndexOf('电梯') + 1) }))).toContainEqual([
      '张贴记录.csv',
      3,
      null,
      'file-cut-off',
    ]);
  });

  it('that ends in a signature without a line break is whole', async () => {
    await check({ '张贴记录.csv': `${csvOf('posting')}填表人：张示例` }, []);
  });

  it('cut in the middle of a Chinese character is named', async () => {
    const bytes = toGb18030(
      csvOf('posting')
        .trimEnd()
        .replace(/2025-05-01,.*$/, '张'),
    );
    expect(foundIn(await readTown({ '张贴记录.csv': bytes.subarray(0, bytes.length - 1) }))).toContainEqual([
      '张贴记录.csv',
      2,
      null,
      'file-cut-off',
    ]);
  });

  it('of which nothing stands in it makes its table absent, not empty', async () => {
    for (const nothing of ['', '\n\n', ' ,, \n']) {
      const read = await readTown({ '电梯.csv': nothing });
      expect(foundIn(read).map(([, , , code]) => code)).toEqual(['file-empty']);
      expect(read.register.present.has('lift')).toBe(false);
    }
  });

  it('of which only the header stands there makes its table empty', async () => {
    const read = await check({ '电梯.csv': csvOf('lift', []) }, []);
    expect(read.register.present.has('lift')).toBe(true);
  });

  it('that has lost characters before it was saved is named cell by cell', async () => {
    await check({ '设施维保.csv': csvOf('facility', townWith('facility', { 结果: '正\ufffd' })) }, [
      ['设施维保.csv', 2, '结果', 'character-lost'],
    ]);
  });

  it('with invisible characters is cleaned, and those in the middle of a word are named', async () => {
    const read = await check(
      {
        '设施维保.csv': csvOf(
          'facility',
          townWith('facility', { 类别: '\u200b消防泵\ufeff', 单位: '示例\u202d消防\u0007公司', 结果: '正\ue000常' }),
        ),
      },
      [
        ['设施维保.csv', 2, '单位', 'character-control'],
        ['设施维保.csv', 2, '结果', 'character-private-use'],
      ],
    );
    expect(first(read, 'facility')).toMatchObject({
      category: '消防泵',
      contractor: '示例消防公司',
      result: '正\ue000常',
    });
  });
});
