/**
 * The documents for people who run, change or examine the house: what they point to is there, and what they tell a
 * reader to run can be run. What content/README.md says of columns is held in docs.test.ts.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { REPOSITORY } from '../src/site.ts';

/** Folders of the repository that a path in a document may begin with. */
const FOLDERS = ['src', 'scripts', 'kiosk', 'tests', 'content', 'public', 'guides'];
/** Endings of the house's own files: one that is named without its folder must be somewhere in it. */
const SOURCE_ENDING = /\.(?:ts|tsx|astro|mjs|typ|css)$/;

const read = (file: string): string => readFileSync(path.join(REPOSITORY, file), 'utf8');
const json = (file: string) => JSON.parse(read(file)) as { version: string; scripts?: Record<string, string> };

const filesIn = (folder: string): string[] =>
  readdirSync(path.join(REPOSITORY, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(REPOSITORY, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));

const documents = [
  ...readdirSync(REPOSITORY).filter((name) => name.endsWith('.md') || name === 'NOTICE'),
  ...filesIn('guides'),
  'content/README.md',
].sort();

/** Paths of the house, folders with a slash at their end. */
const paths = new Set([
  ...readdirSync(REPOSITORY),
  ...FOLDERS.filter((folder) => existsSync(path.join(REPOSITORY, folder)))
    .flatMap(filesIn)
    .flatMap((file) => {
      const parts = file.split('/');
      return [file, ...parts.slice(1).map((_, at) => `${parts.slice(0, at + 1).join('/')}/`)];
    }),
]);

/** Whether a path, or the end of one, stands in the house, or below the given folder. */
function isThere(named: string, folder = ''): boolean {
  if (paths.has(named) || paths.has(`${named}/`)) return true;
  return [...paths].some((one) => one.startsWith(folder) && one.endsWith(`/${named}`));
}

/** Anchors of a document's headings, as GitHub and Gitea make them. */
function anchorsOf(text: string): Set<string> {
  const headings = [...text.matchAll(/^#{1,6} (.+)$/gm)].map((match) => match[1] as string);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replaceAll(' ', '-'),
    ),
  );
}

interface Code {
  text: string;
  /** The folder whose row of a table it stands in; empty elsewhere. */
  folder: string;
}

/** What is written as code in a document: spans, and the lines of its blocks. */
function codeIn(document: string): Code[] {
  const text = read(document);
  const blocks = [...text.matchAll(/```\w*\n([\s\S]*?)```/g)].flatMap((match) =>
    (match[1] as string).replaceAll(/\\\n\s*/g, '').split('\n'),
  );
  const spans = text
    .replaceAll(/```[\s\S]*?```/g, '')
    .split('\n')
    .flatMap((line) => {
      const row = /^\| `([\w/-]+\/)`/.exec(line)?.[1] ?? '';
      return [...line.matchAll(/`([^`]+)`/g)].map((match) => ({ text: match[1] as string, folder: row }));
    });
  return [...blocks.map((line) => ({ text: line, folder: '' })), ...spans];
}

/** Commands of npm in a document with the options they are called with. */
function commandsIn(document: string): { name: string; options: string[]; text: string }[] {
  return codeIn(document).flatMap(({ text }) =>
    [...text.matchAll(/npm (?:run ([\w-]+)|(start|test)\b)([^#]*)/g)].map((match) => ({
      name: (match[1] ?? match[2]) as string,
      options: [...(match[3] as string).matchAll(/(?<![\w-])--[a-z][\w-]*/g)].map((option) => option[0]),
      text,
    })),
  );
}

/** These hand their options on to Vitest, which has its own documents. */
const TESTING = new Set(['test', 'quick', 'soak']);

/** Options that a command declares. */
const optionsOf = (command: string): Set<string> =>
  new Set(
    [...read(`scripts/${command}.ts`).matchAll(/ption\(\s*'(--[a-z][\w-]*)/g)].map((match) => match[1] as string),
  );

describe('the documents', () => {
  it('are those a newcomer looks for', () => {
    expect(documents).toEqual(
      expect.arrayContaining([
        'ARCHITECTURE.md',
        'CHANGELOG.md',
        'CONTRIBUTING.md',
        'NOTICE',
        'README.md',
        'README.zh-CN.md',
        'SECURITY.md',
        'content/README.md',
        'guides/screens.md',
        'guides/serving.md',
      ]),
    );
  });

  it('have a first page that is read in one go and leads to all the others', () => {
    const readme = read('README.md');
    expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(130);
    for (const document of documents)
      if (document !== 'README.md') expect(readme, document).toContain(`](${document})`);
  });

  it.each(documents)('lead from %s to nothing that is not there', (document) => {
    const text = read(document).replaceAll(/```[\s\S]*?```/g, '');
    const dead = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
      .map((match) => match[1] as string)
      .filter((target) => !/^https:\/\//.test(target))
      .filter((target) => {
        const [file, anchor] = target.split('#') as [string, string?];
        const full = file === '' ? document : path.posix.join(path.posix.dirname(document), decodeURI(file));
        if (!existsSync(path.join(REPOSITORY, full))) return true;
        return anchor !== undefined && !anchorsOf(read(full)).has(decodeURI(anchor));
      });
    expect(dead).toEqual([]);
  });

  it.each(documents)('name in %s no file and no folder that does not exist', (document) => {
    const wrong = codeIn(document).flatMap(({ text, folder }) =>
      text
        .split(/[\s()：，；、（）「」]+/)
        .filter((word) => !/[<>*…]|^\.|^\/|^https?:/.test(word))
        .filter((word) => FOLDERS.some((top) => word.startsWith(`${top}/`)) || SOURCE_ENDING.test(word))
        .filter((word) => !word.startsWith('kiosk/player-assets/') && word !== 'kiosk/valid.json')
        .filter((word) => !isThere(word, FOLDERS.some((top) => folder.startsWith(`${top}/`)) ? folder : '')),
    );
    expect(wrong).toEqual([]);
  });

  it.each(documents)('tell in %s to run no command and no option that does not exist', (document) => {
    const scripts = json('package.json').scripts ?? {};
    const wrong = commandsIn(document)
      .filter(({ name, options }) => {
        if (!(name in scripts)) return true;
        const known = optionsOf(name);
        return !TESTING.has(name) && options.some((option) => !known.has(option));
      })
      .map(({ text }) => text);
    expect(wrong).toEqual([]);
  });

  it('explain every command, and every option of each', () => {
    const told = documents.flatMap(commandsIn);
    const spans = documents.flatMap(codeIn).map(({ text }) => text);
    for (const name of Object.keys(json('package.json').scripts ?? {})) {
      expect(
        told.some((command) => command.name === name),
        `npm run ${name}`,
      ).toBe(true);
      for (const option of TESTING.has(name) ? [] : optionsOf(name))
        expect(
          told.some((command) => command.name === name && command.options.includes(option)) || spans.includes(option),
          `npm run ${name} -- ${option}`,
        ).toBe(true);
    }
  });

  it('say in NOTICE where each font of the house comes from, with its copyright and the licence', () => {
    // The same licence is broken into other lines in each package.
    const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
    const notice = inOneLine(read('NOTICE'));
    const manifest = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
    const fonts = Object.keys(manifest.dependencies).filter((name) => name.startsWith('@expo-google-fonts/'));
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) {
      const licence = read(`node_modules/${font}/LICENSE_FONT`);
      expect(notice).toContain(font);
      expect(notice).toContain((/^Copyright .*$/m.exec(licence) as RegExpExecArray)[0]);
      expect(notice).toContain(inOneLine(licence.slice(licence.indexOf('SIL OPEN FONT LICENSE'))));
    }
  });
});

describe('the version', () => {
  const versions = [...read('CHANGELOG.md').matchAll(/^## (.+)$/gm)].map((match) => match[1] as string);

  it('is the newest of CHANGELOG.md, in package.json and in the lockfile', () => {
    expect(versions[0]).toBe(json('package.json').version);
    expect(json('package-lock.json').version).toBe(json('package.json').version);
  });

  it('has grown from entry to entry', () => {
    const numbers = versions.map((version) => version.split('.').map(Number) as [number, number, number]);
    for (const number of numbers) expect(number.map(Number.isInteger), String(number)).toEqual([true, true, true]);
    const grown = [...numbers].sort((a, b) => b[0] - a[0] || b[1] - a[1] || b[2] - a[2]);
    expect(numbers).toEqual(grown);
    expect(new Set(versions).size).toBe(versions.length);
  });
});
