/** Matters of complaint and their topics (投诉事项), as the table of a profile says who answers for them. */
import { pinyin } from 'pinyin-pro';
import type { Routing } from '../../domain/profile.ts';
import { searchKey } from '../../wording/search-text.ts';
import { policyPath } from '../common/paths.ts';

export interface FinderMatter {
  id: string;
  matter: string;
  primary: { id: string; name: string };
  others: { id: string; name: string }[];
  /** In words; null where the document sets none. */
  deadline: string | null;
  urgent: boolean;
  /** The article of the document that says who answers. */
  article: string;
  path: string;
  /** The words in which a filter searches, separated by spaces. */
  keys: string;
}

export interface FinderTopic {
  id: string;
  name: string;
  keys: string;
  matters: (FinderMatter & { isPrimary: boolean })[];
}

const MATTERS = new WeakMap<Routing, ReadonlyMap<string, FinderMatter>>();

/** The matters of a routing table by id; made once, since they are the same for every place that uses the table. */
export function mattersOf(routing: Routing): ReadonlyMap<string, FinderMatter> {
  const known = MATTERS.get(routing) ?? makeMatters(routing);
  MATTERS.set(routing, known);
  return known;
}

function makeMatters({ bodies, matters, topics }: Routing): ReadonlyMap<string, FinderMatter> {
  const names = new Map(bodies.map((body) => [body.id, body.name]));
  const named = (id: string): { id: string; name: string } => ({ id, name: names.get(id) ?? id });
  return new Map(
    matters.map((matter) => [
      matter.id,
      {
        id: matter.id,
        matter: matter.matter,
        primary: named(matter.primary),
        others: matter.bodies.filter((id) => id !== matter.primary).map(named),
        deadline: matter.deadline,
        urgent: matter.urgent,
        article: matter.article,
        path: policyPath(matter.source, matter.rules[0]),
        keys: keysOf([
          matter.matter,
          ...matter.keywords,
          ...topics.filter((topic) => topic.matters.includes(matter.id)).map((topic) => topic.name),
          ...matter.bodies.flatMap((id) => names.get(id) ?? []),
        ]),
      },
    ]),
  );
}

/** Words as a filter compares them: themselves, their pinyin and its initials. */
function keysOf(words: readonly string[]): string {
  const keys = new Set<string>();
  for (const word of words) {
    const key = searchKey(word);
    keys.add(key);
    // Nobody types a whole sentence in pinyin.
    if (key.length > 6) continue;
    const syllables = pinyin(key, { toneType: 'none', type: 'array', v: true });
    keys.add(syllables.join(''));
    keys.add(syllables.map((syllable) => syllable.charAt(0)).join(''));
  }
  keys.delete('');
  return [...keys].join(' ');
}

const TOPICS = new WeakMap<Routing, readonly FinderTopic[]>();

/** The topics of a routing table with their matters; made once, like these. */
export function topicsOf(routing: Routing): readonly FinderTopic[] {
  const known = TOPICS.get(routing) ?? makeTopics(routing, mattersOf(routing));
  TOPICS.set(routing, known);
  return known;
}

function makeTopics({ topics }: Routing, matters: ReadonlyMap<string, FinderMatter>): readonly FinderTopic[] {
  return topics.map((topic) => {
    const found = topic.matters.flatMap((id) => matters.get(id) ?? []);
    const sorted = [...found].sort((a, b) => Number(b.id === topic.primary) - Number(a.id === topic.primary));
    return {
      id: topic.id,
      name: topic.name,
      keys: keysOf([topic.name]),
      matters: sorted.map((matter) => ({ ...matter, isPrimary: matter.id === topic.primary })),
    };
  });
}
