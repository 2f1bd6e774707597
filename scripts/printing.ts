/**
 * The lines that printing writes to the terminal, during the work and at its end.
 */
import { complaintAddress } from '../src/domain/address.ts';
import type { Portal } from '../src/domain/portal.ts';
import type { PicturesReport } from '../src/publish/pictures/make-pictures.ts';
import type { PrintReport, PrintStage } from '../src/publish/print/print-options.ts';
import { say } from './saying.ts';
import { tellStarter } from './told.ts';

const STAGES: Record<PrintStage, string> = { plan: '核对内容', sheets: '排版', packs: '整包' };
const TELL_EVERY_MS = 1000;

/** Tells about once a second where the work is. */
export function progressLine(): (stage: PrintStage, done: number, total: number) => void {
  const tell = nowAndThen();
  return (stage, done, total) => tell(STAGES[stage], done, total);
}

export function pictureLine(): (done: number, total: number) => void {
  const tell = nowAndThen();
  return (done, total) => tell('画图', done, total);
}

export function stickLine(): (done: number, total: number) => void {
  const tell = nowAndThen();
  return (done, total) => tell('大堂屏', done, total);
}

function nowAndThen(): (what: string, done: number, total: number) => void {
  let told = performance.now();
  return (what, done, total) => {
    const now = performance.now();
    if (now - told < TELL_EVERY_MS) return;
    told = now;
    tellStarter({ is: 'progress', says: what, done, of: total });
    say(`  … ${what} ${done}${total > done ? ` / ${total}` : ''}`);
  };
}

/** 图片版公示 6 张（新画 3 张），二维码读出来都对。 */
export function picturesWords({ total, drawn, codes }: PicturesReport): string {
  const read = codes > 0 ? `二维码 ${codes} 个，读出来都对。` : '没有二维码：网站设置（portal.yaml）里没有投诉网址。';
  return `图片版公示 ${total} 张（新画 ${drawn} 张）。${read}`;
}

/** Names that nobody can have, for examples and tests. Source: RFC 2606 sections 2 and 3. */
const RESERVED = /(^|\.)(example\.(com|net|org)|example|test|invalid|localhost)$/;

/** A warning where real data have codes that lead nowhere, which must not reach a wall; empty otherwise. */
export function nowhereWords({ demo, complaint }: Pick<Portal, 'demo' | 'complaint'>): string[] {
  if (demo || complaint === null) return [];
  // The address of any estate and place will do: intake has checked the template against the allowed hosts.
  const { hostname } = new URL(complaintAddress(complaint.url, 'A1', 'board'));
  if (!RESERVED.test(hostname)) return [];
  return [
    `二维码指向示例域名「${hostname}」，谁也打不开，先不要张贴。把网站设置里的投诉网址（complaint.url）换成真正的，再做一次。`,
  ];
}

/** What was printed, in a few lines. */
export function printedWords({ files, carried, taken, unchanged, codes, words, packs }: PrintReport): string[] {
  const pages = files.reduce((sum, file) => sum + file.pages, 0);
  const bound = files.filter(({ sheet }) => sheet === null).length;
  const before = [
    ...(taken.sheets > 0 ? [`公示单 ${taken.sheets} 份`] : []),
    ...(taken.packs > 0 ? [`整包 ${taken.packs} 个`] : []),
  ];
  return [
    `公示单 ${files.length - bound} 份，整包 ${bound} 个，共 ${pages} 页。`,
    ...(carried > 0 ? [`其中 ${carried} 份说的没有变，沿用原来的，没有重排。`] : []),
    ...(before.length > 0 ? [`以前做好、说的一样的：${before.join('，')}，逐个核对没有损坏，没有再读回。`] : []),
    ...(unchanged > 0 ? [`没有变化、不必重印的 ${unchanged} 份。`] : []),
    ...(words.total > 0 ? [`新排 ${words.total} 份，读回 ${words.checked} 份，和该有的文字逐字对过，一字不少。`] : []),
    ...(packs.total > 0
      ? [`整包由公示单合订，新做 ${packs.total} 个，页数都对；抽读了 ${packs.checked} 个，和单张一字不差。`]
      : []),
    ...(codes.total > 0 ? [`新排的有二维码 ${codes.total} 个，核对了 ${codes.checked} 个，读出来都对。`] : []),
  ];
}
