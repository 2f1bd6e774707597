/**
 * Channels of complaint (投诉渠道) of every division: a tree from the city down to the community, without divisions that
 * have no channel, neither themselves nor below.
 */
import type { Publication } from '../../domain/publication.ts';
import { type ChannelItem, channelItem, channelsOf } from '../common/channels.ts';
import { indexesOf } from '../common/indexes.ts';
import { complaintTablePath } from '../common/paths.ts';
import { finderCounties } from './finder-places.ts';

export interface ChannelBranch {
  scope: string;
  name: string;
  items: ChannelItem[];
  /** Null where it has no telephone. */
  firstNumber: string | null;
  below: ChannelBranch[];
  /** Where the divisions below are told instead, and how many they are; null where they are told here. */
  more: { path: string; divisions: number } | null;
}

/** With more channels than these, a page of the whole city would load too slowly on a telephone. */
const ITEMS_ON_ONE_PAGE = 300;

/** Of the whole publication; that of a large city ends at its counties, each of which has the rest on its own page. */
export function cityChannels(publication: Publication): ChannelBranch[] {
  const { tree } = indexesOf(publication);
  const whole = tree.childrenOf(null).flatMap((root) => branchOf(publication, root.code) ?? []);
  if (itemsIn(whole) <= ITEMS_ON_ONE_PAGE) return whole;
  const counties = new Set(finderCounties(publication).map(({ code }) => code));
  return whole.map((branch) => cut(branch, counties));
}

/** The channels of a county and everything below it, then of the divisions above it, nearest first. */
export function countyChannels(publication: Publication, county: string): ChannelBranch[] {
  const [own, ...above] = [...indexesOf(publication).tree.pathTo(county)].reverse();
  const branches = [
    own && branchOf(publication, own.code),
    ...above.map(({ code }) => branchOf(publication, code, false)),
  ];
  return branches.filter((branch) => branch != null);
}

function branchOf(publication: Publication, code: string, isWhole = true): ChannelBranch | null {
  const indexes = indexesOf(publication);
  const items = channelsOf(indexes, code).map(channelItem);
  const children = isWhole ? indexes.tree.childrenOf(code) : [];
  const below = children.flatMap((child) => branchOf(publication, child.code) ?? []);
  if (items.length === 0 && below.length === 0) return null;
  return {
    scope: code,
    name: indexes.tree.get(code)?.name ?? code,
    items,
    firstNumber: items.find((item) => item.kind === '电话')?.targets[0]?.text ?? null,
    below,
    more: null,
  };
}

function cut(branch: ChannelBranch, counties: ReadonlySet<string>): ChannelBranch {
  if (!counties.has(branch.scope)) return { ...branch, below: branch.below.map((one) => cut(one, counties)) };
  const divisions = divisionsIn(branch.below);
  const path = `${complaintTablePath(branch.scope)}#channels`;
  return { ...branch, below: [], more: divisions === 0 ? null : { path, divisions } };
}

function itemsIn(branches: readonly ChannelBranch[]): number {
  return branches.reduce((sum, branch) => sum + branch.items.length + itemsIn(branch.below), 0);
}

function divisionsIn(branches: readonly ChannelBranch[]): number {
  return branches.reduce((sum, branch) => sum + (branch.items.length > 0 ? 1 : 0) + divisionsIn(branch.below), 0);
}
