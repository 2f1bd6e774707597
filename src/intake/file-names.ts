/**
 * What the name of a file or a sheet says: which table it is, whether it is a copy that a person or a program has made,
 * and what was left behind by a program and is nobody's table.
 */
import { TABLES } from '../tables/catalogue.ts';
import type { Table } from '../tables/column.ts';
import { nearestInWords } from './nearest.ts';

export interface NamedTable {
  table: Table;
  /** What follows the table's name, without the mark between them: a month, a county. */
  tail: string;
  /** The words that say that this is a copy or another state of a table; null where none do. */
  copy: string | null;
}

/** How programs begin the names of copies: 副本公共收益, Copy of 公共收益. */
const COPY_BEFORE =
  /^(?:(?:副本|备份|复件|复制|拷贝|旧版?|新版?|老版?|最新版?)[\s\-_—–]*|copy of\s+|[(（]\d{1,2}[)）]\s*)/i;
/** A word which alone says that the file is another state of the table. */
const COPY_WORD =
  /^(?:的?(?:冲突)?(?:副本|备份|复件|复制|拷贝)\d{0,8}|旧|新|老|原|旧版|新版|老版|原版|旧表|新表|最新|最新版?|最终版?|修改版?|改后|定稿|终稿|(?:copy|backup|bak|old|new|final|conflict(?:ed)?)\d{0,8})$/i;
const COPY_ENDING = /(?:副本|备份|复件|拷贝|旧版|新版|最新版|修改版|最终版)$/;
const MACHINE =
  /(?:^|[\s\-_(（])(?:DESKTOP|LAPTOP|WIN|PC|USER)-[A-Z0-9]{4,}|的(?:电脑|笔记本|台式机|手机|MacBook|iMac|Mac|iPad|PC)|冲突的?副本|conflicted copy/i;
const NUMBERED = /[(（]\d{1,2}[)）]$/;
/** The mark that ends the table's own part of a name. */
const MARK = /^\s*[-－—–]\s*/;

/**
 * Which table a name carries, by its id or its Chinese name. What follows a `-` is free; without one only words of
 * copies may follow, so that 小区经理 is not taken for 小区.
 */
export function tableNamed(name: string): NamedTable | null {
  const bare = name.trim().normalize('NFC');
  const whole = tableAtStart(bare);
  if (whole) return whole;
  const before = COPY_BEFORE.exec(bare)?.[0] ?? '';
  const rest = before === '' ? null : tableAtStart(bare.slice(before.length));
  return rest && { ...rest, copy: rest.copy ?? before.trim() };
}

function tableAtStart(name: string): NamedTable | null {
  const lower = name.toLowerCase();
  let best: NamedTable | null = null;
  let length = 0;
  for (const table of TABLES) {
    for (const known of [table.id, table.name]) {
      if (known.length <= length || !lower.startsWith(known)) continue;
      const rest = name.slice(known.length);
      const mark = MARK.exec(rest)?.[0] ?? null;
      const tail = rest.slice(mark?.length ?? 0).trim();
      const copy = copyIn(tail) ?? (mark === null ? bareCopyIn(tail) : null);
      if (rest.trim() !== '' && mark === null && copy === null) continue;
      best = { table, tail, copy };
      length = known.length;
    }
  }
  return best;
}

const WORD_ENDS = /[\s\-－—–_()（）【】[\]]+/;

/** The words in the free part of a name that mark a copy: `-旧`, but not `-旧城改造小区`. */
function copyIn(tail: string): string | null {
  if (MACHINE.test(tail) || NUMBERED.test(tail) || COPY_ENDING.test(tail)) return tail;
  return tail.split(WORD_ENDS).find((word) => COPY_WORD.test(word)) ?? null;
}

/** A number directly behind the table's name marks a copy: 公共收益1, 公共收益_2. */
function bareCopyIn(tail: string): string | null {
  return /^_?\s*\d{1,2}$/.test(tail) ? tail : null;
}

/** Whether a name is another one with nothing more than words of copies: 收费标准-2026年 (1) of 收费标准-2026年. */
export function isCopyOf(name: string, other: string): boolean {
  if (other === '' || name.length <= other.length) return false;
  const rests = [
    ...(name.startsWith(other) ? [name.slice(other.length)] : []),
    ...(name.endsWith(other) ? [name.slice(0, -other.length)] : []),
  ];
  return rests.some((rest) => {
    const words = rest.split(WORD_ENDS).filter((word) => word !== '');
    return (
      words.length > 0 && (MACHINE.test(rest) || words.every((word) => COPY_WORD.test(word) || /^\d{1,2}$/.test(word)))
    );
  });
}

/**
 * Whether two files say of themselves that they are different stretches of one year, so that each may hold its own
 * line of one item.
 */
export function areStretches(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) => tableNamed(name));
  if (!a || !b || a.copy !== null || b.copy !== null || a.tail === b.tail) return false;
  return [a, b].every(({ tail }) => /\d{4}-\d{1,2}(?!\d)|\d{1,2}\s*月|季|半年|[QH][1-4](?!\d)/i.test(tail));
}

/** Tables that a name may have been meant for, in words; undefined where none is near. */
export function nearTables(name: string): string | undefined {
  return nearestInWords(
    name,
    TABLES.flatMap((table) => [table.name, table.id]),
  );
}

/**
 * What kind of file a program has left behind: the lock of an open table, a `shadow` file of a system, or one that
 * nobody needs to be told of. Null for any other file.
 */
export function leftBehind(base: string): 'lock' | 'shadow' | 'silent' | null {
  if (/^~\$|^\.~lock\.|^\.#|^\..*\.sw[a-z]$/i.test(base)) return 'lock';
  if (/^\._/.test(base)) return 'shadow';
  return base.startsWith('.') || /^(?:Thumbs\.db|desktop\.ini)$/i.test(base) ? 'silent' : null;
}

/** The folders of a content folder (内容文件夹) whose files are read. */
export const CONTENT_FOLDERS: readonly string[] = ['tables', 'notices', 'jurisdictions', 'mappings'];

/** The folder that one beside them is meant for, whose name differs in case or blanks alone: `Tables/`; null for any other. */
export function meantFolder(path: string): string | null {
  if (!path.endsWith('/')) return null;
  const name = path.slice(0, -1);
  return CONTENT_FOLDERS.find((one) => one !== name && one === name.trim().toLowerCase()) ?? null;
}
