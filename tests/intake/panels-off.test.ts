/**
 * `panels` of portal.yaml: what an office may publish later, and what it is told where it may not.
 */
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { readPortal } from '../../src/intake/portal.ts';
import { readContent } from '../../src/intake/read-content.ts';
import { csvOf, tableFile } from '../support/tables.ts';

const HEAD = `name: 示例市物业服务公开
base: https://example.org
publisher: 示例市住房和城乡建设局
demo: true
divisions: ["000100"]
`;
const portalWith = (...lines: string[]): string => `${HEAD}panels:\n${lines.map((line) => `  ${line}\n`).join('')}`;
const read = (...lines: string[]) => readPortal(portalWith(...lines));
const AS_OF = '2026-11-10' as IsoDate;

/** What `check` says of the settings, with the town's divisions and estates beside them. */
async function checked(...lines: string[]) {
  const files = [
    tableFile('portal.yaml', portalWith(...lines)),
    tableFile('tables/行政区划.csv', csvOf('division')),
    tableFile('tables/小区.csv', csvOf('estate')),
  ];
  const { portal, problems } = await readContent({ files, shippedProfile: async () => null, asOf: AS_OF });
  const own = problems.filter(({ file, column }) => file === 'portal.yaml' && column?.startsWith('panels'));
  return { off: portal?.panelsOff, told: own.map(({ code, severity, column }) => [code, severity, column]), own };
}

describe('a panel that an office publishes later', () => {
  it('is named by its id or as the board names it, with a day, for all or for some places', () => {
    const { portal, problems } = read(
      'fund: {off_until: 2027-03-31}',
      '公共收益: {off_until: "2027-06-30", divisions: ["000101"]}',
    );
    expect(problems).toEqual([]);
    expect(portal?.panelsOff).toEqual([
      { panel: 'fund', until: '2027-03-31', divisions: null },
      { panel: 'revenue', until: '2027-06-30', divisions: ['000101'] },
    ]);
  });

  it('is none where nothing is said', () => {
    expect(readPortal(HEAD).portal?.panelsOff).toEqual([]);
  });

  it('is an error where the board has no such panel, with those that there are', async () => {
    const { told, own } = await checked('funds: {off_until: 2027-03-31}');
    expect(told).toEqual([['panel-unknown', 'error', 'panels.funds']]);
    expect(own[0]?.message).toContain('最接近的是「fund」');
    expect(own[0]?.message).toContain('维修资金');
  });

  it.each([
    'complaints',
    '投诉与办理',
    'lifts',
    '电梯与设施维保',
    'lists',
    '红黑榜',
    'firm',
    'notices',
    'record',
    'service',
  ])('can never be %s', async (name) => {
    const { told, off } = await checked(`${name}: {off_until: 2027-03-31}`);
    expect(told).toEqual([['panel-kept-on', 'error', `panels.${name}`]]);
    expect(off).toEqual([]);
  });

  it('says that the lift panel stays because of the number for people who are stuck', async () => {
    const { own } = await checked('lifts: {off_until: 2027-03-31}');
    expect(own[0]?.message).toContain('救援电话');
  });

  it('is off for at most twelve months from the day of publication', async () => {
    expect((await checked('fund: {off_until: 2027-11-10}')).told).toEqual([]);
    const { told, own } = await checked('fund: {off_until: 2027-11-11}');
    expect(told).toEqual([['panel-off-too-long', 'error', 'panels.fund.off_until']]);
    expect(own[0]?.message).toContain('2027-11-10');
  });

  it('is on again on its day, with a word that the line may go', async () => {
    expect((await checked('fund: {off_until: 2026-11-11}')).told).toEqual([]);
    for (const day of ['2026-11-10', '2026-01-31'])
      expect((await checked(`fund: {off_until: ${day}}`)).told).toEqual([
        ['panel-off-passed', 'warning', 'panels.fund.off_until'],
      ]);
  });

  it.each(['fund: {}', 'fund: {off_until: 明年}', 'fund: {off_until: 2027-03-31, divisions: []}', 'fund: 2027-03-31'])(
    'is an error where it is written as %s',
    (line) => {
      const { portal, problems } = read(line);
      expect(portal).toBeNull();
      expect(problems.map(({ code }) => code)).toEqual(['setting-wrong']);
    },
  );

  it('is an error where a panel is named twice, once by each name', () => {
    const { portal, problems } = read('fund: {off_until: 2027-03-31}', '维修资金: {off_until: 2027-06-30}');
    expect(problems.map(({ code }) => code)).toEqual(['setting-wrong']);
    expect(portal?.panelsOff).toHaveLength(1);
  });

  it('is an error where a place is unknown, so that nothing is published by a slip', async () => {
    const { told } = await checked('fund: {off_until: 2027-03-31, divisions: ["000199"]}');
    expect(told).toEqual([['reference-unknown', 'error', 'panels.fund.divisions']]);
  });
});
