/**
 * 维修资金: totals of the estate; sub-accounts of homes are never in a table.
 */
import { compareText } from '../../domain/order.ts';
import type { FundStatement } from '../../domain/records.ts';
import type { Blank } from '../../domain/supply.ts';
import { fundWords } from '../../wording/says-money.ts';
import { perHousehold } from '../common/per-household.ts';
import { disclosureOf } from '../common/sourcing.ts';
import { type BoardContext, type Panel, panelSources } from './panel.ts';
import { saying, says } from './saying.ts';

export type FundRow = Omit<FundStatement, 'source' | 'estate'>;

export interface FundPanel extends Panel {
  /** Newest first. */
  statements: FundRow[];
  balancePerHouseholdFen: number | null;
  /** Why no statement tells how the fund is used (使用流程), where none does. */
  procedureBlank: Blank;
}

const SHOWN = 6;

export function fundPanel(context: BoardContext): FundPanel {
  const { publication, indexes, estate } = context;
  const statements = [...(indexes.fundsByEstate.get(estate.code) ?? [])]
    .sort((a, b) => compareText(b.date, a.date) || a.source - b.source)
    .slice(0, SHOWN);
  const latest = statements[0];
  const disclosure = disclosureOf(context, 'fund', latest ? [latest.date] : null);
  const balancePerHouseholdFen =
    latest && estate.households !== null && estate.households > 0
      ? perHousehold(latest.balanceFen, estate.households)
      : null;
  return {
    disclosure,
    says: says([latest ? saying(fundWords(latest.date, latest.balanceFen, balancePerHouseholdFen)) : null], disclosure),
    statements: statements.map(({ source: _, estate: __, ...row }) => row),
    balancePerHouseholdFen,
    procedureBlank: indexes.supply.blankOf(statements, 'procedure'),
    sources: panelSources(publication, 'fund', { fund: statements }),
  };
}
