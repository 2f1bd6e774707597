import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultWords } from '../../scripts/faults.ts';
import { REPOSITORY } from '../../src/site.ts';

const fault = (code: string, file?: string) => Object.assign(new Error(code), { code, ...(file && { path: file }) });

describe('a fault of files or disks', () => {
  it('is told with its place and what helps, and whether another place helps', () => {
    expect(faultWords(fault('EROFS', '/mnt/a'))).toEqual({
      words: '/mnt/a：这个盘是只读的。换一个能写的盘。',
      isMendedByOptions: true,
    });
    expect(faultWords(fault('ENOSPC'))).toEqual({ words: '盘满了。腾出空间再运行一次。', isMendedByOptions: false });
  });

  it('is known as well where a program tells it in words alone', () => {
    const told = new Error('pagefind: IO error: No space left on device (os error 28)');
    expect(faultWords(told)?.words).toContain('盘满了');
  });

  it('is told apart from a bug, which has no such words', () => {
    expect(faultWords(new TypeError('x is not a function'))).toBeNull();
    expect(faultWords(fault('ENOENT', path.join(REPOSITORY, 'src', 'gone.ts')))).toBeNull();
    expect(faultWords(fault('ERR_INVALID_ARG_TYPE', '/mnt/a'))).toBeNull();
    expect(faultWords('a word')).toBeNull();
  });
});
