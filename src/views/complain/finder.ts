/**
 * The finder of complaints (投诉找谁): what is wrong → who answers, by when, which number.
 *
 * Who answers is the place's own table (分转表); numbers are those of the table 投诉渠道 and of the profile. A body
 * without a published number says so, and whom to call instead: no number is ever guessed.
 */
import { pinyin } from 'pinyin-pro';
import { lineage } from '../../domain/governing.ts';
import { comparePeriods, type Period, periodEnd } from '../../domain/period.ts';
import type { Deadline, Profile, Routing, RoutingBody, Rule } from '../../domain/profile.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Channel, Division, Estate } from '../../domain/records.ts';
import { phones } from '../../wording/format.ts';
import { searchKey } from '../../wording/search-text.ts';
import { type ChannelItem, channelItem, channelsOf, placesOf } from '../common/channels.ts';
import { type Indexes, indexesOf } from '../common/indexes.ts';
import { complaintTablePath, policyPath } from '../common/paths.ts';

/** Where the finder is asked: a county, an estate, or all places of a profile. */
export interface FinderPlace {
  name: string;
  /** Codes of divisions, nearest first. */
  scopes: readonly string[];
  /** Codes of streets and communities below: their numbers are those of 乡镇（街道） and 社区 there. */
  below: readonly string[];
  profile: Profile | null;
}

export interface FinderBody {
  id: string;
  name: string;
  note: string | null;
  /** Whether it registers complaints and hands them on. */
  isIntake: boolean;
  /** Its own numbers and addresses; empty where none is published. */
  items: ChannelItem[];
  /** The number to dial at once; null where each street or community has another. */
  call: { text: string; href: string | null } | null;
  /** Whose number it is where that is a higher office's of the same name: 示例市; null where it is the body's own. */
  callOf: string | null;
  /** What to do where it has no number of its own; null where it has one. */
  instead: { text: string; items: ChannelItem[] } | null;
  /** Matters for which it answers first. */
  matters: FinderMatter[];
  /** Matters of others for which it answers as well. */
  shared: number;
}

export interface FinderMatter {
  id: string;
  matter: string;
  primary: { id: string; name: string };
  others: { id: string; name: string }[];
  /** In words; null where the document sets none. */
  deadline: string | null;
  urgent: boolean;
  /** Where it is written. */
  article: string;
  path: string;
  /** What a filter looks in, words separated by spaces. */
  keys: string;
}

/** 时限 of one step, and where that is written: 长建发〔2025〕72号 五; null where the profile names no rule. */
export interface StepDeadline {
  label: string;
  limit: string;
  basis: { text: string; path: string } | null;
}

export interface FinderTopic {
  id: string;
  name: string;
  keys: string;
  matters: (FinderMatter & { isPrimary: boolean })[];
}

export interface FinderView {
  place: string;
  /** 沂水县; null where no profile holds. */
  profileName: string | null;
  danger: { text: string | null; phones: { text: string; href: string | null }[] };
  topics: FinderTopic[];
  bodies: FinderBody[];
  matters: number;
  /** Why there is no table of matters; null where there is one. */
  noTable: string | null;
  /** What rules say who answers for what, where there is no table or beside it. */
  routes: { id: string; title: string; summary: string; path: string; bodies: string[]; matters: string[] }[];
  /** Steps and how long they may take; empty where the documents set none. */
  deadlines: StepDeadline[];
  /** Whether any of them is counted in working days. */
  countsWorkingDays: boolean;
  /** What becomes of a case that was closed in name alone; null where no rule says so. */
  reopening: { summary: string; path: string } | null;
  /** 社区 50%，街道 20%; null where no shares are set. */
  callbacks: string | null;
  /** Hotlines of the profile that the table of channels does not name. */
  hotlines: ChannelItem[];
}

const HOTLINE = '12345';
const EMERGENCY: readonly string[] = ['119', '110', '120'];

export function finderView(publication: Publication, place: FinderPlace): FinderView {
  const indexes = indexesOf(publication);
  const line = place.profile === null ? [] : lineage(place.profile, publication.profiles);
  const routing = line.find((profile) => profile.routing !== null)?.routing ?? null;
  const rules = line.flatMap((profile) => profile.rules).filter((rule) => holds(rule, publication.release.asOf));
  const hotlines = hotlinesOf(indexes, place, line);
  const deadlines = deadlinesOf(line, rules);
  const reopening = rules.find((rule) => rule.params.column === '重办');
  const matters = routing === null ? new Map<string, FinderMatter>() : mattersOf(routing);
  return {
    place: place.name,
    profileName: place.profile?.name ?? null,
    danger: {
      text: routing?.danger.text ?? null,
      phones: (routing?.danger.phones ?? EMERGENCY).flatMap((phone) => phones(phone)),
    },
    topics: routing === null ? [] : topicsOf(routing, matters),
    bodies: routing === null ? [] : bodiesOf(indexes, place, routing, matters, hotlines),
    matters: matters.size,
    noTable: routing === null ? noTable(place) : null,
    routes: rules.filter((rule) => rule.does.includes('route') && strings(rule.params.bodies).length > 0).map(routeOf),
    deadlines: deadlines.map((deadline) => stepOf(deadline, line, rules)),
    countsWorkingDays: deadlines.some(({ unit }) => unit === 'working_days'),
    reopening: reopening ? { summary: reopening.summary, path: policyPath(reopening.source, reopening.id) } : null,
    callbacks: callbacksOf(line),
    hotlines,
  };
}

function holds({ enabled, valid_from, valid_to }: Rule, asOf: string): boolean {
  return enabled && (valid_from === null || valid_from <= asOf) && (valid_to === null || asOf <= valid_to);
}

function noTable({ profile }: FinderPlace): string {
  return profile === null
    ? '这里还没有设定按哪份文件执行，不知道哪件事归哪个部门。'
    : `${profile.name}的文件里没有逐项写明哪件事归哪个部门，本站不替它分。`;
}

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

function routeOf({ id, title, summary, source, params }: Rule): FinderView['routes'][number] {
  return {
    id,
    title,
    summary,
    path: policyPath(source, id),
    bodies: strings(params.bodies),
    matters: strings(params.matters),
  };
}

/** Those of the nearest profile that sets any; one whose rule does not hold, or not yet, binds nobody. */
function deadlinesOf(line: readonly Profile[], rules: readonly Rule[]): readonly Deadline[] {
  const own = line.find((profile) => profile.complaints.deadlines.length > 0)?.complaints.deadlines ?? [];
  return own.filter(({ rule }) => rule === null || rules.some(({ id }) => id === rule));
}

/** A deadline without a rule of its own is that by which the office counts 按时办结. */
function stepOf(deadline: Deadline, line: readonly Profile[], rules: readonly Rule[]): StepDeadline {
  const rule =
    rules.find(({ id }) => id === deadline.rule) ??
    (deadline.rule === null ? rules.find(({ params }) => params.column === '按时办结') : undefined);
  const document = line.flatMap(({ sources }) => sources).find(({ id }) => id === rule?.source);
  return {
    label: deadline.label,
    limit: limitOf(deadline),
    basis:
      rule && document
        ? { text: `${document.number ?? document.title} ${rule.article}`, path: policyPath(document.id, rule.id) }
        : null,
  };
}

/** 30分钟内, 3天内, 7个工作日内, 立即. Working days stay words: nothing here knows the holidays. */
export function limitOf({ amount, unit }: Pick<Deadline, 'amount' | 'unit'>): string {
  if (amount === 0) return '立即';
  const words = { minutes: '分钟', hours: '小时', days: '天', working_days: '个工作日', months: '个月' } as const;
  return `${amount}${words[unit]}内`;
}

function callbacksOf(line: readonly Profile[]): string | null {
  for (const { complaints } of line) {
    const { community, street, county } = complaints.callback;
    const shares = [
      ['社区', community],
      ['街道', street],
      ['县（区）', county],
    ].flatMap(([level, share]) => (share === null ? [] : `${level}不少于 ${share}%`));
    if (shares.length > 0) return shares.join('，');
  }
  return null;
}

/** Hotlines of the profiles whose number no row of the place has. */
function hotlinesOf(indexes: Indexes, place: FinderPlace, line: readonly Profile[]): ChannelItem[] {
  const written = new Set(place.scopes.flatMap((scope) => channelsOf(indexes, scope).map((channel) => channel.value)));
  const items: ChannelItem[] = [];
  for (const channel of line.flatMap((profile) => profile.channels)) {
    if (written.has(channel.value)) continue;
    written.add(channel.value);
    items.push(channelItem({ ...channel, scope: '', source: 0 as Channel['source'] }));
  }
  return items;
}

const MATTERS = new WeakMap<Routing, ReadonlyMap<string, FinderMatter>>();

/** The same for every place that follows the table, so made once. */
function mattersOf(routing: Routing): ReadonlyMap<string, FinderMatter> {
  const known = MATTERS.get(routing) ?? makeMatters(routing);
  MATTERS.set(routing, known);
  return known;
}

function makeMatters({ bodies, matters, topics }: Routing): ReadonlyMap<string, FinderMatter> {
  const names = new Map(bodies.map((body) => [body.id, body.name]));
  const named = (id: string): { id: string; name: string } => ({ id, name: names.get(id) ?? id });
  return new Map(
    matters.map((matter) => [
      matter.id,
      {
        id: matter.id,
        matter: matter.matter,
        primary: named(matter.primary),
        others: matter.bodies.filter((id) => id !== matter.primary).map(named),
        deadline: matter.deadline,
        urgent: matter.urgent,
        article: matter.article,
        path: policyPath(matter.source, matter.rules[0]),
        keys: keysOf([
          matter.matter,
          ...matter.keywords,
          ...topics.filter((topic) => topic.matters.includes(matter.id)).map((topic) => topic.name),
          ...matter.bodies.flatMap((id) => names.get(id) ?? []),
        ]),
      },
    ]),
  );
}

/** Words as a filter compares them: themselves, their pinyin and its initials. */
function keysOf(words: readonly string[]): string {
  const keys = new Set<string>();
  for (const word of words) {
    const key = searchKey(word);
    keys.add(key);
    // Whole sentences are not typed in pinyin.
    if (key.length > 6) continue;
    const syllables = pinyin(key, { toneType: 'none', type: 'array', v: true });
    keys.add(syllables.join(''));
    keys.add(syllables.map((syllable) => syllable.charAt(0)).join(''));
  }
  keys.delete('');
  return [...keys].join(' ');
}

function topicsOf({ topics }: Routing, matters: ReadonlyMap<string, FinderMatter>): FinderTopic[] {
  return topics.map((topic) => {
    const found = topic.matters.flatMap((id) => matters.get(id) ?? []);
    const sorted = [...found].sort((a, b) => Number(b.id === topic.primary) - Number(a.id === topic.primary));
    return {
      id: topic.id,
      name: topic.name,
      keys: keysOf([topic.name]),
      matters: sorted.map((matter) => ({ ...matter, isPrimary: matter.id === topic.primary })),
    };
  });
}

function bodiesOf(
  indexes: Indexes,
  place: FinderPlace,
  routing: Routing,
  matters: ReadonlyMap<string, FinderMatter>,
  hotlines: readonly ChannelItem[],
): FinderBody[] {
  const found = new Map(routing.bodies.map((body) => [body.id, ownItems(indexes, place, body, hotlines)]));
  const own = new Map([...found].map(([id, { items }]) => [id, items]));
  const intake = routing.bodies.find((body) => body.id === routing.intake);
  const all = [...matters.values()];
  return routing.bodies.map((body) => {
    const items = own.get(body.id) ?? [];
    const hasPhone = items.some((item) => item.kind === '电话');
    const instead = hasPhone ? null : insteadOf(indexes, place, body, intake ?? null, own, hotlines);
    const dialled = (instead?.items ?? items).find((item) => item.kind === '电话');
    return {
      id: body.id,
      name: body.name,
      note: body.note,
      isIntake: body.id === routing.intake,
      items,
      call: found.get(body.id)?.isScattered ? null : (dialled?.targets[0] ?? null),
      callOf: instead === null ? (found.get(body.id)?.of ?? null) : null,
      instead,
      matters: all.filter((matter) => matter.primary.id === body.id),
      shared: all.filter((matter) => matter.others.some((other) => other.id === body.id)).length,
    };
  });
}

/**
 * The rows of 投诉渠道 of the nearest place that has any of this body; hotlines of the profile after them. Scattered
 * where they are those of several streets or communities.
 */
function ownItems(
  indexes: Indexes,
  place: FinderPlace,
  body: RoutingBody,
  hotlines: readonly ChannelItem[],
): { items: ChannelItem[]; isScattered: boolean; of: string | null } {
  const names = [body.name.replace(/^[省市县区](?=.{2})/, ''), ...body.also];
  const isOwn = (department: string | null, name: string, level: string): boolean =>
    names.some((word) => (department ?? '').includes(word) || name.includes(word) || level.includes(word));
  const at = (scopes: readonly string[]): ChannelItem[] =>
    scopes.flatMap((scope) => {
      const level = LEVEL_WORDS[indexes.tree.get(scope)?.level ?? ''] ?? '';
      return channelsOf(indexes, scope)
        .filter((channel) => isOwn(channel.department, channel.name, level))
        .map(channelItem);
    });
  for (const scope of place.scopes) {
    const found = at([scope]);
    const call = found.find((item) => item.kind === '电话');
    if (!call) continue;
    const division = indexes.tree.get(scope);
    // A hotline is the same at every level; a city's bureau is not the county's.
    const isHigher = (division?.level === '市' || division?.level === '省') && !isHotline(call);
    return { items: found, isScattered: false, of: isHigher ? (division?.name ?? null) : null };
  }
  const below = at(place.below);
  if (below.length > 0) return { items: below, isScattered: true, of: null };
  const hotline = hotlines.filter((item) => isOwn(item.department, item.name, ''));
  return { items: hotline.length > 0 ? hotline : at(place.scopes), isScattered: false, of: null };
}

/** 12345, 12315, 119: short numbers that are dialled without an area code. */
function isHotline({ targets }: ChannelItem): boolean {
  return targets.every((target) => /^\d{3,6}$/.test(target.text));
}

/** What a street's own number is, whatever it is called. */
const LEVEL_WORDS: Readonly<Record<string, string>> = { 街道: '街道 乡镇', 社区: '社区' };

function insteadOf(
  indexes: Indexes,
  place: FinderPlace,
  body: RoutingBody,
  intake: RoutingBody | null,
  own: ReadonlyMap<string, readonly ChannelItem[]>,
  hotlines: readonly ChannelItem[],
): FinderBody['instead'] {
  const calls = (items: readonly ChannelItem[]): ChannelItem[] => items.filter((item) => item.kind === '电话');
  const byIntake = intake === null || intake.id === body.id ? [] : calls(own.get(intake.id) ?? []);
  if (intake !== null && byIntake.length > 0)
    return { text: `没有公布${body.name}自己的号码，先打${intake.name}的电话，由它受理后转办。`, items: byIntake };
  const rows = place.scopes.flatMap((scope) => channelsOf(indexes, scope).map(channelItem));
  const hotline = [...rows, ...hotlines].find((item) => item.targets.some((target) => target.text === HOTLINE));
  return hotline
    ? { text: `没有公布${body.name}自己的号码，打 ${HOTLINE} 热线转办。`, items: [hotline] }
    : { text: `没有公布${body.name}自己的号码。`, items: [] };
}

/** Counties of the publication, in order; where no division is called one, what the portal covers. */
export function finderCounties(publication: Publication): Division[] {
  const { tree } = indexesOf(publication);
  const { portal, register } = publication;
  const counties = register.records.division.filter(
    (division) => division.level === '县' && portal.divisions.some((top) => tree.isWithin(division.code, top)),
  );
  return counties.length > 0 ? counties : portal.divisions.flatMap((code) => tree.get(code) ?? []);
}

/** The county on whose page an estate's table stands; null where it lies in none. */
export function finderCounty(publication: Publication, estate: Estate): string | null {
  const codes = finderCounties(publication).map(({ code }) => code);
  return (
    [...indexesOf(publication).tree.pathTo(estate.division)].reverse().find(({ code }) => codes.includes(code))?.code ??
    null
  );
}

export function countyPlace(publication: Publication, code: string): FinderPlace {
  const { tree, profileAt } = indexesOf(publication);
  const path = [...tree.pathTo(code)].reverse();
  const streets = tree.childrenOf(code);
  return {
    name: tree.get(code)?.name ?? code,
    scopes: path.map((division) => division.code),
    below: [...streets, ...streets.flatMap((street) => tree.childrenOf(street.code))].map((division) => division.code),
    profile: profileAt(code),
  };
}

export function estatePlace(publication: Publication, estate: Estate): FinderPlace {
  const indexes = indexesOf(publication);
  return {
    name: estate.name,
    scopes: placesOf(indexes, estate).map(({ code }) => code),
    below: [],
    profile: indexes.profileAt(estate.division),
  };
}

/** Counties grouped by whose rules hold there, with the channels that they have in common. */
export function profilePlaces(publication: Publication): { place: FinderPlace; counties: Division[] }[] {
  const { tree, profileAt } = indexesOf(publication);
  const groups = new Map<Profile | null, Division[]>();
  for (const county of finderCounties(publication)) {
    const profile = profileAt(county.code);
    groups.set(profile, [...(groups.get(profile) ?? []), county]);
  }
  return [...groups].map(([profile, counties]) => {
    const paths = counties.map((county) => [...tree.pathTo(county.code)].reverse().map((division) => division.code));
    const common = (paths[0] ?? []).filter((code) => paths.every((path) => path.includes(code)));
    return {
      place: { name: counties.map((county) => county.name).join('、'), scopes: common, below: [], profile },
      counties,
    };
  });
}

/** How a place dealt with the complaints of the last complete month that it has reported. */
export interface OnTimeView {
  month: Period;
  received: number;
  closedOnTime: number;
  /** Estates whose rows leave 按时办结 blank; theirs count in neither figure. */
  blank: number;
  estates: number;
}

/** Null where nothing is on record for a month that has ended. */
export function onTimeOf(publication: Publication, county: string): OnTimeView | null {
  const { tree, estates, complaintsByEstate, asOf } = indexesOf(publication);
  const rows = [...estates.values()]
    .filter((estate) => tree.isWithin(estate.division, county))
    .flatMap((estate) => complaintsByEstate.get(estate.code) ?? [])
    .filter((row) => periodEnd(row.month) <= asOf);
  const month = rows
    .map((row) => row.month)
    .sort(comparePeriods)
    .at(-1);
  if (month === undefined) return null;
  const own = rows.filter((row) => row.month === month);
  const counted = own.filter((row) => row.closedOnTime !== null);
  return {
    month,
    received: counted.reduce((sum, row) => sum + row.received, 0),
    closedOnTime: counted.reduce((sum, row) => sum + (row.closedOnTime ?? 0), 0),
    blank: own.length - counted.length,
    estates: own.length,
  };
}

/** The finder of an estate in a few lines: topics with whom to call first, the rest on the county's page. */
export interface TopicLine {
  name: string;
  path: string;
  first: string;
  call: { text: string; href: string | null } | null;
  others: string[];
}

export function topicLines(view: FinderView, county: string): TopicLine[] {
  const bodies = new Map(view.bodies.map((body) => [body.id, body]));
  return view.topics.flatMap((topic) => {
    const [primary] = topic.matters;
    const body = primary && bodies.get(primary.primary.id);
    if (!primary || !body) return [];
    const names = topic.matters.flatMap((matter) => [matter.primary, ...matter.others]).map((other) => other.name);
    return [
      {
        name: topic.name,
        path: `${complaintTablePath(county)}#t-${topic.id}`,
        first: body.name,
        call: body.call,
        others: [...new Set(names)].filter((name) => name !== body.name),
      },
    ];
  });
}
