import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BusyError, OutputError } from '../../src/publish/output-error.ts';
import { mayWrite, writeOwn } from '../../src/publish/own-file.ts';
import { MARKER, makeFolder, mark, type OwnKind, replaceFolder } from '../../src/publish/own-folder.ts';
import { thisProcess } from '../../src/publish/owner.ts';

let work: string;
let folder: string;
const KIND: OwnKind = {
  name: 'stick',
  earlierFiles: async () => (file) => file === 'index.html',
};

beforeEach(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'gongshilan-own-'));
  folder = path.join(work, 'stick');
});
afterEach(() => rm(work, { recursive: true, force: true }));

const write = (text: string) =>
  replaceFolder(folder, KIND, async (place) => {
    await writeFile(path.join(place, 'index.html'), text);
    return place;
  });
const page = () => readFile(path.join(folder, 'index.html'), 'utf8');

describe('a folder that is replaced as a whole', () => {
  it('is made, and made anew, with nothing left beside it', async () => {
    await write('one');
    await write('two');
    expect(await page()).toBe('two');
    expect(await readdir(work)).toEqual(['stick']);
  });

  it('may be empty, or one that version 0.5.0 wrote without a marker', async () => {
    await mkdir(folder);
    await write('one');
    await rm(path.join(folder, MARKER));
    await write('two');
    expect(await page()).toBe('two');
  });

  it('is refused where it is somebody else’s, or holds anything that is', async () => {
    for (const name of ['docs', 'docs.old', 'docs.new']) {
      await mkdir(path.join(work, name));
      await writeFile(path.join(work, name, 'thesis.txt'), 'years of work');
    }
    folder = path.join(work, 'docs');
    await expect(write('one')).rejects.toThrow(OutputError);
    await symlink('docs', path.join(work, 'link'));
    folder = path.join(work, 'link');
    await expect(write('one')).rejects.toThrow(OutputError);
    folder = path.join(work, 'stick');
    await write('one');
    await writeFile(path.join(folder, 'mine.txt'), 'mine');
    await expect(write('two')).rejects.toThrow(/mine\.txt/);
    expect(await page()).toBe('one');
    await rm(path.join(folder, 'mine.txt'));
    await mark(folder, { gongshilan: 'another', files: ['index.html'] });
    await expect(write('two')).rejects.toThrow(OutputError);
    for (const name of ['docs', 'docs.old', 'docs.new'])
      expect(await readFile(path.join(work, name, 'thesis.txt'), 'utf8')).toBe('years of work');
  });

  it('stays as it is where the work fails, or somebody puts something into it meanwhile', async () => {
    await write('one');
    const failing = replaceFolder(folder, KIND, async () => {
      throw new Error('no paper');
    });
    await expect(failing).rejects.toThrow('no paper');
    const meanwhile = replaceFolder(folder, KIND, async (place) => {
      await writeFile(path.join(folder, 'mine.txt'), 'mine');
      return place;
    });
    await expect(meanwhile).rejects.toThrow(/mine\.txt/);
    expect(await page()).toBe('one');
    expect(await readdir(work)).toEqual(['stick']);
  });

  it('is written by one at a time', async () => {
    const both = await Promise.allSettled([write('one'), write('two')]);
    const refused = both.filter(({ status }) => status === 'rejected');
    expect(refused.map((one) => (one as PromiseRejectedResult).reason)).toEqual([expect.any(BusyError)]);
  });

  it('is put back where a kill fell between the old one and the new one', async () => {
    await write('one');
    const token = '01234567-0123-0123-0123-0123456789ab';
    const beside = (what: string) => path.join(work, `.stick.gongshilan-${what}`);
    const { rename, cp } = await import('node:fs/promises');
    await cp(folder, beside(token), { recursive: true });
    await rename(folder, beside(`old-${token}`));
    await expect(
      replaceFolder(folder, KIND, async () => {
        throw new Error('again');
      }),
    ).rejects.toThrow('again');
    expect(await page()).toBe('one');
    expect(await readdir(work)).toEqual(['stick']);
  });
});

describe('a folder that must be new', () => {
  const make = (text: string) => makeFolder(folder, 'new', (place) => writeFile(path.join(place, 'portal.yaml'), text));

  it('is made whole where nothing is, and in an empty one, without a trace', async () => {
    await make('one');
    expect(await readdir(folder)).toEqual(['portal.yaml']);
    await rm(folder, { recursive: true });
    await mkdir(folder);
    await make('two');
    expect(await readdir(folder)).toEqual(['portal.yaml']);
    expect(await readdir(work)).toEqual(['stick']);
  });

  it('is refused where something is in it, and isn’t begun where it fails', async () => {
    await make('one');
    await expect(make('two')).rejects.toThrow(OutputError);
    expect(await readFile(path.join(folder, 'portal.yaml'), 'utf8')).toBe('one');
    await rm(folder, { recursive: true });
    await expect(makeFolder(folder, 'new', () => Promise.reject(new Error('full')))).rejects.toThrow('full');
    expect(await readdir(work)).toEqual([]);
  });

  it('holds nothing where only a killed command has left something', async () => {
    const left = path.join(folder, '.gongshilan-01234567-0123-0123-0123-0123456789ab');
    await mkdir(left, { recursive: true });
    await mark(left, { gongshilan: 'new', owner: { ...thisProcess(), pid: 999_999_999 } });
    await make('one');
    expect(await readdir(folder)).toEqual(['portal.yaml']);
  });
});

describe('a single file', () => {
  const KIND_OF_FILE = { name: '清单', begins: /^rule,/ };

  it('is written anew over one of its kind, over an empty one, and where none is', async () => {
    const file = path.join(work, 'findings.csv');
    for (const text of ['rule,1', '', 'rule,2']) await writeOwn(file, KIND_OF_FILE, text);
    expect(await readFile(file, 'utf8')).toBe('rule,2');
    await writeOwn('/dev/null', KIND_OF_FILE, 'rule,');
    expect(existsSync('/dev/null')).toBe(true);
    expect(await readdir(work)).toEqual(['findings.csv']);
  });

  it('is never written over another, over a folder, or where there is no folder', async () => {
    const theirs = path.join(work, 'thesis.csv');
    await writeFile(theirs, 'years of work');
    for (const file of [theirs, work, path.join(work, 'none', 'x.csv'), path.join(theirs, 'x.csv')])
      await expect(mayWrite(file, KIND_OF_FILE), file).rejects.toThrow();
    await expect(mayWrite(path.join(work, 'none', 'x.csv'), KIND_OF_FILE)).rejects.toThrow(OutputError);
    await expect(writeOwn(theirs, KIND_OF_FILE, 'rule,')).rejects.toThrow(OutputError);
    expect(await readFile(theirs, 'utf8')).toBe('years of work');
  });
});
