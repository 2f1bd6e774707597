/**
 * YAML with places: what is wrong is told with its line, in Chinese.
 */
import { isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';

z.config(z.locales.zhCN());

export interface YamlFault {
  line: number;
  /** Dotted path of the setting; empty for the document as a whole. */
  path: string;
  value: string | null;
  message: string;
}

/** Reads a YAML text by a schema. Lines count from `firstLine`. */
export function readYaml<T>(text: string, schema: z.ZodType<T>, firstLine = 1): { value: T | null; faults: YamlFault[] } {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number): number => counter.linePos(offset).line + firstLine - 1;
  if (document.errors.length > 0) {
    return {
      value: null,
      faults: document.errors.map((e) => ({ line: lineAt(e.pos[0]), path: '', value: null, message: YAML_WORDS[e.code] ?? '缩进、冒号或引号不对' })),
    };
  }
  let plain: unknown;
  try {
    // Aliases can be nested so that a few lines expand to gigabytes; nothing here needs them.
    plain = document.toJS({ maxAliasCount: 50 });
  } catch {
    return { value: null, faults: [{ line: firstLine, path: '', value: null, message: '别名（&、*）用得太多' }] };
  }
  const parsed = schema.safeParse(plain);
  if (parsed.success) return { value: parsed.data, faults: [] };
  const faults = parsed.error.issues.map((issue): YamlFault => {
    const node = nearestNode(document, issue.path);
    const offset = isNode(node) && node.range ? node.range[0] : 0;
    const written = issue.path.length > 0 && isNode(node) ? document.getIn(issue.path) : undefined;
    return {
      line: lineAt(offset),
      path: issue.path.map(String).join('.'),
      value: written === undefined || written === null || typeof written === 'object' ? null : String(written),
      message: issue.message,
    };
  });
  return { value: null, faults };
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
