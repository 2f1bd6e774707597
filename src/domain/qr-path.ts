/**
 * The dark modules of a QR code (二维码) as path data of SVG, a unit a module.
 *
 * A run of dark modules is one rectangle, so that no hairline shows between them.
 */
export function qrPath(size: number, isDark: (x: number, y: number) => boolean): string {
  let path = '';
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; ) {
      if (!isDark(x, y)) {
        x += 1;
        continue;
      }
      let end = x;
      while (end < size && isDark(end, y)) end += 1;
      path += `M${x} ${y}h${end - x}v1H${x}z`;
      x = end;
    }
  }
  return path;
}
