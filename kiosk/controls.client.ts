/**
 * What a passer-by can do with a touch screen (触摸操作): stop, turn pages, enlarge, look at a neighbouring estate.
 *
 * There is nothing to type into and nothing that leads away. After a minute without a touch the rotation goes on.
 */
import { html } from '../src/wording/html.ts';
import { type Freshness, isShown } from './freshness.ts';
import { itemMarkup } from './markup.ts';
import type { Neighbour } from './snapshot.ts';

interface Hands {
  neighbours(): readonly Neighbour[];
  freshness(): Freshness;
  /** Turns by some pages and stops there. */
  page(step: number): void;
  /** Stops at the current page. Each touch starts the minute anew. */
  hold(): void;
  release(): void;
  /** Larger letters or as before; whether they are larger now. */
  enlarge(): boolean;
}

export function showControls(hands: Hands): { hide(): void } {
  const bar = document.getElementById('controls') as HTMLElement;
  const sheet = document.getElementById('sheet') as HTMLElement;
  bar.innerHTML =
    html`<button type="button" data-do="back">上一页</button><button type="button" data-do="on">下一页</button><button type="button" data-do="large" aria-pressed="false">放大</button><button type="button" data-do="near">周边小区</button><button type="button" data-do="close">继续</button>`.text;
  const hide = (): void => {
    bar.hidden = true;
    sheet.hidden = true;
    sheet.innerHTML = '';
    const large = bar.querySelector('[data-do="large"]');
    if (large) large.setAttribute('aria-pressed', 'false');
  };
  const near = (): void => {
    const names = hands
      .neighbours()
      .map(({ code, name }) => html`<button type="button" data-near="${code}">${name}</button>`);
    sheet.innerHTML =
      html`<h2>周边小区</h2>${names.length === 0 ? html`<p>这块屏上没有周边小区的资料。</p>` : html`<div class="neighbour-list">${names}</div>`}<div class="controls"><button type="button" data-do="leave">返回</button></div>`.text;
    sheet.hidden = false;
  };
  const tell = (code: string): void => {
    const found = hands.neighbours().filter((one) => one.code === code)[0];
    if (!found) return;
    const freshness = hands.freshness();
    const items = found.items.filter((item) => isShown(item, found, freshness));
    const held =
      items.length < found.items.length
        ? html`<p class="item text is-missing">有的内容没有和网站核对，先不显示。</p>`
        : '';
    sheet.innerHTML =
      html`<h2>${found.name}</h2>${items.map(itemMarkup)}${held}<div class="controls"><button type="button" data-do="near">返回</button></div>`.text;
  };
  const actions: Record<string, () => void> = {
    back: () => hands.page(-1),
    on: () => hands.page(1),
    large: () => {
      const large = bar.querySelector('[data-do="large"]');
      if (large) large.setAttribute('aria-pressed', String(hands.enlarge()));
    },
    near,
    leave: () => {
      sheet.hidden = true;
    },
    close: hands.release,
  };
  document.addEventListener('click', (event) => {
    const target = event.target as Element;
    const pressed = target.closest ? target.closest('button') : null;
    const code = pressed?.getAttribute('data-near');
    const action = pressed && actions[pressed.getAttribute('data-do') || ''];
    if (action) {
      if (action !== hands.release) hands.hold();
      action();
      if (action === hands.release) hide();
      return;
    }
    hands.hold();
    bar.hidden = false;
    if (code) tell(code);
  });
  return { hide };
}
