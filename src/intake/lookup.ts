/**
 * Who can be referred to: divisions, estates and firms by code, former code and name.
 *
 * Codes are resolved by looking them up, never by their length.
 */

import { formerCodesOf, formerNamesOf } from '../domain/former.ts';
import { toldCode } from '../domain/name-code.ts';
import type { ReferenceTarget } from '../tables/column.ts';
import { isBlank } from './blank-words.ts';
import { nearest, nearestInWords } from './nearest.ts';
import { nameKey } from './text.ts';

/** Something rows refer to; it exists even when other cells of its row are wrong. */
export interface Entity {
  code: string;
  name: string | null;
  formerName: string | null;
  formerCodes: string | null;
  /** 行政区划代码 of an estate, or the parent of a division. */
  division: string | null;
  street: string | null;
}

/** So many names are offered for one that nobody has. */
const NAMES_MAX = 3;
/**
 * How many characters a name may be apart from one that is offered for it: half of a firm's name is what all firms are called
 * (物业服务有限公司), and a clerk who takes what is offered would put another firm on a list.
 */
const SLIP_MAX = 2;

/** The one thing that is meant. `former`: what was written is its former code or name, and no other's present one. */
export interface Meant {
  found: string;
  target: ReferenceTarget;
  former?: true;
}

export type Resolution = Meant | { ambiguous: string } | { unknown: true };

const NEAR_MAX = 300;

const bareName = (key: string): string => key.replace(/[()]/g, '');

export class Lookup {
  readonly #byCode: Record<ReferenceTarget, Map<string, Entity>> = {
    division: new Map(),
    estate: new Map(),
    firm: new Map(),
  };
  /** Former codes in capitals, since letter case tells no codes apart. */
  readonly #byFormerCode: Record<ReferenceTarget, Map<string, Entity>> = {
    division: new Map(),
    estate: new Map(),
    firm: new Map(),
  };
  readonly #byName: Record<ReferenceTarget, Map<string, Entity[]>> = {
    division: new Map(),
    estate: new Map(),
    firm: new Map(),
  };
  readonly #byFormerName: Record<ReferenceTarget, Map<string, Entity[]>> = {
    division: new Map(),
    estate: new Map(),
    firm: new Map(),
  };
  /** Estates by their names without brackets. */
  readonly #byBareName = new Map<string, Entity[]>();
  readonly #present = new Set<ReferenceTarget>();
  /** What was found near to unknown words, by target and word. */
  readonly #near = new Map<string, string | undefined>();

  /** Says that the table is there, so that a code it does not hold is wrong. */
  markPresent(target: ReferenceTarget): void {
    this.#present.add(target);
  }

  isPresent(target: ReferenceTarget): boolean {
    return this.#present.has(target);
  }

  add(target: ReferenceTarget, entity: Entity): void {
    const codes = this.#byCode[target];
    if (!codes.has(entity.code)) codes.set(entity.code, entity);
    for (const former of formerCodesOf(entity)) {
      const key = former.toUpperCase();
      if (!this.#byFormerCode[target].has(key)) this.#byFormerCode[target].set(key, entity);
    }
    if (entity.name !== null) push(this.#byName[target], nameKey(entity.name), entity);
    if (entity.name !== null && target === 'estate') push(this.#byBareName, bareName(nameKey(entity.name)), entity);
    for (const name of formerNamesOf(entity.formerName))
      if (!isBlank(name)) push(this.#byFormerName[target], nameKey(name), entity);
  }

  entity(target: ReferenceTarget, code: string): Entity | undefined {
    return this.#byCode[target].get(code);
  }

  /**
   * What a known code (in any letter case) stands for. Present codes come before former ones; a former code that two
   * claim is an error of their table, and stands for the first here.
   */
  byCode(targets: readonly ReferenceTarget[], code: string): Meant | null {
    for (const target of targets) {
      const entity = this.#byCode[target].get(code);
      if (entity) return { found: entity.code, target };
    }
    for (const target of targets) {
      const entity = this.#byCode[target].get(code.toUpperCase()) ?? this.#byCode[target].get(code.replace(/\s+/g, ''));
      if (entity) return { found: entity.code, target };
    }
    for (const target of targets) {
      const entity = this.#byFormerCode[target].get(code.replace(/\s+/g, '').toUpperCase());
      if (entity) return { found: entity.code, target, former: true };
    }
    return null;
  }

  /** What a code or a name means; the division and street of the same row narrow down a name. */
  resolve(
    targets: readonly ReferenceTarget[],
    written: string,
    within: { division: string | null; street: string | null },
  ): Resolution {
    const byCode = this.byCode(targets, written);
    if (byCode) return byCode;
    const key = nameKey(written);
    for (const index of [this.#byName, this.#byFormerName]) {
      const found = targets.flatMap((target) => (index[target].get(key) ?? []).map((entity) => ({ entity, target })));
      const unique = dedupe(found);
      if (unique.length === 0) continue;
      const narrowed = this.#narrow(unique, within);
      if (narrowed.length === 1) {
        const [only] = narrowed as [{ entity: Entity; target: ReferenceTarget }];
        const meant: Meant = { found: only.entity.code, target: only.target };
        return index === this.#byFormerName ? { ...meant, former: true } : meant;
      }
      const candidates = (narrowed.length > 0 ? narrowed : unique).slice(0, 5);
      return {
        ambiguous: candidates.map(({ entity }) => `${entity.name ?? ''}（${toldCode(entity.code)}）`).join('、'),
      };
    }
    return targets.includes('estate') ? this.#withoutBrackets(key) : { unknown: true };
  }

  /** An estate that is written with brackets here and without them there: 阳光花园（一期）, 阳光花园一期. */
  #withoutBrackets(key: string): Resolution {
    const found = [...new Set(this.#byBareName.get(bareName(key)) ?? [])];
    const [only] = found;
    return only !== undefined && found.length === 1 ? { found: only.code, target: 'estate' } : { unknown: true };
  }

  /**
   * The nearest known codes or names in words; undefined for none. The search is slow, so it is made for the first few
   * hundred unknown codes only: where there are more, the whole column is wrong.
   */
  near(targets: readonly ReferenceTarget[], written: string): string | undefined {
    const key = `${targets.join()} ${written}`;
    if (!this.#near.has(key)) {
      if (this.#near.size >= NEAR_MAX) return undefined;
      this.#near.set(key, this.#findNear(targets, written));
    }
    return this.#near.get(key);
  }

  #findNear(targets: readonly ReferenceTarget[], written: string): string | undefined {
    const isCode = /^[\dA-Za-z-]+$/.test(written);
    if (isCode) return nearestInWords(written, this.#words(targets, true));
    // Several may have the same name, so each is shown with its code.
    const names = nearest(written, new Set(this.#words(targets, false)), NAMES_MAX, SLIP_MAX);
    const entities = names.flatMap((name) =>
      targets.flatMap((target) => this.#byName[target].get(nameKey(name)) ?? []),
    );
    return entities.length === 0
      ? undefined
      : entities
          .slice(0, NAMES_MAX)
          .map(({ name, code }) => `「${name ?? ''}」（${toldCode(code)}）`)
          .join('、');
  }

  *#words(targets: readonly ReferenceTarget[], codes: boolean): Generator<string> {
    for (const target of targets) {
      for (const entity of this.#byCode[target].values()) {
        if (codes) yield entity.code;
        else if (entity.name !== null) yield entity.name;
      }
    }
  }

  #narrow<T extends { entity: Entity }>(found: T[], within: { division: string | null; street: string | null }): T[] {
    if (found.length < 2) return found;
    let left = found;
    if (within.division !== null) {
      const place = within.division;
      left = left.filter(({ entity }) => this.#lies(entity.division, place));
    }
    if (within.street !== null && left.length > 1) {
      const street = nameKey(within.street);
      left = left.filter(({ entity }) => entity.street !== null && nameKey(entity.street) === street);
    }
    return left;
  }

  /** Whether a division is another or lies in it, by their codes. */
  liesIn(division: string, place: string): boolean {
    return this.#lies(division, place);
  }

  /** Whether a division is a place or lies in it; the place may be written by code or by name. */
  #lies(division: string | null, place: string): boolean {
    const key = nameKey(place);
    const placeCode = this.byCode(['division'], place)?.found ?? place;
    const seen = new Set<string>();
    for (let code = division; code !== null && !seen.has(code); ) {
      seen.add(code);
      const entity: Entity | undefined = this.#byCode.division.get(code);
      if ((entity?.code ?? code) === placeCode || (entity?.name && nameKey(entity.name) === key)) return true;
      code = entity?.division ?? null;
    }
    return false;
  }
}

function push(map: Map<string, Entity[]>, key: string, entity: Entity): void {
  const list = map.get(key);
  if (list) list.push(entity);
  else map.set(key, [entity]);
}

function dedupe(found: { entity: Entity; target: ReferenceTarget }[]): { entity: Entity; target: ReferenceTarget }[] {
  const seen = new Set<string>();
  return found.filter(({ entity, target }) => {
    const id = `${target} ${entity.code}`;
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}
