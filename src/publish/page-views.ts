/**
 * What pages show, as a file (页面内容): for a process that renders a few pages of a large publication, without having it.
 */
import { createWriteStream, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { deserialize, serialize } from 'node:v8';
import type { Page } from '../routes/page-source.ts';

export interface PageWithView {
  page: Page;
  view: unknown;
}

const LENGTH_BYTES = 4;

/** Writes them one after another, as they come. */
export async function writeViews(file: string, pages: Iterable<PageWithView>): Promise<void> {
  await pipeline(Readable.from(bytesOf(pages), { highWaterMark: 1 }), createWriteStream(file));
}

function* bytesOf(pages: Iterable<PageWithView>): Generator<Buffer> {
  for (const one of pages) {
    const bytes = serialize(one);
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32LE(bytes.length);
    yield length;
    yield bytes;
  }
}

export function readViews(file: string): PageWithView[] {
  const bytes = readFileSync(file);
  const pages: PageWithView[] = [];
  for (let at = 0; at < bytes.length; ) {
    const from = at + LENGTH_BYTES;
    at = from + bytes.readUInt32LE(at);
    pages.push(deserialize(bytes.subarray(from, at)) as PageWithView);
  }
  return pages;
}
