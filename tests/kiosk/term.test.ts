import { describe, expect, it } from 'vitest';
import { asTerm, BY_ID, isOlder, refusalOf, type Term } from '../../kiosk/term.ts';

const day = { form: 1, number: 7, asOf: '2026-11-10', validUntil: '2027-01-11' } as const;
const lists = { 'ids-000101.json': '0123456789abcdef' };
const term: Term = { ...day, screens: BY_ID, release: 'r7', madeOn: '2026-11-10', lists };
const page = { release: BY_ID, asOf: '2026-10-31', list: 'ids-000101.json' };
const shown = { ...page, id: 'a' };
const next = { ...page, id: 'b' };
/** Of earlier versions. */
const earlier: Term = { ...day, screens: 'r7' };
const sixth = { id: 'r6', release: 'r6', asOf: '2026-11-09', number: 6 };
const seventh = { id: 'r7', release: 'r7', asOf: '2026-11-10', number: 7 };

describe('the term of a publication', () => {
  it('is taken when it is whole', () => {
    expect(asTerm(term)).toBe(term);
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a text', '<html>'],
    ['of another form', { ...term, form: 2 }],
    ['without a number', { ...term, number: '7' }],
    ['without a day', { ...term, validUntil: 'soon' }],
    ['without a release', { ...term, screens: undefined }],
    ['of screens of no day', { ...term, madeOn: 'soon' }],
  ])('is refused when it is %s', (_, value) => {
    expect(asTerm(value)).toBeNull();
  });
});

describe('a screen', () => {
  it('goes by the manifest that the list of a newer publication names, or of the same', () => {
    expect(refusalOf(term, 'b', next, shown, 6)).toBeNull();
    expect(refusalOf(term, 'b', next, next, 7)).toBeNull();
  });

  it('never goes back to a publication of a lower number, whatever it remembers', () => {
    expect(refusalOf({ ...term, number: 5 }, 'b', next, shown, 6)).not.toBeNull();
    expect(refusalOf(term, 'b', next, { ...shown, number: 8 }, 0)).not.toBeNull();
    expect(refusalOf({ ...earlier, number: 5 }, null, seventh, sixth, 0)).not.toBeNull();
  });

  it('takes old pages that an office has put back, which then come under a new number', () => {
    expect(refusalOf({ ...term, number: 8 }, 'a', shown, next, 7)).toBeNull();
    const back: Term = { ...earlier, number: 8, screens: 'r5' };
    expect(refusalOf(back, null, { id: 'r5', release: 'r5', asOf: '2026-11-01', number: 5 }, next, 7)).toBeNull();
  });

  it('does not go by a manifest that a cache has kept from an earlier publication, or that no list names', () => {
    expect(refusalOf(term, 'b', shown, shown, 6)).not.toBeNull();
    expect(refusalOf(term, null, next, shown, 6)).not.toBeNull();
    expect(refusalOf(earlier, null, next, shown, 6)).not.toBeNull();
    expect(refusalOf(earlier, null, sixth, sixth, 6)).not.toBeNull();
    expect(refusalOf(null, null, next, shown, 6)).not.toBeNull();
  });

  it('goes by releases where an earlier version has published', () => {
    expect(refusalOf(earlier, null, seventh, sixth, 6)).toBeNull();
  });

  it('compares numbers, else dates, where a publication has no term, as earlier versions had none', () => {
    expect(refusalOf(null, null, seventh, sixth, 6)).toBeNull();
    expect(refusalOf(null, null, { ...seventh, asOf: '2026-11-01' }, sixth, 6)).toBeNull();
    expect(refusalOf(null, null, sixth, seventh, 7)).not.toBeNull();
    expect(refusalOf(null, null, { id: 'old', release: 'old', asOf: '2026-11-08' }, sixth, 6)).not.toBeNull();
    expect(isOlder({ asOf: '2026-11-10' }, { asOf: '2026-11-10', number: 1 })).toBe(false);
  });
});
