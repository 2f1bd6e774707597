/**
 * `npm run serve`: serves a built folder.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { basePathOf, siteServer } from '../src/publish/server.ts';
import { EXIT, runCommand, UsageError, userPath } from './cli.ts';

await runCommand('serve', (command) => {
  command.description('在本机打开一个发布好的文件夹。').argument('<DIR>', '发布时写的 --out').option('--port <N>', '端口', '4321');
  return async () => {
    const folder = userPath(command.args[0] as string);
    if (!existsSync(path.join(folder, 'index.html'))) throw new UsageError(`${folder} 里没有发布好的网站。先运行 npm run build。`);
    await serveUntilStopped(folder, portOption(command.opts<{ port: string }>().port));
    return EXIT.done;
  };
});

function portOption(written: string): number {
  const port = Number(written);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new UsageError(`--port 写的是「${written}」。写 1 到 65535 的整数。`);
  return port;
}

/** Serves until the process is stopped. */
async function serveUntilStopped(folder: string, port: number): Promise<void> {
  const server = siteServer(folder);
  await new Promise<void>((resolve, reject) => {
    server.on('error', (cause: NodeJS.ErrnoException) => {
      reject(cause.code === 'EADDRINUSE' ? new UsageError(`端口 ${port} 已被占用。用 --port 换一个。`) : cause);
    });
    server.listen(port, resolve);
  });
  console.log(`网站：http://localhost:${port}${basePathOf(folder)}/`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  server.close();
  server.closeAllConnections();
}
