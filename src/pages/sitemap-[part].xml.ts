/**
 * /sitemap-0.xml and so on: addresses of pages, 50,000 at most in each.
 */
import type { APIContext } from 'astro';
import { pathsOf, textFile } from '../current-pages.ts';

export const getStaticPaths = () => pathsOf('/sitemap-[part].xml');

export const GET = ({ params }: APIContext): Response => textFile('/sitemap-[part].xml', params, 'application/xml');
