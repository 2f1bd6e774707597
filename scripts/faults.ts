/**
 * Faults that the system reports of files and disks, as sentences with the place and what helps (系统故障). What isn't among
 * them is a bug.
 */
import path from 'node:path';
import { REPOSITORY } from '../src/site.ts';

/** What a fault is and what helps; `path` where the system says of which file. */
interface Told {
  words: string;
  /** Whether another place or another option mends it; else the machine is at fault. */
  isMendedByOptions: boolean;
}

const CALLED: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件或文件夹。核对路径。',
  EACCES: '没有权限。换一个能写的地方，或请管理员给权限。',
  EPERM: '系统不允许：没有权限，或文件正被别的程序开着。关掉它，或换一个地方。',
  EROFS: '这个盘是只读的。换一个能写的盘。',
  EISDIR: '是一个文件夹，不是文件。换一个名字。',
  ENOTDIR: '路径中间有一段是文件，不是文件夹。核对路径。',
  EEXIST: '已经有了。换一个名字。',
  ENOTEMPTY: '里面有别的内容，没有动它。把它移走，或换一个名字。',
  ENAMETOOLONG: '名字太长了。换一个短的。',
  ELOOP: '链接绕成了圈。换一个路径。',
  EXDEV: '跨了两个盘，移不过去。换到同一个盘上。',
  EBUSY: '正被占用：是一个盘的根，或有程序正开着它。关掉它，或换一个地方。',
  ETXTBSY: '正被占用。关掉正在用它的程序。',
  EINVAL: '这个盘不支持这样做，或名字里有它不接受的字。换一个地方。',
  ENOTSUP: '这个盘不支持这样做。换到本机的盘上。',
  EOPNOTSUPP: '这个盘不支持这样做。换到本机的盘上。',
};

const MACHINE: Readonly<Record<string, string>> = {
  ENOSPC: '盘满了。腾出空间再运行一次。',
  EDQUOT: '用量到了限额。腾出空间，或请管理员加大。',
  EFBIG: '文件大过这个盘的限度。换一个盘。',
  EIO: '盘读写出错，可能要坏了。换一个盘，再检查它。',
  ENXIO: '设备不在了。重新接上再运行一次。',
  ENODEV: '设备不在了。重新接上再运行一次。',
  ESTALE: '网络盘断过了。重新挂上再运行一次。',
  ETIMEDOUT: '没有回应。检查网络和网络盘，再运行一次。',
  EHOSTDOWN: '网络盘连不上。检查网络，再运行一次。',
  EMFILE: '同时打开的文件太多。请管理员调高限额（ulimit -n）。',
  ENFILE: '同时打开的文件太多。关掉别的程序再运行一次。',
  ENOMEM: '内存不够。关掉别的程序再运行一次。',
};

/** The name under which a file or a folder is made before it is put in place: the user knows the other one. */
const IN_WORK = /\.([^/\\]+)\.gongshilan-[\w-]+/;

/** In words; null for what is no such fault, and for files of the program itself, where it is a bug or a broken copy. */
export function faultWords(cause: unknown): Told | null {
  if (!(cause instanceof Error)) return null;
  const fault = cause as NodeJS.ErrnoException & { dest?: string };
  const code = fault.code ?? codeIn(fault.message);
  const machine = MACHINE[code];
  const words = machine ?? CALLED[code];
  if (words === undefined) return null;
  // Of a copy that fails it is mostly the place that it was made for.
  const file = (fault.dest ?? fault.path ?? '').replace(IN_WORK, '$1');
  if (code === 'ENOENT' && (file === '' || isOfProgram(file))) return null;
  return { words: `${file === '' ? '' : `${file}：`}${words}`, isMendedByOptions: machine === undefined };
}

/** Programs that we start tell of faults in words alone; the system's own are the same everywhere. */
function codeIn(message: string): string {
  if (/No space left on device|os error 28\b/i.test(message)) return 'ENOSPC';
  if (/Read-only file system|os error 30\b/i.test(message)) return 'EROFS';
  if (/Permission denied|os error 13\b/i.test(message)) return 'EACCES';
  return '';
}

const isOfProgram = (file: string): boolean =>
  ['src', 'scripts', 'kiosk', 'public', 'node_modules'].some((folder) =>
    path.resolve(file).startsWith(path.join(REPOSITORY, folder) + path.sep),
  );
