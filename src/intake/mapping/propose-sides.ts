/**
 * Lists side by side (并排): 红榜 and 黑榜, or 收入 and 支出, each with columns of its own under a common heading. Each side is read
 * as rows of its own.
 */
import type { From, TableMapping } from '../../domain/mapping.ts';
import { tableOf } from '../../tables/catalogue.ts';
import { headerKey } from '../text.ts';
import type { Block } from './anatomy.ts';
import { type Candidate, fitTable, type Sighted } from './fit.ts';
import type { FlatColumn } from './header-rows.ts';
import { COLOURS, GRADES, KINDS, subjectOf, type Words } from './listed.ts';
import { categoryOf } from './propose-wide.ts';

interface Side {
  heading: string;
  /** Its columns, as if nothing stood over them. */
  columns: readonly FlatColumn[];
}

/** How a side is read; null where it isn't such a list. */
type Reading = { given: Readonly<Record<string, From>>; when: string } | null;

export function proposeSides(sighted: Sighted): Candidate[] {
  const block = sighted.anatomy.blocks[0] as Block;
  const sides = sidesOf(block);
  if (sides.length < 2) return [];
  const rest = block.columns.filter(
    ({ path }) => !sides.some(({ columns }) => columns.some((one) => one.path === path)),
  );
  const made = (
    table: 'list_entry' | 'firm_grade' | 'bulletin' | 'revenue',
    read: (side: Side) => Reading,
  ): Candidate[] => {
    const tables: TableMapping[] = [];
    let missing: readonly string[] = [];
    for (const side of sides) {
      const reading = read(side);
      if (reading === null) return [];
      const own: Block = { ...block, columns: [...side.columns, ...rest] };
      const fit = fitTable(tableOf(table), own, sighted, reading.given);
      tables.push({ ...fit.mapping, when: reading.when });
      missing = [...missing, ...fit.missing];
    }
    return [{ tables, missing }];
  };
  return [
    ...made('list_entry', (side) => listed(side, block, '榜别', COLOURS)),
    ...made('firm_grade', (side) => graded(side)),
    ...made('bulletin', (side) => listed(side, block, '类型', KINDS)),
    ...made('revenue', statement),
  ];
}

/** The sides of a sheet by the headings over them, or by the colour with which their first columns begin. */
function sidesOf({ columns }: Block): Side[] {
  const over = [
    ...Map.groupBy(
      columns.filter(({ upper }) => upper !== ''),
      ({ upper }) => upper,
    ),
  ];
  if (over.length >= 2)
    return over.map(([heading, ones]) => ({ heading, columns: ones.map((one) => ({ ...one, upper: '' })) }));
  const begins = columns.flatMap(({ lower }, nth) => (/^[红黑](?:榜|名单)./.test(lower) ? [nth] : []));
  const colours = begins.map((nth) => (columns[nth] as FlatColumn).lower.slice(0, 2));
  if (new Set(colours).size !== 2) return [];
  return [...new Set(colours)].map((heading) => {
    const first = begins[colours.indexOf(heading)] as number;
    const next = begins.find((nth, at) => nth > first && colours[at] !== heading) ?? columns.length;
    const own = columns.slice(first, next);
    return { heading, columns: own.map((one) => ({ ...one, lower: one.lower.replace(/^[红黑](?:榜|名单)/, '') })) };
  });
}

const meantBy = (heading: string, words: Words): string | undefined =>
  Object.entries(words).find(([word]) => heading.includes(word))?.[1];

function listed({ heading, columns }: Side, block: Block, header: string, words: Words): Reading {
  const meant = meantBy(heading, words);
  const subject = subjectOf({ ...block, columns }, [heading]);
  if (meant === undefined || subject === null) return null;
  const { 主体类型: kind, ...who } = subject;
  const given: Record<string, From> = {
    [header]: { is: 'value', value: meant },
    ...(header === '榜别' ? subject : who),
  };
  const isFirm = kind?.is === 'value' && kind.value === '企业';
  return { given, when: isFirm ? '企业名称' : '小区名称' };
}

function graded({ heading, columns }: Side): Reading {
  const grade = meantBy(heading, GRADES);
  const firm = columns.find(({ lower }) =>
    /^(?:物业服务|物业管理|物业)?(?:企业|公司)(?:名称)?$/.test(headerKey(lower)),
  );
  if (grade === undefined || firm === undefined) return null;
  return {
    given: { 信用等级: { is: 'value', value: grade }, 企业名称: { is: 'column', header: firm.path } },
    when: '企业名称',
  };
}

function statement({ heading, columns }: Side): Reading {
  const category = categoryOf(heading);
  const item = columns.find(({ lower }) => /项目|名称|内容|来源|明细|用途|科目/.test(headerKey(lower)));
  const amount = columns.find(({ lower }) => /金额|数额/.test(headerKey(lower)));
  if (category === null || item === undefined || amount === undefined) return null;
  const given: Record<string, From> = {
    类别: { is: 'value', value: category },
    项目: { is: 'column', header: item.path },
    金额: { is: 'column', header: amount.path },
  };
  return { given, when: '金额' };
}
