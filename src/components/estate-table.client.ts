/**
 * Sorting and filtering of a table over all estates. Without it the whole table stands there, page by page; with it,
 * the rows of the county (or of all counties) are fetched when somebody first asks for something, and the address
 * keeps what was asked.
 */
import { TABLES_BY_ID } from '../views/tables/catalogue.ts';
import { type PackedRows, unpacked } from '../views/tables/packed.ts';
import { ESTATE_TABLES, type EstateRow, type EstateTable } from '../views/tables/table.ts';
import { count } from '../wording/format.ts';
import { offerCsv } from './csv-file.ts';
import { formValues, setForm, showAnswered } from './filter-form.ts';
import { rowsHtml } from './table-html.ts';
import {
  answer,
  fieldOf,
  NO_QUERY,
  queryFromAddress,
  queryToAddress,
  ROWS_SHOWN,
  type TableQuery,
  textKeys,
} from './table-query.ts';

const section = document.querySelector<HTMLElement>('[data-table]');
const form = section?.querySelector<HTMLFormElement>('form.filters');
const element = section?.querySelector<HTMLTableElement>('table.rows');
const id = ESTATE_TABLES.find((one) => one === section?.dataset.table);
if (section && form && element) {
  // A table is chosen by its name, so that each keeps the type of its rows.
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
  const { place = '', asOf = '', city } = section.dataset;
  const isCity = city !== undefined;
  const addresses = (section.dataset.rows ?? '').split(' ');
  const box = section.querySelector<HTMLElement>('.table-box');
  const status = form.querySelector<HTMLElement>('[role="status"]');
  const paging = section.querySelector<HTMLElement>('nav.pages');
  const elsewhere = section.querySelector<HTMLAnchorElement>('a[data-elsewhere]');
  const elsewherePath = elsewhere?.getAttribute('href') ?? '';
  const order = section.querySelector<HTMLElement>('[data-order]');
  const written = element.tBodies[0];
  const heads = table.columns;
  const keys = textKeys(table);
  let all: R[] | null = null;
  let loading: Promise<R[]> | null = null;
  let query = queryFromAddress(location.search, table.choice.name);
  let drawing = 0;

  /** The rows asked for, and the links between their pages; in the page only while something is asked. */
  const body = document.createElement('tbody');
  const turns = document.createElement('nav');
  turns.className = 'pages turns';
  turns.setAttribute('aria-label', '结果分页');
  turns.hidden = true;
  box?.after(turns);

  for (const head of element.querySelectorAll<HTMLElement>('thead th')) addButton(head);
  // Stacked rows have no heading to be seen: the form sorts them, and the keyboard must not stop at what is hidden.
  const narrow = window.matchMedia('(max-width: 900px)');
  const reach = (): void => {
    for (const button of element.querySelectorAll<HTMLElement>('thead button'))
      button.tabIndex = narrow.matches ? -1 : 0;
  };
  reach();
  narrow.addEventListener('change', reach);
  show(query);
  if (queryToAddress(query, table.choice.name) === '') {
    showAnswered();
  } else {
    // What narrows the rows must be seen.
    unfold(queryToAddress({ ...query, text: '', page: 1 }, table.choice.name) !== '');
    void draw().finally(showAnswered);
  }

  form.addEventListener('change', (event) => {
    if (event.target instanceof HTMLInputElement && event.target.name === 'q') return;
    // Streets of one county are none of another.
    const isCounty = event.target instanceof HTMLSelectElement && event.target.name === 'county';
    ask({ ...read(), ...(isCounty ? { street: '' } : {}), page: 1 }, true);
  });
  form.addEventListener('input', (event) => {
    if (!(event.target instanceof HTMLInputElement) || event.target.name !== 'q') return;
    // The first letter is a step to come back from, the others belong to it.
    ask({ ...read(), page: 1 }, query.text === '');
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    ask(NO_QUERY, true);
  });
  const more = form.querySelector<HTMLElement>('.more');
  more?.addEventListener('click', () => unfold(more.getAttribute('aria-expanded') === 'false'));
  form.querySelector('[name="csv"]')?.addEventListener('click', () => void download());
  turns.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    ask({ ...query, page: Number(link.dataset.page) }, true);
    section.scrollIntoView();
    box?.focus({ preventScroll: true });
  });
  window.addEventListener('popstate', () => {
    query = queryFromAddress(location.search, table.choice.name);
    show(query);
    void draw();
  });

  /** On a phone most of the form is folded away. */
  function unfold(isOpen: boolean): void {
    form.querySelector('.more')?.setAttribute('aria-expanded', String(isOpen));
  }

  function read(): TableQuery {
    const names = ['sort', 'desc', 'county', 'street', 'firm', 'mode', 'q', table.choice.name];
    const { sort, desc, county, street, firm, mode, q, [table.choice.name]: choice } = formValues(form, names);
    return {
      sort: String(sort),
      isDescending: desc === true,
      county: String(county),
      // Until the rows are there, the city's form can't offer what the address asks for.
      street: isOffered('street') ? String(street) : query.street,
      firm: isOffered('firm') ? String(firm) : query.firm,
      mode: String(mode),
      choice: String(choice),
      text: String(q),
      page: query.page,
    };
  }

  function isOffered(name: string): boolean {
    const field = form.elements.namedItem(name);
    return field instanceof HTMLSelectElement && !field.disabled;
  }

  /** Puts a question into the form and onto the headings. */
  function show({ sort, isDescending, county, street, firm, mode, choice, text }: TableQuery): void {
    setForm(form, { sort, desc: isDescending, county, street, firm, mode, q: text, [table.choice.name]: choice });
    for (const head of element.querySelectorAll<HTMLElement>('thead th')) {
      if (sort !== '' && head.dataset.sort === sort)
        head.setAttribute('aria-sort', isDescending ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
    }
  }

  function ask(asked: TableQuery, isStep: boolean): void {
    query = asked;
    const address = queryToAddress(query, table.choice.name);
    const target = location.pathname + address;
    if (isStep && address !== location.search) history.pushState(null, '', target);
    else history.replaceState(null, '', target);
    show(query);
    void draw();
  }

  function addButton(head: HTMLElement): void {
    const sort = head.dataset.sort ?? '';
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const isDescending = query.sort === sort && !query.isDescending;
      ask({ ...read(), sort, isDescending, page: 1 }, true);
    });
  }

  async function draw(): Promise<void> {
    const turn = ++drawing;
    const asked = query;
    const address = queryToAddress(asked, table.choice.name);
    if (elsewhere)
      elsewhere.setAttribute('href', elsewherePath + queryToAddress({ ...asked, page: 1 }, table.choice.name));
    if (address === '') {
      body.remove();
      if (written) element.append(written);
      if (box) box.hidden = isCity;
      if (paging) paging.hidden = false;
      if (order) order.hidden = false;
      turns.hidden = true;
      say('');
      return;
    }
    const rows = await whole();
    if (rows === null || turn !== drawing) return;
    // A stranger's address may ask for what is not there.
    offerPlaces(rows, asked);
    const found = answer(table, rows, fieldOf(table, asked.sort) ? asked : { ...asked, sort: '' }, keys);
    const pages = Math.max(1, Math.ceil(found.length / ROWS_SHOWN));
    const page = Math.min(asked.page, pages);
    const from = (page - 1) * ROWS_SHOWN;
    const shown = found.slice(from, from + ROWS_SHOWN);
    const cells = shown.map((row) => heads.map((column) => column.cell(row, isCity)));
    body.innerHTML = rowsHtml(heads, cells);
    written?.remove();
    element.append(body);
    if (box) box.hidden = found.length === 0;
    if (paging) paging.hidden = true;
    if (order) order.hidden = true;
    drawTurns(page, pages);
    say(
      found.length === 0
        ? `没有对上的，共 ${count(rows.length)} ${table.counter}。少选一项，或换个词再试。`
        : `对上 ${count(found.length)} ${table.counter}，共 ${count(rows.length)} ${table.counter}${
            pages > 1 ? `；下面是第 ${count(from + 1)}—${count(from + shown.length)} ${table.counter}` : ''
          }。`,
    );
  }

  function drawTurns(page: number, pages: number): void {
    turns.hidden = pages <= 1;
    const link = (to: number, text: string): HTMLElement => {
      const anchor = document.createElement('a');
      anchor.href = location.pathname + queryToAddress({ ...query, page: to }, table.choice.name);
      anchor.dataset.page = String(to);
      anchor.textContent = text;
      return anchor;
    };
    const place = document.createElement('span');
    place.textContent = `第 ${count(page)} 页，共 ${count(pages)} 页`;
    turns.replaceChildren(
      ...(page > 1 ? [link(page - 1, '上一页')] : []),
      place,
      ...(page < pages ? [link(page + 1, '下一页')] : []),
    );
  }

  /** Streets and firms that are too many for a page are offered once the rows are there. */
  function offerPlaces(rows: readonly R[], { county, street, firm }: TableQuery): void {
    const inside = county === '' ? rows : rows.filter((row) => row.county === county);
    const words = new Intl.Collator('zh-CN');
    const offer = (name: string, values: readonly (string | null)[], chosen: string): void => {
      const field = form.elements.namedItem(name);
      if (!(field instanceof HTMLSelectElement) || !(isCity || field.disabled)) return;
      const options = [...new Set(values.filter((value) => value !== null))].sort(words.compare);
      field.replaceChildren(new Option('全部', ''), ...options.map((value) => new Option(value, value)));
      field.disabled = false;
      field.value = chosen;
      if (field.selectedIndex < 0) field.value = '';
    };
    offer(
      'street',
      inside.map((row) => row.street),
      street,
    );
    offer(
      'firm',
      inside.map((row) => row.firm),
      firm,
    );
  }

  /** All rows of the place; null where they can't be read. */
  async function whole(): Promise<R[] | null> {
    if (all !== null) return all;
    loading ??= load();
    try {
      all = await loading;
      return all;
    } catch {
      loading = null;
      say(isCity ? '各县区的表没有读到，稍后再试。' : '其余的行没有读到，稍后再试；下面只有本页的。');
      return null;
    }
  }

  async function load(): Promise<R[]> {
    const rows: R[] = [];
    for (const [index, address] of addresses.entries()) {
      say(
        addresses.length === 1 ? '正在读全部的行…' : `正在读各县区的表，第 ${index + 1} 个，共 ${addresses.length} 个…`,
      );
      const response = await fetch(address);
      if (!response.ok) throw new Error(String(response.status));
      rows.push(...unpacked<R>((await response.json()) as PackedRows));
    }
    return rows;
  }

  async function download(): Promise<void> {
    const rows = await whole();
    if (rows === null) return;
    const found = answer(table, rows, query, keys);
    const lines = found.map((row) => table.csv.map(({ value }) => value(row)));
    offerCsv(`${table.title}-${place}-${asOf}.csv`, [table.csv.map(({ header }) => header), ...lines]);
    if (queryToAddress(query, table.choice.name) === '') say(`已备好 ${count(found.length)} ${table.counter}。`);
  }

  function say(text: string): void {
    if (status) status.textContent = text;
  }
}
