import { expect, it } from 'vitest';
import { safeFileName } from '../../src/returns/safe-names.ts';

it.each([
  ['示例甲物业服务有限公司', '示例甲物业服务有限公司.txt'],
  ['甲/乙\\丙:丁*?"<>|公司', '甲_乙_丙_丁______公司.txt'],
  ['../../etc/passwd', '_.._etc_passwd.txt'],
  ['con', '_con.txt'],
  ['nul.公司', '_nul.公司.txt'],
  [' 有空格\n和换行 . ', '有空格_和换行.txt'],
  ['反\u202e写', '反_写.txt'],
  ['', '_.txt'],
])('a name that a disk may refuse, or that leads elsewhere, becomes a file of its folder: %j', (name, file) => {
  expect(safeFileName(name, '.txt', new Set())).toBe(file);
});

it('names that differ at their far ends, in letter case or not at all get files of their own', () => {
  const taken = new Set<string>();
  const long = '很长的名字'.repeat(30);
  const files = [`${long}甲`, `${long}乙`, 'ABC', 'abc', 'abc'].map((name) => safeFileName(name, '.txt', taken));
  expect(new Set(files.map((file) => file.toLowerCase())).size).toBe(5);
  for (const file of files) expect(Buffer.byteLength(file)).toBeLessThan(255);
});
