/**
 * Every judge. A profile's rule names the one that decides it; a rule without a judge is shown and not judged.
 */
import type { Judge } from './judge.ts';
import { accountsBalance } from './judges/accounts-balance.ts';
import { callbackQuota } from './judges/callback-quota.ts';
import { eventsPerPeriod } from './judges/events-per-period.ts';
import { gradeListMatch } from './judges/grade-list-match.ts';
import { liftInspection } from './judges/lift-inspection.ts';
import { liftServicing } from './judges/lift-servicing.ts';
import { listPublished } from './judges/list-published.ts';
import { listingCount } from './judges/listing-count.ts';
import { listingRun } from './judges/listing-run.ts';

export const JUDGES: readonly Judge[] = [
  accountsBalance,
  callbackQuota,
  eventsPerPeriod,
  gradeListMatch,
  liftInspection,
  liftServicing,
  listPublished,
  listingCount,
  listingRun,
];
