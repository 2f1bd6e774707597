/**
 * Filters of a county's matrix. Without it the whole table stands there, page by page; with it, the other pages are
 * fetched when somebody first filters, so that an answer is the whole county's.
 */
import { offerCsv } from './csv-file.ts';
import { formValues, setForm, showAnswered } from './filter-form.ts';
import { type Filters, filtersFromQuery, filtersToQuery, isShown, shownColumns } from './matrix-filter.ts';

const section = document.querySelector<HTMLElement>('[data-audit]');
const form = section?.querySelector<HTMLFormElement>('form.filters');
const table = section?.querySelector<HTMLTableElement>('table.matrix');
if (section && form && table) start(section, form, table);

interface Row {
  element: HTMLTableRowElement;
  /** One a duty. */
  cells: HTMLTableCellElement[];
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
  const heads = [...table.querySelectorAll<HTMLTableCellElement>('thead [data-duty]')];
  const duties = heads.map((head) => head.dataset.duty ?? '');
  let rows = rowsOf(table);
  let loading: Promise<void> | null = null;
  let isWhole = pages === 1;

  const { toDo, ...asked } = filtersFromQuery(location.search);
  setForm(form, { ...asked, todo: toDo });
  if (filtersToQuery({ ...asked, toDo }) === '') showAnswered();
  else void arrive();

  form.addEventListener('change', () => void apply());
  form.addEventListener('submit', (event) => event.preventDefault());
  // Values are reset after the event.
  form.addEventListener('reset', () => setTimeout(() => void apply()));
  form.querySelector('[name="csv"]')?.addEventListener('click', () => void download());

  /** Whoever comes by an address with filters came for the table, which stands below the county's own duties. */
  async function arrive(): Promise<void> {
    await apply().finally(showAnswered);
    section.focus({ preventScroll: true });
    section.scrollIntoView();
  }

  function read(): Filters {
    const { street, firm, duty, verdict, todo } = formValues(form, ['street', 'firm', 'duty', 'verdict', 'todo']);
    return {
      street: String(street),
      firm: String(firm),
      duty: String(duty),
      verdict: String(verdict),
      toDo: todo === true,
    };
  }

  async function apply(): Promise<void> {
    const filters = read();
    const query = filtersToQuery(filters);
    history.replaceState(null, '', location.pathname + query + location.hash);
    if (query !== '' && !(await whole())) return;
    const column = duties.indexOf(filters.duty);
    const shown = new Set<string>();
    const bodies = new Set<HTMLTableSectionElement>();
    for (const row of rows) {
      const visible = isShown(row, filters, column);
      row.element.hidden = !visible;
      showColumns(row.cells, column);
      if (!visible) continue;
      shown.add(row.element.dataset.code ?? '');
      bodies.add(row.body);
    }
    showColumns(heads, column);
    const columns = shownColumns(heads, column).length;
    for (const street of table.querySelectorAll<HTMLTableCellElement>('.street th')) street.colSpan = columns + 1;
    for (const body of table.tBodies) body.hidden = !bodies.has(body);
    const unknown = new Set(
      rows.filter(({ verdicts }) => verdicts[column] === 'open').map(({ element }) => element.dataset.code ?? ''),
    );
    for (const item of list?.querySelectorAll<HTMLElement>(':scope > li') ?? []) {
      const code = item.dataset.code ?? '';
      const lines = [...item.querySelectorAll<HTMLElement>('li')];
      for (const line of lines)
        line.hidden = column >= 0 && line.dataset.rule !== filters.duty && !(isUnknown(line) && unknown.has(code));
      item.hidden = !shown.has(code) || lines.every((line) => line.hidden);
    }
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
    const column = duties.indexOf(read().duty);
    const titles = shownColumns(heads, column).map((head) => head.textContent?.trim() ?? '');
    const lines = rows
      .filter((row) => !row.element.hidden)
      .map((row) => [
        row.element.dataset.code ?? '',
        row.element.querySelector('th a')?.textContent ?? '',
        row.street,
        row.firm,
        ...shownColumns(row.cells, column).map((cell) => cell.textContent?.trim() ?? ''),
      ]);
    offerCsv(`公示检查-${county}-${asOf}.csv`, [
      ['小区编码', '小区名称', '街道', '企业或管理模式', ...titles],
      ...lines,
    ]);
  }

  function say(text: string): void {
    if (status) status.textContent = text;
  }
}

function showColumns(cells: readonly HTMLTableCellElement[], column: number): void {
  for (const [index, cell] of cells.entries()) cell.hidden = column >= 0 && index !== column;
}

/** The line that names every duty of an estate that can't be judged. */
function isUnknown(line: HTMLElement): boolean {
  return line.dataset.verdict === 'open';
}

function rowsOf(table: HTMLTableElement): Row[] {
  return [...table.tBodies].flatMap((body) =>
    [...body.querySelectorAll<HTMLTableRowElement>('tr[data-code]')].map((element) => {
      const cells = [...element.querySelectorAll('td')];
      return {
        element,
        cells,
        body,
        street: body.dataset.street ?? '',
        firm: element.querySelector('th small')?.textContent ?? '',
        verdicts: cells.map((cell) => cell.className.replace(/^v-/, '')),
      };
    }),
  );
}
