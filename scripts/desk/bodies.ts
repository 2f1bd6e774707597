/**
 * What a request brings (请求的内容): small JSON, or a file that goes straight to the disk.
 */
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { z } from 'zod';
import { LIMITS } from '../../src/intake/read/sheet.ts';
import { Refusal } from './refusal.ts';

const JSON_BYTES_MAX = 2_000_000;
const FILE_BYTES_MAX = LIMITS.fileMegabytes * 1_000_000;

/** The JSON of a request, as a schema says. Throws `Refusal` for anything else. */
export async function jsonOf<T>(request: IncomingMessage, schema: z.ZodType<T>): Promise<T> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
    throw new Refusal(415, '办事台没有听懂这一步。重新打开网页再试。');
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request) {
    pieces.push(piece as Buffer);
    bytes += (piece as Buffer).length;
    if (bytes > JSON_BYTES_MAX) throw new Refusal(413, '内容太长了，没有收下。');
  }
  let read: unknown;
  try {
    read = JSON.parse(Buffer.concat(pieces).toString('utf8') || '{}');
  } catch {
    throw new Refusal(400, '办事台没有听懂这一步。重新打开网页再试。');
  }
  const parsed = schema.safeParse(read);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const isOurs = issue !== undefined && /\p{Script=Han}/u.test(issue.message);
  throw new Refusal(400, isOurs ? `${issue.message}。` : '办事台没有听懂这一步。重新打开网页再试。');
}

/** Writes the body of a request to a file. Throws `Refusal` for one that is too large or ends too early. */
export async function receive(request: IncomingMessage, file: string): Promise<void> {
  const tooLarge = new Refusal(413, `文件超过 ${LIMITS.fileMegabytes} MB，没有收下。拆成几个再放。`);
  if (Number(request.headers['content-length'] ?? 0) > FILE_BYTES_MAX) throw tooLarge;
  let bytes = 0;
  const count = new Transform({
    transform(piece: Buffer, _encoding, done) {
      bytes += piece.length;
      done(bytes > FILE_BYTES_MAX ? tooLarge : null, piece);
    },
  });
  try {
    await pipeline(request, count, createWriteStream(file, { flags: 'wx', flush: true }));
  } catch (cause) {
    await rm(file, { force: true });
    throw cause;
  }
}
