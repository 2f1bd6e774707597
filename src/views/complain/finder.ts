/**
 * The finder of complaints (投诉找谁): what is wrong → who answers, by when, which number.
 *
 * Who answers is the place's own table (分转表); numbers are those of the table 投诉渠道 and of the profile. A body
 * without a published number says so, and whom to call instead: no number is ever guessed.
 */
import { lineage } from '../../domain/governing.ts';
import type { Deadline, Profile, Rule } from '../../domain/profile.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Channel } from '../../domain/records.ts';
import { phones } from '../../wording/format.ts';
import { type ChannelItem, channelItem, channelsOf } from '../common/channels.ts';
import { type Indexes, indexesOf } from '../common/indexes.ts';
import { complaintTablePath, policyPath } from '../common/paths.ts';
import { bodiesOf, type FinderBody } from './finder-bodies.ts';
import { type FinderMatter, type FinderTopic, mattersOf, topicsOf } from './finder-matters.ts';
import type { FinderPlace } from './finder-places.ts';

/** 时限 of one step, and where that is written: 长建发〔2025〕72号 五; null where the profile names no rule. */
export interface StepDeadline {
  label: string;
  limit: string;
  basis: { text: string; path: string } | null;
}

export interface FinderView {
  place: string;
  /** 沂水县; null where no profile holds. */
  profileName: string | null;
  danger: { text: string | null; phones: { text: string; href: string | null }[] };
  topics: readonly FinderTopic[];
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
const EMERGENCY: readonly string[] = ['119', '110', '120'];

export function finderView(publication: Publication, place: FinderPlace): FinderView {
  const indexes = indexesOf(publication);
  const line = place.profile === null ? [] : lineage(place.profile, publication.profiles);
  const routing = line.find((profile) => profile.routing !== null)?.routing ?? null;
  const rules = line.flatMap((profile) => profile.rules).filter((rule) => holds(rule, publication.release.asOf));
  const hotlines = hotlinesOf(indexes, place, line);
  const deadlines = deadlinesOf(line, rules);
  const reopening = rules.find((rule) => rule.judge === 'reopened-cases');
  const matters = routing === null ? new Map<string, FinderMatter>() : mattersOf(routing);
  return {
    place: place.name,
    profileName: place.profile?.name ?? null,
    danger: {
      text: routing?.danger.text ?? null,
      phones: (routing?.danger.phones ?? EMERGENCY).flatMap((phone) => phones(phone)),
    },
    topics: routing === null ? [] : topicsOf(routing),
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

/** The deadlines of the nearest profile that sets any. Those whose rule is not in force are left out. */
function deadlinesOf(line: readonly Profile[], rules: readonly Rule[]): readonly Deadline[] {
  const own = line.find((profile) => profile.complaints.deadlines.length > 0)?.complaints.deadlines ?? [];
  return own.filter(({ rule }) => rule === null || rules.some(({ id }) => id === rule));
}

/** A deadline without a rule of its own is that by which the office counts 按时办结. */
function stepOf(deadline: Deadline, line: readonly Profile[], rules: readonly Rule[]): StepDeadline {
  const rule =
    rules.find(({ id }) => id === deadline.rule) ??
    (deadline.rule === null ? rules.find(({ judge }) => judge === 'on-time-share') : undefined);
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

/** 30分钟内, 3天内, 7个工作日内, 立即. Working days are never turned into dates, since the holidays are not known here. */
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
export function hotlinesOf(indexes: Indexes, place: FinderPlace, line: readonly Profile[]): ChannelItem[] {
  const written = new Set(place.scopes.flatMap((scope) => channelsOf(indexes, scope).map((channel) => channel.value)));
  const items: ChannelItem[] = [];
  for (const channel of line.flatMap((profile) => profile.channels)) {
    if (written.has(channel.value)) continue;
    written.add(channel.value);
    items.push(channelItem({ ...channel, scope: '', source: 0 as Channel['source'] }));
  }
  return items;
}

/** A topic in one line for an estate's page: whom to call first. The rest is on the county's page. */
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
