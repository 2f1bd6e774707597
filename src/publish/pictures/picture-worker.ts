/**
 * A thread that draws pictures one after another and reads their codes back before it hands them over.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { createDrawer } from '../../media/draw.ts';
import { codesIn, layoutOf, type Picture } from '../../media/picture.ts';
import { codesOn, prepareDecoder } from '../../paper/read-bitmap.ts';

export interface WorkerFonts {
  /** In the order of `Fonts.files`: 黑体, 黑体粗, 宋体, 宋体粗, fallbacks. */
  files: Uint8Array[];
}

/** `read` is what the codes of the finished file say. */
export type WorkerAnswer = { png: Uint8Array; read: string[] } | { error: string };

const [hei, heiBold, , songBold, ...fallbacks] = (workerData as WorkerFonts).files.map((file) =>
  Buffer.from(file.buffer, file.byteOffset, file.length),
) as [Buffer, Buffer, Buffer, Buffer, ...Buffer[]];
const draw = createDrawer({ hei, heiBold, songBold, fallbacks });
let decoder: Promise<void> | null = null;

async function decode(png: Uint8Array): Promise<string[]> {
  const require = createRequire(import.meta.url);
  decoder ??= readFile(require.resolve('zxing-wasm/reader/zxing_reader.wasm')).then(prepareDecoder);
  await decoder;
  return codesOn(png);
}

parentPort?.on('message', (picture: Picture) => {
  make(picture).then(
    (answer) => parentPort?.postMessage(answer),
    (cause: Error) => parentPort?.postMessage({ error: cause.stack ?? cause.message } satisfies WorkerAnswer),
  );
});

async function make(picture: Picture): Promise<WorkerAnswer> {
  const { png } = await draw(layoutOf(picture));
  return { png, read: codesIn(picture).length === 0 ? [] : await decode(png) };
}
