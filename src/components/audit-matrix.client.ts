/**
 * The filters of a county's matrix.
 *
 * Without this script the whole table is shown, page by page. With it, the other pages are loaded when somebody first
 * uses a filter, so that the answer covers the whole county.
 */
import { offerCsv } from './csv-file.ts';
import { formValues, setForm, showAnswered } from './filter-form.ts';
import {
  type FilterColumn,
  type Filters,
  filtersFromQuery,
  filtersToQuery,
  isShown,
  shownColumns,
} from './matrix-filter.ts';

interface Row {
  element: HTMLTableRowElement;
  /** One cell for each duty. */
  cells: HTMLTableCellElement[];
  body: HTMLTableSectionElement;
  street: string;
  firm: string;
  verdicts: string[];
}

class MatrixHands {
  private readonly section: HTMLElement;
  private readonly form: HTMLFormElement;
  private readonly table: HTMLTableElement;
  private readonly pages: number;
  private readonly list: HTMLElement | null;
  private readonly heads: HTMLTableCellElement[];
  private readonly columns: FilterColumn[];
  private rows: Row[];
  private loading: Promise<void> | null = null;
  private isWhole: boolean;

  constructor(section: HTMLElement, form: HTMLFormElement, table: HTMLTableElement) {
    this.section = section;
    this.form = form;
    this.table = table;
    this.pages = Number(section.dataset.pages);
    this.list = section.querySelector<HTMLElement>('.to-do');
    this.heads = [...table.querySelectorAll<HTMLTableCellElement>('thead [data-duty]')];
    this.columns = this.heads.map(({ dataset }) => ({ duty: dataset.duty ?? '', kind: dataset.kind ?? '' }));
    this.rows = rowsOf(table);
    this.isWhole = this.pages === 1;
  }

  start(): void {
    const { form } = this;
    const { toDo, ...asked } = filtersFromQuery(location.search);
    setForm(form, { ...asked, todo: toDo });
    if (filtersToQuery({ ...asked, toDo }) === '') showAnswered();
    else void this.arrive();

    form.addEventListener('change', () => void this.apply());
    form.addEventListener('submit', (event) => event.preventDefault());
    // The browser resets the values only after the event.
    form.addEventListener('reset', () => setTimeout(() => void this.apply()));
    form.querySelector('[name="csv"]')?.addEventListener('click', () => void this.download());
  }

  /**
   * Scrolls to the table where the address has filters: the reader came for it, and the county's own duties stand above
   * it.
   */
  private async arrive(): Promise<void> {
    await this.apply().finally(showAnswered);
    this.section.focus({ preventScroll: true });
    this.section.scrollIntoView();
  }

  private read(): Filters {
    const names = ['street', 'firm', 'kind', 'duty', 'verdict', 'todo'] as const;
    const { street, firm, kind, duty, verdict, todo } = formValues(this.form, names);
    return {
      street: String(street),
      firm: String(firm),
      kind: String(kind),
      duty: String(duty),
      verdict: String(verdict),
      toDo: todo === true,
    };
  }

  private async apply(): Promise<void> {
    const filters = this.read();
    const query = filtersToQuery(filters);
    history.replaceState(null, '', location.pathname + query + location.hash);
    if (query !== '' && !(await this.whole())) return;
    const columns = shownColumns(this.columns, filters);
    const shown = new Set<string>();
    const bodies = new Set<HTMLTableSectionElement>();
    for (const row of this.rows) {
      const visible = isShown(row, filters, columns);
      row.element.hidden = !visible;
      showColumns(row.cells, columns);
      if (!visible) continue;
      shown.add(row.element.dataset.code ?? '');
      bodies.add(row.body);
    }
    showColumns(this.heads, columns);
    this.spanKinds(columns);
    for (const street of this.table.querySelectorAll<HTMLTableCellElement>('.street th'))
      street.colSpan = columns.length + 1;
    for (const body of this.table.tBodies) body.hidden = !bodies.has(body);
    const duties = new Set(columns.map((at) => this.columns[at]?.duty));
    const unknown = new Set(this.rows.flatMap((row) => this.unknownKinds(row, columns)));
    for (const item of this.list?.querySelectorAll<HTMLElement>(':scope > li') ?? []) {
      const code = item.dataset.code ?? '';
      const lines = [...item.querySelectorAll<HTMLElement>('li')];
      for (const line of lines)
        line.hidden = isUnknown(line) ? !unknown.has(`${code} ${line.dataset.kind}`) : !duties.has(line.dataset.rule);
      item.hidden = !shown.has(code) || lines.every((line) => line.hidden);
    }
    const paging = this.section.querySelector<HTMLElement>('nav.pages');
    if (paging) paging.hidden = this.isWhole && this.pages > 1;
    this.say(query === '' && !this.isWhole ? '' : `表中 ${shown.size} 个小区，共 ${this.rows.length} 个。`);
  }

  /** Of which kinds something is unknown in a row, each behind its estate's code. */
  private unknownKinds({ element, verdicts }: Row, columns: readonly number[]): string[] {
    const open = columns.filter((at) => verdicts[at] === 'open');
    return open.map((at) => `${element.dataset.code ?? ''} ${this.columns[at]?.kind}`);
  }

  /** The heads of the two kinds stand above the columns that are shown of each. */
  private spanKinds(columns: readonly number[]): void {
    for (const head of this.table.querySelectorAll<HTMLTableCellElement>('thead .kinds [data-kind]')) {
      const own = columns.filter((at) => this.columns[at]?.kind === head.dataset.kind).length;
      head.hidden = own === 0;
      if (own > 0) head.colSpan = own;
    }
  }

  /** Loads the county's other pages into the table; false, with a message, where one can't be loaded. */
  private async whole(): Promise<boolean> {
    if (this.isWhole) return true;
    this.loading ??= this.load();
    try {
      await this.loading;
      this.isWhole = true;
      return true;
    } catch {
      this.loading = null;
      this.say('其余各页没有读到，稍后再试；下面只有本页的小区。');
      return false;
    }
  }

  private async load(): Promise<void> {
    const { path = '' } = this.section.dataset;
    const ownPage = Number(this.section.dataset.page);
    const found: Document[] = [];
    for (let page = 1; page <= this.pages; page++) {
      if (page === ownPage) {
        found.push(document);
        continue;
      }
      this.say(`正在读第 ${page} 页，共 ${this.pages} 页…`);
      const response = await fetch(page === 1 ? path : `${path}${page}/`);
      if (!response.ok) throw new Error(String(response.status));
      found.push(new DOMParser().parseFromString(await response.text(), 'text/html'));
    }
    const bodies = found.flatMap((page) => [...page.querySelectorAll('table.matrix > tbody')]);
    const items = found.flatMap((page) => [...page.querySelectorAll('.to-do > li')]);
    for (const body of bodies) this.table.append(document.adoptNode(body));
    for (const item of items) this.list?.append(document.adoptNode(item));
    this.rows = rowsOf(this.table);
  }

  private async download(): Promise<void> {
    if (!(await this.whole())) return;
    await this.apply();
    const columns = shownColumns(this.columns, this.read());
    const texts = (cells: readonly HTMLTableCellElement[]): string[] =>
      columns.map((at) => cells[at]?.textContent?.trim() ?? '');
    const titles = texts(this.heads);
    const lines = this.rows
      .filter((row) => !row.element.hidden)
      .map((row) => [
        row.element.dataset.code ?? '',
        row.element.querySelector('th a')?.textContent ?? '',
        row.street,
        row.firm,
        ...texts(row.cells),
      ]);
    const { county = '', untilDay = '' } = this.section.dataset;
    offerCsv(`${['公示检查', county, untilDay].filter((part) => part !== '').join('-')}.csv`, [
      ['小区编码', '小区名称', '街道', '企业或管理模式', ...titles],
      ...lines,
    ]);
  }

  private say(text: string): void {
    const status = this.form.querySelector<HTMLElement>('[role="status"]');
    if (status) status.textContent = text;
  }
}

const section = document.querySelector<HTMLElement>('[data-audit]');
const form = section?.querySelector<HTMLFormElement>('form.filters');
const table = section?.querySelector<HTMLTableElement>('table.matrix');
if (section && form && table) new MatrixHands(section, form, table).start();

function showColumns(cells: readonly HTMLTableCellElement[], columns: readonly number[]): void {
  for (const [index, cell] of cells.entries()) cell.hidden = !columns.includes(index);
}

/** Whether a line of an estate lists duties that nobody can judge. */
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
