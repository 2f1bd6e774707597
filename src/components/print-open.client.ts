/**
 * Unfolds everything while a page is printed, for browsers in which the style sheet can't.
 */
const opened = new Set<HTMLDetailsElement>();

window.addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll<HTMLDetailsElement>('details:not([open])')) {
    details.open = true;
    opened.add(details);
  }
});
window.addEventListener('afterprint', () => {
  for (const details of opened) details.open = false;
  opened.clear();
});

export {};
