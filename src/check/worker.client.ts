/**
 * The worker of the page for senders: reads and checks the files, and has no other way out than its answer. The page locks
 * itself first (lock.client.ts), and a worker made from a blob is held by the page's lock.
 */
import type { IsoDate } from '../domain/iso-date.ts';
import { checkFiles, type FilesToCheck, type MarkCopy } from '../intake/check-files.ts';
import type { TableFile } from '../intake/sources.ts';
import { csvAsWorkbook } from '../returns/csv-workbook.ts';
import { markedFile } from '../returns/marked-file.ts';
import { isOfTheOffice } from '../returns/of-the-office.ts';
import type { Asked, Told } from './protocol.ts';
import { warmUpTable } from './warm-up.ts';

/** Marks the copies that whoever sends a workbook mends it by, as the office would. */
const marking =
  (asOf: IsoDate): MarkCopy =>
  async (workbook, problems) => {
    const own = problems.filter((one) => !isOfTheOffice(one));
    if (own.length === 0) return null;
    const marks = { asOf, publisher: null };
    return (await markedFile('tables/copy.xlsx', workbook, own, marks))?.bytes ?? null;
  };

const tell = (told: Told): void => self.postMessage(told);

/** What everything is held against, once the page has given it. */
let held: Pick<FilesToCheck, 'grounds' | 'characters' | 'published'> | null = null;

self.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  // What goes wrong in getting ready goes wrong with the first file too, and is told then.
  if (data.is === 'held') void hold(data).catch(() => {});
  else void answer(data).catch(() => tell({ is: 'failed' }));
});

/**
 * Keeps what is held, and looks at a workbook that nobody has sent: the first file of a sender then takes no longer than the
 * next.
 */
async function hold({ grounds, characters, published, asOf }: Extract<Asked, { is: 'held' }>): Promise<void> {
  const tables = Object.entries(published).map(([table, csv]): TableFile => {
    const bytes = new TextEncoder().encode(csv);
    return { path: `tables/${table}.csv`, bytes: bytes.length, read: async () => bytes };
  });
  held = { grounds, characters, published: tables };
  const codes = (published.estate ?? '')
    .split('\n')
    .slice(1)
    .flatMap((line) => line.split(',')[0] || []);
  const own = csvAsWorkbook(new TextEncoder().encode(warmUpTable(codes)), 'revenue');
  if (own === null) return;
  const file = { path: 'tables/revenue.xlsx', bytes: own.bytes.length, read: async () => own.bytes };
  await checkFiles({ ...held, files: [file], asOf, markCopy: marking(asOf) });
}

async function answer({ files, asOf, withRecords }: Extract<Asked, { is: 'files' }>): Promise<void> {
  const given = files.map(
    (file): TableFile => ({
      path: `tables/${file.name}`,
      bytes: file.size,
      read: () => bytesOf(file),
    }),
  );
  if (held === null) throw new Error('nothing to hold files against');
  const checked = await checkFiles({ ...held, files: given, asOf, markCopy: marking(asOf) }, (file) =>
    tell({ is: 'reading', file }),
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
