/** What a clerk has said at the desk of a sheet: that it is no table, which row its header is, its units, its rows. */
import { describe, expect, it } from 'vitest';
import type { Mapping } from '../../../src/domain/mapping.ts';
import { readMappings } from '../../../src/intake/mapping/read-mappings.ts';
import { mappingText } from '../../../src/intake/mapping/write-mapping.ts';
import { ProblemLog } from '../../../src/intake/problem-log.ts';
import { readTown, tableFile } from '../../support/tables.ts';

async function mappingOf(text: string): Promise<{ mappings: Mapping[]; said: string[] }> {
  const problems = new ProblemLog();
  const mappings = await readMappings([tableFile('mappings/m.yaml', text)], problems);
  return { mappings, said: problems.all().map(({ message }) => message) };
}

const COVER = 'files: ["*封面*"]\nheaders: []\ntables: []\n';
const codes = (read: { problems: readonly { code: string; file: string | null }[] }): string[] =>
  read.problems.filter(({ file }) => file?.startsWith('tables/封') ?? false).map(({ code }) => code);

describe('a sheet that is no table', () => {
  it('is asked about as long as nobody has said so, and told nothing of afterwards', async () => {
    const files = { '封面2026年10月.csv': '青禾县物业管理台账\n二〇二六年十月\n' };
    expect(codes(await readTown(files))).toEqual(['file-unknown']);
    const { mappings, said } = await mappingOf(COVER);
    expect(said).toEqual([]);
    const read = await readTown({ '封面2026年11月.csv': '青禾县物业管理台账\n二〇二六年十一月\n' }, { mappings });
    expect(codes(read)).toEqual([]);
    expect(read.seen.map((one) => one.read)).toContain('passed');
  });

  it('is asked about again once it has become one', async () => {
    const { mappings } = await mappingOf(COVER);
    const files = { '封面2026年11月.csv': '小区名称,企业名称,开始日期\n幸福家园,示例物业,2026-01-01\n' };
    expect(codes(await readTown(files, { mappings }))).not.toEqual([]);
  });

  it('is told every month where it has columns, and stays passed over when months are in them', async () => {
    const { mappings } = await mappingOf('files: ["*封面*"]\nheaders: [街道, 小区名称2026年10月]\ntables: []\n');
    const files = { '封面2026年11月.csv': '街道,小区名称2026年11月\n城关,3\n' };
    expect(codes(await readTown(files, { mappings }))).toEqual(['mapping-sheet-passed']);
  });

  it('is written as it is read', async () => {
    const { mappings } = await mappingOf(COVER);
    expect((await mappingOf(mappingText(mappings[0] as Mapping))).mappings).toEqual(mappings);
  });
});

const FUND = `files: ["*资金*"]
headers: [楼盘, 到哪天, 钱, 怎样]
tables:
  - table: 维修资金
    columns:
      小区名称: 楼盘
      截止日期: 到哪天
      结存: 钱
    units: {结存: 万元}
    except: {怎样: [已拆]}
`;
const LINES = '丁香苑,2026-10-01,12.5,在管\n白杨里,2026-10-01,3,已拆\n';

describe('what a sheet does not say itself', () => {
  const read = async (header: string) => {
    const { mappings, said } = await mappingOf(FUND);
    expect(said).toEqual([]);
    const { register, problems } = await readTown({ '资金2026年10月.csv': `${header}${LINES}` }, { mappings });
    const own = problems.filter(({ file }) => file === 'tables/资金2026年10月.csv');
    return { funds: register.records.fund.map(({ balanceFen }) => balanceFen), told: own.map(({ code }) => code) };
  };

  it('is gone by: a header of unknown words below new lines, a unit, rows that are passed over', async () => {
    const { funds, told } = await read('某某表\n某月\n楼盘,到哪天,钱,怎样\n');
    expect(funds).toContain(12_500_000);
    expect(funds).not.toContain(3_000_000);
    expect(told).toContain('mapping-rows-passed');
  });

  it('is not gone by where the sheet says another unit', async () => {
    const { told } = await read('单位：元\n楼盘,到哪天,钱,怎样\n');
    expect(told).toContain('units-contradict');
  });
});
