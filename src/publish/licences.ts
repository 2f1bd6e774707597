/**
 * Licences of programs that are published (许可证): which packages went into a bundle, told by its modules, and the text
 * that has to lie beside it.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { compareText } from '../domain/order.ts';
import { REPOSITORY } from '../repository.ts';

/** A licence's file in a package, under any of its usual names. */
const LICENCE_FILE = /^(licen[cs]e|copying)(\.(md|txt))?$/i;
/** Packages that leave their licence out; it is kept here as it stands in their repository. */
const KEPT_HERE = ['saxes'];
/** Bundlers name their own helpers so, which come from no file. */
const VIRTUAL = '\0';
const MODULES = `${path.sep}node_modules${path.sep}`;

/**
 * One text with the licence of every package that `modules` come from, each named with its version, in the order of
 * their names. `modules` are absolute paths, as bundlers tell them; those of the project itself are passed over. `named`
 * are packages besides. Throws where a package brings no licence: it must not be published.
 */
export async function licencesOf(modules: Iterable<string>, named: readonly string[] = []): Promise<string> {
  const folders = new Set(named.map((name) => path.join(REPOSITORY, 'node_modules', ...name.split('/'))));
  for (const module of modules) {
    const folder = packageOf(module);
    if (folder !== null) folders.add(folder);
  }
  const texts = new Map<string, string>();
  for (const folder of folders) {
    const { name, version } = await manifestOf(folder);
    const licence = KEPT_HERE.includes(name) ? await keptHere(name) : await licenceIn(folder);
    texts.set(name, `${name} ${version}\n\n${licence}\n`);
  }
  const inOrder = [...texts].sort(([a], [b]) => compareText(a, b)).map(([, text]) => text);
  return inOrder.join(`\n${'-'.repeat(60)}\n\n`);
}

/** The folder of the package that a module belongs to; null for one of the project, or of no file. */
function packageOf(module: string): string | null {
  const file = path.normalize(module.split('?')[0] as string);
  const at = file.lastIndexOf(MODULES);
  if (at < 0 || module.startsWith(VIRTUAL)) return null;
  const [first, second] = file.slice(at + MODULES.length).split(path.sep) as [string, string | undefined];
  const name = first.startsWith('@') ? path.join(first, second ?? '') : first;
  return path.join(file.slice(0, at), 'node_modules', name);
}

async function manifestOf(folder: string): Promise<{ name: string; version: string }> {
  return JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as { name: string; version: string };
}

async function keptHere(name: string): Promise<string> {
  return (await readFile(path.join(REPOSITORY, 'src', 'publish', 'licence-texts', `${name}.txt`), 'utf8')).trim();
}

/** The licence that a package brings; some keep it in a folder of that name. */
export async function licenceIn(folder: string): Promise<string> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = entries.find((entry) => LICENCE_FILE.test(entry.name));
  if (found === undefined) throw new Error(`${folder} brings no licence, so that it can't be published`);
  const own = path.join(folder, found.name);
  return found.isDirectory() ? licenceIn(own) : (await readFile(own, 'utf8')).trim();
}
