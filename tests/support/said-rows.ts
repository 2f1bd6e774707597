/**
 * What a panel's sentences may say (句子与行): the figures, days, names and numbers to call that follow from its rows, written
 * without the code that makes the sentences; and estates of random rows, each name and number of which stands in one row alone.
 */
import fc from 'fast-check';
import type { PanelId } from '../../src/domain/panels.ts';
import type { Publication } from '../../src/domain/publication.ts';
import type { RecordsByTable, TableId } from '../../src/domain/records.ts';
import { packSource } from '../../src/domain/source.ts';
import { city, date, estate, firm, guidePrice, notice, rule } from '../views/city.ts';

type Row = Readonly<Record<string, unknown>>;
/** Random rows by table, before they belong to an estate. */
export type Drawn = Readonly<Record<(typeof DRAWN)[number], readonly Row[]>>;

/** The limit of servicing, the home of the calculator, the periods of a strip. */
const FIXED: Partial<Record<PanelId, readonly number[]>> = { lifts: [15], fees: [90], lists: [12] };
const DAYS_LIMIT = 15;
/** Panels that count rows. */
const COUNTING: readonly PanelId[] = ['fees', 'lifts', 'postings', 'record'];
export const DRAWN = [
  'contract',
  'manager',
  'fee_item',
  'complaint_stat',
  'revenue',
  'fund',
  'lift',
  'facility',
  'survey',
  'posting',
  'event',
] as const satisfies readonly TableId[];
export const PANEL_ROWS: Partial<Record<PanelId, readonly (typeof DRAWN)[number][]>> = {
  firm: ['contract'],
  manager: ['manager'],
  service: ['fee_item', 'event'],
  fees: ['fee_item'],
  complaints: ['complaint_stat'],
  revenue: ['revenue'],
  fund: ['fund'],
  lifts: ['lift', 'facility'],
  survey: ['survey'],
  postings: ['posting'],
  record: ['event'],
};

const FIRM = '91000000MA00000157';
const someDay = fc
  .date({ min: new Date('2025-01-01'), max: new Date('2026-11-10'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const laterDay = fc
  .date({ min: new Date('2026-11-11'), max: new Date('2027-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(one, { nil: null });
const some = fc.nat({ max: 400 });
const fen = fc.oneof(fc.nat({ max: 5_000 }), fc.nat({ max: 90_000_000 }));
const word = fc.constant('@name');
const phone = fc.constant('@phone');

const ROWS: Record<keyof Drawn, fc.Arbitrary<Row>> = {
  contract: fc.record({
    start: someDay,
    end: maybe(laterDay),
    kind: fc.constant('业主大会'),
    filingNumber: maybe(word),
  }),
  manager: fc.record({ name: word, phone, since: maybe(someDay), filedOn: maybe(someDay) }),
  fee_item: fc.record({
    item: word,
    rateE4: fc.integer({ min: 1, max: 40_000 }),
    unit: fc.constantFrom('元/㎡·月', '元/位·月'),
    basis: maybe(word),
    pricing: fc.constantFrom('政府指导价', '市场调节价', null),
    start: fc.constant('2025-01-01'),
    agency: maybe(fc.boolean()),
    surchargeFen: maybe(fc.constantFrom(0, 0, 3)),
  }),
  complaint_stat: fc.record({
    month: fc.constantFrom('2026-08', '2026-09', '2026-10'),
    received: some,
    closed: maybe(some),
    closedOnTime: maybe(some),
    reopened: maybe(some),
    cityRank: maybe(some),
  }),
  revenue: fc.record({
    year: fc.constantFrom('2024', '2025'),
    category: fc.constantFrom('上期结余', '收入', '成本', '支出', '期末结余'),
    item: word,
    amountFen: fen,
    use: maybe(fc.constant('补充维修资金')),
    postedFrom: maybe(fc.constantFrom('2026-02-01', '2026-02-20')),
    postedUntil: maybe(fc.constantFrom('2026-02-20', '2027-01-03')),
  }),
  fund: fc.record({ date: someDay, balanceFen: fen, procedure: maybe(word) }),
  lift: fc.record({
    location: word,
    servicedOn: someDay,
    inspectionDue: fc.oneof(someDay, laterDay),
    emergencyPhone: maybe(phone),
  }),
  facility: fc.record({
    category: word,
    date: someDay,
    outageFrom: maybe(someDay),
    outageUntil: maybe(fc.oneof(someDay, laterDay)),
  }),
  survey: fc.record({ date: someDay, valid: some, satisfiedBp: fc.nat({ max: 10_000 }) }),
  posting: fc.record({
    subject: word,
    place: fc.constantFrom('公示栏', '电梯', '单元门'),
    start: someDay,
    end: maybe(laterDay),
  }),
  event: fc.record({ kind: fc.constantFrom('等级核查', '等级调整', '降费', '奖励'), date: someDay, result: word }),
};

/** At most four rows of each table, in which each name and number to call is its own. */
export const drawnRows: fc.Arbitrary<Drawn> = fc
  .record(Object.fromEntries(DRAWN.map((table) => [table, fc.array(ROWS[table], { maxLength: 4 })])) as never)
  .map((drawn) => {
    let next = 0;
    const own = (value: unknown): unknown => {
      if (value === '@phone') return `0355-${String(2_000_000 + next++)}`;
      return value === '@name' ? nameOf(next++) : value;
    };
    return Object.fromEntries(
      Object.entries(drawn as Drawn).map(([table, rows]) => [
        table,
        rows.map((row) => Object.fromEntries(Object.entries(row).map(([field, value]) => [field, own(value)]))),
      ]),
    ) as unknown as Drawn;
  });

/** Qab: letters alone, so that a name is no figure. */
const nameOf = (at: number): string =>
  `Q${[at, at / 26].map((one) => String.fromCharCode(97 + (Math.floor(one) % 26))).join('')}`;

/** What a record has beside what is drawn. */
const REST: Partial<Record<keyof Drawn, Row>> = {
  contract: { firm: FIRM },
  manager: { until: null, record: null },
  fee_item: { method: null, payer: null, end: null },
  complaint_stat: { verified: null, communityCallbacks: null, streetCallbacks: null, countyCallbacks: null },
  revenue: { separate: null, decision: null, audit: null },
  fund: { paidInFen: null, usedFen: null, gainFen: null },
  lift: { registration: 'R', contractor: 'C', contractorPhone: '1', smartBlocking: null, administratorCertified: null },
  facility: { contractor: null, result: null },
  survey: { issued: null, organiser: null, postedFrom: null, postedUntil: null },
  event: { document: null, rule: null, newGrade: null, removedOn: null, removal: null, until: null },
};

/** The estate JZ001 with these rows, beside another whose rows must not be told of it. */
export function townOf(drawn: Drawn, others: Drawn, households: number | null): Publication {
  const rows = (table: keyof Drawn): Row[] =>
    (
      [
        ['JZ001', drawn],
        ['JZ002', others],
      ] as const
    ).flatMap(([code, own]) =>
      own[table].map((row, at) => ({
        ...REST[table],
        ...row,
        [table === 'event' ? 'subject' : 'estate']: code,
        source: packSource(0, at + 2),
      })),
    );
  const tables = Object.fromEntries(DRAWN.map((table) => [table, rows(table)])) as unknown as Partial<RecordsByTable>;
  return city({
    records: {
      ...(tables as { [K in TableId]?: RecordsByTable[K][] }),
      estate: [estate('JZ001', '本院', { households }), estate('JZ002', '邻院', { households: 77 })],
      firm: [firm(FIRM, 'Firm')],
      guide_price: [guidePrice(12_000)],
    },
    notices: [notice('n', { targets: ['JZ002'], title: 'Other' })],
    rules: [rule('CN-01', { judge: 'lift-servicing', params: { days: DAYS_LIMIT } })],
    until: { revenue: { day: date('2026-11-10'), by: 'said' } },
  });
}

export interface Said {
  days: string[];
  figures: number[];
  /** Figures in 万, rounded to one decimal. */
  roughly: number[];
  names: string[];
  phones: string[];
}

const DAY = /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日/g;
const PHONE = /0355-\d{7}/g;

/** The figures, days, names and numbers in a text. A day without its year is MM-DD. */
export function saidIn(text: string): Said {
  const two = (part: string | undefined): string => String(part).padStart(2, '0');
  const days = [...text.matchAll(DAY)].map(([, year, month, day]) =>
    year === undefined ? `${two(month)}-${two(day)}` : `${year}-${two(month)}-${two(day)}`,
  );
  const rest = text.replace(DAY, ' ').replace(PHONE, ' ').replace('不当作 0', ' ');
  const found = [...rest.matchAll(/(−?\d[\d,]*(?:\.\d+)?)( 万)?/g)].map(([, figure = '', wan]) => ({
    value: Number(figure.replace('−', '-').replaceAll(',', '')),
    isRough: wan !== undefined,
  }));
  return {
    days,
    figures: found.filter(({ isRough }) => !isRough).map(({ value }) => value),
    roughly: found.filter(({ isRough }) => isRough).map(({ value }) => value * 10_000),
    names: text.match(/Q[a-z]{2}/g) ?? [],
    phones: text.match(PHONE) ?? [],
  };
}

/** What follows from the rows of a panel. */
export interface Allowed extends Omit<Said, 'roughly'> {
  /** In yuan. */
  amounts: number[];
}

export function allowedBy(id: PanelId, drawn: Drawn, households: number | null): Allowed {
  const rows = (PANEL_ROWS[id] ?? []).flatMap((table) => [...drawn[table]]);
  const texts = rows.flatMap((row) => Object.values(row).filter((value) => typeof value === 'string'));
  const days = texts.filter((text) => /^\d{4}-\d\d-\d\d$/.test(text));
  const amounts = [...numbersOf(rows), ...(DERIVED[id]?.(drawn, households) ?? [])];
  return {
    days: [...days, ...(id === 'lifts' ? [...days.map((day) => plus(day, DAYS_LIMIT)), '2026-11-10'] : [])],
    amounts,
    figures: [
      ...amounts,
      ...(FIXED[id] ?? []),
      // Periods; where rows are counted, how many there are of whatever kind.
      ...texts.flatMap((text) => (/^\d{4}(?:-\d\d)?$/.test(text) ? text.split('-').map(Number) : [])),
      ...(COUNTING.includes(id) ? Array.from({ length: rows.length + 1 }, (_, at) => at) : []),
    ],
    names: texts.filter((text) => /^Q[a-z]{2}$/.test(text)),
    phones: texts.filter((text) => text.startsWith('0355-')),
  };
}

/** The numbers of rows in the unit in which they are said, which their names end with. */
function numbersOf(rows: readonly Row[]): number[] {
  return rows.flatMap((row) =>
    Object.entries(row).flatMap(([field, value]) => {
      if (typeof value !== 'number') return [];
      if (field.endsWith('Fen') || field.endsWith('Bp')) return [value / 100];
      return [field.endsWith('E4') ? value / 10_000 : value];
    }),
  );
}

const plus = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Without a row there is no sum, and nothing follows from it. */
function yuanOf(rows: readonly Row[], category: string): number {
  const own = rows.filter((row) => row.category === category);
  return own.length === 0 ? Number.NaN : own.reduce((sum, row) => sum + Number(row.amountFen), 0) / 100;
}

/** Sums, differences and shares that a panel's sentences declare. */
const DERIVED: Partial<Record<PanelId, (drawn: Drawn, households: number | null) => number[]>> = {
  fees: ({ fee_item }) =>
    // The band of a guide price of 1.20 yuan, 20% either way; a home of 90 ㎡ for a year.
    [
      0.96,
      1.44,
      ...fee_item.flatMap(({ rateE4 }) => [0.96, 1.44].map((bound) => Math.abs(Number(rateE4) / 10_000 - bound))),
    ].flatMap((one) => [one, one * 90 * 12]),
  service: () => [0.96, 1.44],
  complaints: ({ complaint_stat }) =>
    complaint_stat.map(
      ({ closedOnTime, received }) => Math.floor((Number(closedOnTime) * 1000) / Number(received)) / 10,
    ),
  revenue: ({ revenue }, households) =>
    ['2024', '2025'].flatMap((year) => {
      const own = revenue.filter((row) => row.year === year);
      const [opening, income, cost, spent, closing] = ['上期结余', '收入', '成本', '支出', '期末结余'].map((kind) =>
        yuanOf(own, kind),
      ) as [number, number, number, number, number];
      const toFund = yuanOf(
        own.filter(({ use }) => use !== null),
        '支出',
      );
      const off = Math.abs(closing - (opening + income - cost - spent));
      const posted = own.flatMap(({ postedFrom }) =>
        own.map(
          ({ postedUntil }) => (Date.parse(String(postedUntil)) - Date.parse(String(postedFrom))) / 86_400_000 + 1,
        ),
      );
      return [
        opening,
        income,
        cost,
        spent,
        closing,
        cost + spent,
        toFund,
        off,
        ...shared(closing, households),
        ...posted,
      ];
    }),
  fund: ({ fund }, households) => fund.flatMap(({ balanceFen }) => shared(Number(balanceFen) / 100, households)),
};

/** What is late or out of line by rows alone: a lift past its days, a charge above its band, something taken on top. */
export const LATE: Partial<Record<PanelId, (drawn: Drawn) => boolean>> = {
  lifts: ({ lift }) =>
    lift.some(
      (row) => plus(String(row.servicedOn), DAYS_LIMIT) < '2026-11-10' || String(row.inspectionDue) < '2026-11-10',
    ),
  fees: ({ fee_item }) =>
    fee_item.some(
      ({ unit, pricing, rateE4, surchargeFen, agency }) =>
        (unit === '元/㎡·月' && agency !== true && pricing !== '市场调节价' && Number(rateE4) > 14_400) ||
        Number(surchargeFen) > 0,
    ),
  complaints: () => false,
  fund: () => false,
  survey: () => false,
  postings: () => false,
};

/** An amount per household, to the fen. */
const shared = (yuan: number, households: number | null): number[] =>
  households === null ? [] : [Math.round((yuan * 100) / households) / 100];
