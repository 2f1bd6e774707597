/**
 * The tree of divisions (行政区划树).
 *
 * A division's parent is what 上级代码 says; where that is blank, the division in the table whose code is the longest GB/T
 * 2260 prefix of it. A code is only ever looked up in the table; its digits by themselves say nothing of where a
 * division lies.
 */
import type { Division } from './records.ts';

export class DivisionTree {
  readonly #byCode = new Map<string, Division>();
  readonly #parents = new Map<string, string>();
  readonly #children = new Map<string | null, Division[]>();
  /** Paths that were asked for: a publication asks for those of a few hundred divisions a million times. */
  readonly #paths = new Map<string, readonly Division[]>();

  constructor(divisions: readonly Division[]) {
    for (const division of divisions) this.#byCode.set(division.code, division);
    for (const division of divisions) {
      const parent = this.#findParent(division);
      if (parent !== null) this.#parents.set(division.code, parent);
      const siblings = this.#children.get(parent);
      if (siblings) siblings.push(division);
      else this.#children.set(parent, [division]);
    }
  }

  #findParent({ code, parent }: Division): string | null {
    if (parent !== null && parent !== code) return this.#byCode.has(parent) ? parent : null;
    const candidates = [code.slice(0, 9), code.slice(0, 6), `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`];
    return (
      candidates.find(
        (candidate) => candidate !== code && candidate.length <= code.length && this.#byCode.has(candidate),
      ) ?? null
    );
  }

  get(code: string): Division | undefined {
    return this.#byCode.get(code);
  }

  /** Divisions directly below, in the order of the table; `null` asks for those without a parent. */
  childrenOf(code: string | null): readonly Division[] {
    return this.#children.get(code) ?? [];
  }

  parentOf(code: string): Division | null {
    const parent = this.#parents.get(code);
    return parent === undefined ? null : (this.#byCode.get(parent) ?? null);
  }

  /** From the topmost ancestor down to the division itself; empty for an unknown code. */
  pathTo(code: string): readonly Division[] {
    const known = this.#paths.get(code) ?? this.#makePath(code);
    this.#paths.set(code, known);
    return known;
  }

  #makePath(code: string): readonly Division[] {
    const path: Division[] = [];
    const seen = new Set<string>();
    for (let at: string | undefined = code; at !== undefined && !seen.has(at); at = this.#parents.get(at)) {
      seen.add(at);
      const division = this.#byCode.get(at);
      if (division) path.unshift(division);
    }
    return path;
  }

  /** Whether a division is the other or lies below it. */
  isWithin(code: string, ancestor: string): boolean {
    if (code === ancestor) return true;
    if (!this.#byCode.has(ancestor)) return false;
    const seen = new Set<string>();
    for (let at = this.#parents.get(code); at !== undefined && !seen.has(at); at = this.#parents.get(at)) {
      if (at === ancestor) return true;
      seen.add(at);
    }
    return false;
  }

  /** The county (层级 县) a division is or lies in; where no level says so, the one right below the top. */
  countyOf(code: string): Division | null {
    const path = this.pathTo(code);
    return path.find((division) => division.level === '县') ?? path[1] ?? path[0] ?? null;
  }
}
