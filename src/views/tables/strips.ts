/**
 * What heads a table over all estates (一览表的点图): a strip for each group of rows that may be compared. The build makes it
 * of all rows and the browser of those that a filter leaves, by this one function.
 */
import { count } from '../../wording/format.ts';
import { spreadText, unknownText } from '../../wording/standing.ts';
import { type DotStrip, dotStrip } from '../pictures/dot-strip.ts';
import type { EstateRow, EstateTable } from './table.ts';

export interface TableStrip {
  strip: DotStrip;
  /** The finding. */
  title: string;
  /** A sentence with its full stop. */
  note: string;
}

/** A strip of fewer shows nothing that a sentence doesn't. */
const LEAST = 3;

/** The strips of rows; none where the table has none, or where too few have the figure. */
export function stripsOf<R extends EstateRow>({ strip }: EstateTable<R>, rows: readonly R[]): TableStrip[] {
  if (strip === null) return [];
  const groups = new Map<string, Map<string, number>>();
  const estates = new Set<string>();
  const known = new Set<string>();
  for (const row of rows) {
    if (strip.mayHave(row)) estates.add(row.code);
    const value = strip.value(row);
    if (value === null) continue;
    known.add(row.code);
    const name = strip.group(row);
    const group = groups.get(name) ?? new Map<string, number>();
    groups.set(name, group);
    // Of an estate with several rows the highest counts.
    group.set(row.code, Math.max(value, group.get(row.code) ?? value));
  }
  const without = unknownText([...estates].filter((code) => !known.has(code)).length);
  return [...groups]
    .filter(([, group]) => group.size >= LEAST)
    .sort(([a], [b]) => strip.order.indexOf(a) - strip.order.indexOf(b))
    .map(([name, group]): TableStrip => {
      const rising = [...group.values()].sort((a, b) => a - b);
      const made = dotStrip(rising) as DotStrip;
      const [low, middle, high] = [made.low, made.middle, made.high].map(strip.show) as [string, string, string];
      const says = low === high ? `都是 ${low} ${strip.unit}` : `一半不超过 ${middle} ${strip.unit}`;
      const notes = [spreadText(low, middle, high), without].filter((note) => note !== '');
      return {
        strip: made,
        title: `${strip.title}：${count(rising.length)} 个${name}小区，${says}`,
        note: `${notes.join('；')}。`,
      };
    });
}
