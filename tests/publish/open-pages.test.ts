import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutputFile } from '../../src/domain/manifest.ts';
import { measured } from '../../src/publish/files.ts';
import { keepForOpenPages, stillAsked } from '../../src/publish/open-pages.ts';

let work: string;

beforeEach(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'gongshilan-open-pages-'));
});
afterEach(() => rm(work, { recursive: true, force: true }));

const outputOf = (file: string, more: Partial<OutputFile> = {}): OutputFile => ({
  ...{ path: file, bytes: 1, sha256: 'x', part: 'site' as const },
  ...more,
});
const fragment = (url: string, content: string) =>
  gzipSync(`pagefind_dcd${JSON.stringify({ url, content, meta: {} })}`);

/** A release of these files. */
async function release(name: string, files: Readonly<Record<string, string | Uint8Array>>) {
  const where = path.join(work, name);
  const outputs: OutputFile[] = [];
  for (const [file, content] of Object.entries(files)) {
    const full = path.join(where, file);
    await mkdir(path.dirname(full), { recursive: true });
    await writeFile(full, content);
    outputs.push({ path: file, part: 'site', ...(await measured(where, file)) });
  }
  return { where, outputs, manifest: { outputs, says: [] } };
}

describe('what pages that are open still ask for', () => {
  it('is what is named by its content and has another name now, and nothing else', () => {
    const hashed = [
      'assets/react.C1eXT9gT.js',
      'assets/MatrixPage.astro_astro_type_script_index_0_lang.D0ZxQocB.js',
      'kiosk/player-assets/player-753e11f7251e.js',
      'kiosk/player-assets/rare-753e11f7251e.OFL.txt',
      'pagefind/index/zh-cn_10aeafb.pf_index',
      'pagefind/fragment/zh-cn_10aeafb.pf_fragment',
      'pagefind/pagefind.zh-cn_a5b1432261c85.pf_meta',
      'pagefind/counties/000101/index/zh-cn_10aeafb.pf_index',
      'pagefind/counties/000101/fragment/zh-cn_10aeafb.pf_fragment',
      'pagefind/counties/000101/pagefind.zh-cn_a5b1432261c85.pf_meta',
    ];
    const others = [
      'index.html',
      'pagefind/pagefind.js',
      'pagefind/pagefind-entry.json',
      'pagefind/counties.json',
      'pagefind/counties/000101/pagefind-entry.json',
      'data/estate.json',
      'kiosk/sw.js',
    ];
    const outputs = [...hashed, ...others].map((file) => outputOf(file));
    const asked = stillAsked({ outputs, says: [] }, new Set(['assets/react.C1eXT9gT.js']));
    expect(asked.map(({ path: file }) => file)).toEqual(hashed.slice(1));
  });

  it('stays for one release, never names somebody, and is nothing of a version that recorded no names', () => {
    const file = 'assets/react.C1eXT9gT.js';
    expect(stillAsked({ outputs: [outputOf(file, { forOpenPages: true })], says: [] }, new Set())).toEqual([]);
    expect(stillAsked({ outputs: [outputOf(file, { names: true })], says: [] }, new Set())).toEqual([]);
    expect(stillAsked({ outputs: [outputOf(file)], says: null }, new Set())).toEqual([]);
  });

  it('is kept under its name, with the text that a page has now', async () => {
    const old = await release('old', {
      'assets/react.C1eXT9gT.js': 'old script',
      'assets/other.C1eXT9gT.js': 'damaged later',
      'pagefind/fragment/zh-cn_aaaaaaa.pf_fragment': fragment('/estates/JZ001/', '负责人甲'),
      'pagefind/fragment/zh-cn_bbbbbbb.pf_fragment': fragment('/estates/JZ002/', '不在了'),
    });
    await writeFile(path.join(old.where, 'assets/other.C1eXT9gT.js'), 'damaged');
    const now = await release('now', {
      'pagefind/counties/000101/fragment/zh-cn_ccccccc.pf_fragment': fragment('/estates/JZ001/', '负责人乙'),
    });
    const known = new Map(now.outputs.map((one) => [one.path, one]));
    await keepForOpenPages(old, now.where, known);
    const kept = [...known.values()].filter(({ forOpenPages }) => forOpenPages);
    expect(kept.map(({ path: file }) => file)).toEqual([
      'assets/react.C1eXT9gT.js',
      'pagefind/fragment/zh-cn_aaaaaaa.pf_fragment',
    ]);
    expect(await readdir(path.join(now.where, 'assets'))).toEqual(['react.C1eXT9gT.js']);
    expect(await readFile(path.join(now.where, 'pagefind/fragment/zh-cn_aaaaaaa.pf_fragment'))).toEqual(
      fragment('/estates/JZ001/', '负责人乙'),
    );
    for (const one of kept)
      expect(await measured(now.where, one.path)).toEqual({ bytes: one.bytes, sha256: one.sha256 });
  });
});
