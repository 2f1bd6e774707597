/**
 * The stages of a publication in words, told as they end.
 */
import type { Stage } from '../src/publish/publish.ts';

const WORDS: Record<Stage, string> = {
  pages: '生成页面',
  search: '建立搜索',
  data: '写出数据',
  cards: '画分享图',
  print: '印制公示单',
  kiosk: '做大堂屏',
  manifest: '登记文件',
  swap: '切换到新版',
};

/** A progress listener that prints each stage with the seconds it took. */
export function stageWords(print: (line: string) => void): (stage: Stage, state: 'begins' | 'done') => void {
  const begun = new Map<Stage, number>();
  return (stage, state) => {
    if (state === 'begins') begun.set(stage, performance.now());
    else print(`  ✔ ${WORDS[stage]}（${((performance.now() - (begun.get(stage) ?? 0)) / 1000).toFixed(1)} 秒）`);
  };
}
