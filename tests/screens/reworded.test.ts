/**
 * Words decide nothing: with every label, title, caption and sentence swapped for nonsense, a screen shows the same
 * panels, with the same marks, hides the same and takes the same down.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { type Freshness, shownFrame } from '../../kiosk/freshness.ts';
import type { Frame, Item } from '../../kiosk/snapshot.ts';
import type { Publication } from '../../src/domain/publication.ts';
import type { UnnamedSnapshot } from '../../src/screens/snapshot.ts';
import { gradeName } from '../../src/wording/labels.ts';
import { putLabelsBack, reworded, swapEveryLabel, town } from '../support/reworded.ts';

async function snapshotOf(publication: Publication): Promise<UnnamedSnapshot> {
  const { screenSnapshot } = await import('../../src/screens/snapshot.ts');
  return screenSnapshot(publication, 'JZ001', []);
}

/** What happens with each line, and nothing of what it says. */
const fateOf = ({ kind, accuses, until }: Item) => ({ kind, accuses, until });
const fates = (frames: readonly (Frame | null)[]) =>
  frames.map((frame) => frame && { id: frame.id, state: frame.stamp?.state, items: frame.items.map(fateOf) });

const SILENT: Freshness = {
  ...{ condition: 'no-accusing', today: '2026-11-25', heardOn: '2026-11-10', isHeard: true },
  publishedOn: '2026-11-10',
};
const left = (frames: readonly Frame[]) => frames.map((frame) => shownFrame(frame, SILENT));

/** A sentence in which something is said to be late or out of line. */
const isLate = (item: Item): boolean =>
  item.kind === 'text' && (item.spans ?? []).some(({ isLate }) => isLate === true);

afterEach(putLabelsBack);

describe('with every label swapped for nonsense', () => {
  it('a screen marks, hides and takes down the same', async () => {
    const publication = town(['A', 'B', 'C', 'D']);
    const plain = await snapshotOf(publication);
    swapEveryLabel();
    const swapped = await snapshotOf(publication);
    for (const { id, title } of swapped.frames.filter(({ number }) => number !== null))
      expect(title, id).toMatch(/^囧+$/);
    expect(fates(swapped.frames)).toEqual(fates(plain.frames));
    expect(fates(swapped.urgent)).toEqual(fates(plain.urgent));
    expect(fates(left(swapped.frames))).toEqual(fates(left(plain.frames)));
  });

  it('a panel is the same of a part in which no word is left', async () => {
    const publication = town(['A', 'B', 'C', 'D']);
    const { boardParts } = await import('../../src/sheets/notice.ts');
    const { panelFrame, ROOM } = await import('../../src/screens/frames.ts');
    const { boardView } = await import('../../src/views/board/board.ts');
    const { PANELS } = await import('../../src/domain/panels.ts');
    const codes = new Set(['kind', 'tone', 'role', 'weight', 'state', 'mark']);
    const wordless = <T>(value: T): T =>
      Array.isArray(value)
        ? (value.map(wordless) as T)
        : typeof value === 'object' && value !== null
          ? (Object.fromEntries(
              Object.entries(value).map(([key, own]) => [key, codes.has(key) ? own : wordless(own)]),
            ) as T)
          : reworded(value);
    const board = boardView(publication, 'JZ001');
    const parts = boardParts(board, ROOM);
    for (const id of PANELS)
      expect(fates([panelFrame(id, wordless(parts[id]), board)]), id).toEqual(
        fates([panelFrame(id, parts[id], board)]),
      );
  });
});

describe('the worst grade of the scale that governs', () => {
  it.each([[['A', 'B', 'C', 'D']], [['A', 'B', 'C', 'D', 'E']], [['优秀', '合格', '不合格']], [['优', '良', '差']]])(
    'of %j is taken down in its panel and among the answers',
    async (scale) => {
      const { frames } = await snapshotOf(town(scale));
      const shown = (id: string, all: readonly (Frame | null)[]): Item[] =>
        all.flatMap((frame) => (frame?.id === id ? frame.items : []));
      const worst = shown('firm', frames).filter(isLate);
      expect(worst).toMatchObject([{ text: expect.stringContaining(scale.at(-1) ?? ''), accuses: true }]);
      expect(shown('answer', frames)[0]).toMatchObject({ value: '示例物业', accuses: true });
      expect(shown('firm', left(frames)).filter(isLate)).toEqual([]);
      expect(JSON.stringify(shown('answer', left(frames)))).not.toContain('示例物业');
    },
  );

  it.each([
    ['D', ['A', 'B', 'C', 'D', 'E']],
    ['合格', ['优秀', '合格', '不合格']],
  ])('is not %s of %j', async (graded, scale) => {
    const { frames } = await snapshotOf(town(scale, graded));
    const items = frames.find(({ id }) => id === 'firm')?.items ?? [];
    expect(JSON.stringify(items)).toContain(gradeName(graded));
    expect(items.filter(isLate)).toEqual([]);
    expect(items.filter(({ kind, accuses }) => kind === 'text' && accuses)).toEqual([]);
  });
});
