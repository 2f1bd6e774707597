/**
 * Lists for rsync and rclone: names that either would take for something else. What the tools make of them is tried in
 * `tests/soak/hosts.soak.ts`.
 */
import { expect, it } from 'vitest';
import type { Step } from '../../src/publish/changes.ts';
import { listsOf, oneList } from '../../src/publish/host-lists.ts';

const step = (name: Step['name'], does: Step['does'], ...paths: string[]): Step => ({
  ...{ name, does },
  files: paths.map((path) => ({ path, bytes: 1 })),
});
const STEPS = [
  step('parts', 'put', '#a.css', ';b.css', '收费 单[1]*.pdf', 'a#b.css'),
  step('left', 'delete', 'c/新 [2]/旧?.html', 'c/a\\b.html', 'c/a\\[b].html', '#d.html'),
];

it('says of a file whose name begins like a remark to rsync that it lies here', () => {
  const [parts] = listsOf(STEPS, 'rsync');
  expect(parts).toEqual({ name: '01-parts.put', text: './#a.css\n./;b.css\n收费 单[1]*.pdf\na#b.css\n' });
});

it('tells rsync to delete the files and their folders by rules without a wildcard that works, and to spare all else', () => {
  const [, left] = listsOf(STEPS, 'rsync');
  expect(left?.name).toBe('02-left.delete');
  expect(left?.text.split('\n')).toEqual([
    '+ /c/',
    '+ /c/新 \\[2]/',
    '+ /c/新 \\[2]/旧\\?.html',
    '+ /c/a\\b.html',
    '+ /c/a\\\\\\[b].html',
    '+ /#d.html',
    '- *',
    '',
  ]);
});

it('gives rclone every name as it is', () => {
  const texts = listsOf(STEPS, 'rclone').map(({ text }) => text.split('\n'));
  expect(texts).toEqual(STEPS.map(({ files }) => [...files.map(({ path }) => path), '']));
});

it('numbers lists so that their names come in the order of the steps', () => {
  const names = listsOf(
    Array.from({ length: 11 }, () => step('parts', 'put', 'a')),
    'rclone',
  ).map(({ name }) => name);
  expect([...names].sort()).toEqual(names);
});

it('makes one list of all in their order', () => {
  expect(oneList(STEPS, 'rclone')).toEqual(STEPS.flatMap(({ files }) => files.map(({ path }) => path)));
});
