/**
 * Looks at a host after each step of an upload: what lies there, and which pages point at what doesn't.
 *
 * `shim` makes a program that stands before rsync or rclone on the path, lets it do its work, and then runs this file, which adds
 * a line to a log. What lies on a host is read from the folder in which it keeps it.
 */
import { createHash } from 'node:crypto';
import { appendFileSync, chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Seen {
  /** How the tool was called. */
  call: string;
  /** SHA-256 of each file, by its path. */
  files: Readonly<Record<string, string>>;
  /** Page and what it points at that isn't there. */
  dead: readonly (readonly [page: string, target: string])[];
}

/** A host's emulator keeps more than what is in the files themselves under their names. */
const OBJECT = '._S3rver_object';

export function shim(tool: string, { bin, real, kept, log }: Record<'bin' | 'real' | 'kept' | 'log', string>): void {
  const file = path.join(bin, tool);
  const look = [process.execPath, fileURLToPath(import.meta.url), kept, log].map((one) => `'${one}'`).join(' ');
  writeFileSync(file, `#!/bin/sh\n'${real}' "$@"\ncode=$?\n${look} "$*"\nexit $code\n`);
  chmodSync(file, 0o755);
}

function look(kept: string, call: string): Seen {
  const files = new Map<string, Buffer>();
  for (const entry of readdirSync(kept, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const full = path.join(entry.parentPath, entry.name);
    const name = path.relative(kept, full);
    if (!name.includes('._S3rver_') || name.endsWith(OBJECT)) files.set(name.replace(OBJECT, ''), readFileSync(full));
  }
  const dead = [...files].flatMap(([page, bytes]) =>
    page.endsWith('.html')
      ? targetsOf(page, bytes.toString('utf8')).flatMap((target) =>
          files.has(target) ? [] : [[page, target] as const],
        )
      : [],
  );
  const sums = [...files].map(([name, bytes]) => [name, createHash('sha256').update(bytes).digest('hex')] as const);
  return { call, files: Object.fromEntries(sums), dead };
}

/** Which files of its host a page loads or leads to. */
function targetsOf(page: string, html: string): string[] {
  const here = new URL(`https://example.org/${encodeURI(page)}`);
  const addresses = html.matchAll(/ (?:href|src|data-src|component-url|renderer-url|content)="([^"]+)"/g);
  const targets = [...addresses].flatMap(([, written = '']) => {
    const url = /^(?:\/|\.|https:\/\/example\.org\/)/.test(written) ? new URL(written, here) : null;
    if (url?.host !== here.host) return [];
    const target = decodeURIComponent(url.pathname).slice(1);
    // Hosts lead to the slash, and hand out what lies behind it.
    return [path.posix.extname(target) === '' ? path.posix.join(target, 'index.html') : target];
  });
  return [...new Set(targets)];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , kept = '', log = '', call = ''] = process.argv;
  appendFileSync(log, `${JSON.stringify(look(kept, call))}\n`);
}
