/**
 * Broken answers of a server to a screen, and a damaged storage: more files, broken in the ways that
 * tests/kiosk/offline.slow.test.ts tries.
 */
import { afterAll, beforeAll, describe, it } from 'vitest';
import { DAMAGES, expectMended } from '../support/kiosk/damage.ts';
import { BROKEN_TOO, expectKept, type Network, openNetwork } from '../support/kiosk/network.ts';

let network: Network;

beforeAll(async () => {
  network = await openNetwork();
});

afterAll(() => network.close());

describe('a broken answer', () => {
  it.each(BROKEN_TOO)('%s changes nothing, and the next good one is taken', (_, broken) => expectKept(network, broken));
});

describe('what a screen keeps', () => {
  it.each(Object.entries(DAMAGES))('mends by itself after %s', (_, damage) => expectMended(network, damage));
});
