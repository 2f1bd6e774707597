/**
 * Draws a QR code (二维码) as SVG: one path, dark on white, without a quiet zone and without a logo.
 *
 * `qrcode` chooses version and mask; an address that does not fit throws there.
 */
import qrcode from 'qrcode';
import { qrPath } from '../domain/qr-path.ts';
import type { Code } from '../sheets/sheet.ts';

export interface DrawnCode {
  svg: string;
  /** The dark modules as path data, a unit a module. */
  path: string;
  /** Modules of an edge, without the quiet zone. */
  modules: number;
}

export function drawCode({ url, level }: Pick<Code, 'url' | 'level'>): DrawnCode {
  const { modules } = qrcode.create(url, { errorCorrectionLevel: level });
  const { size, data } = modules;
  const path = qrPath(size, (x, y) => Boolean(data[y * size + x]));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path d="${path}"/></svg>`;
  return { svg, path, modules: size };
}
