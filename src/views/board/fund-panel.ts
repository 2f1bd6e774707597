/**
 * 维修资金: totals of the estate; sub-accounts of homes are never in a table.
 */
import { compareText } from '../../domain/order.ts';
import type { FundStatement } from '../../domain/records.ts';
import type { Blank } from '../../domain/supply.ts';
import { NO_PROCEDURE } from '../../wording/board.ts';
import { fundWords, procedureWords } from '../../wording/says-money.ts';
import { perHousehold } from '../common/per-household.ts';
import { disclosureOf } from '../common/sourcing.ts';
import { type BoardContext, type Panel, panelSources } from './panel.ts';
import { missing, saying, says } from './saying.ts';

export type FundRow = Omit<FundStatement, 'source' | 'estate'>;

export interface FundPanel extends Panel {
  /** Newest first. */
  statements: FundRow[];
  balancePerHouseholdFen: number | null;
  /** 使用流程, as the newest statement that has one tells it. */
  procedure: string | null;
  /** Why none tells it, where none does. */
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
  const procedure = statements.find((statement) => statement.procedure !== null)?.procedure ?? null;
  const procedureBlank = indexes.supply.blankOf(statements, 'procedure');
  const balancePerHouseholdFen =
    latest && estate.households !== null && estate.households > 0
      ? perHousehold(latest.balanceFen, estate.households)
      : null;
  return {
    disclosure,
    says: says(
      latest
        ? [
            saying(fundWords(latest.date, latest.balanceFen, balancePerHouseholdFen)),
            procedure === null ? missing(NO_PROCEDURE[procedureBlank], '使用流程') : saying(procedureWords(procedure)),
          ]
        : [],
      disclosure,
    ),
    statements: statements.map(({ source: _, estate: __, ...row }) => row),
    balancePerHouseholdFen,
    procedure,
    procedureBlank,
    sources: panelSources(publication, 'fund', { fund: statements }),
  };
}
