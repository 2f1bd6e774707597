import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { packSource } from '../../src/domain/source.ts';
import { findingsPieces, staffFindingsCsv } from '../../src/downloads/findings-csv.ts';
import { readTables } from '../../src/intake/read-tables.ts';
import { asTables, downloadsOf, publicationOf } from '../support/publication.ts';
import { check, csvOf, DEMO } from '../support/tables.ts';

const finding = (more: Partial<Finding> = {}): Finding => ({
  rule: 'CN-01',
  kind: 'performance',
  subjectKind: 'estate',
  subject: 'JZ001',
  period: '2026-11-10',
  verdict: '合格',
  confirmed: false,
  overdueSince: null,
  detail: '4 台电梯都没有超过 15 天',
  figures: [],
  settled: null,
  on: { day: '2026-11-10' as IsoDate, by: 'publication' },
  sources: [packSource(0, 2), packSource(0, 3), packSource(0, 3)],
  ...more,
});

const town = async () =>
  check({ '行政区划.csv': csvOf('division'), '小区.csv': csvOf('estate'), '企业.csv': csvOf('firm') }, []);
const rowsOf = (csv: string): string[][] => Papa.parse<string[]>(csv.replace(/\r\n$/, '')).data;

describe('findings.csv', () => {
  it('has the columns of the contract, one row a finding, and rows of sources as file:row', async () => {
    const { register } = await town();
    const findings = [
      finding(),
      finding({ verdict: '已确认', confirmed: true, detail: '=1+1', sources: [] }),
      finding({ subjectKind: 'firm', subject: '91000000MA00000157' }),
    ];
    const downloads = await downloadsOf({ ...publicationOf(register), findings });
    const [header, first, second] = rowsOf(downloads.get('data/findings.csv') as string);
    expect(header).toEqual(['rule', 'subject_kind', 'subject', 'period', 'verdict', 'confirmed', 'detail', 'sources']);
    const file = register.sheets[0]?.file;
    expect(first?.slice(4)).toEqual(['合格', 'false', '4 台电梯都没有超过 15 天', `${file}:2;${file}:3`]);
    // A spreadsheet must not run what a judge wrote.
    expect(second?.slice(4)).toEqual(['已确认', 'true', "'=1+1", '']);
  });

  it('is listed in the package with its fields, and there with its header where there are no findings', async () => {
    const { register } = await town();
    const downloads = await downloadsOf(publicationOf(register));
    const { resources } = JSON.parse(downloads.get('data/datapackage.json') as string) as {
      resources: {
        name: string;
        path: string;
        schema: { fields: { name: string; constraints?: { enum?: string[] } }[] };
      }[];
    };
    const listed = resources.find(({ name }) => name === 'findings');
    expect(listed?.path).toBe('findings.csv');
    const verdicts = listed?.schema.fields.find(({ name }) => name === 'verdict')?.constraints?.enum;
    expect(verdicts).toEqual(['合格', '缺项', '逾期', '未知', '不适用', '已确认']);
    expect(rowsOf(downloads.get('data/findings.csv') as string).length).toBe(1);
  });

  it('is there for each county too: its estates and the county itself, a firm only in the whole', async () => {
    const { register } = await town();
    const estates = register.records.estate;
    const own = estates[0] as (typeof estates)[number];
    const county = register.records.division.find(({ level }) => level === '县')?.code as string;
    const findings = [
      finding({ subject: own.code }),
      finding({ subjectKind: 'division', subject: county }),
      finding({ subjectKind: 'firm', subject: '91000000MA00000157' }),
    ];
    const downloads = await downloadsOf({ ...publicationOf(register), findings });
    expect(rowsOf(downloads.get(`data/findings-${county}.csv`) as string).map((row) => row[2])).toEqual([
      'subject',
      own.code,
      county,
    ]);
  });

  it('comes in pieces with every finding once, however many there are', () => {
    const many = Array.from({ length: 4321 }, (_, i) => finding({ subject: `E${i}` }));
    const sheets = [{ file: 'tables/电梯.csv', sheet: null, table: 'lift' as const, columns: {}, until: null }];
    const pieces = [...findingsPieces(many, sheets)];
    expect(pieces.length).toBeGreaterThan(3);
    expect(new Set(rowsOf(pieces.join('')).map((row) => row[2])).size).toBe(4322);
    expect(rowsOf(pieces.join('')).length).toBe(4322);
  });

  it('has names behind the columns of the contract for staff, and opens in Excel', async () => {
    const { register } = await town();
    const rules = [{ id: 'CN-01', title: '=每15日保养一次' }];
    const findings = [
      finding(),
      finding({ subjectKind: 'firm', subject: '91000000MA00000157', rule: 'XX-99' }),
      finding({ subjectKind: 'division', subject: '000101' }),
      finding({ subject: 'JZ999' }),
    ];
    const text = staffFindingsCsv(findings, register.sheets, { records: register.records, rules });
    expect(
      text.startsWith('\ufeffrule,subject_kind,subject,period,verdict,confirmed,detail,sources,subject_name,'),
    ).toBe(true);
    const names = rowsOf(text)
      .slice(1)
      .map((row) => row.slice(8));
    expect(names).toEqual([
      ['丁香苑', '甲子县', "'=每15日保养一次"],
      ['示例甲物业服务有限公司', '', ''],
      ['甲子县', '甲子县', "'=每15日保养一次"],
      ['', '', "'=每15日保养一次"],
    ]);
  });

  it('is passed over when downloads are put back among the tables', async () => {
    const { register } = await town();
    const downloads = await downloadsOf({ ...publicationOf(register), findings: [finding()] });
    const again = await readTables(asTables(downloads), DEMO);
    expect(again.problems).toEqual([]);
  });
});
