/**
 * Where what is run comes from: the lockfile alone, with hashes, without programs of packages, and without what only
 * tests need.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { REPOSITORY } from '../src/site.ts';

interface Locked {
  version: string;
  integrity?: string;
  resolved?: string;
  hasInstallScript?: boolean;
  os?: string | string[];
  cpu?: string | string[];
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
}

interface Component {
  purl: string;
  hashes?: { alg: string; content: string }[];
  licenses?: unknown[];
}

const read = (file: string): string => readFileSync(path.join(REPOSITORY, file), 'utf8');
const manifest = JSON.parse(read('package.json')) as Locked;
const { '': root, ...packages } = (JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> })
  .packages;
/** The package's name: what follows the last node_modules of its place. */
const nameOf = (place: string): string => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Where Node.js would look for a package that is needed at a place, nearest first. */
function* placesFor(name: string, from: string): Generator<string> {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    yield at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (at === '') return;
  }
}

/** Places of all that what runs needs, from what package.json asks for onwards. */
function whatRuns(): string[] {
  const reached = new Set<string>();
  const todo = [{ ...root, place: '' }];
  for (let one = todo.pop(); one !== undefined; one = todo.pop())
    for (const name of Object.keys({ ...one.dependencies, ...one.optionalDependencies, ...one.peerDependencies })) {
      if (one.peerDependenciesMeta?.[name]?.optional) continue;
      const place = [...placesFor(name, one.place)].find((candidate) => candidate in packages);
      if (place === undefined || reached.has(place)) continue;
      reached.add(place);
      todo.push({ ...packages[place], place });
    }
  return [...reached];
}

describe('the lockfile', () => {
  it('asks for what package.json asks for', () => {
    for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies'] as const)
      expect(root?.[kind], kind).toEqual(manifest[kind]);
  });

  it('knows every package by its hash, and names no host', () => {
    for (const [place, { integrity, resolved }] of Object.entries(packages)) {
      expect(integrity, place).toMatch(/^sha512-/);
      expect(resolved, place).toBeUndefined();
    }
  });

  it('holds what each package needs on every kind of machine, so that nothing is looked up when it is installed', () => {
    const missing = Object.entries(packages).flatMap(([place, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies })
        .filter((name) => ![...placesFor(name, place)].some((candidate) => candidate in packages))
        .map((name) => `${place} needs ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('brings one Node.js for each kind of machine, as a file of a package and not by a program', () => {
    const brought = Object.entries(packages).filter(([place]) =>
      /node_modules\/node(-bin)?-(linux|darwin|win)-/.test(place),
    );
    expect(brought.map(([, { os, cpu }]) => `${os} ${cpu}`).sort()).toEqual([
      'darwin arm64',
      'darwin x64',
      'linux arm64',
      'linux x64',
      'win32 x64',
    ]);
    expect(new Set(brought.map(([, { version }]) => version)).size).toBe(1);
    expect(brought.filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([]);
  });

  it('agrees with the list of what runs, package by package, each with its hash and licence', () => {
    const { components } = JSON.parse(read('guides/sbom.cdx.json')) as { components: Component[] };
    const listed = components.map(({ purl, hashes }) => `${purl} ${hashes?.[0]?.content}`);
    const running = whatRuns().map((place) => {
      const { version, integrity } = packages[place] as Locked;
      const hash = Buffer.from((integrity as string).replace('sha512-', ''), 'base64').toString('hex');
      return `pkg:npm/${nameOf(place).replace('@', '%40')}@${version} ${hash}`;
    });
    expect(new Set(listed)).toEqual(new Set(running));
    expect(components.filter(({ licenses }) => !licenses?.length)).toEqual([]);
  });
});

/** Commands that are run where what tests need is installed too, as scripts/run.mjs says. */
const TESTING = new Set(
  JSON.parse(
    `[${(/TESTING = new Set\(\[(.*)\]\)/.exec(read('scripts/run.mjs')) as RegExpExecArray)[1]}]`.replaceAll("'", '"'),
  ) as string[],
);

/** What a module of the project imports when it runs: types are taken off first. */
function importsOf(file: string): string[] {
  const text = read(file);
  const still = text.matchAll(/^(?:import|export) (?!type\b)(?:[^'"();]*?\sfrom\s)?'([^']+)'/gm);
  const late = text.matchAll(/\bimport\('([^']+)'\)/g);
  return [...still, ...late].map(([, target]) => target as string);
}

describe('commands for offices', () => {
  const commands = readdirSync(path.join(REPOSITORY, 'scripts'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .filter((name) => name in (JSON.parse(read('package.json')) as { scripts: object }).scripts && !TESTING.has(name));

  it('are all but the four that test', () => {
    expect([...TESTING].sort()).toEqual(['bench', 'quick', 'soak', 'test']);
    expect(commands.length).toBeGreaterThan(10);
  });

  it('import nothing that only tests need', () => {
    const running = new Set(Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }));
    const seen = new Set<string>();
    const strangers: string[] = [];
    const todo = commands.map((name) => `scripts/${name}.ts`);
    for (let file = todo.pop(); file !== undefined; file = todo.pop()) {
      if (seen.has(file)) continue;
      seen.add(file);
      for (const target of importsOf(file)) {
        if (target.startsWith('.')) {
          if (/\.m?ts$/.test(target)) todo.push(path.posix.join(path.posix.dirname(file), target));
        } else if (!target.startsWith('node:') && !running.has(nameOfImport(target)))
          strangers.push(`${file}: ${target}`);
      }
    }
    expect(seen.size).toBeGreaterThan(300);
    expect(strangers).toEqual([]);
  });
});

/** The package that an import means. */
const nameOfImport = (target: string): string =>
  target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');
