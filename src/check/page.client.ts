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
import type { Asked, Held, Told } from './protocol.ts';
import { fetchGrounds } from './site-grounds.client.ts';
import { nameOf, problemRows, toldOf } from './told.ts';
import { toldHtml } from './told-html.ts';

const FAILED =
  '没有查成：这台设备的内存不够，或者浏览器太旧。换一台电脑，用新一些的 Edge 或 Chrome 再试；文件很大的，分成几个。';
const STOPPED = '停下了，没有查完。';

const root = document.querySelector<HTMLElement>('.check');
if (root !== null) drive(root);

/** What stands on the page, and changes. */
interface Shown {
  input: HTMLInputElement;
  /** Work going on, what it says, and how far it is. */
  atWork: HTMLElement;
  status: HTMLElement;
  progress: HTMLProgressElement;
  told: HTMLElement;
  /** What can be done with a result. */
  after: HTMLElement;
  part(selector: string): HTMLElement;
}

function drive(root: HTMLElement): void {
  const shown = shownIn(root);
  const { input, part } = shown;
  const { prepare, check, stop, result } = checking(root, shown);
  /** Everything that is to be looked at, by name: what comes later takes the place of what came before. */
  const files = new Map<string, File>();

  const take = (given: Iterable<File>): void => {
    for (const file of given) files.set(file.name, file);
    // So that the same file can be chosen again once it has been mended.
    input.value = '';
    if (files.size > 0) check([...files.values()]);
  };
  input.addEventListener('change', () => take([...(input.files ?? [])]));
  takeDrops(part('#choose'), take);
  part('.stop').addEventListener('click', () => {
    stop(STOPPED);
    input.focus();
  });
  part('.keep').addEventListener('click', () => {
    const checked = result();
    if (checked !== null) offerCsv('自查问题清单.csv', problemRows(checked));
  });
  part('.paper').addEventListener('click', () => window.print());
  part('.clear').addEventListener('click', () => {
    files.clear();
    stop('');
    input.focus();
  });
  // Whoever reaches for a file has it read the sooner; until then the search works, which needs the network.
  part('#choose').addEventListener('pointerdown', prepare);
  part('#choose').addEventListener('focusin', prepare);
  document.addEventListener('dragenter', prepare);
  part('.needs-script').toggleAttribute('data-off', true);
  part('form.drop').toggleAttribute('data-off', false);
}

function shownIn(root: HTMLElement): Shown {
  const part = <E extends HTMLElement>(selector: string): E => root.querySelector<E>(selector) as E;
  return {
    input: part('input[type=file]'),
    atWork: part('.at-work'),
    status: part('.at-work [role=status]'),
    progress: part('progress'),
    told: part('.told'),
    after: part('.after-check'),
    part,
  };
}

interface Checking {
  /** Shuts the page off and has a worker get ready, before there is a file. */
  prepare(): void;
  /** Looks at the files, in place of whatever was looked at before. */
  check(files: readonly File[]): void;
  /** Ends what is going on, takes away what it has said, and says why. */
  stop(why: string): void;
  /** What was found last; null where nothing is shown. */
  result(): FilesChecked | null;
}

function checking(root: HTMLElement, shown: Shown): Checking {
  const { atWork, status, progress, told, after } = shown;
  const fetched = fetchGrounds(root.dataset.base ?? '');
  /** Counts what was begun, so that nothing that was ended speaks. */
  let turn = 0;
  /** Kept from file to file; whatever is stopped ends with it. */
  let worker: Worker | null = null;
  let isAtWork = false;
  let found: FilesChecked | null = null;

  /** Shuts the page off and has the worker get ready; whoever asks again gets the same. */
  const ready = async (): Promise<Worker> => {
    const held = await fetched;
    shutOff(shown, held);
    worker ??= started(held);
    return worker;
  };
  const started = (held: Held): Worker => {
    const made = startWorker(held);
    made.addEventListener('error', () => {
      if (worker === made) worker = null;
      if (isAtWork) stop(FAILED);
    });
    return made;
  };
  const stop = (why: string): void => {
    turn++;
    if (isAtWork) worker = worker?.terminate() ?? null;
    isAtWork = false;
    found = null;
    atWork.hidden = true;
    after.hidden = true;
    told.textContent = why;
  };

  const show = (checked: FilesChecked): void => {
    isAtWork = false;
    stop('');
    found = checked;
    // What is written was escaped by the templates it comes from.
    told.innerHTML = toldHtml(toldOf(checked)).text;
    after.hidden = false;
    for (const link of after.querySelectorAll('.copy')) link.remove();
    for (const [path, copy] of Object.entries(checked.copies)) offerCopy(after, nameOf(path), copy);
    told.querySelector<HTMLElement>('#told')?.focus();
  };

  const begin = async (files: readonly File[]): Promise<void> => {
    stop('');
    const begun = turn;
    atWork.hidden = false;
    progress.removeAttribute('value');
    status.textContent = '正在准备';
    const own = await ready();
    if (turn !== begun) return;
    isAtWork = true;
    own.onmessage = ({ data }: MessageEvent<Told>) => {
      if (turn !== begun) return;
      if (data.is === 'failed') stop(FAILED);
      else if (data.is === 'checked') show(data.checked);
      else {
        status.textContent = `正在查第 ${data.file + 1} 个文件，共 ${files.length} 个`;
        progress.value = data.file / files.length;
      }
    };
    own.postMessage({ is: 'files', files, asOf: today(), withRecords: false } satisfies Asked);
  };

  return {
    // What fails is told with the first file.
    prepare: () =>
      void loaded()
        .then(ready)
        .catch(() => {}),
    check: (files) => void begin(files).catch(() => stop(FAILED)),
    stop,
    result: () => found,
  };
}

/** What the page shows is fetched: from then on it needs no network. */
function loaded(): Promise<void> {
  if (document.readyState === 'complete') return Promise.resolve();
  return new Promise((resolve) => window.addEventListener('load', () => resolve(), { once: true }));
}

/** Locks the page, takes away what needs the network, and says so. */
function shutOff({ part }: Shown, { grounds }: Held): void {
  lockPage();
  const search = document.querySelector<HTMLElement>('form.search');
  if (search !== null) search.hidden = true;
  part('.locked').hidden = false;
  part('.offline').hidden = grounds !== null;
}

const today = (): IsoDate => dayInChina(Date.now()) as IsoDate;

/** Only once the page is locked: a worker is held by the policy that its page had when it was made. */
function startWorker(held: Held): Worker {
  const address = URL.createObjectURL(new Blob([program], { type: 'text/javascript' }));
  const worker = new Worker(address, { name: 'check' });
  // Once it speaks or fails, it has been loaded.
  const forget = (): void => URL.revokeObjectURL(address);
  worker.addEventListener('message', forget, { once: true });
  worker.addEventListener('error', forget, { once: true });
  worker.postMessage({ is: 'held', ...held, asOf: today() } satisfies Asked);
  return worker;
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
