/**
 * Answers of the desk (答复).
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { DESK_HEADERS } from '../../src/desk/admission.ts';
import { warnOf } from '../saying.ts';
import { refusalOf } from './refusal.ts';

export function withHeaders(response: ServerResponse): void {
  for (const [name, value] of Object.entries(DESK_HEADERS)) response.setHeader(name, value);
}

/** For pages of files that are whole in themselves and were written by us: their own styles, no script, in a frame of the desk. */
export function asFile(
  response: ServerResponse,
  policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
): void {
  response.setHeader('Content-Security-Policy', `${policy}; frame-ancestors 'self'`);
  response.setHeader('X-Frame-Options', 'SAMEORIGIN');
}

/** What is published brings its own policy in each page. */
export function asPublished(response: ServerResponse): void {
  response.setHeader('Content-Security-Policy', "frame-ancestors 'self'");
  response.setHeader('X-Frame-Options', 'SAMEORIGIN');
}

/** The one answer for whoever isn't let in, and for what isn't there. */
export function nothingHere(response: ServerResponse): void {
  response.writeHead(404, { 'Content-Type': 'text/plain;charset=utf-8', Connection: 'close' });
  response.end('404\n');
}

export function json(response: ServerResponse, value: unknown, status = 200): void {
  text(response, 'application/json;charset=utf-8', JSON.stringify(value), status);
}

export function text(response: ServerResponse, type: string, body: string, status = 200): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': bytes.length });
  response.end(bytes);
}

/** Says in a sentence why something wasn't done. Of a bug the terminal tells the rest. */
export function refuse(request: IncomingMessage, response: ServerResponse, cause: unknown): void {
  const refusal = refusalOf(cause);
  // Who has closed the page in the middle hears nothing.
  if (response.headersSent || request.socket.destroyed) {
    response.destroy();
    return;
  }
  if (refusal === null) warnOf(cause);
  // The rest of what is being sent is not waited for.
  if (!request.complete) response.setHeader('Connection', 'close');
  json(
    response,
    { refused: refusal?.message ?? '办事台出了毛病，没有做成，原有的没有变。黑色窗口里的话有助于查明原因。' },
    refusal?.status ?? 500,
  );
  if (!request.complete) response.once('finish', () => request.destroy());
}

export async function sendFile(response: ServerResponse, type: string, file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) return nothingHere(response);
  response.writeHead(200, { 'Content-Type': type, 'Content-Length': found.size });
  await pipeline(createReadStream(file), response);
}
