/**
 * A small city made by hand for the tests of views: two counties, a few estates, whatever a test adds.
 */
import { USUAL_RHYTHM } from '../../src/domain/data-until.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { addDays, type IsoDate } from '../../src/domain/iso-date.ts';
import { KIOSK_DEFAULTS } from '../../src/domain/kiosk-settings.ts';
import type { Period } from '../../src/domain/period.ts';
import type { Profile, Rule } from '../../src/domain/profile.ts';
import type { Publication } from '../../src/domain/publication.ts';
import type {
  Bulletin,
  Channel,
  ComplaintStat,
  Contract,
  Division,
  Estate,
  FeeItem,
  Firm,
  FirmGrade,
  FundStatement,
  GuidePrice,
  Lift,
  ListEntry,
  Manager,
  Notice,
  RecordsByTable,
  RegisterEvent,
  RevenueLine,
  Sourced,
  TableId,
} from '../../src/domain/records.ts';
import { packSource } from '../../src/domain/source.ts';
import type { DataDay } from '../../src/domain/source-sheet.ts';
import { TABLES } from '../../src/tables/catalogue.ts';
import { columnList } from '../../src/tables/column.ts';

export const date = (text: string): IsoDate => text as IsoDate;
export const period = (text: string): Period => text as Period;

/** Every sheet has every column: what a row doesn't say was left blank. */
const COLUMNS = Object.fromEntries(TABLES.flatMap((table) => columnList(table).map(([field]) => [field, 0])));

type Unsourced<T> = Omit<T, keyof Sourced>;
const at = <T extends Unsourced<Sourced>>(record: T, row = 2): T & Sourced => ({
  ...record,
  source: packSource(0, row),
});

export function division(code: string, name: string, level: Division['level'], parent: string | null): Division {
  return at({ code, name, level, parent, authority: `${name}住房和城乡建设局`, formerCodes: null });
}

export function estate(code: string, name: string, more: Partial<Estate> = {}): Estate {
  return at({
    code,
    name,
    division: '000101',
    mode: '专业物业',
    pricing: '政府指导价',
    street: '春晖街道',
    community: '和平社区',
    address: null,
    formerName: null,
    serviceGrade: '三级',
    propertyType: '多层',
    areaSqm: null,
    households: 100,
    buildings: null,
    lifts: null,
    blockingLifts: null,
    chargers: null,
    deliveredYear: null,
    committeeKind: null,
    committeeMembers: null,
    partyMembers: null,
    formerCodes: null,
    ...more,
  });
}

export const firm = (code: string, name: string, more: Partial<Firm> = {}): Firm =>
  at({
    code,
    name,
    filing: '已备案',
    filingNumber: null,
    scope: null,
    legalRepresentative: null,
    phone: null,
    formerName: null,
    formerCodes: null,
    ...more,
  });

export const contract = (estateCode: string, firmCode: string, more: Partial<Contract> = {}): Contract =>
  at({
    estate: estateCode,
    firm: firmCode,
    start: date('2024-01-01'),
    end: null,
    kind: '业主大会',
    filingNumber: null,
    ...more,
  });

export const grade = (
  firmCode: string,
  letter: string,
  publishedOn: string,
  more: Partial<FirmGrade> = {},
): FirmGrade =>
  at({
    firm: firmCode,
    period: period('2025'),
    grade: letter,
    publishedOn: date(publishedOn),
    score: null,
    assessor: null,
    document: null,
    ...more,
  });

export const listing = (
  place: string,
  when: string,
  colour: ListEntry['colour'],
  subject: string | null,
  more: Partial<ListEntry> = {},
): ListEntry =>
  at({
    division: place,
    period: period(when),
    colour,
    subjectKind: '企业',
    subject,
    basis: '示例依据',
    listedOn: date('2026-10-30'),
    document: '示〔2026〕1号',
    removedOn: null,
    removal: null,
    until: null,
    toldOn: null,
    reply: null,
    ...more,
  });

export const fee = (estateCode: string, rateE4: number, more: Partial<FeeItem> = {}): FeeItem =>
  at({
    estate: estateCode,
    item: '物业服务费',
    rateE4,
    unit: '元/㎡·月',
    basis: '示例',
    method: null,
    pricing: '政府指导价',
    payer: null,
    start: date('2026-01-01'),
    end: null,
    agency: null,
    surchargeFen: null,
    ...more,
  });

export const guidePrice = (baseE4: number, more: Partial<GuidePrice> = {}): GuidePrice =>
  at({
    division: '000101',
    propertyType: '多层',
    serviceGrade: '三级',
    baseE4,
    upBp: 2000,
    downBp: 2000,
    start: date('2026-01-01'),
    document: '示〔2025〕14号',
    end: null,
    ...more,
  });

export const revenue = (
  estateCode: string,
  year: string,
  category: RevenueLine['category'],
  amountFen: number,
  row: number,
): RevenueLine => ({
  estate: estateCode,
  year: period(year),
  category,
  item: category,
  amountFen,
  use: null,
  postedFrom: null,
  postedUntil: null,
  separate: null,
  decision: null,
  audit: null,
  objectionPhone: null,
  source: packSource(0, row),
});

export const lift = (estateCode: string, servicedOn: string): Lift =>
  at({
    estate: estateCode,
    registration: '梯11示A00001(09)',
    location: '1号楼',
    contractor: '示例维保',
    contractorPhone: '0355-0000001',
    servicedOn: date(servicedOn),
    inspectionDue: date('2027-03-15'),
    emergencyPhone: null,
    smartBlocking: null,
    administratorCertified: null,
  });

export const manager = (estateCode: string, name: string, phone: string): Manager =>
  at({ estate: estateCode, name, phone, since: null, until: null, filedOn: null, record: null });

export const fund = (estateCode: string, day: string, more: Partial<FundStatement> = {}): FundStatement =>
  at({
    estate: estateCode,
    date: date(day),
    balanceFen: 100_000,
    paidInFen: null,
    usedFen: null,
    gainFen: null,
    procedure: null,
    ...more,
  });

/** Nothing ends it. */
const OPEN = { removedOn: null, removal: null, until: null };

export const event = (kind: RegisterEvent['kind'], day: string, subject: string, result: string): RegisterEvent =>
  at({ kind, date: date(day), subject, result, document: null, rule: null, newGrade: null, ...OPEN });

export const bulletin = (
  place: string,
  month: string,
  kind: Bulletin['kind'],
  subject: string,
  more: Partial<Bulletin> = {},
): Bulletin =>
  at({
    division: place,
    month: period(month),
    kind,
    subject,
    reason: '示例事由',
    document: '示〔2026〕3号',
    ...OPEN,
    ...more,
  });

export const complaints = (estateCode: string, month: string, more: Partial<ComplaintStat> = {}): ComplaintStat =>
  at({
    month: period(month),
    estate: estateCode,
    received: 1,
    verified: null,
    closed: null,
    closedOnTime: null,
    communityCallbacks: null,
    streetCallbacks: null,
    countyCallbacks: null,
    reopened: null,
    cityRank: null,
    ...more,
  });

export const channel = (scope: string, kind: Channel['kind'], value: string): Channel =>
  at({ scope, kind, name: `${scope}的渠道`, value, hours: null, department: null });

export function notice(id: string, more: Partial<Notice> = {}): Notice {
  return {
    id,
    file: `notices/${id}.md`,
    title: id,
    kind: '通知',
    targets: ['000101'],
    publisher: '示例',
    document: null,
    from: date('2026-11-01'),
    until: null,
    urgent: false,
    accuses: false,
    body: '正文',
    ...more,
  };
}

export function profile(code: string, lists: Pick<Profile['lists'], 'cadence' | 'subject'>): Profile {
  return {
    division: code,
    name: code,
    inherits: null,
    copiedFrom: null,
    sources: [],
    lists: { ...lists, basis: null, removal: null, remedy: null },
    grades: { scale: ['A', 'B', 'C', 'D'], cadence: null, assessments: [] },
    serviceScale: '级',
    complaints: { deadlines: [], callback: { community: null, street: null, county: null } },
    channels: [],
    routing: null,
    feeUnits: [],
    rules: [],
  } as unknown as Profile;
}

/** A rule of a profile that audits estates, unless a test says otherwise. */
export const rule = (id: string, more: Partial<Rule> = {}): Rule => ({
  id,
  source: 'document-1',
  article: '一',
  quote: null,
  title: `义务 ${id}`,
  summary: '说明',
  valid_from: null,
  valid_to: null,
  status: 'in-force',
  subject: 'estate',
  does: ['audit', 'show'],
  enabled: true,
  judge: null,
  panel: null,
  remedy: null,
  worksheet: null,
  params: {},
  line: 1,
  ...more,
});

/** A finding on an estate, unless a test says otherwise. */
/** Since when something is late that is late by so many days on 2026-11-10, the first counted as one. */
export const lateBy = (days: number): IsoDate => addDays(date('2026-11-10'), 1 - days);

export const found = (
  ruleId: string,
  subject: string,
  verdict: Finding['verdict'],
  more: Partial<Finding> = {},
): Finding => ({
  rule: ruleId,
  kind: 'disclosure',
  subjectKind: 'estate',
  subject,
  period: '2026-11-10',
  verdict,
  confirmed: verdict === '已确认',
  overdueSince: null,
  detail: `${ruleId} 的情况`,
  figures: [],
  settled: null,
  on: { day: '2026-11-10' as IsoDate, by: 'publication' },
  sources: [],
  ...more,
});

interface CityOptions {
  /** What the rules said, as far as it is for the public. */
  findings?: Finding[];
  /** Rules of both profiles. */
  rules?: Rule[];
  records?: { [K in TableId]?: RecordsByTable[K][] };
  /** Tables the office has not supplied. */
  absent?: readonly TableId[];
  notices?: Notice[];
  complaintUrl?: string;
  asOf?: string;
  /** 数据截至 by table, where it isn't the as-of day; of estates' tables one day for all. */
  until?: Partial<Record<TableId, DataDay | null>>;
}

const OTHER_SHEETS: readonly TableId[] = ['firm', 'firm_grade', 'list_entry', 'bulletin', 'event'];

/** A publication of 2026-11-10 in which 甲子县 lists firms monthly and 丙寅县 estates quarterly. */
export function city({
  records = {},
  absent = [],
  notices = [],
  complaintUrl,
  asOf = '2026-11-10',
  findings = [],
  rules = [],
  until = {},
}: CityOptions = {}): Publication {
  const tables = Object.fromEntries(
    TABLES.map(({ id }) => [id, records[id] ?? []]),
  ) as unknown as Publication['register']['records'];
  const withDivisions = {
    ...tables,
    division: records.division ?? [
      division('000100', '示例市', '市', null),
      division('000101', '甲子县', '县', '000100'),
      division('000103', '丙寅县', '县', '000100'),
      division('000101001', '春晖街道', '街道', '000101'),
    ],
  };
  return {
    portal: {
      name: '示例市物业服务公开',
      base: 'https://example.org',
      publisher: '示例市住建局',
      contact: '',
      demo: true,
      divisions: ['000100'],
      profiles: { '000100': 'firms-monthly', '000103': 'estates-quarterly' },
      complaint: complaintUrl === undefined ? null : { url: complaintUrl, hosts: ['example.org'] },
      organizer: '',
      undertaker: '',
      icp: '',
      policeIcp: '',
      siteCode: '',
      reportErrors: '',
      retention: { listMonths: 36 },
      accusations: { months: 12, document: '' },
      acceptedCodes: [],
      dataDates: {},
      dataRhythm: USUAL_RHYTHM,
      panelsOff: [],
      returnDays: null,
      privacyAllow: [],
      printFonts: [],
      printSheets: [],
      cards: { estates: false },
      kiosk: KIOSK_DEFAULTS,
      kioskEstates: {},
    },
    profiles: new Map([
      ['firms-monthly', { ...profile('firms-monthly', { cadence: 'month', subject: 'firm' }), rules }],
      ['estates-quarterly', { ...profile('estates-quarterly', { cadence: 'quarter', subject: 'estate' }), rules }],
    ]),
    register: {
      records: withDivisions,
      present: new Set(TABLES.map(({ id }) => id).filter((id) => !absent.includes(id))),
      // The first is that of all rows.
      sheets: [
        { file: 'tables/公共收益.xlsx', sheet: '公共收益', table: 'revenue' as const },
        ...OTHER_SHEETS.map((table) => ({ file: `tables/${table}.csv`, sheet: null, table })),
      ].map((sheet) => ({
        ...sheet,
        columns: COLUMNS,
        until:
          until[sheet.table] === undefined ? { day: date(asOf), by: 'said' as const } : (until[sheet.table] ?? null),
      })),
    },
    library: [],
    mappings: [],
    notices,
    findings,
    withheld: [],
    parts: ['site'],
    release: { id: 'test', version: '0.0.0', asOf: date(asOf) },
  };
}
