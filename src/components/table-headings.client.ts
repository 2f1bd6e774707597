/** The headings of a table as buttons that sort. */

/** A button in each heading. */
export function addHeadings(element: HTMLTableElement, sortBy: (sort: string) => void): void {
  for (const head of element.querySelectorAll<HTMLElement>('thead th')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => sortBy(head.dataset.sort ?? ''));
  }
  // On narrow screens the table is stacked and its headings are hidden: the form sorts, and the buttons must not take
  // the focus.
  const narrow = window.matchMedia('(max-width: 900px)');
  const reach = (): void => {
    for (const button of element.querySelectorAll<HTMLElement>('thead button'))
      button.tabIndex = narrow.matches ? -1 : 0;
  };
  reach();
  narrow.addEventListener('change', reach);
}
