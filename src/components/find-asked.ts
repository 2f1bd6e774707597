/**
 * Finds what somebody asks in their own words (提问): questions that pages answer, and everyday troubles.
 *
 * Pure, so that it can be tested without a browser; the words come from /search/questions.json.
 */
import { panelOf } from '../domain/panels.ts';
import { estatePath } from '../views/common/paths.ts';
import type { AskedWords, Question } from '../views/search/asked.ts';
import { phraseFinder } from '../wording/phrases.ts';

/** 本地的说法: words of a place's own rows, by the trouble that they are about; those about none stand by themselves. */
export interface OwnWords {
  says: ReadonlyMap<string, readonly string[]>;
  others: readonly { id: string; says: readonly string[] }[];
}

/** 找到的: a question, or a trouble, which leads to the finder. */
export type Asked = { is: 'question'; question: Question } | { is: 'trouble'; id: string; title: string };

export interface AskedFinder {
  /** Ids of troubles, or of a place's own rows, best first. */
  troubles(text: string): string[];
  /** What a search is about, best first; empty where the words are hardly any that are asked with. */
  asked(text: string): Asked[];
}

/** A search is taken for a question, or for a trouble, where it says so much of one (分); a name seldom does. */
const QUESTION_FROM = 2.8;
const TROUBLE_FROM = 5.5;
/** At most so many of each. */
const MOST = 2;

const NOTHING_OWN: OwnWords = { says: new Map(), others: [] };

export function askedFinder(words: AskedWords, own: OwnWords = NOTHING_OWN): AskedFinder {
  const troubles = words.troubles.map(([id, title, says]) => ({
    id,
    title,
    says: [...says.split(';'), ...(own.says.get(id) ?? [])],
  }));
  const byWords = phraseFinder(
    [...troubles, ...own.others.map(({ id, says }) => ({ id, title: says[0] ?? '', says }))],
    words.same,
  );
  const questions = words.questions.map(
    ([id, title, says, panel, page, there]): Question => ({ id, title, says: says.split(';'), panel, page, there }),
  );
  const byQuestion = phraseFinder(questions, words.same);
  return {
    troubles: (text) => byWords.find(text).map(({ id }) => id),
    asked(text) {
      const answered = byQuestion
        .find(text)
        .filter(({ score }) => score >= QUESTION_FROM)
        .slice(0, MOST);
      const wrong = byWords
        .find(text)
        .filter(({ score }) => score >= TROUBLE_FROM)
        .slice(0, MOST);
      return [
        ...answered.flatMap(({ id }) => {
          const question = questions.find((one) => one.id === id);
          return question ? [{ is: 'question' as const, question }] : [];
        }),
        ...wrong.flatMap(({ id }) => {
          const trouble = troubles.find((one) => one.id === id);
          return trouble ? [{ is: 'trouble' as const, id, title: trouble.title }] : [];
        }),
      ];
    },
  };
}

/** Where the search is asked: the estate whose page it is, and the page of complaints of its county. */
export interface Here {
  estate: string | null;
  complain: string;
}

/** What a question leads to, as a result. */
export interface AskedAnswer {
  path: string;
  title: string;
  kind: '问题' | '投诉' | '小区';
  there: string;
}

/** `path` is that of the page, below the site's base; `complain` the page of complaints of its place. */
export function hereAt(path: string, complain: string): Here {
  const code = /^\/(?:estates|c)\/([^/]+)\//.exec(path)?.[1];
  return { estate: code === undefined ? null : decodeURIComponent(code), complain };
}

/**
 * Where questions are answered: on an estate's page by its own panel, elsewhere by the table of all estates, and there is a
 * way to choose one.
 */
export function answersTo(asked: readonly Asked[], { estate, complain }: Here): AskedAnswer[] {
  const answers = asked.map((one): AskedAnswer => {
    if (one.is === 'trouble')
      return { path: `${complain}#p-${one.id}`, title: one.title, kind: '投诉', there: '先找谁、打哪个电话' };
    const { title, panel, page, there } = one.question;
    if (estate !== null && panel !== null)
      return {
        path: `${estatePath(estate)}#${panel}`,
        title,
        kind: '问题',
        there: `本小区的「${panelOf(panel).title}」`,
      };
    return { path: page, title, kind: '问题', there };
  });
  const isAboutEstates = asked.some((one) => one.is === 'question' && one.question.panel !== null);
  const once = answers.filter((one, at) => answers.findIndex(({ path }) => path === one.path) === at);
  return estate === null && isAboutEstates && !once.some(({ path }) => path === ESTATES)
    ? [...once, { path: ESTATES, title: '选小区', kind: '小区', there: '打开小区的页面，看自己小区的' }]
    : once;
}

const ESTATES = '/estates/';
