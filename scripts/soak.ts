/**
 * `npm run soak`: the tests that are too slow for `npm test`, which runs small versions of them. Ends with
 * `N passed, N failed`.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { REPOSITORY } from '../src/site.ts';
import { ensureBrowser } from './browser.ts';
import { EXIT, runCommand, UsageError } from './cli.ts';
import { conclude, runTests } from './testing.ts';

const TESTS = readdirSync(path.join(REPOSITORY, 'tests'), { recursive: true }).map((file) => `tests/${file}`);

await runCommand('soak', (command) => {
  command
    .description(
      '长时间的测试：随机杀掉发布、一万张坏表、搜索每一个名字、读回每一个二维码、每一种页面的每一种样子和 Lighthouse 分数、大堂屏的每一种尺寸和五个星期的故障、15,630 个小区。',
    )
    .argument('[FILTER]', '只跑文件名含有这几个字的')
    .option('--of-tests', '只跑 npm test 略去的那些：几分钟的事，交出改动以前跑一次');
  return async () => {
    const { ofTests } = command.opts<{ ofTests?: true }>();
    const browser = ensureBrowser(ofTests ? 'quick' : 'of people', console.log);
    if (browser === null) throw new UsageError('没有找到浏览器。安装 Chrome、Edge 或 Chromium 后再运行。');
    const missed = command.args.filter((part) => !TESTS.some((file) => file.includes(part)));
    if (missed.length > 0)
      throw new UsageError(
        `没有一个测试的文件名里有「${missed.join('」「')}」。长测试在 tests/soak，文件名的一部分就行。`,
      );
    const [projects, tagged] = ofTests ? [['site', 'slow'], ['--tags-filter=long']] : [['soak'], []];
    const counts = await runTests(projects, [...tagged, ...command.args], { GONGSHILAN_BROWSER: browser });
    conclude([counts]);
    return counts.failed === 0 ? EXIT.done : EXIT.contentHasErrors;
  };
});
