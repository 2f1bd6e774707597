/**
 * On the page for an address that does not exist: leads whoever has typed one by hand to the page that was meant.
 */
import type { SearchNames } from '../views/search/search-kinds.ts';
import { codeInAddress, pageMeant } from './typed-address.ts';

const { base } = document.querySelector<HTMLElement>('[data-typed-address]')?.dataset ?? {};

async function lead(base: string): Promise<void> {
  const { pathname, search, hash } = window.location;
  const path = pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname;
  let meant: string | null = null;
  if (codeInAddress(path) !== null) {
    const response = await fetch(`${base}/search/names.json`);
    if (response.ok) meant = pageMeant(path, (await response.json()) as SearchNames);
  }
  if (meant === null && !/[./]$|\.[^/]*$/.test(path)) {
    const page = await fetch(`${base}${path}/`, { method: 'HEAD' });
    if (page.ok) meant = `${path}/`;
  }
  if (meant !== null && base + meant !== pathname) window.location.replace(base + meant + search + hash);
}

// Without the list of names the page says all the same where estates are found.
if (base !== undefined) lead(base).catch(() => {});
