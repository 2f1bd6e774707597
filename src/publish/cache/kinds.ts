/** What is kept in a cache (缓存的种类), by the part of a publication that needs it. */
import { PARTS, type Part } from '../../domain/portal.ts';

/** A page (页面), a fragment of the index of words (检索片段), a share card (分享图), a download (数据). */
const OF_SITE = ['page', 'fragment', 'card', 'download'] as const;
/** A sheet (公示单), a list of what comes down (撤下清单) among them; a page between sheets of a pack (隔页); a pack (整包). */
const OF_PRINT = ['sheet', 'separator', 'pack'] as const;
/** A lobby screen (大堂屏). */
const OF_SCREENS = ['screen'] as const;
/** What renders pages (网页程序), which is of no publication. */
const OF_CODE = ['program'] as const;

export type CacheKind = (typeof OF_SITE | typeof OF_PRINT | typeof OF_SCREENS | typeof OF_CODE)[number];

const KINDS: Readonly<Record<Part, readonly CacheKind[]>> = { site: OF_SITE, print: OF_PRINT, kiosk: OF_SCREENS };

export const kindsOf = (parts: readonly Part[]): CacheKind[] =>
  PARTS.filter((part) => parts.includes(part)).flatMap((part) => KINDS[part]);

/** How much of a kind was made, and how much was taken as it was made before (新做与沿用). */
export interface Counted {
  kind: CacheKind;
  made: number;
  /** From the cache or from the release before. */
  taken: number;
}
