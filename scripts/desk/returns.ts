/**
 * What goes back to senders and firms (退改), made when it is asked for and once for each state of the folder.
 */
import type { ServerResponse } from 'node:http';
import { zipSync } from 'fflate';
import type { Returning } from '../../src/desk/api.ts';
import type { Returned } from '../../src/returns/returns.ts';
import type { LoadedContent } from '../../src/site.ts';
import { returnedOf } from '../returning.ts';
import type { Looked } from './folder.ts';
import { Refusal } from './refusal.ts';

/** Kept as long as what it was made of. */
const MADE = new WeakMap<LoadedContent, Promise<Returned>>();

function madeOf({ content, asOf }: Pick<Looked, 'content' | 'asOf'>): Promise<Returned> {
  const made = MADE.get(content) ?? returnedOf(content, asOf, null);
  MADE.set(content, made);
  made.catch(() => MADE.delete(content));
  return made;
}

/** Who gets what, with the texts themselves. */
export async function returning(looked: Looked): Promise<Returning> {
  const { rows, files } = await madeOf(looked);
  const names = new Set(files.map(({ name }) => name));
  const texts = new Map(
    files.flatMap(({ name, bytes }) => (name.endsWith('.txt') ? [[name, new TextDecoder().decode(bytes)]] : [])),
  );
  return { rows: rows.map((row) => ({ ...row, isFile: names.has(row.what), text: texts.get(row.what) ?? null })) };
}

/** All of it as one ZIP. */
export async function sendReturns(response: ServerResponse, looked: Looked): Promise<void> {
  const { files } = await madeOf(looked);
  if (files.length <= 1) throw new Refusal(404, '没有要退的：没有问题，或都是自己这边的事。');
  const name = `退改-${looked.asOf}.zip`;
  // Workbooks are compressed already.
  const zip = zipSync(Object.fromEntries(files.map(({ name: file, bytes }) => [file, bytes])), {
    level: 0,
    mtime: `${looked.asOf}T00:00:00`,
  });
  response.writeHead(200, {
    'Content-Type': 'application/zip',
    'Content-Length': zip.length,
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  });
  response.end(zip);
}
