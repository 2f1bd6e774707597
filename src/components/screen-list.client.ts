/**
 * Loads the codes that are not in view yet, so that none is missing on paper: at a desk once the page is there, since
 * that is where lists are printed; on a telephone only as one scrolls.
 */
function loadAll(): void {
  for (const image of document.querySelectorAll<HTMLImageElement>('.screens img')) image.loading = 'eager';
}

if (matchMedia('(hover: hover) and (pointer: fine)').matches) window.addEventListener('load', loadAll);
window.addEventListener('beforeprint', loadAll);

export {};
