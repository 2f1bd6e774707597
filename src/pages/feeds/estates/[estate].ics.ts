/**
 * /feeds/estates/<小区编码>.ics: what comes at an estate, as a calendar; by a former code of the estate too.
 */
import type { APIContext } from 'astro';
import { pathsOf, textFile } from '../../../current-pages.ts';

export const getStaticPaths = () => pathsOf('/feeds/estates/[estate].ics');

export const GET = ({ params }: APIContext): Response =>
  textFile('/feeds/estates/[estate].ics', params, 'text/calendar');
