/**
 * Jurisdiction profiles: `jurisdictions/<code>.yaml`. A new jurisdiction is a new file and no code.
 *
 * Unknown keys are problems, since a misspelt one would otherwise leave a duty unjudged, or a matter without a body,
 * unnoticed. What refers to other files (parents, their documents and rules) is looked at in `profile-links.ts`, once
 * all of them are read.
 */
import { z } from 'zod';
import { type IsoDate, parseIsoDate } from '../domain/iso-date.ts';
import { PANELS } from '../domain/panels.ts';
import type { Problem } from '../domain/problem.ts';
import { type Deadline, type Profile, type Routing, type RoutingBody, WORKSHEETS } from '../domain/profile.ts';
import { type DivisionLevel, MODES } from '../domain/records.ts';
import { nearestInWords } from './nearest.ts';
import { problem, settingPlace } from './problems.ts';
import { readYaml } from './yaml.ts';

const day = z
  .string()
  .refine((text) => parseIsoDate(text) !== null, '写成 2025-06-12 的样子')
  .transform((text) => text as IsoDate)
  .nullable();
const cadence = z.enum(['month', 'quarter', 'half-year', 'year']).nullable();
const force = z.enum(['in-force', 'draft', 'campaign', 'descriptive']);
const code = z.union([z.string(), z.number().int()]).transform(String);
/** A text that may be left out, as null. */
const note = z
  .string()
  .nullish()
  .transform((text) => text ?? null);
const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, '只用小写字母、数字和连字符');
const ruleId = z.string().regex(/^[A-Z]{2}-\d+$/, '写成 CZ-01 的样子');
const share = z.number().int().min(0).max(100).nullish();

const UNITS = ['minutes', 'hours', 'days', 'working_days', 'months'] as const;
const amount = z.number().int().min(0).optional();
const deadline = z
  .strictObject({
    label: z.string().min(1),
    minutes: amount,
    hours: amount,
    days: amount,
    working_days: amount,
    months: amount,
    rule: ruleId.nullish(),
  })
  .transform((written, context): Deadline => {
    const [unit, ...more] = UNITS.filter((name) => written[name] !== undefined);
    if (unit === undefined || more.length > 0) context.addIssue(`时限只写一个单位：${UNITS.join('、')}`);
    const { label, rule = null } = written;
    return { label, amount: (unit && written[unit]) ?? 0, unit: unit ?? 'days', rule };
  });

const source = z.strictObject({
  id,
  title: z.string().min(1),
  number: note,
  issuer: z.string().nullable(),
  date: day.optional().transform((date) => date ?? null),
  force,
  note,
  /** The place whose document it is, where that is not the profile's own, as in a copy of another place's profile. */
  division: code.optional(),
});

const channel = z.strictObject({
  kind: z.enum(['电话', '邮箱', '网址', '地址']),
  name: z.string().min(1),
  value: z.string().min(1),
  hours: note,
  department: note,
});

/** A few words of a document. */
const quote = z.string().refine((text) => [...text].length <= 30, '引文最多 30 个字');
const clause = z
  .strictObject({ source: z.string(), article: z.string(), quote })
  .nullish()
  .transform((written) => written ?? null);

const rule = z
  .strictObject({
    id: ruleId,
    source: z.string(),
    article: z.string(),
    quote: quote.nullable(),
    title: z.string().min(1),
    summary: z.string(),
    valid_from: day,
    valid_to: day,
    status: force,
    subject: z.enum(['estate', 'firm', 'division']),
    does: z.array(z.enum(['derive', 'audit', 'show', 'print', 'route', 'staff'])),
    enabled: z.boolean(),
    judge: note,
    panel: z
      .enum(PANELS)
      .nullish()
      .transform((panel) => panel ?? null),
    remedy: note,
    worksheet: z
      .enum(WORKSHEETS)
      .nullish()
      .transform((kind) => kind ?? null),
    params: z.record(z.string(), z.unknown()),
  })
  .refine(({ valid_from, valid_to }) => valid_from === null || valid_to === null || valid_from <= valid_to, {
    path: ['valid_to'],
    error: 'valid_to 不能早于 valid_from',
  });

/** The level with which an office's name begins, if something follows it. */
const OFFICE_LEVEL = /^[省市县区](?=.{2})/;
/** The word for all offices of a level. */
const OFFICE_WORDS: readonly (readonly [DivisionLevel, string])[] = [
  ['街道', '街道 乡镇'],
  ['社区', '社区'],
];

const routing = z.strictObject({
  intake: id.nullable(),
  bodies: z.array(
    z
      .strictObject({ id, name: z.string().min(1), also: z.array(z.string()).default([]), note })
      .transform((body): RoutingBody => {
        const plainName = body.name.replace(OFFICE_LEVEL, '');
        const names = [plainName, ...body.also];
        const levels = OFFICE_WORDS.filter(([, words]) => names.some((name) => words.includes(name)));
        return { ...body, plainName, levels: levels.map(([level]) => level) };
      }),
  ),
  danger: z.strictObject({
    text: z.string().min(1),
    phones: z.array(z.string()).min(1, '至少写一个紧急电话'),
    source: note,
    article: note,
  }),
  matters: z.array(
    z.strictObject({
      id,
      matter: z.string().min(1),
      bodies: z.array(z.string()).min(1, '至少写一个部门'),
      primary: z.string(),
      source: z.string(),
      article: z.string(),
      rules: z.array(ruleId).default([]),
      deadline: note,
      urgent: z.boolean(),
      keywords: z.array(z.string()).default([]),
      modes: z.array(z.enum(MODES)).default([]),
    }),
  ),
  topics: z
    .array(
      z.strictObject({
        id,
        name: z.string().min(1),
        matters: z.array(z.string()).min(1, '至少写一个事项'),
        primary: z.string(),
      }),
    )
    .default([]),
});

const schema = z.strictObject({
  division: code,
  name: z.string().min(1),
  inherits: code.nullish(),
  copied_from: z.strictObject({ profile: code, version: code, hashes: z.record(z.string(), z.string()) }).nullish(),
  sources: z.array(source),
  lists: z
    .strictObject({
      cadence,
      subject: z.enum(['firm', 'estate']).nullable(),
      basis: clause,
      removal: clause,
      remedy: clause,
    })
    .default({ cadence: null, subject: null, basis: null, removal: null, remedy: null }),
  grades: z
    .strictObject({ scale: z.array(z.string()), cadence, assessments: z.array(z.string()).default([]) })
    .default({ scale: [], cadence: null, assessments: [] }),
  service_scale: note,
  complaints: z
    .strictObject({
      deadlines: z.array(deadline).default([]),
      callback: z.strictObject({ community: share, street: share, county: share }).default({}),
    })
    .default({ deadlines: [], callback: {} }),
  meetings: z.strictObject({ cadence, convener: note }).default({ cadence: null, convener: null }),
  fee_units: z.array(z.string()).default([]),
  channels: z.array(channel).default([]),
  rules: z.array(rule).default([]),
  routing: routing.nullish(),
});

/**
 * All keys of a profile, of a rule and of the routing table; a test checks that `content/README.md` explains each of
 * them.
 */
export const PROFILE_KEYS: readonly string[] = [schema, rule, routing].flatMap((one) => Object.keys(one.shape));

/** Where a setting stands, by its path. */
export type LineOf = (path: readonly PropertyKey[]) => number;

export interface ProfileRead {
  /** Null where it can't be used. */
  profile: Profile | null;
  problems: Problem[];
  lineOf: LineOf;
}

/** What each file last held: in tests and trials many folders use the same few profiles, which take long to read. */
const lastRead = new Map<string, { text: string; read: ProfileRead }>();

/** Reads one profile; `file` is its path inside the content folder. */
export function readProfile(text: string, file: string): ProfileRead {
  const last = lastRead.get(file);
  if (last?.text === text) return last.read;
  const read = readText(text, file);
  lastRead.set(file, { text, read });
  return read;
}

function readText(text: string, file: string): ProfileRead {
  const { value, faults, unknown, lineOf } = readYaml(text, schema);
  const problems = [
    ...unknown.map(({ line, path, inWords, key, known }) =>
      problem('profile-key-unknown', { file, row: line, column: path, written: inWords }, key, {
        hint: nearestInWords(key, known),
      }),
    ),
    ...faults.map((fault) =>
      fault.path === ''
        ? problem('yaml-not-readable', { file, row: fault.line }, null, { hint: fault.message })
        : problem(
            'setting-wrong',
            { file, row: fault.line, column: fault.path, written: fault.inWords },
            fault.value ?? '',
            {
              header: fault.inWords,
              hint: `${fault.message}。`,
            },
          ),
    ),
  ];
  if (value === null) return { profile: null, problems, lineOf };
  const { community = null, street = null, county = null } = value.complaints.callback;
  const profile: Profile = {
    division: value.division,
    name: value.name,
    inherits: value.inherits ?? null,
    copiedFrom: value.copied_from ? { ...value.copied_from, line: lineOf(['copied_from']) } : null,
    sources: value.sources.map((one) => ({ ...one, division: one.division ?? value.division })),
    lists: value.lists,
    grades: value.grades,
    serviceScale: value.service_scale,
    complaints: { deadlines: value.complaints.deadlines, callback: { community, street, county } },
    meetings: value.meetings,
    channels: value.channels,
    feeUnits: value.fee_units,
    rules: value.rules.map((one, index) => ({ ...one, line: lineOf(['rules', index]) })),
    routing: value.routing ?? null,
  };
  const expected = /(\d{6,12})\.yaml$/.exec(file)?.[1];
  if (expected !== undefined && expected !== profile.division)
    problems.push(
      problem('setting-wrong', { file, row: lineOf(['division']), column: 'division' }, profile.division, {
        hint: `和文件名不一致，写成 "${expected}"，或改文件名。`,
      }),
    );
  problems.push(...duplicates(profile, file, lineOf));
  if (profile.routing) problems.push(...routingProblems(profile.routing, file, lineOf));
  return { profile, problems, lineOf };
}

/** Ids that stand twice among those of their kind. */
function duplicates({ sources, rules, routing: table }: Profile, file: string, lineOf: LineOf): Problem[] {
  const kinds: [readonly string[], readonly { id: string }[]][] = [
    [['sources'], sources],
    [['rules'], rules],
    [['routing', 'bodies'], table?.bodies ?? []],
    [['routing', 'matters'], table?.matters ?? []],
    [['routing', 'topics'], table?.topics ?? []],
  ];
  return kinds.flatMap(([path, entries]) =>
    entries.flatMap((entry, index) => {
      const first = entries.findIndex((other) => other.id === entry.id);
      if (first === index) return [];
      const here = [...path, index, 'id'];
      const place = settingPlace(file, lineOf(here), here);
      return [problem('profile-duplicate', place, entry.id, { other: `第 ${lineOf([...path, first, 'id'])} 行` })];
    }),
  );
}

/**
 * Makes the check of a file's references: each `written` one must be among the `known`; `where` is its path in the
 * file.
 */
export function referencesIn(file: string, lineOf: LineOf) {
  return (path: readonly PropertyKey[], written: string, known: readonly string[], where: string): Problem[] => {
    if (known.includes(written)) return [];
    const place = settingPlace(file, lineOf(path), path);
    const hint = nearestInWords(written, known);
    return [problem('profile-reference-unknown', place, written, { header: where, hint })];
  };
}

/** Reports what the routing table refers to and does not contain. */
function routingProblems({ intake, bodies, matters, topics }: Routing, file: string, lineOf: LineOf): Problem[] {
  const bodyIds = bodies.map((body) => body.id);
  const matterIds = matters.map((matter) => matter.id);
  const missing = referencesIn(file, lineOf);
  return [
    ...(intake === null ? [] : missing(['routing', 'intake'], intake, bodyIds, ' routing.bodies ')),
    ...matters.flatMap((matter, at) => [
      ...matter.bodies.flatMap((body, nth) =>
        missing(['routing', 'matters', at, 'bodies', nth], body, bodyIds, ' routing.bodies '),
      ),
      ...missing(['routing', 'matters', at, 'primary'], matter.primary, matter.bodies, '这一项的 bodies '),
    ]),
    ...topics.flatMap((topic, at) => [
      ...topic.matters.flatMap((matter, nth) =>
        missing(['routing', 'topics', at, 'matters', nth], matter, matterIds, ' routing.matters '),
      ),
      ...missing(['routing', 'topics', at, 'primary'], topic.primary, topic.matters, '这一项的 matters '),
    ]),
  ];
}
