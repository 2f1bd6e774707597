/**
 * Whom to turn to (投诉举报): by division, and for one estate, which is what its QR code opens.
 */

import { complaintAddress } from '../../domain/address.ts';
import { compareText } from '../../domain/order.ts';
import type { Portal } from '../../domain/portal.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Estate, Lift } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { phones } from '../../wording/format.ts';
import { boardView } from '../board/board.ts';
import { type BriefLine, briefLines } from '../board/in-brief.ts';
import { type ChannelGroup, type ChannelItem, channelGroupsFor, placesOf } from '../common/channels.ts';
import { currentContract } from '../common/contracts.ts';
import { placeOf } from '../common/directory.ts';
import { compareNames, indexesOf } from '../common/indexes.ts';
import { latest, OF_A_COUNTY } from '../common/latest.ts';
import type { NoticeView } from '../common/notice.ts';
import { complainPath, complaintTablePath, estatePath } from '../common/paths.ts';
import { type SourceLine, sourcesOf } from '../common/sourcing.ts';
import { answersAt, type PlaceAnswers } from './answers.ts';
import { type ChannelBranch, cityChannels } from './channel-tree.ts';
import { type FinderView, finderView, type TopicLine, topicLines } from './finder.ts';
import { estatePlace, finderCounty } from './finder-places.ts';

export interface ComplainView {
  channels: ChannelBranch[];
  missing: string | null;
  sources: SourceLine[];
}

/** Channels of divisions, from the top down; those of estates are on their own pages. */
export function complainView(publication: Publication): ComplainView {
  const { tree } = indexesOf(publication);
  const { records, present } = publication.register;
  const channels = cityChannels(publication);
  const used = records.channel.filter(({ scope }) => tree.get(scope) !== undefined);
  return {
    channels,
    missing:
      channels.length > 0
        ? null
        : present.has('channel')
          ? '「投诉渠道」表里没有各级部门的渠道。'
          : '主管部门没有提供「投诉渠道」表。',
    sources: sourcesOf(publication, 'channel', used.length > 0 ? used : records.channel),
  };
}

export interface Call {
  name: string;
  /** Who that is and when it answers: the manager of the estate, the firm, an office. */
  about: string;
  numbers: { text: string; href: string | null }[];
}

/** One step of the ladder (逐级反映): a community, a street, a county, a city. */
export interface Rung {
  scope: string;
  name: string;
  calls: Call[];
  /** Letters and visits. */
  others: ChannelItem[];
}

/** Somebody is stuck in a lift (电梯困人). */
export interface LiftHelp {
  calls: Call[];
  /** How many lifts have no published number. */
  unknown: number;
}

export interface EstateComplainView {
  code: string;
  name: string;
  place: string;
  /** Code of the division that it lies in. */
  division: string;
  estatePath: string;
  /** Urgent notices that hold for it. */
  urgent: NoticeView[];
  mode: Estate['mode'];
  firmName: string | null;
  /** Null where the estate has no lift. */
  lift: LiftHelp | null;
  /** Who answers for the estate itself; empty where nobody is published. */
  first: Call[];
  /** Addresses of the estate itself for letters and visits. */
  own: ChannelItem[];
  /** Nearest first; a place that publishes nothing is there without calls. */
  rungs: Rung[];
  /** 投诉举报受理转办系统; null where there is none, or where its address is this very page. */
  official: string | null;
  /** Web addresses that take complaints, 转办系统 first, without `official`. */
  online: { name: string; place: string; hours: string | null; href: string; text: string }[];
  /** Who answers for what here. */
  finder: FinderView;
  /** The same in a few lines. */
  topics: TopicLine[];
  /** The full table of the county; null where the estate lies in none. */
  tablePath: string | null;
  /** What the estate discloses. */
  brief: BriefLine[];
  sources: SourceLine[];
}

/** Throws for a code that is not in the publication. */
export const estateComplainView = latest(OF_A_COUNTY, makeComplain);

function makeComplain(publication: Publication, code: string): EstateComplainView {
  const indexes = indexesOf(publication);
  const estate = indexes.estates.get(code);
  if (!estate) throw new Error(`no such estate: ${code}`);
  const board = boardView(publication, code);
  const contract = currentContract(indexes, code);
  const firm = contract === null ? undefined : indexes.firms.get(contract.firm);
  const managers = [...(indexes.managersByEstate.get(code) ?? [])].sort(
    (a, b) => compareText(b.since ?? '', a.since ?? '') || a.source - b.source,
  );
  const groups = channelGroupsFor({ publication, indexes, estate });
  const itemsAt = (scope: string): ChannelItem[] => groups.find((group) => group.scope === scope)?.items ?? [];
  const manager = managers[0];
  const finder = finderView(publication, estatePlace(publication, estate));
  const county = finderCounty(publication, estate);
  const official = officialAddress(publication.portal, code, 'board');
  const lifts = indexes.liftsByEstate.get(code) ?? [];
  const calls: Call[] = [
    ...(manager ? [{ name: manager.name, about: '项目负责人', numbers: phones(manager.phone) }] : []),
    ...itemsAt(code).filter(isPhone).map(callOf),
  ];
  const known = new Set(calls.flatMap((call) => call.numbers.map((number) => number.text)));
  const office = phones(firm?.phone ?? '').filter((number) => !known.has(number.text));
  const first = [
    ...calls,
    ...(firm && office.length > 0 ? [{ name: firm.name, about: '企业登记的电话', numbers: office }] : []),
  ];
  return {
    code,
    name: estate.name,
    place: placeOf(publication, estate)
      .map((crumb) => crumb.name)
      .join(' › '),
    division: estate.division,
    estatePath: estatePath(code),
    urgent: board.panels.notices.notices.filter(({ urgent }) => urgent),
    mode: estate.mode,
    firmName: firm?.name ?? null,
    lift: estate.lifts === 0 && lifts.length === 0 ? null : liftHelp(lifts),
    first,
    own: itemsAt(code).filter(isVisit),
    rungs: placesOf(indexes, estate).map(({ code: scope, name }) => {
      const items = itemsAt(scope);
      return { scope, name, calls: items.filter(isPhone).map(callOf), others: items.filter(isVisit) };
    }),
    official,
    online: onlineOf(groups.filter((group) => group.scope !== code)).filter(({ href }) => href !== official),
    finder,
    topics: county === null ? [] : topicLines(finder, county),
    tablePath: county === null ? null : complaintTablePath(county),
    brief: briefLines(board),
    sources: [
      ...sourcesOf(publication, 'manager', manager ? [manager] : []),
      ...sourcesOf(publication, 'firm', firm && office.length > 0 ? [firm] : []),
      ...sourcesOf(publication, 'lift', lifts),
      ...sourcesOf(
        publication,
        'channel',
        groups.flatMap((group) => group.records),
      ),
    ],
  };
}

const isPhone = ({ kind }: ChannelItem): boolean => kind === '电话';
const isVisit = ({ kind }: ChannelItem): boolean => kind === '邮箱' || kind === '地址';

function callOf({ name, hours, department, targets }: ChannelItem): Call {
  return {
    name,
    about: [hours ?? '受理时间未知', ...(department === null ? [] : [department])].join(' · '),
    numbers: targets,
  };
}

/** Lifts by their 应急电话; where none has one, by whoever services them, who comes out as well. */
function liftHelp(lifts: readonly Lift[]): LiftHelp {
  const known = lifts.filter(({ emergencyPhone }) => emergencyPhone !== null);
  const groups = groupBy(known, ({ emergencyPhone }) => emergencyPhone ?? '');
  const places = (group: readonly Lift[]): string =>
    group.length === lifts.length
      ? '全部电梯'
      : `${group[0]?.location ?? ''}${group.length > 1 ? `等 ${group.length} 台` : ''}`;
  const calls = [...groups].map(([phone, group]) => ({
    name: '电梯应急电话',
    about: places(group),
    numbers: phones(phone),
  }));
  const contractors = [...groupBy(lifts, ({ contractor, contractorPhone }) => `${contractor}\n${contractorPhone}`)];
  return {
    calls:
      calls.length > 0
        ? calls
        : contractors.map(([, group]) => ({
            name: group[0]?.contractor ?? '',
            about: `电梯维保单位 · ${places(group)}`,
            numbers: phones(group[0]?.contractorPhone ?? ''),
          })),
    unknown: lifts.length - known.length,
  };
}

/** Addresses on the web of offices, those that hand complaints on before those that only take them, nearest first. */
function onlineOf(groups: readonly ChannelGroup[]): EstateComplainView['online'] {
  const of = (isSystem: boolean): EstateComplainView['online'] =>
    groups.flatMap(({ name: place, items }) =>
      items
        .filter(({ kind, handsOn }) => kind === '网址' && handsOn === isSystem)
        .flatMap(({ name, hours, targets }) =>
          targets.flatMap(({ text, href }) => (href === null ? [] : [{ name, place, hours, href, text }])),
        ),
    );
  return [...of(true), ...of(false)];
}

/** The complaint system's address for an estate and a place; null where it leads back to the portal's own page. */
export function officialAddress(
  portal: Portal,
  estate: string,
  place: 'board' | 'lift' | 'door' | 'screen',
): string | null {
  if (portal.complaint === null) return null;
  const filled = complaintAddress(portal.complaint.url, estate, place);
  // The path alone decides: the site may be served under another host than the address names.
  const isOwn = (filled.split(/[?#]/)[0] ?? '').endsWith(complainPath(encodeURIComponent(estate)));
  return isOwn ? null : filled;
}

/** Whom to turn to for each everyday trouble at an estate: its own community's and street's numbers before the county's. */
export function estateAnswers(publication: Publication, code: string): PlaceAnswers {
  const estate = indexesOf(publication).estates.get(code);
  if (!estate) throw new Error(`no such estate: ${code}`);
  return answersAt(publication, estatePlace(publication, estate));
}

/** Estates in order, for pages that exist once for each. */
export function estateCodes(publication: Publication): string[] {
  return [...publication.register.records.estate].sort(compareNames).map((estate) => estate.code);
}
