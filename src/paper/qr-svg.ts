/**
 * Draws a QR code (二维码) as SVG: one path, dark on white, without a quiet zone and without a logo.
 *
 * `qrcode` chooses version and mask; an address that does not fit throws there.
 */
import qrcode from 'qrcode';
import type { Code } from '../sheets/sheet.ts';

export interface DrawnCode {
  svg: string;
  /** Modules of an edge, without the quiet zone. */
  modules: number;
}

export function drawCode({ url, level }: Pick<Code, 'url' | 'level'>): DrawnCode {
  const { modules } = qrcode.create(url, { errorCorrectionLevel: level });
  const { size, data } = modules;
  let path = '';
  for (let y = 0; y < size; y++) {
    // A run of dark modules is one rectangle, so that no hairline shows between them.
    for (let x = 0; x < size; ) {
      if (!data[y * size + x]) {
        x += 1;
        continue;
      }
      let end = x;
      while (end < size && data[y * size + end]) end += 1;
      path += `M${x} ${y}h${end - x}v1H${x}z`;
      x = end;
    }
  }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path d="${path}"/></svg>`;
  return { svg, modules: size };
}
