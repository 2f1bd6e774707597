/**
 * The icon in a browser's tab: a notice board, in the colours of the house.
 */
import { textFile } from '../current-pages.ts';

export const GET = (): Response => textFile('/favicon.svg', {}, 'image/svg+xml');
