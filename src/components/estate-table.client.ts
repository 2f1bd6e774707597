/**
 * Sorting and filtering of a table over all estates. Without this script the whole table is shown, page by page; with
 * it, the rows of the county (or of all counties) are fetched when somebody first asks for something, and the address
 * keeps what was asked.
 */
import { TABLES_BY_ID } from '../views/tables/catalogue.ts';
import { type PackedRows, unpacked } from '../views/tables/packed.ts';
import { ESTATE_TABLES, type EstateRow, type EstateTable } from '../views/tables/table.ts';
import { count } from '../wording/format.ts';
import { wholesIn, withWholes } from '../wording/whole-html.ts';
import { offerCsv } from './csv-file.ts';
import { formValues, setForm, showAnswered } from './filter-form.ts';
import { StripHands } from './strips.client.ts';
import { addHeadings } from './table-headings.client.ts';
import { rowsHtml } from './table-html.ts';
import {
  answer,
  answerInWords,
  answerPage,
  fieldOf,
  NO_QUERY,
  placesOffered,
  queryFromAddress,
  queryToAddress,
  type TableQuery,
  type TextKeys,
  textKeys,
} from './table-query.ts';

/** A piece of words as it goes into the page. */
function pieceNode({ text, mark }: { text: string; mark: string | null }): Node | string {
  if (mark === null) return text;
  const span = document.createElement('span');
  span.className = mark;
  span.textContent = text;
  return span;
}

class TableHands<R extends EstateRow> {
  /** What the reader asks for now. */
  asked: TableQuery;

  private readonly table: EstateTable<R>;
  private readonly section: HTMLElement;
  private readonly form: HTMLFormElement;
  private readonly element: HTMLTableElement;
  private readonly isCity: boolean;
  private readonly box: HTMLElement | null;
  private readonly paging: HTMLElement | null;
  private readonly order: HTMLElement | null;
  private readonly elsewhere: HTMLAnchorElement | null;
  private readonly elsewherePath: string;
  private readonly written: HTMLTableSectionElement | undefined;
  private readonly strips: StripHands<R>;
  private readonly keys: TextKeys<R>;
  /** Holds the rows that answer, in the place of the published ones while something is asked for. */
  private readonly body = document.createElement('tbody');
  private readonly turns = document.createElement('nav');
  private all: R[] | null = null;
  private loading: Promise<R[]> | null = null;
  private drawing = 0;

  constructor(table: EstateTable<R>, section: HTMLElement, form: HTMLFormElement, element: HTMLTableElement) {
    this.table = table;
    this.section = section;
    this.form = form;
    this.element = element;
    this.isCity = section.dataset.city !== undefined;
    this.box = section.querySelector<HTMLElement>('.table-box');
    this.paging = section.querySelector<HTMLElement>('nav.pages');
    this.order = section.querySelector<HTMLElement>('[data-order]');
    this.elsewhere = section.querySelector<HTMLAnchorElement>('a[data-elsewhere]');
    this.elsewherePath = this.elsewhere?.getAttribute('href') ?? '';
    this.written = element.tBodies[0];
    this.strips = new StripHands(table, section);
    this.keys = textKeys(table);
    this.asked = queryFromAddress(location.search, table.choice.name);
    this.turns.className = 'pages turns';
    this.turns.setAttribute('aria-label', '结果分页');
    this.turns.hidden = true;
    this.turns.addEventListener('click', (event) => this.turn(event));
    this.box?.after(this.turns);
  }

  /** Applies what the address asks for. */
  arrive(): void {
    this.show();
    if (this.address(this.asked) === '') {
      showAnswered();
      return;
    }
    // Filters that are in use must be visible.
    this.unfold(this.address({ ...this.asked, text: '', page: 1 }) !== '');
    void this.draw().finally(showAnswered);
  }

  goBack(): void {
    this.asked = queryFromAddress(location.search, this.table.choice.name);
    this.show();
    void this.draw();
  }

  ask(asked: TableQuery, isStep: boolean): void {
    this.asked = asked;
    const address = this.address(asked);
    const target = location.pathname + address;
    if (isStep && address !== location.search) history.pushState(null, '', target);
    else history.replaceState(null, '', target);
    this.show();
    void this.draw();
  }

  sortBy(sort: string): void {
    const isDescending = this.asked.sort === sort && !this.asked.isDescending;
    this.ask({ ...this.read(), sort, isDescending, page: 1 }, true);
  }

  /** On a phone most of the form is folded away. */
  unfold(isOpen: boolean): void {
    this.form.querySelector('.more')?.setAttribute('aria-expanded', String(isOpen));
  }

  read(): TableQuery {
    const choiceName = this.table.choice.name;
    const names = ['sort', 'desc', 'county', 'street', 'firm', 'mode', 'q', choiceName];
    const { sort, desc, county, street, firm, mode, q, [choiceName]: choice } = formValues(this.form, names);
    return {
      sort: String(sort),
      isDescending: desc === true,
      county: String(county),
      // Until the rows have loaded, the city's form lacks these options, so what the address asks for is kept.
      street: this.isOffered('street') ? String(street) : this.asked.street,
      firm: this.isOffered('firm') ? String(firm) : this.asked.firm,
      mode: String(mode),
      choice: String(choice),
      text: String(q),
      page: this.asked.page,
    };
  }

  async download(): Promise<void> {
    const rows = await this.whole();
    if (rows === null) return;
    const { table } = this;
    const { place = '', untilDay = '' } = this.section.dataset;
    const found = answer(table, rows, this.asked, this.keys);
    const lines = found.map((row) => table.csv.map(({ value }) => value(row)));
    offerCsv(`${[table.title, place, untilDay].filter((part) => part !== '').join('-')}.csv`, [
      table.csv.map(({ header }) => header),
      ...lines,
    ]);
    if (this.address(this.asked) === '') this.say(`已备好 ${count(found.length)} ${table.counter}。`);
  }

  private address(query: TableQuery): string {
    return queryToAddress(query, this.table.choice.name);
  }

  private isOffered(name: string): boolean {
    const field = this.form.elements.namedItem(name);
    return field instanceof HTMLSelectElement && !field.disabled;
  }

  /** Shows what is asked for in the form and on the headings. */
  private show(): void {
    const { sort, isDescending, county, street, firm, mode, choice, text } = this.asked;
    const chosen = { [this.table.choice.name]: choice };
    setForm(this.form, { sort, desc: isDescending, county, street, firm, mode, q: text, ...chosen });
    for (const head of this.element.querySelectorAll<HTMLElement>('thead th')) {
      if (sort !== '' && head.dataset.sort === sort)
        head.setAttribute('aria-sort', isDescending ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
    }
  }

  private async draw(): Promise<void> {
    const turn = ++this.drawing;
    const { asked, table, isCity } = this;
    this.elsewhere?.setAttribute('href', this.elsewherePath + this.address({ ...asked, page: 1 }));
    if (this.address(asked) === '') {
      this.drawWritten();
      return;
    }
    const rows = await this.whole();
    if (rows === null || turn !== this.drawing) return;
    this.offerPlaces(rows);
    // An address may ask for a column that does not exist.
    const known = fieldOf(table, asked.sort) ? asked : { ...asked, sort: '' };
    const found = answer(table, rows, known, this.keys);
    const page = answerPage(found, asked.page);
    const cells = page.shown.map((row) => table.columns.map((column) => column.cell(row, isCity)));
    this.body.innerHTML = withWholes(rowsHtml(table.columns, cells));
    this.strips.show(found);
    this.written?.remove();
    this.element.append(this.body);
    if (this.box) this.box.hidden = found.length === 0;
    if (this.paging) this.paging.hidden = true;
    if (this.order) this.order.hidden = true;
    this.drawTurns(page.page, page.pages);
    this.say(answerInWords(table.counter, rows.length, found.length, page));
  }

  /** The page as it was published. */
  private drawWritten(): void {
    this.body.remove();
    this.strips.showAll();
    if (this.written) this.element.append(this.written);
    if (this.box) this.box.hidden = this.isCity;
    if (this.paging) this.paging.hidden = false;
    if (this.order) this.order.hidden = false;
    this.turns.hidden = true;
    this.say('');
  }

  private drawTurns(page: number, pages: number): void {
    this.turns.hidden = pages <= 1;
    const link = (to: number, text: string): HTMLElement => {
      const anchor = document.createElement('a');
      anchor.href = location.pathname + this.address({ ...this.asked, page: to });
      anchor.dataset.page = String(to);
      anchor.textContent = text;
      return anchor;
    };
    const place = document.createElement('span');
    place.textContent = `第 ${count(page)} 页，共 ${count(pages)} 页`;
    this.turns.replaceChildren(
      ...(page > 1 ? [link(page - 1, '上一页')] : []),
      place,
      ...(page < pages ? [link(page + 1, '下一页')] : []),
    );
  }

  private turn(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.ask({ ...this.asked, page: Number(link.dataset.page) }, true);
    this.section.scrollIntoView();
    this.box?.focus({ preventScroll: true });
  }

  /** Streets and firms that are too many for a page are offered once the rows are there. */
  private offerPlaces(rows: readonly R[]): void {
    const offered = placesOffered(rows, this.asked.county);
    for (const name of ['street', 'firm'] as const) {
      const field = this.form.elements.namedItem(name);
      if (!(field instanceof HTMLSelectElement) || !(this.isCity || field.disabled)) continue;
      field.replaceChildren(new Option('全部', ''), ...offered[name].map((value) => new Option(value, value)));
      field.disabled = false;
      field.value = this.asked[name];
      if (field.selectedIndex < 0) field.value = '';
    }
  }

  /** All rows of the place; null where they can't be read. */
  private async whole(): Promise<R[] | null> {
    if (this.all !== null) return this.all;
    this.loading ??= this.load();
    try {
      this.all = await this.loading;
      return this.all;
    } catch {
      this.loading = null;
      this.say(this.isCity ? '各县区的表没有读到，稍后再试。' : '其余的行没有读到，稍后再试；下面只有本页的。');
      return null;
    }
  }

  private async load(): Promise<R[]> {
    const rows: R[] = [];
    const addresses = (this.section.dataset.rows ?? '').split(' ');
    for (const [index, address] of addresses.entries()) {
      this.say(
        addresses.length === 1 ? '正在读全部的行…' : `正在读各县区的表，第 ${index + 1} 个，共 ${addresses.length} 个…`,
      );
      const response = await fetch(address);
      if (!response.ok) throw new Error(String(response.status));
      rows.push(...unpacked<R>((await response.json()) as PackedRows));
    }
    return rows;
  }

  private say(text: string): void {
    const status = this.form.querySelector<HTMLElement>('[role="status"]');
    status?.replaceChildren(...wholesIn(text).map(pieceNode));
  }
}

const section = document.querySelector<HTMLElement>('[data-table]');
const form = section?.querySelector<HTMLFormElement>('form.filters');
const element = section?.querySelector<HTMLTableElement>('table.rows');
const id = ESTATE_TABLES.find((one) => one === section?.dataset.table);
if (section && form && element) {
  // Each table is named here, so that its rows keep their own type.
  if (id === 'fees') start(TABLES_BY_ID.fees, section, form, element);
  else if (id === 'revenue') start(TABLES_BY_ID.revenue, section, form, element);
  else if (id === 'managers') start(TABLES_BY_ID.managers, section, form, element);
  else if (id === 'lifts') start(TABLES_BY_ID.lifts, section, form, element);
}

function start<R extends EstateRow>(
  table: EstateTable<R>,
  section: HTMLElement,
  form: HTMLFormElement,
  element: HTMLTableElement,
): void {
  const hands = new TableHands(table, section, form, element);
  addHeadings(element, (sort) => hands.sortBy(sort));
  hands.arrive();
  listen(form, hands);
  window.addEventListener('popstate', () => hands.goBack());
}
function listen<R extends EstateRow>(form: HTMLFormElement, hands: TableHands<R>): void {
  form.addEventListener('change', (event) => {
    if (event.target instanceof HTMLInputElement && event.target.name === 'q') return;
    // Another county has other streets, so the choice of street is reset.
    const isCounty = event.target instanceof HTMLSelectElement && event.target.name === 'county';
    hands.ask({ ...hands.read(), ...(isCounty ? { street: '' } : {}), page: 1 }, true);
  });
  form.addEventListener('input', (event) => {
    if (!(event.target instanceof HTMLInputElement) || event.target.name !== 'q') return;
    // Only the first letter makes an entry in the browser's history, so that one step back undoes the search.
    hands.ask({ ...hands.read(), page: 1 }, hands.asked.text === '');
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    hands.ask(NO_QUERY, true);
  });
  const more = form.querySelector<HTMLElement>('.more');
  more?.addEventListener('click', () => hands.unfold(more.getAttribute('aria-expanded') === 'false'));
  form.querySelector('[name="csv"]')?.addEventListener('click', () => void hands.download());
}
