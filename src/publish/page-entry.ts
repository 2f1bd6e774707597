/**
 * What a program of pages gives (网页程序): each page by its route and address. src/publish/page-program.ts has Astro bundle it with
 * all pages, so it shares nothing with the process that runs it but the global object (src/current-pages.ts).
 */
import { App } from 'astro/app';
import { createApp } from 'astro/app/entrypoint';

/** Astro would answer with a page of its own where a page fails; here a failing page is a bug, and stops everything. */
class Pages extends App {
  override renderError(
    ...[{ url }, { status, error }]: Parameters<InstanceType<typeof App>['renderError']>
  ): Promise<Response> {
    return Promise.reject(error instanceof Error ? error : new Error(`${url}: ${status}`, { cause: error }));
  }
}

const manifest = createApp().getManifest();
/** In one piece, as Astro's own static build has it. */
const STREAMING = false;
const pages = new Pages(manifest, STREAMING);
const routes = new Map(manifest.routes.map(({ routeData }) => [routeData.route, routeData]));

/** The content of a page; `route` as Astro names it: /estates/[estate]. */
export async function rendered(route: string, address: string): Promise<Uint8Array> {
  const routeData = routes.get(route);
  if (routeData === undefined) throw new Error(`no page has the route ${route}`);
  const response = await pages.render(new Request(address), { routeData });
  if (response.body === null) throw new Error(`nothing was rendered at ${address}`);
  return new Uint8Array(await response.arrayBuffer());
}
