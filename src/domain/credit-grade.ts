/**
 * Whose a credit grade is (评价单位), on which scale it stands (等级制), and where it counts: an AAA of one authority is
 * neither above nor below an A of another.
 *
 * A place's scale is that of the profile that governs there, or of the nearest that it inherits from and that has one. An
 * authority's scale is that of the place whose 主管部门 it is. Where a row names nobody, or a body that is no place's
 * 主管部门, it is that of the places whose estates the firm has or had, and of all places where it has none; where these have
 * several scales that know the grade, nobody can say on which it stands.
 */
import type { DivisionTree } from './division-tree.ts';
import { governingProfile, lineage } from './governing.ts';
import type { Profile } from './profile.ts';
import type { Division, FirmGrade } from './records.ts';
import { groupBy, type Records } from './register.ts';
import { isUngraded } from './serving.ts';

type Profiles = ReadonlyMap<string, Profile>;

/** 等级制: best first, without words that say that no grade was given; empty where no text names one, or nobody can say. */
export type Scale = readonly string[];

/** The scale that a profile sets for the places that it governs. */
export function scaleOf(profile: Profile | null, profiles: Profiles): Scale {
  const line = profile === null ? [] : lineage(profile, profiles);
  const named = line.find(({ grades }) => grades.scale.length > 0);
  return (named?.grades.scale ?? []).filter((grade) => !isUngraded(grade));
}

/** Whether two scales are one, so that a grade of the one stands above, on or below one of the other. */
export function isSameScale(a: Scale, b: Scale): boolean {
  return a.length === b.length && a.every((grade, at) => grade === b[at]);
}

/**
 * Whether a grade on a scale can be read as one of a place: where the place has a scale, only on that. What stands on a scale
 * that nobody knows is no evidence there.
 */
export function isReadOn(given: Scale, own: Scale): boolean {
  return own.length === 0 || isSameScale(given, own);
}

/** Grades of one body on one scale: the only ones that may be counted, listed or compared together. */
export interface GradeSystem {
  /** Null where the rows name nobody. */
  assessor: string | null;
  scale: Scale;
}

type Given = Pick<FirmGrade, 'grade' | 'assessor'>;

/** What the settings and the tables say of grades, asked for again and again. Made once for a register. */
export class GradeBook {
  readonly #tree: DivisionTree;
  readonly #profiles: Profiles;
  readonly #assigned: Readonly<Record<string, string>>;
  /** Places by their 主管部门. */
  readonly #seats: ReadonlyMap<string, readonly Division[]>;
  /** Divisions of the estates that a firm has or had. */
  readonly #servedBy: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #inUse: readonly Profile[];
  /** Whoever has graded a firm in the tables. */
  readonly #graders: ReadonlySet<string | null>;
  readonly #systems = new Map<string, GradeSystem>();
  readonly #order: ReadonlyMap<string, number>;

  /** `assigned` maps divisions to profiles. */
  constructor(
    {
      division,
      estate,
      contract,
      firm_grade: graded,
    }: Pick<Records, 'division' | 'estate' | 'contract' | 'firm_grade'>,
    tree: DivisionTree,
    profiles: Profiles,
    assigned: Readonly<Record<string, string>>,
  ) {
    const divisionOf = new Map(estate.map(({ code, division: at }) => [code, at]));
    const served = groupBy(contract, ({ firm }) => firm);
    this.#tree = tree;
    this.#profiles = profiles;
    this.#assigned = assigned;
    this.#seats = groupBy(division, ({ authority }) => authority);
    this.#servedBy = new Map(
      [...served].map(([firm, own]) => [firm, new Set(own.flatMap(({ estate: code }) => divisionOf.get(code) ?? []))]),
    );
    this.#inUse = [...new Set(Object.values(assigned))].flatMap((code) => profiles.get(code) ?? []);
    this.#graders = new Set(graded.map(({ assessor }) => assessor));
    this.#order = new Map(division.flatMap(({ authority }, at) => (authority === null ? [] : [[authority, at]])));
  }

  /**
   * Whether it is a credit grade, or a word for “no grade was given”, and not the result of an assessment (考核结果), which
   * counts towards a grade but is none. Letters are grades everywhere. What a word is, the profile of the body that gave it
   * says; for a body without a profile, what all profiles in use agree on.
   */
  isCredit({ grade, assessor }: Given): boolean {
    if (/^[A-E]/.test(grade) || isUngraded(grade)) return true;
    const own = this.#profilesAt(this.#seatsOf(assessor).map(({ code }) => code));
    const asked = own.length > 0 ? own : this.#inUse;
    const isOnScale = (profile: Profile): boolean => scaleOf(profile, this.#profiles).includes(grade);
    const isResult = (profile: Profile): boolean =>
      !isOnScale(profile) && lineage(profile, this.#profiles).some(({ grades }) => grades.assessments.includes(grade));
    return asked.some(isOnScale) && !asked.some(isResult);
  }

  /** Who gave a grade, and on which scale; the same object for all grades of one system. */
  systemOf(grade: Given & Pick<FirmGrade, 'firm'>): GradeSystem {
    const { assessor } = grade;
    const scale = this.#scaleOfGrade(grade);
    const key = JSON.stringify([assessor, scale]);
    const known = this.#systems.get(key) ?? { assessor, scale };
    this.#systems.set(key, known);
    return known;
  }

  /** The scale of the place itself. */
  scaleAt(division: string): Scale {
    return scaleOf(governingProfile(this.#tree, division, this.#assigned, this.#profiles), this.#profiles);
  }

  /**
   * Whether a grade is the last one of its scale. Where nobody can say on which scale it stands, whether it is the last of
   * any; one that no scale knows is not, since nobody has said so.
   */
  isWorst(grade: Given & Pick<FirmGrade, 'firm'>): boolean {
    const { scale } = this.systemOf(grade);
    if (scale.includes(grade.grade)) return scale.at(-1) === grade.grade;
    return [...this.#profiles.values()].some((profile) => scaleOf(profile, this.#profiles).at(-1) === grade.grade);
  }

  /**
   * Of a firm's grades those that were given for a place, in the order given: by its own authority, by those above it, and
   * by bodies of which nobody knows whose they are. A grade by the authority of another place is none of them.
   */
  givenFor<T extends Given>(grades: readonly T[], division: string): readonly T[] {
    const authorities = new Set(this.#tree.pathTo(division).map(({ authority }) => authority));
    return grades.filter(({ assessor }) => this.isNobodys(assessor) || authorities.has(assessor));
  }

  /**
   * Of a firm's grades those that count at a place, in the order given: by the authority of the place or, where it has given
   * none, of the nearest division above that has; with them those on the same scale by bodies of which nobody knows whose
   * they are. Where none of these authorities has graded the firm, such bodies alone count, on the scale of the place.
   */
  countingAt(grades: readonly FirmGrade[], division: string): readonly FirmGrade[] {
    const given = this.givenFor(grades, division);
    const nearestFirst = [...this.#tree.pathTo(division)].reverse();
    for (const { authority } of nearestFirst) {
      const named = authority === null ? undefined : given.find(({ assessor }) => assessor === authority);
      if (named === undefined) continue;
      const { scale } = this.systemOf(named);
      return given.filter((grade) =>
        this.isNobodys(grade.assessor) ? isSameScale(this.systemOf(grade).scale, scale) : grade.assessor === authority,
      );
    }
    const own = this.scaleAt(division);
    return given.filter((grade) => {
      const { scale } = this.systemOf(grade);
      return this.isNobodys(grade.assessor) && (scale.length === 0 || own.length === 0 || isSameScale(scale, own));
    });
  }

  /**
   * The authority that comes before the one whose grade counts at a place, is known to grade and has no grade for the firm in
   * the tables; null where there is none. It is known by its grades for other firms, or by a profile of its own place that
   * speaks of grades. What it gave this firm, if anything, would count instead.
   */
  unheardAt(grades: readonly FirmGrade[], division: string): string | null {
    let unheard: string | null = null;
    let byProfile: string | null = null;
    for (const { code, authority } of [...this.#tree.pathTo(division)].reverse()) {
      if (authority === null) continue;
      if (grades.some(({ assessor }) => assessor === authority)) return unheard ?? byProfile;
      if (this.#graders.has(authority)) unheard ??= authority;
      const own = this.#profiles.get(this.#assigned[code] ?? '')?.grades;
      if (own !== undefined && (own.scale.length > 0 || own.cadence !== null)) byProfile ??= authority;
    }
    // Where a body counts of which nobody knows whose it is, a profile alone doesn't say that there are other grades.
    return unheard;
  }

  /** Sorts bodies as the table of divisions names them, others by name, nobody last; says nothing of who is better. */
  compareSystems(a: GradeSystem, b: GradeSystem): number {
    const place = ({ assessor }: GradeSystem): number =>
      assessor === null ? Number.MAX_SAFE_INTEGER : (this.#order.get(assessor) ?? Number.MAX_SAFE_INTEGER - 1);
    const key = ({ assessor, scale }: GradeSystem): string => JSON.stringify([assessor ?? '', scale]);
    return place(a) - place(b) || (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
  }

  #seatsOf(assessor: string | null): readonly Division[] {
    return assessor === null ? [] : (this.#seats.get(assessor) ?? []);
  }

  /** Whether nobody knows whose a body is: rows name none, or one that is no place's 主管部门. */
  isNobodys(assessor: string | null): boolean {
    return this.#seatsOf(assessor).length === 0;
  }

  #profilesAt(divisions: Iterable<string>): readonly Profile[] {
    const found = [...divisions].flatMap(
      (code) => governingProfile(this.#tree, code, this.#assigned, this.#profiles) ?? [],
    );
    return [...new Set(found)];
  }

  #scaleOfGrade({ firm, grade, assessor }: Given & Pick<FirmGrade, 'firm'>): Scale {
    const bySeat = this.#profilesAt(this.#seatsOf(assessor).map(({ code }) => code));
    const byEstates = bySeat.length > 0 ? bySeat : this.#profilesAt(this.#servedBy.get(firm) ?? []);
    const scales = (byEstates.length > 0 ? byEstates : this.#inUse).map((profile) => scaleOf(profile, this.#profiles));
    const distinct = scales.filter((scale, at) => scales.findIndex((one) => isSameScale(one, scale)) === at);
    // Where no scale is set, any grade may be right.
    const knowing = distinct.filter((scale) => scale.length === 0 || isUngraded(grade) || scale.includes(grade));
    const [only, another] = knowing.length > 0 ? knowing : distinct;
    return only !== undefined && another === undefined ? only : [];
  }
}
