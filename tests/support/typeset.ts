/**
 * The real typesetter with the real fonts, loaded once for a file of tests.
 */
import path from 'node:path';
import { createTypesetter, type Frame, type Typesetter } from '../../src/paper/typesetter.ts';
import { loadFonts } from '../../src/publish/print/fonts.ts';
import { REPOSITORY } from '../../src/site.ts';

export const FRAME: Frame = {
  asOf: '2026年11月10日',
  asOfSeconds: Date.parse('2026-11-10T00:00:00+08:00') / 1000,
  publisher: '示例市住房和城乡建设局',
  demo: true,
  demoWords: '示例数据，均为虚构',
};

export async function typesetter(): Promise<Typesetter> {
  const { files, fallbacks } = await loadFonts(REPOSITORY, []);
  const templates = path.join(REPOSITORY, 'src', 'paper', 'templates');
  return createTypesetter({ fonts: files, fallbacks, templates, frame: FRAME });
}
