/**
 * Letters stand out from what they stand on, by day and by night: the contrast of every pair of colours that a page or a
 * screen sets as letters on a ground, reckoned as WCAG 2.2 does.
 */
import { describe, expect, it } from 'vitest';
import {
  DARK,
  LIGHT,
  MORE_CONTRAST,
  MORE_CONTRAST_DARK,
  type PageColours,
  PRINTED_PAGE,
  SCREEN,
} from '../../src/look/look.ts';

/** Letters and the grounds they stand on. */
const ON_PAGES: readonly (readonly [letters: keyof PageColours, grounds: readonly (keyof PageColours)[]])[] = [
  ['ink', ['page', 'surface', 'accentWash', 'lateWash']],
  ['inkSoft', ['page', 'surface', 'accentWash']],
  ['accent', ['page', 'surface', 'accentWash']],
  ['accentInk', ['accent']],
  ['honourInk', ['honour']],
  ['honourText', ['page', 'surface']],
  ['banInk', ['ban']],
  ['late', ['page', 'surface', 'lateWash']],
  ['barInk', ['barTop']],
  ['barSoft', ['barTop']],
  ['barAccent', ['barTop']],
];
/** What names somebody, and what everything is written in, is to be read without effort: level AAA. */
const STRICT: readonly (keyof PageColours)[] = ['ink', 'banInk', 'barInk'];

const SCHEMES: Readonly<Record<string, PageColours>> = {
  light: LIGHT,
  dark: { ...LIGHT, ...DARK },
  'more contrast': { ...LIGHT, ...MORE_CONTRAST },
  'more contrast, dark': { ...LIGHT, ...DARK, ...MORE_CONTRAST, ...MORE_CONTRAST_DARK },
  printed: { ...LIGHT, ...PRINTED_PAGE },
};

/** Of a colour written as #rgb or #rrggbb. */
function luminance(colour: string): number {
  const digits = colour.slice(1);
  const whole = digits.length === 3 ? [...digits].map((one) => one + one).join('') : digits;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4]
    .map((at) => Number.parseInt(whole.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Pairs with less than a contrast, with what they have. */
const fainter = (
  pairs: readonly (readonly [name: string, letters: string, ground: string, least: number])[],
): string[] =>
  pairs
    .filter(([, letters, ground, least]) => contrast(letters, ground) < least)
    .map(([name, letters, ground]) => `${name}: ${contrast(letters, ground).toFixed(2)}`);

describe('letters on their grounds', () => {
  it('are reckoned as the guideline reckons them', () => {
    expect(contrast('#000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#fff')).toBeCloseTo(4.48, 2);
  });

  it.each(Object.entries(SCHEMES))(
    'have 4.5 to 1 on pages, and the black list and what all is written in 7 to 1: %s',
    (scheme, colours) => {
      const least = (letters: keyof PageColours): number =>
        scheme.startsWith('more') || STRICT.includes(letters) ? 7 : 4.5;
      const pairs = ON_PAGES.flatMap(([letters, grounds]) =>
        grounds.map(
          (ground) => [`${letters} on ${ground}`, colours[letters], colours[ground], least(letters)] as const,
        ),
      );
      expect(fainter(pairs)).toEqual([]);
    },
  );

  it('have 4.5 to 1 on screens, where they are read from two metres', () => {
    const onPage = (['ink', 'inkSoft', 'inkFaint', 'accent', 'late', 'honour'] as const).map(
      (letters) => [letters, SCREEN[letters], SCREEN.page, 4.5] as const,
    );
    expect(
      fainter([
        ...onPage,
        ['asideInk', SCREEN.asideInk, SCREEN.aside, 7],
        ['asideSoft', SCREEN.asideSoft, SCREEN.aside, 4.5],
        ['touchInk', SCREEN.touchInk, SCREEN.touch, 4.5],
      ]),
    ).toEqual([]);
  });
});
