/**
 * Changes a folder as the desk does, again and again, until it is killed; prints the number of each change that is done.
 */
import { DeskFolder } from '../../scripts/desk/folder.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';

const [folder = '', from = '1'] = process.argv.slice(2);
const desk = new DeskFolder(folder, {
  today: () => '2026-11-10' as IsoDate,
  now: () => new Date('2026-11-10T08:00:00Z'),
});
await desk.open();
process.stdout.write('open\n');
for (let nth = Number(from); ; nth++) {
  // Two files that belong together, large enough that a kill falls between and into them.
  const text = `${String(nth)},`.repeat(40_000);
  await desk.change({
    what: `第 ${nth} 次`,
    seen: null,
    touches: [],
    wanted: async () => [
      { path: 'tables/甲.csv', content: text },
      { path: 'corrections.csv', content: text },
    ],
  });
  process.stdout.write(`${nth}\n`);
}
