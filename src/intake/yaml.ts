/**
 * YAML with places: what is wrong is told with its line, in Chinese.
 */
import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { dottedPath, pathInWords } from '../domain/setting-path.ts';

/** What a setting should be, for a clerk: the schema's own words are for programmers. */
const KINDS: Readonly<Record<string, string>> = {
  string: '写成文字，用引号括起来',
  number: '写成数字',
  int: '写成整数',
  boolean: '写 true 或 false',
  array: '写成列表，例如 ["a", "b"]',
  object: '下面应当是缩进的几行设置',
  record: '下面应当是缩进的几行设置',
};

function inChinese(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return '没有写，补上这一项';
      return KINDS[issue.expected] ?? '写法不对';
    case 'invalid_value':
      return `只能写：${issue.values.map((value) => (value === null ? '空着' : String(value))).join('、')}`;
    case 'too_small':
      return `至少 ${issue.minimum}`;
    case 'too_big':
      return `最多 ${issue.maximum}`;
    case 'invalid_union':
      return issue.input === undefined ? '没有写，补上这一项' : '写成文字，用引号括起来';
    default:
      return '写法不对，对照 npm run new 生成的样子改';
  }
}

z.config({ customError: inChinese });

export interface YamlFault {
  line: number;
  /** Dotted path of the setting; empty for the document as a whole. */
  path: string;
  /** The same as a clerk counts. */
  inWords: string;
  value: string | null;
  message: string;
}

/** A setting that its strict object doesn't know. */
export interface UnknownKey {
  line: number;
  /** Dotted path of the setting. */
  path: string;
  /** The same as a clerk counts. */
  inWords: string;
  key: string;
  /** What may be written there instead. */
  known: readonly string[];
}

export interface YamlRead<T> {
  /** Null where anything is wrong but for unknown settings, which are left out of it. */
  value: T | null;
  faults: YamlFault[];
  unknown: UnknownKey[];
  /** Names of the topmost settings that are written, known or not. */
  keys: string[];
  /** The line of a setting, or of the nearest one around it. */
  lineOf: (path: readonly PropertyKey[]) => number;
}

/** What no settings of an office reach; beyond it the parser's time grows with the square, or its stack ends. */
const CHARACTERS_MAX = 2_000_000;
const LINES_MAX = 20_000;
const ANCHORS_MAX = 100;
const DEPTH_MAX = 100;
const ANCHOR = /(?<![^\s,[{])[&*][^\s,[\]{}]/g;

/** Why a text is not even parsed; null where it may be. */
function tooMuch(text: string): string | null {
  if (text.length > CHARACTERS_MAX) return `超过 ${CHARACTERS_MAX / 10_000} 万字，没有读`;
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
    if (++lines > LINES_MAX) return `超过 ${LINES_MAX} 行，没有读`;
  let anchors = 0;
  for (const _found of text.matchAll(ANCHOR)) if (++anchors > ANCHORS_MAX) return '别名（&、*）用得太多';
  let open = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 91 || c === 123) open++;
    else if (c === 93 || c === 125) open = Math.max(0, open - 1);
    if (open > DEPTH_MAX) return '括号套得太多';
  }
  for (const [indent = ''] of text.matchAll(/^[ \t]*(?:[-?] )*/gm))
    if (indent.length > 4 * DEPTH_MAX) return '缩进套得太多';
  return null;
}

/** Reads a YAML text by a schema. Lines count from `firstLine`. Bounded in time whatever the text. */
export function readYaml<T>(text: string, schema: z.ZodType<T>, firstLine = 1): YamlRead<T> {
  const excess = tooMuch(text);
  if (excess !== null) {
    return {
      value: null,
      keys: [],
      unknown: [],
      lineOf: () => firstLine,
      faults: [{ line: firstLine, path: '', inWords: '', value: null, message: excess }],
    };
  }
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number): number => counter.linePos(offset).line + firstLine - 1;
  if (document.errors.length > 0) {
    return {
      value: null,
      keys: [],
      unknown: [],
      lineOf: () => firstLine,
      faults: document.errors.map((e) => ({
        line: lineAt(e.pos[0]),
        path: '',
        inWords: '',
        value: null,
        message: YAML_WORDS[e.code] ?? '缩进、冒号或引号不对',
      })),
    };
  }
  let plain: unknown;
  try {
    // Aliases can be nested so that a few lines expand to gigabytes; nothing here needs them.
    plain = document.toJS({ maxAliasCount: 50 });
  } catch {
    return {
      value: null,
      keys: [],
      unknown: [],
      lineOf: () => firstLine,
      faults: [{ line: firstLine, path: '', inWords: '', value: null, message: '别名（&、*）用得太多' }],
    };
  }
  const keys = typeof plain === 'object' && plain !== null && !Array.isArray(plain) ? Object.keys(plain) : [];
  const lineOf = (path: readonly PropertyKey[]): number => {
    const node = nearestNode(document, path);
    return lineAt(isNode(node) && node.range ? node.range[0] : 0);
  };
  const keyLine = (path: readonly PropertyKey[], key: string): number => {
    const map = path.length > 0 ? document.getIn(path, true) : document.contents;
    const pair = isMap(map)
      ? map.items.find((item) => isScalar(item.key) && String(item.key.value) === key)
      : undefined;
    return isScalar(pair?.key) && pair.key.range ? lineAt(pair.key.range[0]) : lineOf(path);
  };
  let parsed = schema.safeParse(plain);
  const unknown = unknownKeys(parsed.error, schema, keyLine);
  if (unknown.length > 0) {
    for (const issue of parsed.error?.issues ?? [])
      if (issue.code === 'unrecognized_keys') leaveOut(plain, issue.path, issue.keys);
    parsed = schema.safeParse(plain);
  }
  if (parsed.success) return { value: parsed.data, faults: [], unknown, keys, lineOf };
  const faults = parsed.error.issues.map((issue): YamlFault => {
    const node = nearestNode(document, issue.path);
    const written = issue.path.length > 0 && isNode(node) ? document.getIn(issue.path) : undefined;
    return {
      line: lineOf(issue.path),
      path: dottedPath(issue.path),
      inWords: pathInWords(issue.path),
      value: written === undefined || written === null || typeof written === 'object' ? null : String(written),
      message: issue.message,
    };
  });
  return { value: null, faults, unknown, keys, lineOf };
}

function unknownKeys(
  error: z.ZodError | undefined,
  schema: z.ZodType,
  keyLine: (path: readonly PropertyKey[], key: string) => number,
): UnknownKey[] {
  return (error?.issues ?? []).flatMap((issue) =>
    issue.code !== 'unrecognized_keys'
      ? []
      : issue.keys.map((key) => ({
          line: keyLine(issue.path, key),
          path: dottedPath([...issue.path, key]),
          inWords: pathInWords([...issue.path, key]),
          key,
          known: knownKeys(schema, issue.path),
        })),
  );
}

/** The keys that a schema's object at a path has. */
function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let at: unknown = unwrapped(schema);
  for (const step of path) {
    if (at instanceof z.ZodObject) at = at.shape[step as string];
    else if (at instanceof z.ZodArray) at = at.element;
    else if (at instanceof z.ZodRecord) at = at.valueType;
    at = unwrapped(at);
  }
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

/** What lies below `optional`, `nullable`, `default` and `transform`. */
function unwrapped(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return unwrapped(schema.unwrap());
  return schema instanceof z.ZodPipe ? unwrapped(schema.in) : schema;
}

function leaveOut(plain: unknown, path: readonly PropertyKey[], keys: readonly string[]): void {
  let at = plain as Record<PropertyKey, unknown>;
  for (const step of path) at = at[step] as Record<PropertyKey, unknown>;
  for (const key of keys) delete at[key];
}

const YAML_WORDS: Partial<Record<string, string>> = {
  DUPLICATE_KEY: '同一个名字写了两次',
  TAB_AS_INDENT: '缩进用了制表符，改用空格',
  BAD_INDENT: '缩进没有对齐',
  MISSING_CHAR: '少了引号或冒号',
};

function nearestNode(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]): unknown {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (node) return node;
  }
  return document.contents;
}
