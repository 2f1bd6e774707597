/**
 * 公示期 in the markup: what names somebody carries its last day, after which past-until.client.ts hides it. What stands in
 * its place from then on lies beside it, in `<template data-after>`.
 */
import type { IsoDate } from '../domain/iso-date.ts';

/** Attributes of an element that is hidden after a day; none where it stays. The full-text search passes it over. */
export const ends = (until: IsoDate | null): { 'data-until'?: IsoDate } =>
  until === null ? {} : { 'data-until': until };
