/**
 * `npm run serve`: serves a built folder.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { EXIT, runCommand, UsageError, userPath } from './cli.ts';
import { PORT_DEFAULT, portOption, serveUntilStopped } from './serving.ts';

await runCommand('serve', (command) => {
  command
    .description('在本机打开一个发布好的文件夹。')
    .argument('<DIR>', '发布时写的 --out')
    .option('--port <N>', '端口', String(PORT_DEFAULT));
  return async () => {
    const folder = userPath(command.args[0] as string);
    if (!existsSync(path.join(folder, 'index.html'))) {
      throw new UsageError(`${folder} 里没有发布好的网站。先运行 npm run build。`);
    }
    await serveUntilStopped(folder, portOption(command.opts<{ port: string }>().port), (home) =>
      console.log(`网站：${home}（Ctrl+C 停止）`),
    );
    return EXIT.done;
  };
});
