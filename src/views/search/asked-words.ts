/** Makes the words by which questions and everyday troubles are found (提问的说法), the same for every publication. */
import { PROBLEMS, SAME_WORDS } from '../complain/everyday.ts';
import type { AskedWords, Question } from './asked.ts';
import questions from './questions.json' with { type: 'json' };
import { simplifiedForms } from './traditional.ts';

export const QUESTIONS = questions as readonly Question[];

export function askedWords(): AskedWords {
  const troubles = PROBLEMS.map(({ id, title, says }) => ({ id, title, says }));
  const texts = [...QUESTIONS, ...troubles].flatMap(({ title, says }) => [title, ...says]);
  const words = [...texts, ...Object.entries(SAME_WORDS).flatMap(([word, others]) => [word, ...others])];
  return {
    questions: QUESTIONS,
    troubles,
    same: SAME_WORDS,
    traditional: [...simplifiedForms(words, 'written')].flat().join(''),
  };
}
