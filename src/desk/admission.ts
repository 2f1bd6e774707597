/**
 * Who may speak to the desk (放行): only a page that the desk itself has served, in a browser on this machine.
 *
 * The address holds a secret. The `Host` keeps out pages of other names that lead here (DNS rebinding), `Origin` and
 * `Sec-Fetch-Site` keep other pages from changing anything (CSRF). Whoever isn't let in gets the same answer, whatever he asked for.
 */

/** What of a request says who asks. */
export interface Asking {
  method: string;
  /** As it was sent: a path, or an address of whatever host. */
  target: string;
  /** Names and values, in turn, as they were sent. */
  headers: readonly string[];
}

/** Where the desk listens and what its address holds. */
export interface Door {
  port: number;
  token: string;
  /** Whether two texts are the same, in a time that tells nothing of where they differ. */
  isSame(a: string, b: string): boolean;
}

/** Below the token, what is asked for: a path without its first slash, and the query. */
export interface Admitted {
  path: string;
  query: URLSearchParams;
}

/** What is asked for; null for whoever isn't let in. */
export function admitted({ method, target, headers }: Asking, { port, token, isSame }: Door): Admitted | null {
  const said = (name: string): string[] =>
    headers.filter((_value, at) => at % 2 === 1 && headers[at - 1]?.toLowerCase() === name);
  const [host, ...more] = said('host');
  if (host === undefined || more.length > 0) return null;
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) return null;
  const [, given = '', path = '', query = ''] = /^\/([^/?#]*)(?:\/([^?#]*))?(?:\?([^#]*))?$/.exec(target) ?? [];
  if (!isSame(given, token)) return null;
  const sites = said('sec-fetch-site');
  const origins = said('origin');
  // Whoever opens a page in a window of its own can't look into it; any other page that asks is kept out.
  const opens =
    method === 'GET' && said('sec-fetch-mode').join() === 'navigate' && said('sec-fetch-dest').join() === 'document';
  if (!opens && sites.some((site) => site !== 'same-origin' && site !== 'none')) return null;
  if (origins.some((origin) => origin !== `http://${host}`)) return null;
  // Browsers say where whatever changes something comes from; none means no browser, or one that hides it.
  if (method !== 'GET' && method !== 'HEAD' && (origins.length !== 1 || sites.some((site) => site !== 'same-origin')))
    return null;
  return { path, query: new URLSearchParams(query) };
}

/**
 * Headers of every answer. Nothing is kept by the browser, the address with its secret is told to nobody, and the page runs and
 * shows only what the desk has served.
 */
export const DESK_HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};
