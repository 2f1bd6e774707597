/**
 * The folder of the sample city, and the day for which its data were written.
 */
import path from 'node:path';
import type { IsoDate } from '../src/domain/iso-date.ts';
import { REPOSITORY } from '../src/site.ts';

export const SAMPLE_CONTENT = path.join(REPOSITORY, 'content');

/** Later, everything in it would be overdue. */
export const SAMPLE_AS_OF = '2026-11-10' as IsoDate;
