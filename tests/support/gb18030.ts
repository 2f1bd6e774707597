/**
 * GB18030 bytes of a text, for fixtures: Node decodes it and has no encoder.
 */

let encoder: Map<string, readonly number[]> | undefined;

/** Which bytes stand for each character, found by decoding every sequence of two and of four bytes in the BMP. */
function table(): Map<string, readonly number[]> {
  if (encoder) return encoder;
  const decoder = new TextDecoder('gb18030');
  encoder = new Map();
  const learn = (...bytes: number[]): void => {
    const text = decoder.decode(new Uint8Array(bytes));
    if ([...text].length === 1 && text !== '\ufffd' && !encoder?.has(text)) encoder?.set(text, bytes);
  };
  for (let a = 0; a < 0x80; a++) learn(a);
  for (let a = 0x81; a <= 0xfe; a++) for (let b = 0x40; b <= 0xfe; b++) if (b !== 0x7f) learn(a, b);
  for (let a = 0x81; a <= 0x84; a++) {
    for (let b = 0x30; b <= 0x39; b++) {
      for (let c = 0x81; c <= 0xfe; c++) for (let d = 0x30; d <= 0x39; d++) learn(a, b, c, d);
    }
  }
  return encoder;
}

export function toGb18030(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const known = table().get(character);
    if (known) {
      bytes.push(...known);
      continue;
    }
    // Beyond the BMP the four bytes count up from 90 30 81 30.
    let index = (character.codePointAt(0) as number) - 0x10000;
    const d = 0x30 + (index % 10);
    index = Math.floor(index / 10);
    const c = 0x81 + (index % 126);
    index = Math.floor(index / 126);
    bytes.push(0x90 + Math.floor(index / 10), 0x30 + (index % 10), c, d);
  }
  return new Uint8Array(bytes);
}

/** UTF-16 with its byte-order mark. */
export function toUtf16(text: string, order: 'le' | 'be'): Uint8Array {
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, order === 'le');
  for (let i = 0; i < text.length; i++) view.setUint16(2 + i * 2, text.charCodeAt(i), order === 'le');
  return bytes;
}
