/**
 * What a rendered page is known by (页面的键): everything that it shows, and everything that makes it.
 */
import { serialize } from 'node:v8';
import { hashOfCode, REPOSITORY } from '../repository.ts';
import type { Page } from '../routes/page-source.ts';
import { keyOf } from './cache/store.ts';

/** Folders and files of ours of which pages, scripts and styles are made; the lock file stands for the libraries. */
const INGREDIENTS = ['src', 'public', 'package-lock.json', 'package.json', 'tsconfig.json'];

/**
 * What makes the pages, as a hash: all of our code, the libraries, Node.js with its tables of characters and orders, the address
 * of the site. Also where our code lies, which Astro counts into the names of islands.
 */
export const pageMaker = (base: string): Promise<string> =>
  hashOfCode([base, REPOSITORY, process.versions], INGREDIENTS);

/** The key of a page that shows this; null for what no key can be made of, and which is rendered each time. */
export function pageKey(maker: string, { id, file }: Page, view: unknown): string | null {
  const shown = shownBytes(view);
  return shown === null ? null : keyOf(maker, id, file, shown);
}

/** The key of all that is loaded by pages and is none: styles, scripts, pictures. */
export const assetsKey = (maker: string): string => keyOf(maker, 'assets');

/**
 * A view as bytes: two views that differ in anything give others. What JSON can't hold is written otherwise; of what has a
 * behaviour of its own nobody knows what it says.
 */
export function shownBytes(view: unknown): string | Uint8Array | null {
  const held = heldAs(view);
  return held === 'json' ? (JSON.stringify(view) ?? '') : held === 'values' ? serialize(view) : null;
}

type Held = 'json' | 'values' | 'behaviour';

function heldAs(value: unknown): Held {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return 'json';
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0) ? 'json' : 'values';
    case 'undefined':
    case 'bigint':
      return 'values';
    case 'object':
      return value === null ? 'json' : heldIn(value);
    default:
      return 'behaviour';
  }
}

function heldIn(value: object): Held {
  if (Array.isArray(value)) return worst(value);
  if (value instanceof Map) return atLeastValues(worst([...value].flat()));
  if (value instanceof Set) return atLeastValues(worst([...value]));
  const kind = Object.getPrototypeOf(value) as unknown;
  return kind === Object.prototype || kind === null
    ? worstField(value as Readonly<Record<string, unknown>>)
    : 'behaviour';
}

function worst(values: readonly unknown[]): Held {
  let found: Held = 'json';
  for (const value of values) {
    const held = heldAs(value);
    if (held === 'behaviour') return held;
    if (held === 'values') found = held;
  }
  return found;
}

/** As `worst`, of the fields of a plain object, which inherits none: a list of their values would be made of every part of every page. */
function worstField(fields: Readonly<Record<string, unknown>>): Held {
  let found: Held = 'json';
  for (const name in fields) {
    const held = heldAs(fields[name]);
    if (held === 'behaviour') return held;
    if (held === 'values') found = held;
  }
  return found;
}

const atLeastValues = (held: Held): Held => (held === 'json' ? 'values' : held);
