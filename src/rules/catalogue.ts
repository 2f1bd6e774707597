/**
 * Every judge. A profile's rule names the one that decides it; a rule without a judge is shown and not judged.
 */
import type { Judge } from './judge.ts';
import { accountsBalance } from './judges/accounts-balance.ts';
import { agencySurcharge } from './judges/agency-surcharge.ts';
import { assessmentCap } from './judges/assessment-cap.ts';
import { barredWhileListed } from './judges/barred-while-listed.ts';
import { boardItems } from './judges/board-items.ts';
import { boardPosted } from './judges/board-posted.ts';
import { bulletinsPublished } from './judges/bulletins-published.ts';
import { callbackQuota } from './judges/callback-quota.ts';
import { committeePartyShare } from './judges/committee-party-share.ts';
import { complaintPlaces } from './judges/complaint-places.ts';
import { complaintThreshold } from './judges/complaint-threshold.ts';
import { complaintsFall } from './judges/complaints-fall.ts';
import { contractFiling } from './judges/contract-filing.ts';
import { eventsPerPeriod } from './judges/events-per-period.ts';
import { feeAfterDowngrade } from './judges/fee-after-downgrade.ts';
import { feeBasis } from './judges/fee-basis.ts';
import { feeCutDue } from './judges/fee-cut-due.ts';
import { feeNotice } from './judges/fee-notice.ts';
import { feeWithinGuide } from './judges/fee-within-guide.ts';
import { firmFiling } from './judges/firm-filing.ts';
import { firmScope } from './judges/firm-scope.ts';
import { firmsByGrade } from './judges/firms-by-grade.ts';
import { fourLevels } from './judges/four-levels.ts';
import { fundDisclosed } from './judges/fund-disclosed.ts';
import { fundYearly } from './judges/fund-yearly.ts';
import { gradeLabel } from './judges/grade-label.ts';
import { gradeListMatch } from './judges/grade-list-match.ts';
import { gradePosted } from './judges/grade-posted.ts';
import { gradeTreatment } from './judges/grade-treatment.ts';
import { gradesPublished } from './judges/grades-published.ts';
import { keptCurrent } from './judges/kept-current.ts';
import { liftBlocking } from './judges/lift-blocking.ts';
import { liftInspection } from './judges/lift-inspection.ts';
import { liftSafety } from './judges/lift-safety.ts';
import { liftServicing } from './judges/lift-servicing.ts';
import { liftWhitelist } from './judges/lift-whitelist.ts';
import { listPublished } from './judges/list-published.ts';
import { listedShare } from './judges/listed-share.ts';
import { listingCount } from './judges/listing-count.ts';
import { listingRun } from './judges/listing-run.ts';
import { lowSatisfaction } from './judges/low-satisfaction.ts';
import { managerReplaced } from './judges/manager-replaced.ts';
import { marketBar } from './judges/market-bar.ts';
import { onTimeShare } from './judges/on-time-share.ts';
import { penaltyDeadline } from './judges/penalty-deadline.ts';
import { populationByMode } from './judges/population-by-mode.ts';
import { priceMarking } from './judges/price-marking.ts';
import { rankRun } from './judges/rank-run.ts';
import { reopenedCases } from './judges/reopened-cases.ts';
import { revenueChecklist } from './judges/revenue-checklist.ts';
import { revenuePosted } from './judges/revenue-posted.ts';
import { revenueYearly } from './judges/revenue-yearly.ts';
import { risingComplaints } from './judges/rising-complaints.ts';
import { selectionPool } from './judges/selection-pool.ts';
import { serviceCoverage } from './judges/service-coverage.ts';
import { surveyPosted } from './judges/survey-posted.ts';

export const JUDGES: readonly Judge[] = [
  accountsBalance,
  agencySurcharge,
  assessmentCap,
  barredWhileListed,
  boardItems,
  boardPosted,
  bulletinsPublished,
  callbackQuota,
  committeePartyShare,
  complaintPlaces,
  complaintsFall,
  complaintThreshold,
  contractFiling,
  eventsPerPeriod,
  feeAfterDowngrade,
  feeBasis,
  feeCutDue,
  feeNotice,
  feeWithinGuide,
  firmFiling,
  firmsByGrade,
  firmScope,
  fourLevels,
  fundDisclosed,
  fundYearly,
  gradeLabel,
  gradeListMatch,
  gradePosted,
  gradesPublished,
  gradeTreatment,
  keptCurrent,
  liftBlocking,
  liftInspection,
  liftSafety,
  liftServicing,
  liftWhitelist,
  listedShare,
  listingCount,
  listingRun,
  listPublished,
  lowSatisfaction,
  managerReplaced,
  marketBar,
  onTimeShare,
  penaltyDeadline,
  populationByMode,
  priceMarking,
  rankRun,
  reopenedCases,
  revenueChecklist,
  revenuePosted,
  revenueYearly,
  risingComplaints,
  selectionPool,
  serviceCoverage,
  surveyPosted,
];
