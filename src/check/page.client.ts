/**
 * Drives the page for senders (报送前自查): takes files by hand, keyboard or drop, locks the page, has a worker look at them and
 * shows what it says. The bytes of a file go to the worker alone.
 */
import program from 'virtual:check-worker';
import { offerCsv } from '../components/csv-file.ts';
import { dayInChina } from '../components/past-until.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { FilesChecked } from '../intake/check-files.ts';
import { lockPage } from './lock.client.ts';
import type { Asked, Told } from './protocol.ts';
import { fetchGrounds } from './site-grounds.client.ts';
import { nameOf, problemRows, toldOf } from './told.ts';
import { toldHtml } from './told-html.ts';

const FAILED =
  '没有查成：这台设备的内存不够，或者浏览器太旧。换一台电脑，用新一些的 Edge 或 Chrome 再试；文件很大的，分成几个。';

const root = document.querySelector<HTMLElement>('.check');
if (root !== null) drive(root);

function drive(root: HTMLElement): void {
  const part = <E extends HTMLElement>(selector: string): E => root.querySelector<E>(selector) as E;
  const input = part<HTMLInputElement>('input[type=file]');
  const status = part('.at-work [role=status]');
  const progress = part<HTMLProgressElement>('progress');
  const grounds = fetchGrounds(root.dataset.base ?? '');
  /** Everything that is to be looked at, by name: what comes later takes the place of what came before. */
  const files = new Map<string, File>();
  let worker: Worker | null = null;
  let checked: FilesChecked | null = null;

  const stop = (): void => {
    worker?.terminate();
    worker = null;
    part('.at-work').hidden = true;
  };

  const failed = (): void => {
    stop();
    part('.told').textContent = FAILED;
  };

  const show = (result: FilesChecked): void => {
    stop();
    checked = result;
    // What is written was escaped by the templates it comes from.
    part('.told').innerHTML = toldHtml(toldOf(result)).text;
    part('.after-check').hidden = false;
    for (const [path, copy] of Object.entries(result.copies)) offerCopy(part('.after-check'), nameOf(path), copy);
    part('#told').focus();
  };

  const check = async (): Promise<void> => {
    stop();
    checked = null;
    part('.told').replaceChildren();
    for (const copy of root.querySelectorAll('.copy')) copy.remove();
    part('.after-check').hidden = true;
    part('.at-work').hidden = false;
    progress.removeAttribute('value');
    status.textContent = '正在准备';
    const given = [...files.values()];
    const held = await grounds;
    part('.offline').hidden = held.grounds !== null;
    shutOff(root);
    const own = startWorker();
    worker = own;
    own.addEventListener('error', failed);
    own.addEventListener('message', ({ data }: MessageEvent<Told>) => {
      if (worker !== own) return;
      if (data.is === 'failed') failed();
      else if (data.is === 'checked') show(data.checked);
      else {
        status.textContent = `正在查第 ${data.file + 1} 个文件，共 ${given.length} 个`;
        progress.value = data.file / given.length;
      }
    });
    const asOf = dayInChina(Date.now()) as IsoDate;
    own.postMessage({ files: given, ...held, asOf, withRecords: false } satisfies Asked);
  };

  const take = (given: Iterable<File>): void => {
    for (const file of given) files.set(file.name, file);
    // So that the same file can be chosen again once it has been mended.
    input.value = '';
    if (files.size > 0) void check().catch(failed);
  };

  part('.needs-script').hidden = true;
  part('form.drop').hidden = false;
  input.addEventListener('change', () => take([...(input.files ?? [])]));
  takeDrops(part('#choose'), take);
  part('.stop').addEventListener('click', () => {
    stop();
    part('.told').textContent = '停下了，没有查完。';
    input.focus();
  });
  part('.keep').addEventListener('click', () => {
    if (checked !== null) offerCsv('自查问题清单.csv', problemRows(checked));
  });
  part('.paper').addEventListener('click', () => window.print());
  part('.clear').addEventListener('click', () => {
    files.clear();
    checked = null;
    part('.told').replaceChildren();
    part('.after-check').hidden = true;
    input.focus();
  });
}

/** Locks the page, takes away what needs the network, and says so. */
function shutOff(root: HTMLElement): void {
  lockPage();
  const search = document.querySelector<HTMLElement>('form.search');
  if (search !== null) search.hidden = true;
  const note = root.querySelector<HTMLElement>('.locked');
  if (note !== null) note.hidden = false;
}

/** Offers a marked copy (标记副本) under the name of its workbook. */
function offerCopy(place: HTMLElement, name: string, copy: Uint8Array): void {
  const link = document.createElement('a');
  link.className = 'copy';
  link.textContent = `下载标记好的 ${name}`;
  link.href = URL.createObjectURL(new Blob([new Uint8Array(copy)]));
  link.download = name;
  place.prepend(link);
}

function startWorker(): Worker {
  const address = URL.createObjectURL(new Blob([program], { type: 'text/javascript' }));
  const worker = new Worker(address, { name: 'check' });
  // Once it speaks or fails, it has been loaded.
  const forget = (): void => URL.revokeObjectURL(address);
  worker.addEventListener('message', forget, { once: true });
  worker.addEventListener('error', forget, { once: true });
  return worker;
}

/** Files may be dropped anywhere on the page: beside the field a browser would open them and leave. */
function takeDrops(field: HTMLElement, take: (files: Iterable<File>) => void): void {
  const mark = (isOver: boolean): void => {
    field.classList.toggle('is-over', isOver);
  };
  document.addEventListener('dragover', (event) => {
    event.preventDefault();
    mark(true);
  });
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) mark(false);
  });
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    mark(false);
    take([...(event.dataTransfer?.files ?? [])]);
  });
}
