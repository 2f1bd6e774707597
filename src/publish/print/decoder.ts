/** The program of the decoder (ZXing), as it comes with npm: nothing is fetched from another host. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

export function readDecoder(): Promise<Buffer> {
  return readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
}
