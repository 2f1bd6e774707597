/**
 * How long the rooms of the house may be, and that no file leads back to itself by its imports. A failure names the
 * file, and the function or the way round.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { REPOSITORY } from '../src/site.ts';

const FUNCTION_LINES_MAX = 80;
const FILE_LINES_MAX = 350;

/** Tables of data, which are as long as what they list. */
const TABLES_OF_DATA: Readonly<Record<string, string>> = {
  'src/domain/records.ts': 'what a row of each table holds, types alone',
  'src/intake/explanations.ts': 'what each problem means and what helps, in words',
  'src/intake/problems.ts': 'the catalogue of problems with their words',
  'src/wording/rule-params.ts': 'the words for each parameter of a rule',
};

interface Source {
  file: string;
  lines: number;
  /** The program in it: of an Astro page what stands between its fences. */
  program: ts.SourceFile;
}

function sourcesOf(folder: string): Source[] {
  return readdirSync(path.join(REPOSITORY, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|tsx|mjs|astro)$/.test(entry.name) && !/\.d\.ts$/.test(entry.name))
    .map((entry) => {
      const full = path.join(entry.parentPath, entry.name);
      const file = path.relative(REPOSITORY, full).split(path.sep).join('/');
      const text = readFileSync(full, 'utf8');
      const code = file.endsWith('.astro') ? (/^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '') : text;
      const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
      const program = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, kind);
      return { file, lines: text.trimEnd().split('\n').length, program };
    });
}

function longFunctionsOf({ file, program }: Source): string[] {
  const found: string[] = [];
  const lineOf = (position: number): number => program.getLineAndCharacterOfPosition(position).line + 1;
  const look = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const from = lineOf(node.getStart(program));
      const lines = lineOf(node.end) - from + 1;
      const name = node.name?.getText(program) ?? 'a function';
      if (lines > FUNCTION_LINES_MAX) found.push(`${file}:${from} ${name} has ${lines} lines`);
    }
    ts.forEachChild(node, look);
  };
  look(program);
  return found;
}

/** Files that a file imports or exports from, types included. */
function importsOf({ file, program }: Source): string[] {
  const found: string[] = [];
  const take = (specifier: ts.Expression | undefined): void => {
    if (specifier && ts.isStringLiteral(specifier) && specifier.text.startsWith('.'))
      found.push(path.posix.join(path.posix.dirname(file), specifier.text));
  };
  const look = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) take(node.moduleSpecifier);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) take(node.arguments[0]);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) take(node.argument.literal);
    ts.forEachChild(node, look);
  };
  look(program);
  return found;
}

/** Ways that lead from a file back to itself, each told once. */
function circlesOf(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const circles: string[] = [];
  const done = new Set<string>();
  const way: string[] = [];
  const walk = (file: string): void => {
    const at = way.indexOf(file);
    if (at >= 0) circles.push([...way.slice(at), file].join(' → '));
    if (at >= 0 || done.has(file)) return;
    way.push(file);
    for (const next of imports.get(file) ?? []) walk(next);
    way.pop();
    done.add(file);
  };
  for (const file of imports.keys()) walk(file);
  return circles;
}

const sources = ['src', 'kiosk', 'scripts'].flatMap(sourcesOf);

describe('the rooms of the house', () => {
  it(`are no longer than ${FILE_LINES_MAX} lines, but for tables of data`, () => {
    const long = sources.filter(({ file, lines }) => lines > FILE_LINES_MAX && TABLES_OF_DATA[file] === undefined);
    expect(long.map(({ file, lines }) => `${file} has ${lines} lines`)).toEqual([]);
  });

  it('are exempt only where they are long', () => {
    const long = new Set(sources.filter(({ lines }) => lines > FILE_LINES_MAX).map(({ file }) => file));
    expect(Object.keys(TABLES_OF_DATA).filter((file) => !long.has(file))).toEqual([]);
  });

  it(`hold no function of more than ${FUNCTION_LINES_MAX} lines`, () => {
    expect(sources.flatMap(longFunctionsOf)).toEqual([]);
  });

  it('never lead back to themselves by what they import', () => {
    const circles = circlesOf(new Map(sources.map((source) => [source.file, importsOf(source)])));
    expect(circles).toEqual([]);
  });

  it('are told apart where they do: two files that import each other are a circle', () => {
    const way = new Map([
      ['a.ts', ['b.ts']],
      ['b.ts', ['c.ts', 'a.ts']],
      ['c.ts', []],
    ]);
    expect(circlesOf(way)).toEqual(['a.ts → b.ts → a.ts']);
  });
});
