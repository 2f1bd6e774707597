/**
 * The strips of dots above a table over all estates, which follow its filter.
 */
import { stripsOf } from '../views/tables/strips.ts';
import type { EstateRow, EstateTable } from '../views/tables/table.ts';
import { withWholes } from '../wording/whole-html.ts';
import { stripsHtml } from './strip-html.ts';

export class StripHands<R extends EstateRow> {
  private readonly table: EstateTable<R>;
  private readonly element: HTMLElement | null;
  /** As published, over all rows. */
  private readonly written: string;

  constructor(table: EstateTable<R>, section: HTMLElement) {
    this.table = table;
    this.element = section.querySelector<HTMLElement>('[data-strips]');
    this.written = this.element?.innerHTML ?? '';
  }

  show(rows: readonly R[]): void {
    if (this.element) this.element.innerHTML = withWholes(stripsHtml(stripsOf(this.table, rows)));
  }

  showAll(): void {
    if (this.element) this.element.innerHTML = this.written;
  }
}
