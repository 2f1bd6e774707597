/**
 * `npm run serve`: serves a built folder.
 */
import { EXIT, runCommand, UsageError, userPath } from './cli.ts';
import { say } from './saying.ts';
import { HOST_DEFAULT, PORT_DEFAULT, portOption, servedIn, serveUntilStopped } from './serving.ts';

await runCommand('serve', (command) => {
  command
    .description('在本机打开一个发布好的文件夹。')
    .argument('<DIR>', '发布时写的 --out')
    .option('--port <N>', '端口', String(PORT_DEFAULT))
    .option('--host <HOST>', '在哪个地址上等；不写就只有本机能打开，0.0.0.0 让同一网络里的都能打开', HOST_DEFAULT);
  return async () => {
    const folder = userPath(command.args[0] as string);
    const served = servedIn(folder);
    if (served === null) throw new UsageError(`${folder} 里没有发布好的网站。先运行 npm run build。`);
    const { port, host } = command.opts<{ port: string; host: string }>();
    await serveUntilStopped(folder, { port: portOption(port), host }, (home) => say(served(home)));
    return EXIT.done;
  };
});
