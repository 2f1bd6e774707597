import { describe, expect, it } from 'vitest';
import { asTerm, isOlder, refusalOf, type Term } from '../../kiosk/term.ts';

const term: Term = { form: 1, number: 7, asOf: '2026-11-10', validUntil: '2027-01-11', screens: 'r7' };
const shown = { release: 'r6', asOf: '2026-11-09', number: 6 };
const next = { release: 'r7', asOf: '2026-11-10', number: 7 };

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
  ])('is refused when it is %s', (_, value) => {
    expect(asTerm(value)).toBeNull();
  });
});

describe('a screen', () => {
  it('goes by the manifest that belongs to a newer publication, or to the same', () => {
    expect(refusalOf(term, next, shown, 6)).toBeNull();
    expect(refusalOf(term, next, next, 7)).toBeNull();
  });

  it('never goes back to a publication of a lower number, whatever it remembers', () => {
    expect(refusalOf({ ...term, number: 5 }, next, shown, 0)).not.toBeNull();
    expect(refusalOf(term, next, { ...shown, number: undefined }, 8)).not.toBeNull();
  });

  it('takes old pages that an office has put back, which then come under a new number', () => {
    const back: Term = { ...term, number: 8, screens: 'r5' };
    expect(refusalOf(back, { release: 'r5', asOf: '2026-11-01', number: 5 }, next, 7)).toBeNull();
  });

  it('does not go by a manifest that a cache has kept from an earlier publication', () => {
    expect(refusalOf(term, shown, shown, 6)).not.toBeNull();
  });

  it('compares numbers, else dates, where a publication has no term, as earlier versions had none', () => {
    expect(refusalOf(null, next, shown, 6)).toBeNull();
    expect(refusalOf(null, { ...next, asOf: '2026-11-01' }, shown, 6)).toBeNull();
    expect(refusalOf(null, shown, next, 7)).not.toBeNull();
    expect(refusalOf(null, { release: 'old', asOf: '2026-11-08' }, shown, 6)).not.toBeNull();
    expect(isOlder({ asOf: '2026-11-10' }, { asOf: '2026-11-10', number: 1 })).toBe(false);
  });
});
