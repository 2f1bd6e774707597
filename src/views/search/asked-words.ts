/** Makes the words by which questions and everyday troubles are found (提问的说法), the same for every publication. */
import { PROBLEMS, SAME_WORDS } from '../complain/everyday.ts';
import type { AskedWords, Question } from './asked.ts';
import questions from './questions.json' with { type: 'json' };
import { simplifiedForms } from './traditional.ts';

/** 居民常问的二十个问题 */
export const QUESTIONS = questions as readonly Question[];

export function askedWords(): AskedWords {
  return {
    questions: QUESTIONS.map(
      ({ id, title, says, panel, page, there }) => [id, title, says.join(';'), panel, page, there] as const,
    ),
    troubles: PROBLEMS.map(({ id, title, says }) => [id, title, says.join(';')] as const),
    same: SAME_WORDS,
  };
}

/**
 * Pairs of characters: a traditional one, then the one that stands for it in the words. They are by themselves, since few
 * queries need them.
 */
export function askedCharacters(): string {
  const texts = [...QUESTIONS, ...PROBLEMS].flatMap(({ title, says }) => [title, ...says]);
  const words = [...texts, ...Object.entries(SAME_WORDS).flatMap(([word, others]) => [word, ...others])];
  return [...simplifiedForms(words, 'written')].flat().join('');
}
