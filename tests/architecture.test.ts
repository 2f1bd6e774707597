/**
 * The directions of the house: which wing may import which. A failure names the file and the rule.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { REPOSITORY } from '../src/site.ts';

/** Wing → the wings it may import besides itself. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  'src/domain/qr-path.ts': [],
  'src/domain/hangs-together.ts': [],
  'src/domain': ['src/domain/qr-path.ts'],
  // Colours, faces and sizes, which every surface takes from here.
  'src/look': [],
  'src/wording/html.ts': [],
  'src/tables': ['src/domain'],
  'src/wording': ['src/domain', 'src/domain/hangs-together.ts'],
  // A table's description says how closely each of its columns is searched.
  'src/privacy': ['src/domain', 'src/tables'],
  'src/intake': ['src/domain', 'src/tables', 'src/privacy'],
  // What the desk and its page say to each other.
  'src/desk/api.ts': ['src/domain'],
  'src/desk/urgent-api.ts': ['src/domain'],
  // The desk's page in the browser: of tables it knows what their columns are called.
  'src/desk/page': ['src/desk/api.ts', 'src/desk/urgent-api.ts', 'src/domain', 'src/tables', 'src/wording'],
  'src/desk/bundle-page.ts': ['src/look'],
  'src/downloads': ['src/domain', 'src/tables', 'src/wording'],
  'src/views': ['src/domain', 'src/tables', 'src/wording'],
  // What a judge lacks is told by the names of tables and columns.
  'src/rules': ['src/domain', 'src/tables'],
  'src/sheets': ['src/domain', 'src/wording', 'src/views'],
  'src/paper/qr-svg.ts': ['src/domain/qr-path.ts', 'src/sheets'],
  // Names the column of a character that can't be printed by the table's description.
  'src/paper': [
    'src/look',
    'src/domain',
    'src/domain/hangs-together.ts',
    'src/tables',
    'src/sheets',
    'src/paper/qr-svg.ts',
  ],
  // Of paper it knows how a QR code is drawn.
  'src/media': ['src/look', 'src/domain', 'src/wording', 'src/views', 'src/sheets', 'src/paper/qr-svg.ts'],
  // How a file for staff looks, whatever stands in it.
  'src/staff/style.ts': ['src/look', 'src/wording/html.ts'],
  // Two publications side by side, as plain values, words and a page.
  'src/compare': [
    'src/domain',
    'src/tables',
    'src/downloads',
    'src/wording',
    'src/wording/html.ts',
    'src/staff/style.ts',
  ],
  // The staff report's own views; of intake it knows the types of what was read.
  'src/staff': ['src/staff/style.ts', 'src/domain', 'src/tables', 'src/wording', 'src/wording/html.ts', 'src/intake'],
  // Marks files that intake has read, by its readers and its words.
  'src/returns': ['src/look', 'src/domain', 'src/tables', 'src/privacy', 'src/intake'],
  // What the desk shows and writes, as plain values; who speaks to it and with what words.
  'src/desk': [
    'src/desk/api.ts',
    'src/desk/urgent-api.ts',
    'src/domain',
    'src/tables',
    'src/downloads',
    'src/intake',
    'src/starter',
    'src/staff/style.ts',
    'src/wording/html.ts',
  ],
  'src/sample': ['src/domain', 'src/tables'],
  'src/starter': ['src/domain', 'src/tables', 'src/downloads'],
  'src/styles': [],
  // What a sender is told of a table before it is sent, and the worker that finds it out.
  'src/check': [
    'src/domain',
    'src/tables',
    'src/intake',
    'src/returns',
    'src/wording',
    'src/wording/html.ts',
    'src/components',
  ],
  'src/components': ['src/domain', 'src/wording', 'src/views', 'src/sheets', 'src/styles'],
  'src/layouts': [
    'src/look',
    'src/domain',
    'src/wording',
    'src/views',
    'src/sheets',
    'src/components',
    'src/styles',
    // What it is given, as types.
    'src/routes',
  ],
  'src/pages': [
    'src/look',
    'src/domain',
    'src/wording',
    'src/views',
    'src/sheets',
    'src/check',
    'src/components',
    'src/layouts',
    'src/current-pages.ts',
    'src/styles',
  ],
  // What each page shows, and the hand that gives it: the only way from the publication to a page.
  'src/routes': ['src/look', 'src/domain', 'src/views', 'src/sheets', 'src/current-pages.ts'],
  'src/current-pages.ts': ['src/routes'],
  'src/content-folder.ts': ['src/domain', 'src/intake'],
  'src/content-fonts.ts': ['src/content-folder.ts', 'src/domain', 'src/intake'],
  'src/repository.ts': [],
  'src/site.ts': [
    'src/repository.ts',
    'src/content-fonts.ts',
    'src/content-folder.ts',
    'src/domain',
    'src/intake',
    'src/rules',
  ],
  // Of intake it knows how a clerk is told what can't be published; of tables which downloads there are to read back.
  'src/publish': [
    'src/look',
    'src/domain',
    'src/intake',
    'src/tables',
    'src/wording',
    'src/downloads',
    'src/compare',
    'src/views',
    'src/sheets',
    'src/paper',
    'src/media',
    'src/paper/qr-svg.ts',
    'src/screens',
    'kiosk',
    'src/routes',
    'src/current-pages.ts',
    'src/repository.ts',
    'src/site.ts',
    'src/content-folder.ts',
  ],
  // A screen shows the parts that paper shows, in the form of the player's own types.
  'src/screens': [
    'src/domain',
    'src/domain/hangs-together.ts',
    'src/wording',
    'src/wording/html.ts',
    'src/views',
    'src/sheets',
    'src/paper/qr-svg.ts',
    'kiosk',
  ],
  // A program of its own. Of the house it only knows its look, what no line may part, how texts are escaped and how codes are
  // drawn.
  'kiosk/player.client.ts': ['kiosk'],
  kiosk: ['src/look', 'src/domain/hangs-together.ts', 'src/domain/qr-path.ts', 'src/wording/html.ts'],
  scripts: [
    'src/look',
    'src/domain',
    'src/tables',
    'src/privacy',
    'src/intake',
    'src/downloads',
    'src/compare',
    'src/desk',
    'src/desk/api.ts',
    'src/desk/urgent-api.ts',
    'src/desk/bundle-page.ts',
    'src/sample',
    'src/starter',
    'src/media',
    'src/sheets',
    'src/paper',
    'src/paper/qr-svg.ts',
    'src/publish',
    'src/returns',
    'src/routes',
    'src/current-pages.ts',
    'src/repository.ts',
    'src/site.ts',
    'src/content-folder.ts',
    'src/staff',
  ],
};

/** Wings that may touch disk, clock or network. */
const MAY_TOUCH_THE_WORLD = [
  'src/content-folder.ts',
  'src/content-fonts.ts',
  'src/repository.ts',
  'src/site.ts',
  'src/publish',
  'src/desk/bundle-page.ts',
  'scripts',
  'kiosk/player.client.ts',
];

const IMPORT = /(?:^|\n)\s*(?:import|export)\s(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

interface SourceFile {
  path: string;
  wing: string;
  text: string;
  imports: string[];
}

function wingOf(file: string): string {
  const known = Object.keys(MAY_IMPORT).find((wing) => file === wing || file.startsWith(`${wing}/`));
  return known ?? 'no wing';
}

function sourceFiles(): SourceFile[] {
  return ['src', 'scripts', 'kiosk'].flatMap((folder) =>
    readdirSync(path.join(REPOSITORY, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:ts|tsx|astro|mjs)$/.test(entry.name))
      .map((entry) => {
        const full = path.join(entry.parentPath, entry.name);
        const text = readFileSync(full, 'utf8');
        const file = path.relative(REPOSITORY, full).split(path.sep).join('/');
        const imports = [...text.matchAll(IMPORT)].map((m) => (m[1] ?? m[2]) as string);
        return { path: file, wing: wingOf(file), text, imports };
      }),
  );
}

/** What names somebody is hidden after its last day by the visitor's own clock, and a sender's table is held against today. */
const ASKS_THE_DAY = ['src/components/past-until.client.ts', 'src/check/page.client.ts'];

const files = sourceFiles();

describe('the house', () => {
  it('has no file outside its wings', () => {
    expect(files.filter((file) => file.wing === 'no wing').map((file) => file.path)).toEqual([]);
  });

  it('imports only in the permitted directions', () => {
    const broken = files.flatMap((file) =>
      file.imports
        .filter((target) => target.startsWith('.'))
        .map((target) => path.posix.join(path.posix.dirname(file.path), target))
        .filter((target) => target !== 'package.json')
        .filter((target) => {
          const wing = wingOf(target);
          return wing !== file.wing && !(MAY_IMPORT[file.wing] ?? []).includes(wing);
        })
        .map(
          (target) =>
            `${file.path} imports ${target}: ${file.wing} may import only ${(MAY_IMPORT[file.wing] ?? []).join(', ') || 'itself'}`,
        ),
    );
    expect(broken).toEqual([]);
  });

  it('gives pages nothing of a publication but what their routes have made of it', () => {
    const values = /import (?!type\b)[^;]*?from '[^']*(?:routes\/[\w-]+|page-source|current-pages)\.ts'/g;
    const broken = files
      .filter(({ path: file }) => /^src\/(?:pages|layouts|components)\//.test(file))
      .flatMap(({ path: file, text }) =>
        [...text.matchAll(values)]
          .map(([line]) => line)
          .filter((line) => !(file.startsWith('src/pages/') && /\/current-pages\.ts'$/.test(line)))
          .map((line) => `${file}: ${line}`),
      );
    expect(broken).toEqual([]);
    const reads = files.filter(
      ({ path: file, text }) =>
        /^src\/(?:pages|layouts|components)\//.test(file) && /domain\/publication\.ts|site\.ts'|globalThis/.test(text),
    );
    expect(reads.map(({ path: file }) => file)).toEqual([]);
  });

  it('touches disk, clock and network only where it may', () => {
    const outside = files.filter((file) => !MAY_TOUCH_THE_WORLD.includes(file.wing));
    const broken = outside.flatMap((file) => {
      const found = [];
      if (file.imports.some((target) => target.startsWith('node:')))
        found.push(`${file.path} imports a module of Node.js`);
      if (
        !ASKS_THE_DAY.includes(file.path) &&
        /\bDate\.now\(|new Date\(\)|\bMath\.random\(|\bperformance\.now\(/.test(file.text)
      )
        found.push(`${file.path} asks the clock or chance`);
      return found;
    });
    expect(broken).toEqual([]);
  });

  it('has no barrels: a module is imported from where it stands', () => {
    const barrels = files
      .filter((file) => /\/index\.ts$/.test(file.path) && !file.path.startsWith('src/pages/'))
      .map((file) => file.path);
    expect(barrels).toEqual([]);
  });

  it('says in the first lines of each module what it is for', () => {
    const silent = files.filter(
      (file) => !/^(?:---\n)?\s*(?:\/\*\*|\/\/|<!--)/.test(file.text) && !/^import[^\n]*\n\n\/\*\* /.test(file.text),
    );
    expect(silent.map((file) => file.path).filter((file) => !file.startsWith('src/tables/'))).toEqual([]);
  });

  it('has the process that renders pages load nothing that reads or judges tables', () => {
    const texts = new Map(files.map(({ path: file, text }) => [file, text]));
    const reached = new Set(['src/publish/renderer.ts']);
    for (const file of reached)
      for (const [, target] of (texts.get(file) ?? '').matchAll(
        /^(?:import|export) (?!type\b)[^'";]*?['"](\.[^'"]+)['"]/gm,
      ))
        reached.add(path.posix.join(path.posix.dirname(file), target as string));
    expect(reached.size).toBeGreaterThan(100);
    expect([...reached].filter((file) => /^src\/(?:intake|rules|site\.ts)/.test(file))).toEqual([]);
  });

  it('names tests .slow that publish, start commands or open a browser, so that the others stay quick', () => {
    const tests = path.join(REPOSITORY, 'tests');
    const SLOW = ['support/browser.ts', 'support/commands.ts', 'support/kiosk/box.ts', '../src/publish/publish.ts'];
    const quick = readdirSync(tests, { recursive: true })
      .map((file) => String(file).replaceAll(path.sep, '/'))
      .filter((file) => file.endsWith('.test.ts') && !file.endsWith('.slow.test.ts') && !file.startsWith('site/'));
    const importedBy = (file: string): string[] => {
      const text = readFileSync(path.join(tests, file), 'utf8');
      return [...text.matchAll(/^import (?!type\b)[^'"]*['"](\.[^'"]+)['"]/gm)].map((m) =>
        path.posix.join(path.posix.dirname(file), m[1] as string),
      );
    };
    const wrong = quick.filter((test) => {
      const reached = new Set([test]);
      for (const file of reached)
        if (!file.startsWith('../')) for (const imported of importedBy(file)) reached.add(imported);
      return SLOW.some((file) => reached.has(file));
    });
    expect(quick.length).toBeGreaterThan(50);
    expect(wrong).toEqual([]);
  });
});
