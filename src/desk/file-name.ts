/**
 * Which names a file may have that is put into `tables/` (文件名): one that stays inside the folder on every system, and that
 * the office's Windows can open.
 */

const BYTES_MAX = 240;
/** Names of devices, whatever their ending. */
const DEVICES = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;

/** The name as it is written on the disk, or why there can be no such file. */
export type NameRead = { name: string } | { refused: string };

export function tableFileName(written: string): NameRead {
  const name = written.normalize('NFC');
  const refused = (why: string): NameRead => ({ refused: `文件没有收下：${why}` });
  if (/^~\$|^\.~/.test(name)) return refused('这是 Excel 或 WPS 打开表格时的临时文件。关掉那张表，选表格本身。');
  if (name === '' || /^\./.test(name) || /[/\\:\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(name))
    return refused('名字里有不能用的字。改一个名字再放。');
  if (/[<>"|?*]/.test(name) || /[. ]$/.test(name) || DEVICES.test(name))
    return refused(`「${name}」这样的名字在 Windows 上打不开。改一个名字再放。`);
  if (new TextEncoder().encode(name).length > BYTES_MAX) return refused('名字太长了。改短再放。');
  return { name };
}
