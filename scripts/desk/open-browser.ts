/**
 * Opens an address in the user's own browser, where the machine can; where it can't, the address is on the terminal.
 */
import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** `folder` is one of this process alone. Never rejects. */
export async function openBrowser(address: string, folder: string): Promise<void> {
  const [program, ...args] = OPENS[process.platform] ?? ['xdg-open'];
  try {
    const child = spawn(program as string, [...args, await toOpen(address, folder)], {
      stdio: 'ignore',
      detached: true,
      windowsHide: true,
    });
    child.on('error', () => {});
    child.unref();
  } catch {
    // The address is printed anyway.
  }
}

/**
 * The address itself, or a page that leads to it: on Linux and macOS whoever uses the same machine can read what programs are
 * called with, and the address holds a secret.
 */
async function toOpen(address: string, folder: string): Promise<string> {
  if (process.platform === 'win32') return address;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const page = path.join(folder, 'open.html');
  const html = `<!doctype html><meta charset="utf-8"><title>公示栏</title><meta http-equiv="refresh" content="0;url=${address}"><a href="${address}">打开办事台</a>\n`;
  await writeFile(page, html, { mode: 0o600 });
  return page;
}

/** On Windows not by `cmd /c start`, which would read the address as a command. */
const OPENS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
  darwin: ['open'],
};
