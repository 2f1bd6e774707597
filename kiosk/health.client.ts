/**
 * Shows the state of the box (健康信息) to whoever looks after it. A press of three seconds or the key H opens it, with the
 * log as a QR code to scan; the next touch closes it.
 */
import { create } from 'qrcode/lib/core/qrcode.js';
import { qrPath } from '../src/domain/qr-path.ts';
import { html } from '../src/wording/html.ts';
import { codeMarkup } from './markup.ts';

export interface Health {
  /** 内容编号 of what is shown. */
  id: string;
  /** Of the publication that it is of, as its term told; null where none has. */
  release: string | null;
  asOf: string | null;
  /** As text, in Beijing time; null where no server ever answered. */
  lastSync: string | null;
  mode: string;
  /** The page that would come up without a network; null where none would. */
  kept: string | null;
  /** Whether what the player remembers of itself can be written. */
  isStored: boolean;
  failures: number;
  errors: number;
  lastError: string;
  clock: string;
  estate: string;
  log: readonly string[];
}

const PRESS_MS = 3000;
/** How much fits into a code that telephones can still read from a screen. */
const LOG_BYTES = 600;

export function showHealth(read: () => Health): void {
  const panel = document.getElementById('health') as HTMLElement;
  let timer: number | undefined;
  let used: string | null = null;
  const storage = navigator.storage;
  const show = (): void => {
    const health = read();
    // In ASCII, since every other character takes three bytes in a code.
    const log = `${codeLines(health).join('\n')}\n${health.log.join('\n')}`;
    const text = log.replace(/[^\x20-\x7e\n]/g, '').slice(0, LOG_BYTES);
    const { modules } = create(text, { errorCorrectionLevel: 'L' });
    const path = qrPath(modules.size, (x, y) => Boolean(modules.data[y * modules.size + x]));
    panel.innerHTML =
      html`<h2>健康信息</h2>${linesOf(health, used).map((line) => html`<p>${line}</p>`)}${codeMarkup({ modules: modules.size, path }, '运行记录')}<p>再按一下关闭</p>`.text;
    panel.hidden = false;
    if (storage?.estimate)
      storage.estimate().then(({ usage, quota }) => {
        used = `${Math.round((usage || 0) / 1e5) / 10} / ${Math.round((quota || 0) / 1e6)} MB`;
      }, forget);
  };
  const forget = (): void => {
    used = null;
  };
  const hide = (): void => {
    panel.hidden = true;
    panel.innerHTML = '';
  };
  const press = (): void => {
    clearTimeout(timer);
    if (panel.hidden) timer = window.setTimeout(show, PRESS_MS);
    else hide();
  };
  const lift = (): void => clearTimeout(timer);
  document.addEventListener('touchstart', press, { passive: true });
  document.addEventListener('touchend', lift);
  document.addEventListener('touchcancel', lift);
  document.addEventListener('mousedown', press);
  document.addEventListener('mouseup', lift);
  document.addEventListener('contextmenu', (event) => event.preventDefault());
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'h' && event.key !== 'H') return;
    if (panel.hidden) show();
    else hide();
  });
  if (storage?.estimate)
    storage.estimate().then(({ usage, quota }) => {
      used = `${Math.round((usage || 0) / 1e5) / 10} / ${Math.round((quota || 0) / 1e6)} MB`;
    }, forget);
}

const CLOCKS: Record<string, string> = {
  wall: '用本机的，没有和网站核对',
  server: '和网站核对过',
  leapt: '被改动过，等网站核对',
  later: '和网站的对不上，不知道哪个准；撤内容按晚的那个',
  torn: '和网站的对不上，不知道哪个准',
};

/** What would come up after a power cut, by what lies in the storage. */
function keptWords({ mode, kept, id }: Health): string {
  if (mode === 'file') return 'U 盘，不联网';
  if (mode === 'storage') return '网址是 HTTP，断电以后要有网络';
  if (kept === null) return '还没有存在本机，断电以后要有网络';
  return kept === id ? '整屏存在本机' : `本机存的是另一版 ${kept}`;
}

/** Of which publication it is, only its server tells. */
const unasked = ({ mode }: Health): string => (mode === 'file' ? '不联网' : '还没有核对');

function linesOf(health: Health, used: string | null): string[] {
  return [
    `小区 ${health.estate}`,
    `内容编号 ${health.id}`,
    `发布版本 ${health.release === null ? unasked(health) : health.release}`,
    `公布于 ${health.asOf === null ? unasked(health) : health.asOf}`,
    `上次核对 ${health.lastSync === null ? (health.mode === 'file' ? '不联网' : '还没有') : health.lastSync.replace('T', ' ')}${health.failures === 0 ? '' : `，以后失败 ${health.failures} 次`}`,
    `方式：${keptWords(health)}`,
    `时钟：${CLOCKS[health.clock] || health.clock}`,
    `存储：${health.isStored ? '正常' : '满了或不许用'}${used === null ? '' : `，${used}`}`,
    `错误 ${health.errors} 次${health.lastError === '' ? '' : `，最近一次 ${health.lastError}`}`,
  ];
}

function codeLines(health: Health): string[] {
  const { estate, id, release, asOf, lastSync, failures, mode, kept, clock, isStored, errors } = health;
  return [
    `${estate} ${id} of ${release || 'unknown'} ${asOf || ''}`,
    `sync ${lastSync || 'never'} failures ${failures}`,
    `${mode} kept ${kept || 'none'} clock ${clock} storage ${isStored ? 'ok' : 'full'} errors ${errors}`,
  ];
}
