/**
 * The style sheet for browsers older than cascade layers keeps every rule and its place.
 */
import { expect, test } from 'vitest';
import { flattened, withoutLayers } from '../../src/publish/flat-styles.ts';

test('takes layers away and leaves what is in them where it was', () => {
  const css = '@layer a,b;@layer a{p{color:red}@media print{p{margin:0}}}@layer b{@layer c{b{top:0}}}@page{margin:1mm}';
  expect(withoutLayers(css)).toBe('p{color:red}@media print{p{margin:0}}b{top:0}@page{margin:1mm}');
});

test('puts the rules of several sheets into the order of their layers', () => {
  const own = '@layer tokens,elements;@layer parts{.m{top:1px}}';
  const all = '@layer parts{.p{top:0}}@layer paper{.p{top:2px}}@page{margin:1mm}';
  expect(flattened([own, all])).toBe('.m{top:1px}\n.p{top:0}\n.p{top:2px}\n@page{margin:1mm}');
  expect(() => flattened(['@layer other{p{top:0}}'])).toThrow('other');
});

test('says that a layer has no end', () => {
  expect(() => withoutLayers('@layer a{p{color:red}')).toThrow('does not end');
});
