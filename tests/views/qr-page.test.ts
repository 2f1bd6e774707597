import { describe, expect, it } from 'vitest';
import type { Publication } from '../../src/domain/publication.ts';
import type { Channel, RecordsByTable } from '../../src/domain/records.ts';
import { cityChannels, countyChannels } from '../../src/views/complain/channel-tree.ts';
import { estateAnswers, estateComplainView, officialAddress } from '../../src/views/complain/complain.ts';
import { finderView } from '../../src/views/complain/finder.ts';
import { countyPlace } from '../../src/views/complain/finder-places.ts';
import { shippedProfiles } from '../support/rules.ts';
import { channel, city, contract, date, estate, fee, firm, lift, manager } from './city.ts';

const A = '91000000MA00000157';
const COUNTY = '000101';

function place(
  records: Partial<{ [K in keyof RecordsByTable]: RecordsByTable[K][] }> = {},
  rules = '140400',
): Publication {
  const publication = city({ records: { estate: [estate('E1', '甲苑', { lifts: 3 })], ...records } });
  const portal = { ...publication.portal, profiles: { '000100': rules } };
  return { ...publication, profiles: shippedProfiles(), portal };
}
const page = (publication: Publication) => estateComplainView(publication, 'E1');
const call = (scope: string, value: string, more: Partial<Channel> = {}): Channel => ({
  ...channel(scope, '电话', value),
  ...more,
});

describe('whom the page behind the QR code tells to call', () => {
  it('is the manager, then the estate’s own line with its hours, then the firm’s number if it is another', () => {
    const own = call('E1', '0355-0000001', { name: '客服', hours: '全天', department: '物业服务企业' });
    const records = {
      channel: [own],
      manager: [manager('E1', '张示例', '0355-0000002')],
      contract: [contract('E1', A)],
    };
    const known = page(place({ ...records, firm: [{ ...firm(A, '甲物业'), phone: '0355-0000003' }] }));
    expect(known.first.map(({ name, about }) => [name, about])).toEqual([
      ['张示例', '项目负责人'],
      ['客服', '全天 · 物业服务企业'],
      ['甲物业', '企业登记的电话'],
    ]);
    const same = page(place({ ...records, firm: [{ ...firm(A, '甲物业'), phone: '0355-0000001' }] }));
    expect(same.first.length).toBe(2);
  });

  it('goes up from the community to the city; a street that publishes no number is there and says so', () => {
    const view = page(place({ channel: [call('000100', '12345'), call(COUNTY, '0355-0000020')] }));
    expect(view.rungs.map((rung) => [rung.name, rung.calls.length])).toEqual([
      ['春晖街道', 0],
      ['甲子县', 1],
      ['示例市', 1],
    ]);
    expect(view.rungs[1]?.calls[0]?.about).toBe('受理时间未知');
  });
});

describe('everyday troubles on the page behind the QR code', () => {
  it('lead past the manager to the community and the street of this estate, with their own numbers', () => {
    const publication = place({
      estate: [estate('E1', '甲苑', { division: '000101001' })],
      channel: [call('000101001', '0355-0000031'), call('000101002', '0355-0000032'), call(COUNTY, '0355-0000020')],
    });
    const { groups, general } = estateAnswers(publication, 'E1');
    expect(groups.flatMap(({ problems }) => problems).length).toBeGreaterThanOrEqual(25);
    const numbers = JSON.stringify([groups, general]);
    expect(numbers).toContain('0355-0000031');
    expect(numbers).not.toContain('0355-0000032');
  });
});

describe('a lift in which somebody is stuck', () => {
  const at = (location: string, emergencyPhone: string | null) => ({
    ...lift('E1', '2026-11-01'),
    location,
    emergencyPhone,
  });

  it('has its number, and which lifts it is for where not all have the same', () => {
    const view = page(place({ lift: [at('1号楼', '0355-0000901'), at('2号楼', '0355-0000902'), at('3号楼', null)] }));
    expect(view.lift?.calls.map(({ about, numbers }) => [about, numbers[0]?.href])).toEqual([
      ['1号楼', 'tel:03550000901'],
      ['2号楼', 'tel:03550000902'],
    ]);
    expect(view.lift?.unknown).toBe(1);
  });

  it('without one has the number of whoever services it; without lifts there is nothing to say', () => {
    expect(page(place({ lift: [at('1号楼', null)] })).lift?.calls[0]?.about).toBe('电梯维保单位 · 全部电梯');
    expect(page(place()).lift).toEqual({ calls: [], unknown: 0 });
    expect(page(place({ estate: [estate('E1', '甲苑', { lifts: 0 })] })).lift).toBeNull();
  });
});

describe('the official system', () => {
  const web = (scope: string, name: string, value: string) => ({ ...channel(scope, '网址', value), name });

  it('is the one that hands complaints on, before what is nearer and only takes them', () => {
    const rows = [
      web('E1', '线上报修', 'https://example.org/own/'),
      web(COUNTY, '网上登记', 'https://example.org/county/'),
      web('000100', '受理转办系统', 'https://example.org/city/'),
      web('000100', '假的', 'javascript:alert(1)'),
    ];
    expect(page(place({ channel: rows })).online.map(({ href }) => href)).toEqual([
      'https://example.org/city/',
      'https://example.org/county/',
    ]);
  });

  it('is never the short address of the estate itself, wherever the publication is served', () => {
    const { portal } = place();
    const served = { ...portal, base: 'http://localhost:4321' };
    const at = (url: string) => officialAddress({ ...served, complaint: { url, hosts: [] } }, 'E1', 'lift');
    expect(at('https://example.org/c/{estate}/?{place}')).toBeNull();
    expect(at('https://example.org/zb?x={estate}&p={place}')).toBe('https://example.org/zb?x=E1&p=lift');
  });
});

describe('what happens next, and by when', () => {
  it('is what the profile in force says, each step with its document', () => {
    expect(page(place()).finder.deadlines.at(-1)).toEqual({
      label: '基本办结',
      limit: '3天内',
      basis: { text: '长建发〔2025〕72号 五', path: '/policies/changzhi-72-2025/#CZ-10' },
    });
    const steps = page(place({}, '141121')).finder;
    expect(steps.deadlines.map(({ limit, basis }) => [limit, basis?.path.split('#')[1]])).toEqual([
      ['立即', 'WA-04'],
      ['7个工作日内', 'WA-04'],
      ['7天内', 'WA-17'],
      ['1个月内', 'WA-17'],
      ['7天内', 'WA-17'],
    ]);
    expect([steps.countsWorkingDays, page(place()).finder.countsWorkingDays]).toEqual([true, false]);
  });

  it('is nothing before the rule holds', () => {
    const early = place();
    const before = { ...early, release: { ...early.release, asOf: date('2025-06-11') } };
    const onTheDay = { ...early, release: { ...early.release, asOf: date('2025-06-12') } };
    expect(finderView(before, countyPlace(before, COUNTY)).deadlines).toEqual([]);
    expect(finderView(onTheDay, countyPlace(onTheDay, COUNTY)).deadlines.length).toBe(3);
  });
});

describe('what the estate discloses', () => {
  it('is a line a panel with its figure, each leading to its panel', () => {
    const { brief } = page(place({ fee_item: [fee('E1', 9200)] }));
    expect(brief.find(({ title }) => title === '收费标准')).toMatchObject({
      path: '/estates/E1/#fees',
      value: '0.92 元/㎡·月',
    });
  });

  it('says of what is not there that it is not, never zero', () => {
    const { brief } = page(place());
    expect(brief.map(({ title, value }) => [title, value])).toEqual([
      ['信用等级', '未知'],
      ['收费标准', '未知'],
      ['投诉办理', '没有办理件数的资料'],
      ['公共收益', '未知'],
      ['维修资金', '未知'],
      ['电梯', '未知'],
      ['红黑榜', '不适用'],
    ]);
  });
});

describe('the channels of every division', () => {
  const publication = place({
    channel: [call('000100', '12345'), call(COUNTY, '0355-0000020'), call('000101001', '0355-0000060')],
  });

  it('stand below the division above them, those without any left out', () => {
    const [root] = cityChannels(publication);
    expect([root?.name, root?.firstNumber]).toEqual(['示例市', '12345']);
    expect(root?.below.map((branch) => [branch.name, branch.below.map(({ name }) => name)])).toEqual([
      ['甲子县', ['春晖街道']],
    ]);
  });

  it('are on the page of a county its own first, then those above', () => {
    expect(countyChannels(publication, COUNTY).map(({ name, below }) => [name, below.length])).toEqual([
      ['甲子县', 1],
      ['示例市', 0],
    ]);
  });

  it('of a large city end at its counties, which have the rest', () => {
    const many = Array.from({ length: 400 }, (_, index) => call('000101001', `0355-${1_000_000 + index}`));
    const [root] = cityChannels(place({ channel: [call(COUNTY, '0355-0000020'), ...many] }));
    expect(root?.below[0]).toMatchObject({ below: [], more: { path: '/complain/000101/#channels', divisions: 1 } });
  });
});
