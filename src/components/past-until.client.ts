/**
 * Hides what names somebody after its last day (公示期至), though no new release comes, and shows what stands in its place.
 */
import { dayInChina, msToNextDay } from './past-until.ts';

function hideEnded(): void {
  const today = dayInChina(Date.now());
  // What heads a page keeps its height, so that nothing moves under whoever has begun to read.
  for (const head of document.querySelectorAll<HTMLElement>('.alerts')) head.style.minHeight = `${head.offsetHeight}px`;
  for (const element of document.querySelectorAll<HTMLElement>('[data-until]'))
    if ((element.dataset.until ?? today) < today) element.remove();
  for (const template of document.querySelectorAll<HTMLTemplateElement>('template[data-after]'))
    if ((template.dataset.after ?? today) < today) template.replaceWith(template.content);
  // Of the sentences that say so one is enough for a section.
  const told = new Set<Element | null>();
  for (const note of document.querySelectorAll('.ended')) {
    const section = note.closest('section');
    if (told.has(section)) note.remove();
    told.add(section);
  }
}

/** Once more when the next day begins, for a page that stays open. */
function watch(): void {
  hideEnded();
  window.setTimeout(watch, msToNextDay(Date.now()));
}

watch();
// A timer of a page that was put to sleep may come late, so it is also done when somebody looks at it again.
document.addEventListener('visibilitychange', hideEnded);
window.addEventListener('pageshow', hideEnded);
