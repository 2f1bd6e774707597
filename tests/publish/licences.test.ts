/** Licences of what is published, found by the modules that went into a bundle. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { licencesOf } from '../../src/publish/licences.ts';

let folder = '';

/** A package with a licence in a file of a name; null for none. */
async function pack(name: string, version: string, licence: string | null): Promise<string> {
  const own = path.join(folder, 'node_modules', ...name.split('/'));
  await mkdir(path.join(own, 'lib'), { recursive: true });
  await writeFile(path.join(own, 'package.json'), JSON.stringify({ name, version }));
  if (licence !== null) {
    await mkdir(path.dirname(path.join(own, licence)), { recursive: true });
    await writeFile(path.join(own, licence), `words of ${name}\n`);
  }
  return path.join(own, 'lib', 'index.js');
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'licences-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('licences of a bundle', () => {
  it('are those of its packages, each once, by name, under whatever name the file has', async () => {
    const modules = [
      await pack('zeta', '2.0.0', 'license'),
      await pack('@scope/alpha', '1.0.0', 'LICENCE.md'),
      await pack('middle', '3.0.0', path.join('LICENSE', 'LICENSE')),
      `${await pack('zeta', '2.0.0', 'license')}?commonjs`,
      path.join(folder, 'src', 'own.ts'),
      '\0rolldown/runtime.js',
    ];
    const text = await licencesOf(modules);
    expect([...text.matchAll(/^\S+ \d.*$/gm)].map(([line]) => line)).toEqual([
      '@scope/alpha 1.0.0',
      'middle 3.0.0',
      'zeta 2.0.0',
    ]);
    expect(text).toContain('words of @scope/alpha');
    expect(text).toContain('words of middle');
  });

  it('lack for no package: one without a licence stops the publication', async () => {
    await expect(licencesOf([await pack('secretive', '1.0.0', null)])).rejects.toThrow('secretive');
  });
});
