/**
 * Whom to turn to (投诉渠道): channels of an estate and of the divisions it lies in, nearest first.
 */
import { addressFault, plainAddress } from '../../domain/address.ts';
import { handsOn } from '../../domain/free-words.ts';
import { placesOf as divisionsOf } from '../../domain/location.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Channel, Estate } from '../../domain/records.ts';
import { phones } from '../../wording/format.ts';
import type { Indexes } from './indexes.ts';

export interface ChannelItem {
  kind: Channel['kind'];
  name: string;
  /** The text that is read, and the address that a tap opens (tel, mailto or web); null for a place, which has none. */
  targets: { text: string; href: string | null }[];
  hours: string | null;
  department: string | null;
  /** It hands complaints on to whoever answers (转办), besides taking them. */
  handsOn: boolean;
}

export interface ChannelGroup {
  /** Code of the estate or division. */
  scope: string;
  name: string;
  items: ChannelItem[];
}

const KIND_ORDER: readonly Channel['kind'][] = ['电话', '网址', '邮箱', '地址'];

/** Offices' channels stand on the pages of all their estates. */
const ITEMS = new WeakMap<Channel, ChannelItem>();

export function channelItem(channel: Channel): ChannelItem {
  const known = ITEMS.get(channel);
  if (known) return known;
  const { kind, name, value, hours, department } = channel;
  const made = { kind, name, targets: targetsOf(kind, value), hours, department, handsOn: handsOn(channel) };
  ITEMS.set(channel, made);
  return made;
}

function targetsOf(kind: Channel['kind'], value: string): ChannelItem['targets'] {
  if (kind === '电话') return phones(value);
  if (kind === '邮箱') return [{ text: value, href: /^[^\s@]+@[^\s@]+$/.test(value) ? `mailto:${value}` : null }];
  if (kind === '网址') return [{ text: value, href: addressFault(value) === null ? plainAddress(value) : null }];
  return [{ text: value, href: null }];
}

/** Channels of one scope: telephones first. */
export function channelsOf(indexes: Indexes, scope: string): Channel[] {
  const channels = indexes.channelsByScope.get(scope) ?? [];
  return KIND_ORDER.flatMap((kind) => channels.filter((channel) => channel.kind === kind));
}

/** The divisions that deal with an estate, nearest first. */
export function placesOf(indexes: Indexes, estate: Estate): { code: string; name: string }[] {
  return divisionsOf(indexes.tree, estate).reverse();
}

/** Groups with the records they were made from. */
export function channelGroupsFor({
  indexes,
  estate,
}: {
  publication: Publication;
  indexes: Indexes;
  estate: Estate;
}): (ChannelGroup & { records: Channel[] })[] {
  const scopes = [{ code: estate.code, name: estate.name }, ...placesOf(indexes, estate)];
  return scopes
    .map(({ code, name }) => {
      const records = channelsOf(indexes, code);
      return { scope: code, name, items: records.map(channelItem), records };
    })
    .filter((group) => group.records.length > 0);
}
