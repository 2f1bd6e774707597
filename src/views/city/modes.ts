/**
 * Who manages the estates, county by county (各县区管理模式): how many in each mode, each number with its list.
 */
import type { Publication } from '../../domain/publication.ts';
import { type ManagementMode, MODES } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { directoryOf } from '../common/directory.ts';
import { indexesOf } from '../common/indexes.ts';
import { estateTablePath } from '../common/paths.ts';

export interface ModesView {
  /** Those that occur. */
  modes: ManagementMode[];
  /** `path` leads to the estates themselves; null where there are none. */
  counties: { name: string; path: string; cells: { mode: ManagementMode; estates: number; path: string | null }[] }[];
}

export function modesView(publication: Publication): ModesView {
  const { tree } = indexesOf(publication);
  const estates = publication.register.records.estate;
  const modes = MODES.filter((mode) => estates.some((estate) => estate.mode === mode));
  const byCounty = groupBy(estates, (estate) => tree.countyOf(estate.division)?.code ?? null);
  return {
    modes,
    counties: directoryOf(publication)
      .counties.filter(({ count }) => count > 0)
      .map(({ code, name, path }) => ({
        name,
        path,
        cells: modes.map((mode) => {
          const count = (byCounty.get(code) ?? []).filter((estate) => estate.mode === mode).length;
          const list = `${estateTablePath('managers', code)}?mode=${encodeURIComponent(mode)}`;
          return { mode, estates: count, path: count === 0 ? null : list };
        }),
      })),
  };
}
