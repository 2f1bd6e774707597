import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  creditCodeCheck,
  hasCreditCodeForm,
  hasKnownRegion,
  isCreditCode,
  isFictionalRegion,
} from '../../src/domain/credit-code.ts';
import { DivisionTree } from '../../src/domain/division-tree.ts';
import type { Division, DivisionLevel } from '../../src/domain/records.ts';
import { packSource, sourceRow, sourceSheetIndex } from '../../src/domain/source.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const TRUE_CODES = [
  '91330100799655058B',
  '9144030071526726XG',
  '914403001922038216',
  '91110108551385082Q',
  '91440300192317458F',
  '91000000MA00000157',
  '91000000MA00000232',
  '91000000MA0000031W',
];

describe('a credit code', () => {
  it.each(TRUE_CODES)('%s has a true check digit', (code) => {
    expect(isCreditCode(code)).toBe(true);
    expect(creditCodeCheck(code.slice(0, 17))).toBe(code.at(-1));
  });
  it('with one character changed never passes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...TRUE_CODES),
        fc.integer({ min: 0, max: 17 }),
        fc.constantFrom(...ALPHABET),
        (code, at, character) => {
          fc.pre(code[at] !== character);
          expect(isCreditCode(code.slice(0, at) + character + code.slice(at + 1))).toBe(false);
        },
      ),
    );
  });
  it('with two neighbours exchanged never passes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TRUE_CODES), fc.integer({ min: 0, max: 16 }), (code, at) => {
        fc.pre(code[at] !== code[at + 1]);
        expect(isCreditCode(code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2))).toBe(false);
      }),
    );
  });
  it('may end in any of the thirty-one characters', () => {
    const ends = new Set(
      Array.from({ length: 2000 }, (_, i) => creditCodeCheck(`91000000MA${String(i).padStart(7, '0')}`)),
    );
    expect([...ends].sort().join('')).toBe(ALPHABET);
  });
  it('has no I, O, S, V or Z', () => {
    for (const letter of 'IOSVZ') expect(hasCreditCodeForm(`91000000MA0000015${letter}`)).toBe(false);
    expect(hasCreditCodeForm('91000000ma00000157')).toBe(false);
  });
  it('says in which region it was given', () => {
    expect(hasKnownRegion('91330100799655058B')).toBe(true);
    expect(hasKnownRegion('91000000MA00000157')).toBe(false);
    expect(hasKnownRegion('919901007996550580')).toBe(false);
    expect(isFictionalRegion('91000000MA00000157')).toBe(true);
    expect(isFictionalRegion('91330100799655058B')).toBe(false);
  });
});

const division = (code: string, parent: string | null, level: DivisionLevel | null = null): Division => ({
  code,
  name: code,
  parent,
  level,
  authority: null,
  formerCodes: null,
  source: packSource(0, 1),
});

describe('the tree of divisions', () => {
  it('goes by what the parents say', () => {
    const tree = new DivisionTree([
      division('000100', null, '市'),
      division('000101', '000100', '县'),
      division('000101001', '000101', '街道'),
    ]);
    expect(tree.pathTo('000101001').map((d) => d.code)).toEqual(['000100', '000101', '000101001']);
    expect(tree.isWithin('000101001', '000100')).toBe(true);
    expect(tree.isWithin('000100', '000101')).toBe(false);
    expect(tree.countyOf('000101001')?.code).toBe('000101');
    expect(tree.childrenOf('000101').map((d) => d.code)).toEqual(['000101001']);
    expect(tree.childrenOf(null).map((d) => d.code)).toEqual(['000100']);
    expect(tree.parentOf('000101')?.code).toBe('000100');
  });
  it('finds parents by the code where nobody says', () => {
    const codes = ['140000', '140400', '140403', '140403001', '140403001001'];
    const tree = new DivisionTree(codes.map((code) => division(code, null)));
    expect(tree.pathTo('140403001001').map((d) => d.code)).toEqual(codes);
    expect(tree.countyOf('140403001001')?.code).toBe('140400');
  });
  it('leaves one without a known parent at the top', () => {
    const tree = new DivisionTree([division('140403', '140400')]);
    expect(tree.parentOf('140403')).toBeNull();
    expect(tree.pathTo('999999')).toEqual([]);
    expect(tree.countyOf('140403')?.code).toBe('140403');
  });
  it('comes to an end where parents lead in a circle', () => {
    const tree = new DivisionTree([
      division('000001', '000002'),
      division('000002', '000001'),
      division('000003', '000003'),
    ]);
    expect(tree.pathTo('000001').length).toBe(2);
    expect(tree.isWithin('000003', '000001')).toBe(false);
  });
});

describe('the place of a record', () => {
  it('is a sheet and a row, whichever', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 1_048_576 }), (sheet, row) => {
        const ref = packSource(sheet, row);
        expect([sourceSheetIndex(ref), sourceRow(ref)]).toEqual([sheet, row]);
      }),
    );
  });
});
