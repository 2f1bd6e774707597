/**
 * Reads the QR codes in a picture (PNG or PGM) with ZXing, a program that is independent of the one that draws them.
 */
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** `decoder` is ZXing's own program (zxing_reader.wasm), which would otherwise be fetched from another host. */
export async function prepareDecoder(decoder: Uint8Array): Promise<void> {
  const wasmBinary = decoder.slice().buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
}

/** The texts of all codes, top to bottom. */
export async function codesOn(picture: Uint8Array): Promise<string[]> {
  const codes = await readBarcodes(picture, {
    formats: ['QRCode'],
    tryHarder: true,
    tryRotate: false,
    tryInvert: false,
    maxNumberOfSymbols: 32,
  });
  return codes
    .filter((code) => code.isValid)
    .sort((a, b) => a.position.topLeft.y - b.position.topLeft.y)
    .map((code) => code.text);
}
