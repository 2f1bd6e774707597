/**
 * A thread that draws pictures one after another and reads their codes back before it hands them over.
 */
import { createDrawer } from '../../media/draw.ts';
import { codesIn, layoutOf, type Picture } from '../../media/picture.ts';
import { codesOn, prepareDecoder } from '../../paper/read-bitmap.ts';
import { readDecoder } from '../print/decoder.ts';
import { answerTasks } from '../workers.ts';

export interface WorkerFonts {
  /** In the order of `Fonts.files`: 黑体, 黑体粗, 宋体, 宋体粗, fallbacks. */
  files: Uint8Array[];
}

/** A finished file; `read` is what its codes say. */
export interface DrawnPicture {
  png: Uint8Array;
  read: string[];
}

let decoder: Promise<void> | null = null;

async function decode(png: Uint8Array): Promise<string[]> {
  decoder ??= readDecoder().then(prepareDecoder);
  await decoder;
  return codesOn(png);
}

answerTasks(({ files }: WorkerFonts) => {
  const [hei, heiBold, , songBold, ...fallbacks] = files.map((file) =>
    Buffer.from(file.buffer, file.byteOffset, file.length),
  ) as [Buffer, Buffer, Buffer, Buffer, ...Buffer[]];
  const draw = createDrawer({ hei, heiBold, songBold, fallbacks });
  return async (picture: Picture): Promise<DrawnPicture> => {
    const { png } = await draw(layoutOf(picture));
    return { png, read: codesIn(picture).length === 0 ? [] : await decode(png) };
  };
});
