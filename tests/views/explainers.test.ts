import { describe, expect, test } from 'vitest';
import { explanationAt, explanations } from '../../src/views/policies/explainers.ts';
import { shippedProfiles } from '../support/rules.ts';
import { city, date } from './city.ts';

/** The small city with its two counties under 长治's and 沂水's rules. */
function underShippedRules(asOf = '2026-11-10') {
  return {
    ...city({}),
    profiles: shippedProfiles(),
    portal: { ...city({}).portal, profiles: { '000100': '140400', '000103': '371323' } },
    release: { id: 'test', version: '0.0.0', asOf: date(asOf) },
  };
}

describe('说明', () => {
  test('each place has its own rules about lists, drafts left out', () => {
    const [monthly, quarterly] = explanations(underShippedRules());
    expect(monthly?.places).toEqual(['示例市']);
    expect(monthly?.lists.map((rule) => rule.id)).toEqual(['CZ-17', 'CZ-18']);
    expect(quarterly?.places).toEqual(['丙寅县']);
    expect(quarterly?.lists.map((rule) => rule.id)).toEqual(['YS-12', 'YS-13', 'YS-15', 'YS-22']);
  });

  test('a firm is replaced after three firm lists here, after two estate lists or three months in the top 50 there', () => {
    const [monthly, quarterly] = explanations(underShippedRules());
    expect(monthly?.replacement.map((rule) => rule.id)).toEqual(['CZ-18']);
    expect(quarterly?.replacement.map((rule) => rule.id)).toEqual(['YS-10', 'YS-13']);
  });

  test('the scale of grades is that of the place', () => {
    const [monthly, quarterly] = explanations(underShippedRules());
    expect(monthly?.scale).toEqual(['A', 'B', 'C', 'D']);
    expect(quarterly?.scale).toEqual(['AAA', 'AA', 'A', 'B', 'C', 'D']);
    expect(monthly?.grades.map((rule) => rule.id)).toEqual(['CZ-16']);
  });

  test('a rule explains nothing before it holds', () => {
    const publication = underShippedRules('2025-06-11');
    expect(explanationAt(publication, '000101')?.lists).toEqual([]);
    expect(explanationAt(underShippedRules('2025-06-12'), '000101')?.lists.map((rule) => rule.id)).toEqual([
      'CZ-17',
      'CZ-18',
    ]);
  });
});
