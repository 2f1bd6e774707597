/**
 * Whom to turn to (投诉举报): by division, and for one estate, which is what its QR code opens.
 */

import type { Portal } from '../domain/portal.ts';
import type { Publication } from '../domain/publication.ts';
import { phones } from '../wording/format.ts';
import { type ChannelGroup, channelGroupsFor, channelItem, channelsOf } from './channels.ts';
import { currentContract } from './contracts.ts';
import { placeOf } from './directory.ts';
import { estatePlace, type FinderView, finderCounty, finderView, type TopicLine, topicLines } from './finder.ts';
import { compareNames, compareText, indexesOf } from './indexes.ts';
import { complainPath, complaintTablePath, estatePath } from './paths.ts';
import { type SourceLine, sourcesOf } from './sourcing.ts';

export interface ComplainView {
  divisions: (ChannelGroup & { level: number })[];
  missing: string | null;
  sources: SourceLine[];
}

/** Channels of divisions, from the top down; those of estates are on their own pages. */
export function complainView(publication: Publication): ComplainView {
  const indexes = indexesOf(publication);
  const { records, present } = publication.register;
  const divisions: ComplainView['divisions'] = [];
  const visit = (code: string | null, level: number): void => {
    for (const division of indexes.tree.childrenOf(code)) {
      const channels = channelsOf(indexes, division.code);
      if (channels.length > 0)
        divisions.push({ scope: division.code, name: division.name, items: channels.map(channelItem), level });
      visit(division.code, level + 1);
    }
  };
  visit(null, 0);
  const used = divisions.flatMap((division) => channelsOf(indexes, division.scope));
  return {
    divisions,
    missing:
      divisions.length > 0
        ? null
        : present.has('channel')
          ? '「投诉渠道」表里没有各级部门的渠道。'
          : '主管部门没有提供「投诉渠道」表。',
    sources: sourcesOf(publication, 'channel', used.length > 0 ? used : records.channel),
  };
}

/** Channels of a division, of those below it and of those above it, from the division itself outwards. */
export function channelGroupsOfDivision(publication: Publication, code: string): ChannelGroup[] {
  const indexes = indexesOf(publication);
  const below = (at: string): string[] => indexes.tree.childrenOf(at).flatMap((one) => [one.code, ...below(one.code)]);
  const above = [...indexes.tree.pathTo(code)].reverse().map((division) => division.code);
  return [code, ...below(code), ...above.slice(1)].flatMap((scope) => {
    const items = channelsOf(indexes, scope).map(channelItem);
    return items.length > 0 ? [{ scope, name: indexes.tree.get(scope)?.name ?? scope, items }] : [];
  });
}

export interface FirstCall {
  name: string;
  /** Who that is: the firm, the manager of the estate, an office. */
  role: string;
  numbers: { text: string; href: string | null }[];
}

export interface EstateComplainView {
  code: string;
  name: string;
  place: string;
  estatePath: string;
  firmName: string | null;
  /** Who answers for the estate itself; empty where nobody is published. */
  first: FirstCall[];
  groups: ChannelGroup[];
  /** 投诉举报受理转办系统; null where there is none, or where its address is this very page. */
  official: string | null;
  /** Who answers for what here. */
  finder: FinderView;
  /** The same in a few lines. */
  topics: TopicLine[];
  /** The full table of the county; null where the estate lies in none. */
  tablePath: string | null;
  sources: SourceLine[];
}

export function estateComplainView(publication: Publication, code: string): EstateComplainView {
  const indexes = indexesOf(publication);
  const estate = indexes.estates.get(code);
  if (!estate) throw new Error(`no such estate: ${code}`);
  const contract = currentContract(indexes, code);
  const firm = contract === null ? undefined : indexes.firms.get(contract.firm);
  const managers = [...(indexes.managersByEstate.get(code) ?? [])].sort(
    (a, b) => compareText(b.since ?? '', a.since ?? '') || a.source - b.source,
  );
  const groups = channelGroupsFor({ publication, indexes, estate });
  const own = groups.find((group) => group.scope === code);
  const manager = managers[0];
  const finder = finderView(publication, estatePlace(publication, estate));
  const county = finderCounty(publication, estate);
  const first: FirstCall[] = [
    ...(own?.items ?? [])
      .filter((item) => item.kind === '电话')
      .map((item) => ({ name: item.name, role: item.hours ?? item.department ?? '', numbers: item.targets })),
    ...(manager ? [{ name: manager.name, role: '项目负责人', numbers: phones(manager.phone) }] : []),
  ];
  return {
    code,
    name: estate.name,
    place: placeOf(publication, estate)
      .map((crumb) => crumb.name)
      .join(' › '),
    estatePath: estatePath(code),
    firmName: firm?.name ?? null,
    first,
    groups: groups
      .map(({ records: _, ...group }) =>
        group.scope === code ? { ...group, items: group.items.filter((item) => item.kind !== '电话') } : group,
      )
      .filter((group) => group.items.length > 0),
    official: officialAddress(publication.portal, code, 'board'),
    finder,
    topics: county === null ? [] : topicLines(finder, county),
    tablePath: county === null ? null : complaintTablePath(county),
    sources: [
      ...sourcesOf(publication, 'manager', manager ? [manager] : []),
      ...sourcesOf(
        publication,
        'channel',
        groups.flatMap((group) => group.records),
      ),
    ],
  };
}

/** The complaint system's address for an estate and a place; null where it leads back to the portal's own page. */
export function officialAddress(
  portal: Portal,
  estate: string,
  place: 'board' | 'lift' | 'door' | 'screen',
): string | null {
  if (portal.complaint === null) return null;
  const filled = portal.complaint.url
    .replaceAll('{estate}', encodeURIComponent(estate))
    .replaceAll('{place}', encodeURIComponent(place));
  if (!/^https?:\/\//.test(filled)) return null;
  const own = portal.base.replace(/\/+$/, '') + complainPath(encodeURIComponent(estate));
  return filled.split(/[?#]/)[0] === own ? null : filled;
}

/** Estates in order, for pages that exist once for each. */
export function estateCodes(publication: Publication): string[] {
  return [...publication.register.records.estate].sort(compareNames).map((estate) => estate.code);
}
