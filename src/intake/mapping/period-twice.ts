/** A title that says another period than the name of its sheet or file (两个期次): nobody has changed it, or files are named by the month of sending. */
import type { From } from '../../domain/mapping.ts';
import type { Period } from '../../domain/period.ts';
import type { Problem } from '../../domain/problem.ts';
import { type Place, problem } from '../problems.ts';
import { toldPlace } from '../record-place.ts';
import { heldAgainst, lagOf } from './agreed.ts';
import { factOf, otherPeriod } from './facts.ts';
import type { Mapped } from './views.ts';

/**
 * The problem, once for a sheet. What can be agreed to is by how much the name is behind the title: one that is further
 * behind is a title of the month before all the same.
 */
export function periodsTwice({ mapping, anatomy, names, asOf }: Mapped, place: Place): Problem[] {
  const froms = mapping.tables.flatMap(({ columns }) => Object.values(columns));
  const from = froms.find((one) => one.is === 'title' && (one.fact === 'period' || one.fact === 'month'));
  const [block] = from === undefined ? [] : anatomy.blocks.filter(({ isPart }) => !isPart);
  if (block === undefined) return [];
  const told = factOf(from as From, block, names, asOf);
  const other = told === null ? null : otherPeriod(told, block, names, asOf);
  if (told === null || other === null) return [];
  const details = { hint: other, other: typeof told.at === 'string' ? '文件的名字' : '工作表或文件的名字' };
  const found = problem('mapping-period-twice', toldPlace(place, told.at), told.text, details);
  const lag = lagOf(told.text as Period, other as Period);
  return [lag === null ? found : heldAgainst(mapping, found, [String(lag)])];
}
