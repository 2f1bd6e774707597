/**
 * `npm start`: publishes the sample city and serves it.
 */
import path from 'node:path';
import { publish } from '../src/publish/publish.ts';
import { loadContent, makeSite, REPOSITORY } from '../src/site.ts';
import { EXIT, runCommand } from './cli.ts';
import { printReport } from './report.ts';
import { SAMPLE_AS_OF, SAMPLE_CONTENT } from './sample-city.ts';
import { say } from './saying.ts';
import { HOST_DEFAULT, PORT_DEFAULT, portOption, serveUntilStopped } from './serving.ts';
import { stageWords } from './stages.ts';

/** The estate whose screen is shown. */
const SAMPLE_SCREEN = 'JZ001';

await runCommand('start', (command) => {
  command.description('发布示例城市并在本机打开。').option('--port <N>', '端口', String(PORT_DEFAULT));
  return async () => {
    const port = portOption(command.opts<{ port: string }>().port);
    const out = path.join(REPOSITORY, 'dist', 'sample');
    say('正在发布示例城市，第一次要一两分钟……');
    const content = await loadContent(SAMPLE_CONTENT, { asOf: SAMPLE_AS_OF });
    if (content.problems.some((p) => p.severity === 'error')) {
      printReport(content.problems, content.totals, say);
      return EXIT.contentHasErrors;
    }
    const base = `http://localhost:${port}`;
    const site = await makeSite(content, { asOf: SAMPLE_AS_OF, base, division: null, only: [] });
    await publish({ site, out, progress: stageWords(say) });
    await serveUntilStopped(out, { port, host: HOST_DEFAULT }, (home) => {
      const addresses = [`  网站  ${home}`, `  打印  ${home}print/`, `  大屏  ${home}kiosk/${SAMPLE_SCREEN}/`];
      say('');
      for (const line of [`示例城市已经打开（数据均为虚构，截至 ${SAMPLE_AS_OF}）：`, ...addresses, '按 Ctrl+C 停止。'])
        say(line);
    });
    return EXIT.done;
  };
});
