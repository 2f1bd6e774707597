/**
 * Whom to turn to for each everyday trouble at a place (常见的事找谁): the place's own rows where its documents hold them,
 * else the general way, which is called so.
 *
 * A row is found by its own words and keywords, which are read as a resident's; it is always shown with what it says,
 * so that nothing is claimed beyond it.
 */
import { lineage } from '../../domain/governing.ts';
import type { Routing } from '../../domain/profile.ts';
import type { Publication } from '../../domain/publication.ts';
import { phones } from '../../wording/format.ts';
import { phraseFinder } from '../../wording/phrases.ts';
import { indexesOf } from '../common/indexes.ts';
import { BEFORE_OFFICES, BODIES, GENERAL_BODIES, GENERAL_WAY, GROUPS, PROBLEMS, SAME_WORDS } from './everyday.ts';
import { hotlinesOf } from './finder.ts';
import { bodiesOf, type FinderBody, HOTLINE } from './finder-bodies.ts';
import { type FinderMatter, mattersOf } from './finder-matters.ts';
import type { FinderPlace } from './finder-places.ts';

/** One office or number to turn to. */
export interface AnswerStep {
  /** Id of the body: in the place's table where it is of a row, else among the general ones. */
  id: string;
  name: string;
  call: { text: string; href: string | null } | null;
  /** Whose number that is where it is not its own. */
  callNote: string | null;
  /** The row that says so (分工); null for the general way. */
  row: { matter: string; article: string; path: string } | null;
}

export interface ProblemAnswer {
  id: string;
  title: string;
  steps: AnswerStep[];
  /** Whether the place's documents say who answers. */
  isRuled: boolean;
  /** Words of the place's own rows by which it is found as well. */
  says: readonly string[];
}

export interface PlaceAnswers {
  /** Whose documents hold the rows: 文水县; null where there is no table. */
  profileName: string | null;
  groups: { name: string; problems: ProblemAnswer[] }[];
  /** 一般途径 */
  general: AnswerStep[];
  /** Rows that are about no everyday trouble, with the words by which they are found. */
  others: { id: string; says: readonly string[] }[];
}

/** A keyword of a row leads to a trouble where it says this much of it (分), and no other as well. */
const SURELY = 6;
/** The row's own sentence has more words, of which one alone is no reason. */
const SURELY_IN_SENTENCE = 6.5;
const CLEARLY = 1.2;

export function answersAt(publication: Publication, place: FinderPlace): PlaceAnswers {
  const indexes = indexesOf(publication);
  const line = place.profile === null ? [] : lineage(place.profile, publication.profiles);
  const ruling = line.find((profile) => profile.routing !== null);
  const routing = ruling?.routing ?? null;
  const hotlines = hotlinesOf(indexes, place, line);
  const numbered = (table: Pick<Routing, 'bodies' | 'intake'>): Map<string, FinderBody> => {
    const bodies = bodiesOf(indexes, place, table, new Map(), hotlines);
    return new Map(bodies.map((body) => [body.id, body]));
  };
  const own = routing === null ? new Map<string, FinderBody>() : numbered(routing);
  const usual = numbered({ bodies: GENERAL_BODIES, intake: null });
  const generally = (id: string): AnswerStep => generalStep(id, own, usual);
  const rows = routing === null ? NO_ROWS : rowsOf(routing);
  return {
    profileName: routing === null ? null : (ruling?.name ?? null),
    groups: GROUPS.map((name) => ({
      name,
      problems: PROBLEMS.filter(({ group }) => group === name).map(({ id, title, bodies }) => {
        const found = rows.byProblem.get(id) ?? [];
        const before = bodies.slice(
          0,
          bodies.findIndex((body) => !BEFORE_OFFICES.includes(body)),
        );
        const steps =
          found.length > 0
            ? [...before.map(generally), ...found.flatMap((row) => rowSteps(row, own))]
            : bodies.map(generally);
        return {
          id,
          title,
          steps: steps.filter((step, at) => steps.findIndex(({ name: same }) => same === step.name) === at),
          isRuled: found.length > 0,
          says: found.flatMap((row) => rows.says.get(row.id) ?? []),
        };
      }),
    })).filter(({ problems }) => problems.length > 0),
    general: [...GENERAL_WAY.map(generally), hotlineStep()],
    others: [...rows.says].flatMap(([id, says]) => (rows.placed.has(id) ? [] : [{ id, says }])),
  };
}

function generalStep(
  id: string,
  own: ReadonlyMap<string, FinderBody>,
  usual: ReadonlyMap<string, FinderBody>,
): AnswerStep {
  const body = BODIES.find((one) => one.id === id);
  const name = body?.name ?? id;
  if (body?.phone !== undefined) return { id, name, call: phones(body.phone)[0] ?? null, callNote: null, row: null };
  // In a place with a table an office is called as the table calls it.
  const called = [...own.values()].find((one) => body?.also.some((word) => one.name.includes(word)));
  const office = called ?? usual.get(id);
  return office
    ? { ...stepOf(office), name: called?.name ?? name, row: null }
    : { id, name, call: null, callNote: null, row: null };
}

function stepOf({ id, name, call, callOf, instead }: FinderBody): Omit<AnswerStep, 'row'> {
  return { id, name, call, callNote: instead ? '转办' : callOf === null ? null : `${callOf}的号码` };
}

const hotlineStep = (): AnswerStep => ({
  id: HOTLINE,
  name: '政务服务便民热线',
  call: phones(HOTLINE)[0] ?? null,
  callNote: null,
  row: null,
});

function rowSteps(
  { primary, others, matter, article, path }: FinderMatter,
  own: ReadonlyMap<string, FinderBody>,
): AnswerStep[] {
  return [primary, ...others].flatMap(({ id }) => {
    const body = own.get(id);
    return body ? [{ ...stepOf(body), row: { matter, article, path } }] : [];
  });
}

interface Rows {
  /** The rows of each trouble, the nearest first. */
  byProblem: ReadonlyMap<string, readonly FinderMatter[]>;
  placed: ReadonlySet<string>;
  says: ReadonlyMap<string, readonly string[]>;
}

const NO_ROWS: Rows = { byProblem: new Map(), placed: new Set(), says: new Map() };
const ROWS = new WeakMap<Routing, Rows>();

/** Made once, since a table is the same for all places that use it. */
function rowsOf(routing: Routing): Rows {
  const known = ROWS.get(routing) ?? makeRows(routing);
  ROWS.set(routing, known);
  return known;
}

function makeRows(routing: Routing): Rows {
  const finder = phraseFinder(PROBLEMS, SAME_WORDS);
  const matters = mattersOf(routing);
  const found = new Map<string, { row: FinderMatter; score: number }[]>();
  const placed = new Set<string>();
  for (const { id, matter, keywords } of routing.matters) {
    const row = matters.get(id);
    if (!row) continue;
    const scores = new Map<string, number>();
    for (const words of [matter, ...keywords]) {
      const [first, second] = finder.find(words);
      if (first === undefined || first.score < (words === matter ? SURELY_IN_SENTENCE : SURELY)) continue;
      if (second !== undefined && first.score < second.score * CLEARLY) continue;
      scores.set(first.id, Math.max(first.score, scores.get(first.id) ?? 0));
    }
    for (const [problem, score] of scores) found.set(problem, [...(found.get(problem) ?? []), { row, score }]);
    if (scores.size > 0) placed.add(id);
  }
  // What a topic of the table begins with comes first here as well (先看哪个).
  const firsts = new Set(routing.topics.map(({ primary }) => primary));
  const rank = ({ id }: FinderMatter): number => Number(firsts.has(id));
  const byProblem = [...found].map(([problem, rows]): [string, FinderMatter[]] => [
    problem,
    rows.sort((a, b) => rank(b.row) - rank(a.row) || b.score - a.score).map(({ row }) => row),
  ]);
  return {
    byProblem: new Map(byProblem),
    placed,
    says: new Map(routing.matters.map(({ id, matter, keywords }) => [id, [matter, ...keywords]])),
  };
}
