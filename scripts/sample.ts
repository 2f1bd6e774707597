/**
 * `npm run sample`: writes a generated city as a content folder.
 *
 * Reads arguments and writes files; everything about the city is in src/sample. It is written beside its place and put there
 * when it is whole.
 */
import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { TableId } from '../src/domain/records.ts';
import { makeFolder, mustBeEmpty } from '../src/publish/own-folder.ts';
import { type City, ESTATES_MAX, planCity } from '../src/sample/city.ts';
import { sampleTables, sampleTexts, tablePieces } from '../src/sample/folder.ts';
import { JINCHENG_ESTATES } from '../src/sample/settings.ts';
import { EXIT, runCommand, UsageError, userPath } from './cli.ts';
import { say } from './saying.ts';

const SEED = '1';

await runCommand('sample', (command) => {
  command
    .description('写出一座生成的示例城市，作为内容文件夹。参数相同，写出的文件逐字节相同。')
    .requiredOption('--out <DIR>', '写到哪个文件夹；它应当不存在，或是空的')
    .option('--estates <N>', `小区个数，1 到 ${ESTATES_MAX}；默认 ${JINCHENG_ESTATES}`)
    .option('--seed <S>', `随机种子，数字或文字；默认 ${SEED}`);
  return async () => {
    const options = command.opts<{ out: string; estates?: string; seed?: string }>();
    const estates = estatesOption(options.estates);
    const seed = options.seed ?? SEED;
    if (seed === '') throw new UsageError('--seed 后面是空的。写一个数字或一个词。');
    const folder = userPath(options.out);
    await mustBeEmpty(folder);
    const city = planCity({ estates, seed });
    say(`小区 ${inGroups(city.estateList.length)} 个，企业 ${inGroups(city.firms.length)} 家，写到 ${folder}`);
    await makeFolder(folder, 'sample', (work) => writeCity(city, work));
    say('完成。');
    return EXIT.done;
  };
});

function estatesOption(written: string | undefined): number {
  if (written === undefined) return JINCHENG_ESTATES;
  const count = /^[1-9]\d{0,8}$/.test(written) ? Number(written) : 0;
  if (count < 1 || count > ESTATES_MAX) {
    throw new UsageError(`--estates 写的是「${written}」。写 1 到 ${ESTATES_MAX} 的整数。`);
  }
  return count;
}

async function writeCity(city: City, folder: string): Promise<void> {
  mkdirSync(path.join(folder, 'tables'));
  let total = 0;
  for (const { id, name } of sampleTables()) {
    // Between tables it hears whether it has to stop.
    await setImmediate();
    const rows = writeTable(folder, city, id);
    total += rows;
    say(`  ${name}（${id}）${inGroups(rows)} 行`);
  }
  for (const { path: file, text } of sampleTexts(city)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text, { flag: 'wx' });
  }
  say(`共 ${inGroups(total)} 行。`);
}

/** Writes one table, in as many files as it needs, and says how many rows it has. */
function writeTable(folder: string, city: City, id: TableId): number {
  let rows = 0;
  let opened = '';
  let file: number | null = null;
  try {
    for (const piece of tablePieces(city, id)) {
      if (file === null || piece.path !== opened) {
        if (file !== null) closeSync(file);
        opened = piece.path;
        file = openSync(path.join(folder, opened), 'wx');
      }
      writeFileSync(file, piece.text);
      rows += piece.rows;
    }
  } finally {
    if (file !== null) closeSync(file);
  }
  return rows;
}

/** 1,563 for 1563. */
function inGroups(count: number): string {
  return count.toLocaleString('en-US');
}
