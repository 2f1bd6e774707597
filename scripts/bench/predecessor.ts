/**
 * A published city as far as `compare` reads it: its downloads, and a manifest with all sheets. Made without pages and paper,
 * which would take minutes and are not compared.
 */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import type { OutputFile, ReleaseManifest } from '../../src/domain/manifest.ts';
import { writeData } from '../../src/downloads/write-data.ts';
import { contentOf, type EarlierSheet, entryOf } from '../../src/publish/print/printed-file.ts';
import { recorded, saidIn } from '../../src/publish/said.ts';
import { planSheets } from '../../src/sheets/plan.ts';
import { loadContent, makeSite } from '../../src/site.ts';

/** Writes it and says how many sheets it has. */
export async function writePredecessor(content: string, out: string, asOf: IsoDate): Promise<number> {
  const site = await makeSite(await loadContent(content, { asOf }), { asOf, base: null, division: null, only: [] });
  const outputs: OutputFile[] = [];
  await mkdir(path.join(out, 'data'), { recursive: true });
  await writeData(site, async (file) => {
    let text = '';
    return {
      write: async (piece) => {
        text += piece;
      },
      close: async () => {
        const written = { bytes: Buffer.byteLength(text), sha256: createHash('sha256').update(text).digest('hex') };
        await writeFile(path.join(out, ...file.split('/')), text);
        outputs.push({ path: file, part: 'site', ...written });
        return written;
      },
    };
  });
  const selection = { names: site.portal.printSheets, estates: null, division: null };
  const sheets = [...planSheets(site, selection)].flatMap((subject) =>
    subject.sheets.map((planned): EarlierSheet => ({ ...entryOf(planned), content: contentOf(planned) })),
  );
  const { id, version } = site.release;
  const origin = { release: id, asOf };
  const manifest: ReleaseManifest & { sheets: readonly EarlierSheet[] } = {
    ...{ release: id, number: 1, asOf, version, base: site.portal.base, divisions: site.portal.divisions },
    ...{ parts: { site: origin, print: origin, kiosk: origin }, restored: null, accepted: null },
    ...{ inputs: site.inputs, outputs, says: recorded(saidIn(site)), sheets },
  };
  await writeFile(path.join(out, 'data', 'release.json'), JSON.stringify(manifest));
  return sheets.length;
}
