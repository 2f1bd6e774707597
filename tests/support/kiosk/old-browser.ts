/**
 * A browser of 2018, as far as a newer one can imitate it.
 *
 * Syntax that it could not read is refused, and functions that it did not have are removed from the test's browser.
 * Changes of speed, drawing and faults can't be imitated.
 */
import type { CompatStatement, Identifier } from '@mdn/browser-compat-data';
import { Parser, type Token } from 'acorn';
import { feature, isInChrome66 } from './chrome-66.ts';

/** What Chrome 66 reads is ECMAScript 2019: optional catch bindings came with it, `??`, `?.` and `import()` after. */
const SYNTAX = 2019;
/** Its regular expressions are those of ECMAScript 2018. */
const EXPRESSIONS = 2018;

/** What of a classic script Chrome 66 can't parse; at most the first such place, where parsing ends. */
export function syntaxFaults(js: string): string[] {
  const expressions: Expression[] = [];
  const fault = parseFault(js, SYNTAX, expressions);
  if (fault !== null) return [fault];
  return expressions.flatMap(({ pattern, flags }) => {
    const wrong = parseFault(`/${pattern}/${flags}`, EXPRESSIONS, []);
    return wrong === null ? [] : [`/${pattern}/${flags}: ${wrong}`];
  });
}

interface Expression {
  pattern: string;
  flags: string;
}

function parseFault(js: string, ecmaVersion: 2018 | 2019, expressions: Expression[]): string | null {
  try {
    Parser.parse(js, {
      ecmaVersion,
      sourceType: 'script',
      onToken: (token) => {
        if (token.type.label === 'regexp') expressions.push((token as Token & { value: Expression }).value);
      },
    });
    return null;
  } catch (error) {
    const { message, pos = 0 } = error as SyntaxError & { pos?: number };
    return `${message}: ${js.slice(Math.max(0, pos - 30), pos + 30)}`;
  }
}

/** What is taken away: globals by name, and of those that stay, members by the name of their interface (`static json`). */
interface Newer {
  globals: string[];
  members: Record<string, string[]>;
}

/** Globals that the test's own tools need in the page. */
const FOR_TOOLS = ['globalThis', 'BigInt64Array', 'BigUint64Array'];

/**
 * A script that removes everything that Chrome 66 did not have; to be run before any script of the page (Playwright's
 * addInitScript) or of a worker. Handlers of events are members too (`onscrollend`).
 *
 * What the test's own tools need is hidden only from scripts with an address, as all scripts of a page have.
 */
export function withoutNewApis(): string {
  const newer: Newer = { globals: [], members: {} };
  for (const [name, one] of below(feature('api'))) takeFrom(newer, name, one);
  for (const [name, one] of below(feature('javascript', 'builtins'))) {
    takeFrom(newer, name, one);
    if (name === 'Intl') for (const [part, inner] of below(one)) takeFrom(newer, `Intl.${part}`, inner);
  }
  return `(${takeAway.toString()})(${JSON.stringify(newer)}, ${JSON.stringify(FOR_TOOLS)});`;
}

/** The features of a feature. */
function below(one: Identifier | undefined): [string, Identifier][] {
  return Object.entries(one ?? {}).filter(([name]) => name !== '__compat') as [string, Identifier][];
}

function takeFrom({ globals, members }: Newer, name: string, one: Identifier): void {
  if (isNewer(one.__compat)) {
    globals.push(name);
    return;
  }
  const newer = below(one)
    .filter(([, inner]) => isNewer(inner.__compat))
    .map(([member]) => member.replace(/^(.*)_static$/, 'static $1').replace(/^(.*)_event$/, 'on$1'));
  if (newer.length > 0) members[name] = newer;
}

const isNewer = (compat: CompatStatement | undefined): boolean => compat !== undefined && !isInChrome66(compat);

/** Runs in the browser, so that it stands on nothing but itself. */
function takeAway({ globals, members }: Newer, forTools: readonly string[]): void {
  // What is global is the window's own; a worker inherits it.
  const everywhere: object[] = [];
  for (let one: object = self; one !== Object.prototype && one !== null; one = Object.getPrototypeOf(one) as object)
    everywhere.push(one);
  const holdersOf = (path: string): object[] => {
    if (path === '' || path === 'Window') return everywhere;
    let found: unknown = self;
    for (const step of path.split('.')) found = (found as Record<string, unknown> | undefined)?.[step];
    if (found === null || (typeof found !== 'object' && typeof found !== 'function')) return [];
    const prototype: unknown = (found as { prototype?: unknown }).prototype;
    return typeof prototype === 'object' && prototype !== null ? [found, prototype] : [found];
  };
  const remove = (holder: object, name: string): void => {
    const described = Object.getOwnPropertyDescriptor(holder, name);
    if (described?.configurable === true) delete (holder as Record<string, unknown>)[name];
  };
  const kept = forTools.map((name) => [name, (self as unknown as Record<string, unknown>)[name]] as const);
  for (const [path, names] of Object.entries(members))
    for (const holder of holdersOf(path))
      for (const member of names) {
        const name = member.replace('static ', '');
        // `Response.json` is newer than `json` of a response.
        if (name === member || typeof holder === 'function') remove(holder, name);
      }
  for (const path of globals) {
    const steps = path.split('.');
    const name = steps.pop() as string;
    for (const holder of holdersOf(steps.join('.'))) remove(holder, name);
  }
  for (const [name, value] of kept)
    Object.defineProperty(self, name, {
      configurable: true,
      get: () => (/\b(?:https?|file|blob):/.test(new Error().stack ?? '') ? undefined : value),
    });
}
