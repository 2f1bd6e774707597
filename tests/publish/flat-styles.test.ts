/**
 * The style sheet for browsers older than cascade layers keeps every rule and its place.
 */
import { expect, test } from 'vitest';
import { withoutLayers } from '../../src/publish/flat-styles.ts';

test('takes layers away and leaves what is in them where it was', () => {
  const css = '@layer a,b;@layer a{p{color:red}@media print{p{margin:0}}}@layer b{@layer c{b{top:0}}}@page{margin:1mm}';
  expect(withoutLayers(css)).toBe('p{color:red}@media print{p{margin:0}}b{top:0}@page{margin:1mm}');
});

test('says that a layer has no end', () => {
  expect(() => withoutLayers('@layer a{p{color:red}')).toThrow('does not end');
});
