/**
 * The stages of a publication in words, told as they end, and now and then that one goes on.
 */
import { rm, writeFile } from 'node:fs/promises';
import type { Part } from '../src/domain/portal.ts';
import type { Misfit } from '../src/publish/parts.ts';
import type { Published, Stage } from '../src/publish/publish.ts';
import { firstFile } from '../src/publish/release-folder.ts';
import { tellStarter } from './told.ts';

const WORDS: Record<Stage, string> = {
  pages: '生成页面',
  search: '建立搜索',
  data: '写出数据',
  cards: '画分享图',
  print: '印制公示单',
  kiosk: '做大堂屏',
  carry: '沿用上一版的其他部分',
  manifest: '登记文件',
  swap: '切换到新版',
};

/** So often it is told that a stage goes on: whoever waits longer without a word takes it for a fault. */
const WORD_EVERY_MS = 10_000;

/** How many stages a publication of some parts has. */
export const stagesOf = (parts: readonly Part[]): number =>
  2 + (parts.includes('site') ? 4 : 0) + (parts.includes('print') ? 1 : 0) + (parts.includes('kiosk') ? 1 : 0);

/**
 * A progress listener that prints each stage with the seconds it took, and that a long one goes on. `of` is how many stages there
 * will be, for whoever has started the command; 0 where nobody knows.
 */
export function stageWords(
  print: (line: string) => void,
  { everyMs = WORD_EVERY_MS, of = 0 }: { everyMs?: number; of?: number } = {},
): (stage: Stage, state: 'begins' | 'done') => void {
  const begun = new Map<Stage, { at: number; goingOn: NodeJS.Timeout }>();
  return (stage, state) => {
    if (state === 'begins') {
      if (of > 0) tellStarter({ is: 'progress', says: WORDS[stage], done: begun.size, of });
      const at = performance.now();
      const told = (): void => print(`  … ${WORDS[stage]}，已经 ${Math.round((performance.now() - at) / 1000)} 秒`);
      // Nobody waits for the next word.
      begun.set(stage, { at, goingOn: setInterval(told, everyMs).unref() });
      return;
    }
    const { at = performance.now(), goingOn } = begun.get(stage) ?? {};
    clearInterval(goingOn);
    print(`  ✔ ${WORDS[stage]}（${((performance.now() - at) / 1000).toFixed(1)} 秒）`);
  };
}

const PART_WORDS: Readonly<Record<Part, string>> = { site: '网站', print: '公示单', kiosk: '大堂屏' };

const MISFIT_WORDS: Readonly<Record<Misfit, string>> = {
  version: '上一版是另一个版本的程序做的',
  withdrawn: '上一版里有现在已经移出、期满或改掉的内容',
  damaged: '上一版有文件不在，或和登记的不一样',
  links: '小区或公示单有增减，页面上的链接要跟着变',
};

/**
 * What a publication did besides what it was asked for. Files that a host elsewhere must lose or overwrite first are listed
 * in `<out>.first.txt`, which is there only while there are any.
 */
export async function publishedWords(published: Published, out: string): Promise<string[]> {
  const { isNew, first } = published;
  const file = firstFile(out);
  const lines = partWords(published);
  if (isNew) await rm(file, { force: true });
  if (first === null || first.lose.length + first.replace.length === 0) return lines;
  const listed = [...first.lose.map((path) => `delete\t${path}`), ...first.replace.map((path) => `replace\t${path}`)];
  await writeFile(file, `${listed.join('\n')}\n`);
  const words = `要先删掉 ${first.lose.length} 个、换掉 ${first.replace.length} 个文件`;
  return [...lines, `  上一版里有现在已经移出、期满或改掉的内容。网站另外传到别处的，${words}，列在 ${file}。`];
}

function partWords({ carried, misfit, forgotten }: Published): string[] {
  const lines: string[] = [];
  if (carried.length > 0) lines.push(`  沿用上一版的${carried.map((part) => PART_WORDS[part]).join('、')}。`);
  if (misfit !== null) lines.push(`  没有点到的部分也重做了：${MISFIT_WORDS[misfit]}。`);
  return [...lines, ...forgottenWords(forgotten)];
}

/** Which kept releases are there no more. */
export function forgottenWords(forgotten: Published['forgotten']): string[] {
  if (forgotten.length === 0) return [];
  const numbers = forgotten.map(({ number }) => `第 ${number} 号`).join('、');
  return [
    `  删掉了留着备退回的 ${forgotten.length} 个旧版（${numbers}）：里面还有现在已经移出、期满或不再公布的点名内容。`,
  ];
}
