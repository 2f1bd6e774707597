/**
 * The manifest of an earlier publication, whatever has become of its file.
 */
import { expect, it } from 'vitest';
import { readManifest } from '../../src/domain/manifest.ts';

const CORE = {
  ...{ release: '0123456789ab', asOf: '2026-11-10', version: '0.4.0', base: 'https://example.org' },
  ...{
    inputs: [{ path: 'portal.yaml', sha256: '', bytes: 0 }],
    outputs: [{ path: 'a/中文.pdf', sha256: '', bytes: 0 }],
  },
};
const ADDED = {
  ...{ number: 7, divisions: ['000100'], parts: { site: { release: 'b', asOf: '2026-11-09' } }, restored: null },
  ...{
    accepted: null,
    says: [
      { key: 'a', until: null },
      { key: 'b', until: '2027-01-01' },
    ],
    added_later: 1,
  },
};
const read = (changes: object) => readManifest(JSON.stringify({ ...CORE, ...ADDED, ...changes }));

it('of any version is read, with null for what it didn’t record', () => {
  expect(readManifest(JSON.stringify(CORE))).toMatchObject({ ...CORE, number: null, says: null, parts: null });
  expect(read({})).toMatchObject({ ...CORE, ...ADDED });
  expect(read({ version: '99.0.0', number: 0 })).not.toBeNull();
});

it.each([
  [{ outputs: [null] }],
  [{ outputs: [{ path: 'a' }] }],
  [{ outputs: [{ path: '../a', sha256: '' }] }],
  [{ outputs: [{ path: 'a/../../b', sha256: '' }] }],
  [{ outputs: [{ path: '/a', sha256: '' }] }],
  [{ outputs: [{ path: 'C:/a', sha256: '' }] }],
  [{ outputs: [{ path: '..\\\\a', sha256: '' }] }],
  [{ inputs: ['portal.yaml'] }],
  [{ inputs: 'portal.yaml' }],
  [{ asOf: '2026-99-99' }],
  [{ release: 7 }],
  [{ number: '7' }],
  [{ number: 1.5 }],
  [{ divisions: '000100' }],
  [{ parts: 'site' }],
  [{ parts: ['site'] }],
  [{ parts: { site: null } }],
  [{ says: 'a' }],
  [{ says: [null] }],
  [{ says: [{ key: 'a' }] }],
  [{ accepted: {} }],
  [{ sheets: [null] }],
])('is none with what no version has written: %j', (changes) => {
  expect(read(changes)).toBeNull();
});

it.each(['', '{', '[]', 'null', '7', '{}', JSON.stringify(CORE).slice(0, -20)])('is none: %s', (text) => {
  expect(readManifest(text)).toBeNull();
});
