/**
 * The worker of the page for senders: reads and checks the files, and has no other way out than its answer. The page locks
 * itself first (lock.client.ts), and a worker made from a blob is held by the page's lock.
 */
import type { IsoDate } from '../domain/iso-date.ts';
import { checkFiles, type MarkCopy } from '../intake/check-files.ts';
import type { TableFile } from '../intake/sources.ts';
import { markedFile } from '../returns/marked-file.ts';
import { isOfTheOffice } from '../returns/of-the-office.ts';
import type { Asked, Told } from './protocol.ts';

/** Marks the copies that whoever sends a workbook mends it by, as the office would. */
const marking =
  (asOf: IsoDate): MarkCopy =>
  async (workbook, problems) => {
    const own = problems.filter(({ code }) => !isOfTheOffice(code));
    if (own.length === 0) return null;
    const marks = { asOf, publisher: null, hasWorkbook: false };
    return (await markedFile('tables/copy.xlsx', workbook, own, marks))?.bytes ?? null;
  };

const tell = (told: Told): void => self.postMessage(told);

self.addEventListener('message', (event: MessageEvent<Asked>) => {
  void answer(event.data).catch(() => tell({ is: 'failed' }));
});

async function answer({ files, grounds, published, asOf, withRecords }: Asked): Promise<void> {
  const given = files.map(
    (file): TableFile => ({
      path: `tables/${file.name}`,
      bytes: file.size,
      read: () => bytesOf(file),
    }),
  );
  const tables = Object.entries(published).map(([table, csv]): TableFile => {
    const bytes = new TextEncoder().encode(csv);
    return { path: `tables/${table}.csv`, bytes: bytes.length, read: async () => bytes };
  });
  const checked = await checkFiles(
    { files: given, grounds, published: tables, asOf, markCopy: marking(asOf) },
    (file) => tell({ is: 'reading', file }),
  );
  tell({ is: 'checked', checked: withRecords ? checked : { ...checked, records: {}, places: [] } });
}

/** The bytes of a file; one that is gone or locked since it was chosen is told as the command tells it. */
async function bytesOf(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (cause) {
    const isGone = cause instanceof DOMException && cause.name === 'NotFoundError';
    throw Object.assign(new Error('unreadable'), { code: isGone ? 'ENOENT' : 'EACCES' });
  }
}
