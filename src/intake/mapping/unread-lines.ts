/**
 * Lines round a table that say more than what is read of them (没有用到的话): remarks, requests, a sub-head that no column takes.
 */
import type { From } from '../../domain/mapping.ts';
import type { Problem } from '../../domain/problem.ts';
import { findPrivate } from '../../privacy/detect.ts';
import { mask, type Place, problem } from '../problems.ts';
import { heldAgainst, isAgreedTo } from './agreed.ts';
import { isUnitLine } from './anatomy.ts';
import { factOf, isCitation, type Told } from './facts.ts';
import type { Written } from './header-rows.ts';
import type { Mapped } from './views.ts';

/** What is told of these lines: those that somebody has agreed to pass over apart from all others. */
export function linesUnread(mapped: Mapped, place: Place): Problem[] {
  const { mapping } = mapped;
  const isPrivate = ({ text }: Written): boolean => findPrivate(text, 'remark').length > 0;
  const byAgreement = Map.groupBy(unreadLines(mapped), ({ text }) => isAgreedTo(mapping, 'mapping-line-unread', text));
  return [...byAgreement.values()].map((lines) => {
    const [first] = lines as [Written];
    const hint = lines.map((line) => `「${isPrivate(line) ? mask(line.text) : line.text}」`).join('、');
    const at = { ...place, row: first.row + 1, columnIndex: first.index };
    const found = problem('mapping-line-unread', at, null, { hint });
    const about = lines.map(({ text }) => text);
    // What must not be published isn't written into a mapping either.
    return lines.some(isPrivate) ? found : heldAgainst(mapping, found, about);
  });
}

/** The lines of a sheet that no column takes and that are more than titles, units and signatures, from top to bottom. */
function unreadLines(mapped: Mapped): Written[] {
  const { mapping, anatomy } = mapped;
  const labels = mapping.tables.flatMap(({ columns }) =>
    Object.values(columns).flatMap((from) => (from.is === 'label' ? [from.label] : [])),
  );
  // Whoever signs a line also writes a phone on it.
  const signed = new Set(anatomy.lines.filter(({ text }) => isSigned(text)).map(({ row }) => row));
  const read = rowsRead(mapped);
  const isRead = (line: Written): boolean =>
    (read.has(line.row) && line.text.length <= FACT_LINE_MAX) || signed.has(line.row) || isTaken(line, labels);
  const lines = anatomy.lines.filter((line) => !isRead(line));
  const isHeading = (from: From): boolean => from.is === 'heading';
  const takesHeads = mapping.tables.some(({ columns }) => Object.values(columns).some(isHeading));
  const heads = takesHeads ? [] : anatomy.blocks.flatMap(({ head }) => (head === null ? [] : [head]));
  return [...lines, ...heads].sort((a, b) => a.row - b.row);
}

const isSigned = (text: string): boolean =>
  /(?:制表|填表|填报|审核|复核|编制|报送|经办|负责人|盖章|签[字章名]|签发)/.test(text) && text.length <= 60;

/** A line that says more than the fact that is read from it may hold a request as well. */
const FACT_LINE_MAX = 30;

/** The rows of lines from which facts of the title or the foot are read. */
function rowsRead({ mapping, anatomy, names, asOf }: Mapped): Set<number> {
  const froms = mapping.tables
    .flatMap(({ columns }) => Object.values(columns))
    .filter(({ is }) => is === 'title' || is === 'foot' || is === 'value');
  const told = anatomy.blocks
    .filter(({ isPart }) => !isPart)
    .flatMap((block) => froms.flatMap((from) => rowOf(factOf(from, block, names, asOf)) ?? []));
  return new Set(told);
}

const rowOf = (told: Told | null): number | null => (told === null || typeof told.at === 'string' ? null : told.at.row);

/** Lines that name a unit or the day of the data, or that a column takes. */
function isTaken({ text }: Written, labels: readonly string[]): boolean {
  if (isCitation(text)) return true;
  if (
    isUnitLine(text) ||
    /^[(（]?(?:数据)?截[至止]/.test(text) ||
    /^附件?\s*[\d一二三四五六七八九十]*[:：]?$/.test(text) ||
    /^[-—–\d\s第页共/]+$/.test(text)
  )
    return true;
  if (/^(?:范围|适用范围)[:：]/.test(text)) return true;
  if (/(?:局|委员会|办公室|街道办事处|人民政府|中心|委|厅)$/.test(text) && text.length <= 30) return true;
  if (/^[(（]?\d{4}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}\s*[日号]?[)）]?$/.test(text)) return true;
  return labels.some(
    (label) => text.replace(/\s+/g, '').includes(`${label.replace(/\s+/g, '')}：`) || text.includes(`${label}:`),
  );
}
