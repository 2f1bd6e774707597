/**
 * /fees/<county>/rows.json and the like: a county's rows for sorting and filtering in the browser.
 */
import type { APIContext } from 'astro';
import { pathsOf, textFile } from '../../../current-pages.ts';

export const getStaticPaths = () => pathsOf('/[table]/[county]/rows.json');

export const GET = ({ params }: APIContext): Response =>
  textFile('/[table]/[county]/rows.json', params, 'application/json');
