/**
 * A refusal of the desk (不办): a status and a sentence that a clerk can act on.
 */

import { BusyError, isCode, OutputError } from '../../src/publish/output-error.ts';
import { faultWords } from '../faults.ts';

export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, sentence: string) {
    super(sentence);
    this.status = status;
  }
}

/** Codes under which Windows tells that another program holds a file open. */
const HELD_OPEN = ['EBUSY', 'EPERM', 'EACCES', 'ETXTBSY'];

/** A fault of the disk, of a lock or of what was asked, as a refusal; null for a bug. */
export function refusalOf(cause: unknown): Refusal | null {
  if (cause instanceof Refusal) return cause;
  if (cause instanceof BusyError) return new Refusal(423, cause.message);
  if (cause instanceof OutputError) return new Refusal(409, cause.message);
  if (isCode(cause, ...HELD_OPEN))
    return new Refusal(423, '写不进去：文件正在 Excel、WPS 里打开着，或没有权限。关掉它再来；还不行，请管理员看权限。');
  if (isCode(cause, 'EROFS')) return new Refusal(507, '内容文件夹所在的盘是只读的，没有写。换到能写的盘上。');
  if (isCode(cause, 'ENOSPC', 'EDQUOT'))
    return new Refusal(507, '盘满了，没有写，原有的文件没有变。腾出空间再来一次。');
  const fault = faultWords(cause);
  return fault === null ? null : new Refusal(507, `没有办成：${fault.words}`);
}
