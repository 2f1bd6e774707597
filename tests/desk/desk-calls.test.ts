/** What the page tells the desk of the state on which a change is made, while the folder is still being read. */
import { expect, it } from 'vitest';
import { deskCalls } from '../../src/desk/page/desk-calls.ts';

/** A desk whose answers are given by the test, with the revisions that changes named. */
function desk() {
  const named: (string | null)[] = [];
  const waiting: ((revision: number) => void)[] = [];
  const calls = deskCalls('/t/', async (address, init) => {
    if (address.endsWith('/state')) {
      const revision = await new Promise<number>((resolve) => waiting.push(resolve));
      return Response.json({ revision });
    }
    named.push(new Headers(init?.headers).get('if-match'));
    return Response.json({ revision: answers.shift() });
  });
  const answers: number[] = [];
  return { calls, named, waiting, answers };
}

const PLACE = { file: 'tables/a.csv', sheet: null, cell: 'A1' };

it('names what its own last change has left, and not what another desk has changed meanwhile', async () => {
  const { calls, named, waiting, answers } = desk();
  const first = calls.state();
  waiting.shift()?.(4);
  await first;
  answers.push(5, 7, 8);
  await calls.takeBack(PLACE);
  await calls.takeBack(PLACE);
  await calls.takeBack(PLACE);
  // The second change has found one of somebody else's: what that was is not known here yet.
  expect(named).toEqual(['4', '5', '5']);
});

it('never goes back to a state that was asked for before the change', async () => {
  const { calls, named, waiting, answers } = desk();
  const first = calls.state();
  waiting.shift()?.(4);
  await first;
  const late = calls.state();
  answers.push(5, 6);
  await calls.takeBack(PLACE);
  waiting.shift()?.(4);
  await late;
  await calls.takeBack(PLACE);
  expect(named).toEqual(['4', '5']);
});
