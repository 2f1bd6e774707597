/**
 * Compresses text for browsers that accept it, as a web server on the internet does, so that a page looked at or
 * measured on this machine is as large as on residents' telephones.
 */
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { createGzip } from 'node:zlib';

const TEXT = /^(?:text\/|image\/svg\+xml|application\/(?:json|manifest\+json))/;

/**
 * Call it before the head is written. It holds for heads written as an object that names the type, and for bodies that
 * are piped; parts of files and answers without a body stay as they are.
 */
export function compressText(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Vary', 'Accept-Encoding');
  if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) return;
  const writeHead = response.writeHead.bind(response);
  response.writeHead = ((status: number, headers: OutgoingHttpHeaders = {}) => {
    if (status === 206 || !TEXT.test(String(headers['Content-Type'] ?? ''))) return writeHead(status, headers);
    const { 'Content-Length': _whole, ...others } = headers;
    response.once('pipe', (file) => {
      file.unpipe(response);
      // A reader who closes the page in the middle is no fault; the pipeline has closed the file.
      pipeline(file, createGzip(), response, () => {});
    });
    return writeHead(status, { ...others, 'Content-Encoding': 'gzip' });
  }) as ServerResponse['writeHead'];
}
