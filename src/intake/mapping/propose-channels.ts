/** A list of numbers (电话一览): each column of phones of a place or an estate becomes a channel by the name of its header. */
import type { TableMapping } from '../../domain/mapping.ts';
import { tableOf } from '../../tables/catalogue.ts';
import type { Block } from './anatomy.ts';
import { type Candidate, fitTable, type Sighted } from './fit.ts';
import { withoutUnit } from './period-heads.ts';

const CHANNEL = /(?:投诉|监督|举报|热线|服务|报修|值班|受理).{0,6}(?:电话|号码|热线)$|(?:投诉|监督|举报|服务)热线$/;

export function proposeChannels(sighted: Sighted): Candidate[] {
  const block = sighted.anatomy.blocks[0] as Block;
  const numbers = block.columns.filter(({ lower }) => CHANNEL.test(withoutUnit(lower).trim()));
  const rest = new Set(block.columns.filter((column) => !numbers.includes(column)));
  const made = numbers.map((column) =>
    fitTable(
      tableOf('channel'),
      block,
      sighted,
      {
        渠道: { is: 'value', value: '电话' },
        名称: { is: 'value', value: withoutUnit(column.lower).trim() },
        值: { is: 'column', header: column.path },
      },
      rest,
    ),
  );
  const tables = made.map(({ mapping }): TableMapping => ({ ...mapping, when: '值' }));
  return made.length === 0 ? [] : [{ tables, missing: made[0]?.missing ?? [] }];
}
