/**
 * Serving a built folder until the process is stopped: what `serve` and `start` share.
 */
import { basePathOf, siteServer } from '../src/publish/server.ts';
import { UsageError } from './cli.ts';

export const PORT_DEFAULT = 4321;

/** Reads `--port`. */
export function portOption(written: string): number {
  const port = Number(written);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new UsageError(`--port 写的是「${written}」。写 1 到 65535 的整数。`);
  }
  return port;
}

/** Serves `folder`; `ready` is told the address of its home page once it answers. */
export async function serveUntilStopped(folder: string, port: number, ready: (home: string) => void): Promise<void> {
  const server = siteServer(folder);
  await new Promise<void>((resolve, reject) => {
    server.on('error', (cause: NodeJS.ErrnoException) => {
      reject(
        cause.code === 'EADDRINUSE'
          ? new UsageError(`端口 ${port} 已被占用。用 --port 换一个，或停掉占用它的程序。`)
          : cause,
      );
    });
    server.listen(port, resolve);
  });
  ready(`http://localhost:${port}${basePathOf(folder)}/`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  server.close();
  server.closeAllConnections();
}
