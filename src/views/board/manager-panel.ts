/**
 * 项目负责人: who is in charge and by which number. Former managers are not in a publication at all.
 */
import type { IsoDate } from '../../domain/iso-date.ts';
import { compareText } from '../../domain/order.ts';
import { type DayOrMonth, isDay } from '../../domain/period.ts';
import type { Blank } from '../../domain/supply.ts';
import { managerWords } from '../../wording/says-people.ts';
import { type Disclosure, disclosureOf } from '../common/sourcing.ts';
import { type BoardContext, type Panel, panelSources } from './panel.ts';
import { saying, says } from './saying.ts';

export interface ManagerRow {
  name: string;
  phone: string;
  since: DayOrMonth | null;
  filedOn: IsoDate | null;
  record: string | null;
  blanks: { filedOn: Blank };
}

export interface ManagerPanel extends Panel {
  /** The newest manager first. */
  managers: ManagerRow[];
}

export function managerPanel(context: BoardContext): ManagerPanel {
  const { publication, indexes, estate } = context;
  const managers = [...(indexes.managersByEstate.get(estate.code) ?? [])].sort(
    (a, b) => compareText(b.since ?? '', a.since ?? '') || a.source - b.source,
  );
  const disclosure: Disclosure =
    managers.length === 0 && estate.mode === '无物业'
      ? { state: 'not-applicable', missing: '小区没有物业，没有项目负责人。' }
      : disclosureOf(
          context,
          'manager',
          managers.length > 0
            ? managers.flatMap((m) => [m.since !== null && isDay(m.since) ? m.since : null, m.filedOn])
            : null,
        );
  return {
    disclosure,
    says: says(
      managers.map((manager) => saying(managerWords(manager))),
      disclosure,
    ),
    managers: managers.map((manager) => {
      const { name, phone, since, filedOn, record } = manager;
      return { name, phone, since, filedOn, record, blanks: { filedOn: indexes.supply.blankOf([manager], 'filedOn') } };
    }),
    sources: panelSources(publication, 'manager', { manager: managers }),
  };
}
