/**
 * The icon in a browser's tab: a notice board, in the colours of the house.
 */
import type { APIRoute } from 'astro';
import { ICON } from '../look/look.ts';

export const GET: APIRoute = () =>
  new Response(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><title>公示栏</title><rect width="32" height="32" rx="4" fill="${ICON.ground}"/><path d="M6 9h20M6 16h20M6 23h12" stroke="${ICON.sign}" stroke-width="3"/><path d="M16 3v4" stroke="${ICON.sign}" stroke-width="3"/></svg>\n`,
    { headers: { 'Content-Type': 'image/svg+xml' } },
  );
