import { expect, it } from 'vitest';
import type { Mapping } from '../../src/domain/mapping.ts';
import { publishedMapping } from '../../src/views/around/check-grounds.ts';

it('what a sender is checked against holds no line that the office has agreed not to publish', () => {
  const mapping: Mapping = {
    file: 'mappings/m.yaml',
    files: ['*'],
    sheets: ['*'],
    headers: ['小区名称'],
    passed: [],
    tables: [],
    agreed: { 'mapping-line-unread': ['备注：某人代填'], 'mapping-period-twice': ['1'] },
  };
  expect(publishedMapping(mapping).agreed).toEqual({ 'mapping-period-twice': ['1'] });
  expect(publishedMapping({ ...mapping, agreed: { 'mapping-line-unread': ['备注：某人代填'] } })).not.toHaveProperty(
    'agreed',
  );
});
