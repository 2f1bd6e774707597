/**
 * Filters of a county's matrix. Without it the whole table stands there, page by page; with it, the other pages are
 * fetched when somebody first filters, so that an answer is the whole county's.
 */
import { type Filters, filtersFromQuery, filtersToQuery, isShown, NO_FILTERS, rowsAsCsv } from './matrix-filter.ts';

const section = document.querySelector<HTMLElement>('[data-audit]');
const form = section?.querySelector<HTMLFormElement>('form.filters');
const table = section?.querySelector<HTMLTableElement>('table.matrix');
if (section && form && table) start(section, form, table);

interface Row {
  element: HTMLTableRowElement;
  body: HTMLTableSectionElement;
  street: string;
  firm: string;
  verdicts: string[];
}

function start(section: HTMLElement, form: HTMLFormElement, table: HTMLTableElement): void {
  const { path = '', county = '', asOf = '' } = section.dataset;
  const pages = Number(section.dataset.pages);
  const ownPage = Number(section.dataset.page);
  const list = section.querySelector<HTMLElement>('.to-do');
  const status = form.querySelector<HTMLElement>('[role="status"]');
  const paging = section.querySelector<HTMLElement>('nav.pages');
  const duties = [...table.querySelectorAll<HTMLElement>('thead [data-duty]')].map((head) => head.dataset.duty ?? '');
  let rows = rowsOf(table);
  let loading: Promise<void> | null = null;
  let isWhole = pages === 1;

  form.hidden = false;
  const asked = filtersFromQuery(location.search);
  write(asked);
  if (filtersToQuery(asked) !== '') void apply();

  form.addEventListener('change', () => void apply());
  form.addEventListener('submit', (event) => event.preventDefault());
  // Values are reset after the event.
  form.addEventListener('reset', () => setTimeout(() => void apply()));
  form.querySelector('[name="csv"]')?.addEventListener('click', () => void download());

  function read(): Filters {
    const data = new FormData(form);
    const of = (name: string): string => String(data.get(name) ?? '');
    return {
      street: of('street'),
      firm: of('firm'),
      duty: of('duty'),
      verdict: of('verdict'),
      toDo: data.get('todo') !== null,
    };
  }

  /** Sets what the form offers; a street or a duty that is not there stays 全部. */
  function write(filters: Filters): void {
    for (const name of ['street', 'firm', 'duty', 'verdict'] as const) {
      const select = form.elements.namedItem(name);
      if (!(select instanceof HTMLSelectElement)) continue;
      select.value = filters[name];
      if (select.selectedIndex < 0) select.value = NO_FILTERS[name];
    }
    const check = form.elements.namedItem('todo');
    if (check instanceof HTMLInputElement) check.checked = filters.toDo;
  }

  async function apply(): Promise<void> {
    const filters = read();
    const query = filtersToQuery(filters);
    history.replaceState(null, '', location.pathname + query + (query === '' ? location.hash : ''));
    if (query !== '' && !(await whole())) return;
    const column = duties.indexOf(filters.duty);
    const shown = new Set<string>();
    const bodies = new Set<HTMLTableSectionElement>();
    for (const row of rows) {
      const visible = isShown(row, filters, column);
      row.element.hidden = !visible;
      if (!visible) continue;
      shown.add(row.element.dataset.code ?? '');
      bodies.add(row.body);
    }
    for (const body of table.tBodies) body.hidden = !bodies.has(body);
    for (const item of list?.querySelectorAll<HTMLElement>(':scope > li') ?? [])
      item.hidden = !shown.has(item.dataset.code ?? '');
    if (paging) paging.hidden = isWhole && pages > 1;
    say(query === '' && !isWhole ? '' : `表中 ${shown.size} 个小区，共 ${rows.length} 个。`);
  }

  /** Sees to it that every page of the county is in the table; says so where one can't be read. */
  async function whole(): Promise<boolean> {
    if (isWhole) return true;
    loading ??= load();
    try {
      await loading;
      isWhole = true;
      return true;
    } catch {
      loading = null;
      say('其余各页没有读到，稍后再试；下面只有本页的小区。');
      return false;
    }
  }

  async function load(): Promise<void> {
    const found: Document[] = [];
    for (let page = 1; page <= pages; page++) {
      if (page === ownPage) {
        found.push(document);
        continue;
      }
      say(`正在读第 ${page} 页，共 ${pages} 页…`);
      const response = await fetch(page === 1 ? path : `${path}${page}/`);
      if (!response.ok) throw new Error(String(response.status));
      found.push(new DOMParser().parseFromString(await response.text(), 'text/html'));
    }
    const bodies = found.flatMap((page) => [...page.querySelectorAll('table.matrix > tbody')]);
    const items = found.flatMap((page) => [...page.querySelectorAll('.to-do > li')]);
    for (const body of bodies) table.append(document.adoptNode(body));
    for (const item of items) list?.append(document.adoptNode(item));
    rows = rowsOf(table);
  }

  async function download(): Promise<void> {
    if (!(await whole())) return;
    await apply();
    const titles = [...table.querySelectorAll('thead [data-duty]')].map((head) => head.textContent?.trim() ?? '');
    const lines = rows
      .filter((row) => !row.element.hidden)
      .map((row) => [
        row.element.dataset.code ?? '',
        row.element.querySelector('th a')?.textContent ?? '',
        row.street,
        row.firm,
        ...[...row.element.querySelectorAll('td')].map((cell) => cell.textContent?.replace(/^—/, '') ?? ''),
      ]);
    const csv = rowsAsCsv([['小区编码', '小区名称', '街道', '企业或管理模式', ...titles], ...lines]);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }));
    link.download = `公示检查-${county}-${asOf}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  function say(text: string): void {
    if (status) status.textContent = text;
  }
}

function rowsOf(table: HTMLTableElement): Row[] {
  return [...table.tBodies].flatMap((body) =>
    [...body.querySelectorAll<HTMLTableRowElement>('tr[data-code]')].map((element) => ({
      element,
      body,
      street: body.dataset.street ?? '',
      firm: element.querySelector('th small')?.textContent ?? '',
      verdicts: [...element.querySelectorAll('td')].map((cell) => cell.className.replace(/^v-/, '')),
    })),
  );
}
