/**
 * The bodies that answer complaints (受理部门), each with a number to call: its own where one is published, else that of
 * another office.
 */
import type { Routing, RoutingBody } from '../../domain/profile.ts';
import type { DivisionLevel } from '../../domain/records.ts';
import { type ChannelItem, channelItem, channelsOf } from '../common/channels.ts';
import type { Indexes } from '../common/indexes.ts';
import type { FinderMatter } from './finder-matters.ts';
import type { FinderPlace } from './finder-places.ts';

export interface FinderBody {
  id: string;
  name: string;
  /** Its name without the level of office at the beginning: 住建局. */
  plainName: string;
  note: string | null;
  /** Whether it registers complaints and hands them on. */
  isIntake: boolean;
  /** Its own numbers and addresses; empty where none is published. */
  items: ChannelItem[];
  /** The number to show first; null where it differs between streets or communities. */
  call: { text: string; href: string | null } | null;
  /** Whose number it is where that is a higher office's of the same name: 示例市; null where it is the body's own. */
  callOf: string | null;
  /** What to do where it has no number of its own; null where it has one. */
  instead: { text: string; items: ChannelItem[] } | null;
  /** Matters for which it answers first. */
  matters: FinderMatter[];
  /** How many matters it shares in which another body is the first. */
  shared: number;
}

export function bodiesOf(
  indexes: Indexes,
  place: FinderPlace,
  routing: Pick<Routing, 'bodies' | 'intake'>,
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
      plainName: body.plainName,
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
  const names = [body.plainName, ...body.also];
  const isOwn = (department: string | null, name: string, level: DivisionLevel | null): boolean =>
    (level !== null && body.levels.includes(level)) ||
    names.some((word) => (department ?? '').includes(word) || name.includes(word));
  const at = (scopes: readonly string[]): ChannelItem[] =>
    scopes.flatMap((scope) => {
      const level = indexes.tree.get(scope)?.level ?? null;
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
  const hotline = hotlines.filter((item) => isOwn(item.department, item.name, null));
  return { items: hotline.length > 0 ? hotline : at(place.scopes), isScattered: false, of: null };
}

/** 12345, 12315, 119: short numbers that are dialled without an area code. */
function isHotline({ targets }: ChannelItem): boolean {
  return targets.every((target) => /^\d{3,6}$/.test(target.text));
}

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
    return { text: `没有资料写明${body.name}自己的号码，先打${intake.name}的电话，由它受理后转办。`, items: byIntake };
  const rows = place.scopes.flatMap((scope) => channelsOf(indexes, scope).map(channelItem));
  const hotline = [...rows, ...hotlines].find((item) => item.targets.some((target) => target.text === HOTLINE));
  return hotline
    ? { text: `没有资料写明${body.name}自己的号码，打 ${HOTLINE} 热线转办。`, items: [hotline] }
    : { text: `没有资料写明${body.name}自己的号码。`, items: [] };
}

export const HOTLINE = '12345';
