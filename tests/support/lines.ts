/**
 * What lines a browser makes of a page's words, and how large is what can be touched: figures that stand on two lines,
 * a last line of one character, targets that a thumb misses.
 */
import type { Page } from 'playwright';

/** What hangs together (不拆开的词): dates and periods, a figure with its unit, a phone, a document's number, 第 n 期. */
const WHOLE = [
  '\\d{4}\\s?年(?:\\s?\\d{1,2}月(?:\\d{1,2}日)?|第[一二三四]季度|[上下]半年)?',
  '\\d{1,2}月\\d{1,2}日',
  '\\d{4}-\\d\\d-\\d\\d',
  '0\\d{2,3}-\\d{7,8}|400-?\\d{3}-?\\d{4}|(?<!\\d)1[3-9]\\d{9}(?!\\d)',
  '第\\s?\\d[\\d、—]*\\s?[行期页条款项号]',
  '(?<![A-Za-z])[A-E]{1,3}\\s?级',
  '〔\\d{4}〕\\s?\\d+\\s?号',
  '[−+]?\\d[\\d,]*(?:\\.\\d+)?\\s?(?:元/㎡·月|元/户·月|元/位·月|元/m³|元/[度次个]|万元|万|元|㎡|%|户|栋|部|台|件|个|期|次|天|份|项|家|行|人|位)(?![\\d])',
].join('|');

/** Sentences about what stands on two lines and could stand on one, and about headings and buttons with a last line of one character. */
export function brokenLines(page: Page): Promise<string[]> {
  return page.evaluate((pattern) => {
    const faults: string[] = [];
    // What is folded away is read as well.
    const folded = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
    for (const one of folded) one.open = true;
    const seen = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });
    const inline = (element: Element): boolean => /^(?:inline|contents)$/.test(getComputedStyle(element).display);
    interface Run {
      block: Element;
      text: string;
      at: [Text, number][];
    }
    const runs: Run[] = [];
    let run: Run | null = null;
    const walk = (element: Element, block: Element): void => {
      for (const node of element.childNodes) {
        if (node instanceof Text) {
          if (run?.block !== block) {
            run = { block, text: '', at: [] };
            runs.push(run);
          }
          for (let i = 0; i < node.data.length; i++) run.at.push([node, i]);
          run.text += node.data;
        } else if (node instanceof Element && !/^(?:script|style|template|svg|select|noscript)$/i.test(node.tagName)) {
          if (inline(node)) {
            if (node.tagName === 'BR') run = null;
            walk(node, block);
          } else {
            run = null;
            if (seen(node) && getComputedStyle(node).clipPath === 'none') walk(node, node);
            run = null;
          }
        }
      }
    };
    walk(document.body, document.body);
    /** The boxes of a part of a run by line. */
    const lines = ({ at }: Run, from: number, to: number): { top: number; width: number; count: number }[] => {
      const found: { top: number; width: number; count: number }[] = [];
      const range = document.createRange();
      for (const [node, i] of at.slice(from, to)) {
        if (/\s/.test(node.data[i] ?? '')) continue;
        range.setStart(node, i);
        range.setEnd(node, i + 1);
        const box = range.getClientRects()[0];
        if (!box || box.width === 0) continue;
        const middle = box.top + box.height / 2;
        const line = found.find(({ top }) => Math.abs(top - middle) < box.height * 0.6);
        if (line) {
          line.width += box.width;
          line.count++;
        } else found.push({ top: middle, width: box.width, count: 1 });
      }
      return found;
    };
    const name = ({ block }: Run): string =>
      `${block.tagName.toLowerCase()}${block.className ? `.${String(block.className).replaceAll(' ', '.')}` : ''} in ${block.closest('[id]')?.id}`;
    for (const one of runs) {
      if (!seen(one.block)) continue;
      const { writingMode, paddingLeft, paddingRight, display } = getComputedStyle(one.block);
      if (writingMode !== 'horizontal-tb') continue;
      const holder = display === 'inline-block' ? (one.block.parentElement ?? one.block) : one.block;
      const room = holder.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
      for (const { 0: found, index } of one.text.matchAll(new RegExp(pattern, 'g'))) {
        const on = lines(one, index, index + found.length);
        const width = on.reduce((sum, line) => sum + line.width, 0);
        if (on.length > 1 && width * 1.02 < room)
          faults.push(`${found.replace(/\s+/g, ' ')} stands on ${on.length} lines: ${name(one)}`);
      }
      for (const { index } of one.text.matchAll(/[，。；、：！？）」』”]/g)) {
        const [mark, before] = [lines(one, index, index + 1)[0], lines(one, Math.max(0, index - 1), index)[0]];
        if (mark && index > 0 && before && before.top < mark.top - 4)
          faults.push(`a line begins with ${one.text.slice(index, index + 4)}: ${name(one)}`);
      }
      if (
        one.block.matches(
          'h1,h2,h3,h4,h5,h6,button,summary,.button,.index a,.entries a,.pages a,nav a,.stamp b,thead th',
        )
      ) {
        const on = lines(one, 0, one.text.length);
        if (on.length > 1 && on.at(-1)?.count === 1)
          faults.push(`a last line of one character: ${one.text.replace(/\s+/g, ' ')}: ${name(one)}`);
      }
    }
    for (const one of folded) one.open = false;
    return [...new Set(faults)];
  }, WHOLE);
}

/** Least width and height of what is touched, in px: WCAG 2.5.5. */
const TARGET = 44;

/**
 * Sentences about targets that a thumb misses: where fewer than 44 px to either side or up and down are the target, however
 * large its box is, because something else lies over it. A link within a sentence is as high as its line, which WCAG
 * excepts; so is what can be touched nowhere since it is cut off for those who see.
 */
export async function smallTargets(page: Page): Promise<string[]> {
  const { width, height } = page.viewportSize() ?? { width: 360, height: 800 };
  await page.evaluate(() => {
    for (const one of document.querySelectorAll<HTMLDetailsElement>('details:not([open])')) one.open = true;
  });
  // What a point hits is only known within the window.
  await page.setViewportSize({ width, height: await page.evaluate(() => document.documentElement.scrollHeight) });
  const faults = await page.evaluate((least) => {
    const found: string[] = [];
    const isSentence = (target: Element): boolean => {
      let around = target.parentElement;
      while (around && getComputedStyle(around).display === 'inline') around = around.parentElement;
      const letters = (text: string | null): number => (text ?? '').replace(/[\s\p{P}\p{S}]/gu, '').length;
      const links = [...(around?.querySelectorAll('a,button') ?? [])].reduce(
        (sum, one) => sum + letters(one.textContent),
        0,
      );
      return /^inline/.test(getComputedStyle(target).display) && letters(around?.textContent ?? '') > links;
    };
    const isCutOff = (element: Element | null): boolean =>
      element !== null && (getComputedStyle(element).clipPath !== 'none' || isCutOff(element.parentElement));
    for (const one of document.querySelectorAll<HTMLElement>('a[href],button,input,select,summary')) {
      const target = one.matches('[type=checkbox],[type=radio]') ? (one.closest('label') ?? one) : one;
      if (!target.checkVisibility({ visibilityProperty: true }) || target.matches('.skip') || isCutOff(target))
        continue;
      if (target.matches('a') && isSentence(target)) continue;
      const box = target.getClientRects()[0];
      if (!box) continue;
      const hits = (x: number, y: number): boolean => {
        const hit = document.elementFromPoint(x, y);
        return hit !== null && target.contains(hit);
      };
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      // Beyond the window, or scrolled out of sight in a box of its own, it waits for its reader to bring it near.
      const frame =
        target.closest('.matrix-box')?.getBoundingClientRect() ?? document.documentElement.getBoundingClientRect();
      if (x + least > frame.right + 22 || y + least > frame.bottom + 22 || y > innerHeight) continue;
      const reach = (dx: number, dy: number): number => {
        let far = 0;
        while (far < least && hits(x + dx * (far + 1), y + dy * (far + 1))) far++;
        return far;
      };
      const half = least / 2 - 1;
      const isLarge =
        (hits(x - half, y) && hits(x + half, y) ? true : reach(-1, 0) + reach(1, 0) >= least - 2) &&
        (hits(x, y - half) && hits(x, y + half) ? true : reach(0, -1) + reach(0, 1) >= least - 2);
      if (!isLarge)
        found.push(
          `${reach(-1, 0) + reach(1, 0)}×${reach(0, -1) + reach(0, 1)} px: ${target.outerHTML.replace(/\s+/g, ' ').slice(0, 100)} in ${target.parentElement?.tagName}.${target.parentElement?.className} ${target.closest('[id]')?.id}`,
        );
    }
    return found;
  }, TARGET);
  await page.setViewportSize({ width, height });
  return faults;
}
