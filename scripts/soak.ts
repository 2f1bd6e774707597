/**
 * `npm run soak`: the tests that are too slow for `npm test`, which runs small versions of them.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { REPOSITORY } from '../src/site.ts';
import { ensureBrowser } from './browser.ts';
import { EXIT, runCommand, UsageError } from './cli.ts';

await runCommand('soak', (command) => {
  command
    .description(
      '长时间的测试：随机杀掉发布、一万张坏表、搜索每一个名字、读回每一个二维码、每一种页面的每一种样子和 Lighthouse 分数、大堂屏的每一种尺寸和五个星期的故障、15,630 个小区。',
    )
    .argument('[FILTER]', '只跑文件名含有这几个字的');
  return async () => {
    const browser = ensureBrowser('of people', console.log);
    if (browser === null) throw new UsageError('没有找到浏览器。安装 Chrome、Edge 或 Chromium 后再运行。');
    const done = spawnSync(
      process.execPath,
      [path.join(REPOSITORY, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--project=soak', ...command.args],
      { cwd: REPOSITORY, stdio: 'inherit', env: { ...process.env, TZ: 'Asia/Shanghai', GONGSHILAN_BROWSER: browser } },
    );
    return done.status === 0 ? EXIT.done : EXIT.contentHasErrors;
  };
});
