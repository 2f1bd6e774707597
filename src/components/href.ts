/**
 * Puts the site's base before a path from its root, for links and for what pages load.
 */
const BASE = import.meta.env.BASE_URL.replace(/\/+$/, '');

export function href(path: string): string {
  return BASE + path;
}
