/**
 * Every judge. A profile's rule names the one that decides it; a rule without a judge is shown and not judged.
 */
import type { Judge } from './judge.ts';
import { accountsBalance } from './judges/accounts-balance.ts';
import { liftInspection } from './judges/lift-inspection.ts';
import { liftServicing } from './judges/lift-servicing.ts';
import { listingRun } from './judges/listing-run.ts';

export const JUDGES: readonly Judge[] = [accountsBalance, liftInspection, liftServicing, listingRun];
