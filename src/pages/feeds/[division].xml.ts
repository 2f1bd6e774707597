/**
 * /feeds/<行政区划代码>.xml: newest lists, bulletins, notices and events of one county; by a former code of the county too.
 */
import type { APIContext } from 'astro';
import { pathsOf, textFile } from '../../current-pages.ts';

export const getStaticPaths = () => pathsOf('/feeds/[division].xml');

export const GET = ({ params }: APIContext): Response =>
  textFile('/feeds/[division].xml', params, 'application/atom+xml');
