import { describe, expect, it } from 'vitest';
import { asManifest, asSnapshot, snapshotIn } from '../../kiosk/snapshot.ts';

const SHA = 'a'.repeat(64);
const manifest = {
  form: 1,
  id: 'a',
  estate: 'A1',
  release: 'r1',
  asOf: '2026-11-10',
  files: [
    { path: '../player-assets/player-0123.js', bytes: 1, sha256: SHA },
    { path: 'index.html', bytes: 2, sha256: SHA },
  ],
};
const snapshot = {
  form: 1,
  id: 'a',
  release: 'r1',
  asOf: '2026-11-10',
  estate: { code: 'A1', name: '甲' },
  frames: [],
  urgent: [],
};

describe('an earlier version', () => {
  it('is known by its release, and said itself when it was published', () => {
    expect(asSnapshot({ ...snapshot, id: undefined }, 'A1')).toMatchObject({ id: 'r1', publishedOn: '2026-11-10' });
    expect(asManifest({ ...manifest, id: undefined }, 'A1')?.id).toBe('r1');
  });
});

describe('a manifest', () => {
  it('is taken when it is of this estate and whole', () => {
    expect(asManifest(manifest, 'A1')).toBe(manifest);
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a text', '<html>'],
    ['another estate’s', { ...manifest, estate: 'A2' }],
    ['another form', { ...manifest, form: 2 }],
    ['no day', { ...manifest, asOf: 'yesterday' }],
    ['no page', { ...manifest, files: manifest.files.slice(0, 1) }],
    ['a short hash', { ...manifest, files: [{ path: 'index.html', bytes: 2, sha256: 'ab' }] }],
    ['a file elsewhere', { ...manifest, files: [...manifest.files, { path: '../../etc/x', bytes: 1, sha256: SHA }] }],
    [
      'a file on another host',
      { ...manifest, files: [...manifest.files, { path: 'https://a/b', bytes: 1, sha256: SHA }] },
    ],
  ])('is refused when it is %s', (_, value) => {
    expect(asManifest(value, 'A1')).toBeNull();
  });
});

describe('a snapshot', () => {
  const page = (json: string): string => `<p></p><script type="application/json" id="snapshot">${json}</script>`;

  it('is read out of its page', () => {
    expect(snapshotIn(page(JSON.stringify(snapshot)), 'A1')).toEqual(snapshot);
  });

  it('is refused from a page that is cut off, foreign, or another estate’s', () => {
    const whole = page(JSON.stringify(snapshot));
    for (const text of [whole.slice(0, 90), '<html>登录</html>', page('null'), page('[]'), '']) {
      expect(snapshotIn(text, 'A1')).toBeNull();
    }
    expect(snapshotIn(whole, 'A2')).toBeNull();
    expect(asSnapshot({ ...snapshot, frames: undefined }, 'A1')).toBeNull();
  });
});
