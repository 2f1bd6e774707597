/**
 * Where an estate stands among others in words (位次的说法): a place by number and never good or bad.
 */
import { count } from './format.ts';

/** What the two ends of a figure are called. */
export interface Ends {
  high: string;
  low: string;
}

export const ENDS = {
  fee: { high: '贵', low: '便宜' },
  revenue: { high: '多', low: '少' },
  complaints: { high: '多', low: '少' },
  servicing: { high: '久', low: '近' },
} as const satisfies Record<string, Ends>;

/** Of how many, how many have more and how many less; who has as much shares the place. */
export interface Rank {
  of: number;
  above: number;
  below: number;
}

/** 第 2 贵, 最便宜（2 个小区一样）, 都一样: counted from the nearer end. */
export function rankText({ of, above, below }: Rank, { high, low }: Ends): string {
  const equal = of - above - below;
  if (equal === of) return '都一样';
  const [before, word] = above <= below ? [above, high] : [below, low];
  const shared = equal > 1 ? `（${count(equal)} 个小区一样）` : '';
  return `${before === 0 ? `最${word}` : `第 ${count(before + 1)} ${word}`}${shared}`;
}

/** 春晖街道 21 个小区里第 2 贵 */
export const standingText = (place: string, kind: string, rank: Rank, ends: Ends): string =>
  `${place} ${count(rank.of)} 个${kind}小区里${rankText(rank, ends)}`;

/** 另有 3 个小区没有公布; empty where there are none. */
export const unknownText = (estates: number): string => (estates === 0 ? '' : `另有 ${count(estates)} 个小区没有数据`);

/** 最低 0.60，中间 0.92，最高 1.80 */
export const spreadText = (low: string, middle: string, high: string): string =>
  low === high ? `都是 ${low}` : `最低 ${low}，中间 ${middle}，最高 ${high}`;
