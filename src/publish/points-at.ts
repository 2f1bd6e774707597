/**
 * At which files of a publication a page, a script, a style, a feed or a file of data of it points (指向), by what stands in it.
 */
const IN_HTML = / (?:href|src|data-src|srcset|poster|content|component-url|renderer-url)="([^"]+)"/g;
const IN_SCRIPT = /["'`](\.{1,2}\/[^"'`\s]+|\/[^"'`\s]+)["'`]/g;
const IN_DATA = /["'>](https?:\/\/[^"'<>\s]+|\/[^"'<>\s]+)/g;
const IN_STYLE = /url\(["']?([^"')]+)/g;

/** Files below `base`, the address of the publication; whether they are there is not asked. */
export function pointedAt(text: string, file: string, base: string): string[] {
  const top = base.endsWith('/') ? base : `${base}/`;
  const here = new URL(addressOf(file), top);
  const found = new Set<string>();
  for (const [, written = ''] of text.matchAll(patternFor(file))) {
    const target = URL.parse(written.replaceAll('&amp;', '&'), here);
    if (target === null || target.origin !== here.origin) continue;
    const folder = new URL(top).pathname;
    if (target.pathname.startsWith(folder)) found.add(fileOf(target.pathname.slice(folder.length)));
  }
  return [...found];
}

function patternFor(file: string): RegExp {
  if (file.endsWith('.html')) return IN_HTML;
  if (file.endsWith('.css')) return IN_STYLE;
  return file.endsWith('.js') ? IN_SCRIPT : IN_DATA;
}

const addressOf = (file: string): string => file.split('/').map(encodeURIComponent).join('/');

/** The file that a host hands out for an address below its top. */
function fileOf(address: string): string {
  const file = decoded(address);
  if (file === '' || file.endsWith('/')) return `${file}index.html`;
  // Hosts lead on to the slash.
  return /\.[^/]*$/.test(file) ? file : `${file}/index.html`;
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
