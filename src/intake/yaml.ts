/**
 * YAML with places: what is wrong is told with its line, in Chinese.
 */
import { isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';

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
  value: string | null;
  message: string;
}

export interface YamlRead<T> {
  /** Null where anything is wrong. */
  value: T | null;
  faults: YamlFault[];
  /** Names of the topmost settings that are written, known or not. */
  keys: string[];
  /** The line of a setting, or of the nearest one around it. */
  lineOf: (path: readonly PropertyKey[]) => number;
}

/** Reads a YAML text by a schema. Lines count from `firstLine`. */
export function readYaml<T>(text: string, schema: z.ZodType<T>, firstLine = 1): YamlRead<T> {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number): number => counter.linePos(offset).line + firstLine - 1;
  if (document.errors.length > 0) {
    return {
      value: null,
      keys: [],
      lineOf: () => firstLine,
      faults: document.errors.map((e) => ({
        line: lineAt(e.pos[0]),
        path: '',
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
      lineOf: () => firstLine,
      faults: [{ line: firstLine, path: '', value: null, message: '别名（&、*）用得太多' }],
    };
  }
  const keys = typeof plain === 'object' && plain !== null && !Array.isArray(plain) ? Object.keys(plain) : [];
  const lineOf = (path: readonly PropertyKey[]): number => {
    const node = nearestNode(document, path);
    return lineAt(isNode(node) && node.range ? node.range[0] : 0);
  };
  const parsed = schema.safeParse(plain);
  if (parsed.success) return { value: parsed.data, faults: [], keys, lineOf };
  const faults = parsed.error.issues.map((issue): YamlFault => {
    const node = nearestNode(document, issue.path);
    const written = issue.path.length > 0 && isNode(node) ? document.getIn(issue.path) : undefined;
    return {
      line: lineOf(issue.path),
      path: issue.path.map(String).join('.'),
      value: written === undefined || written === null || typeof written === 'object' ? null : String(written),
      message: issue.message,
    };
  });
  return { value: null, faults, keys, lineOf };
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
