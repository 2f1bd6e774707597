/** The desk's page in a real browser: the way from an empty folder to a publication, by mouse and by keyboard alone. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { atTheDesk, type Clerk, OFFICE_BOOKS, type Office, settle, settleAndTakeIn } from '../support/clerk.ts';
import { openDesk } from '../support/desk.ts';
import { partsOf } from '../support/returned.ts';

const CLICKS_MAX = 40;

let office: Office;
let clerk: Clerk;
atTheDesk((at) => {
  ({ office, clerk } = at);
});

describe('a clerk with an empty folder', () => {
  it('has the five workbooks published with at most 40 clicks, and nothing on the way bars anybody', async () => {
    const barriers: Record<string, string[]> = {};
    const look = async (step: string): Promise<void> => {
      barriers[step] = [
        ...(await clerk.barriers()),
        ...((await clerk.overflow()) > 0 ? ['wider than the window'] : []),
      ];
      await clerk.page.emulateMedia({ colorScheme: 'dark' });
      barriers[`${step} at night`] = await clerk.barriers(['color-contrast']);
      await clerk.page.emulateMedia({ colorScheme: 'light' });
    };
    await look('setup');
    await settle(clerk);
    await look('empty');
    await clerk.drop(OFFICE_BOOKS);
    await clerk.sees('6 个文件看过了');
    await look('put');
    await clerk.press(/^下一步：看看怎么读/);
    await clerk.sees('把握大');
    await look('read');
    await clerk.press(/^全部照这样读/);
    await clerk.sees('12 个小区的编码');
    await clerk.press('记下这些编码');
    await clerk.sees('没有要看的了');
    await clerk.press(/^下一步：看 \d+ 处提醒/);
    await clerk.page.getByRole('grid').waitFor();
    await look('mend');
    await clerk.press('下一步：看一看');
    await clerk.press('做预览');
    await clerk.sees('预览做好了');
    await look('look');
    await clerk.press('下一步：发布');
    // Whom it names, and until when, stands before the button.
    const willSay = clerk.page.getByRole('region', { name: '会公开说谁' });
    await clerk.sees('发布以后，会公开说谁');
    const said = await willSay.textContent();
    expect(said).toContain('青禾锦程物业有限公司');
    expect(said).toContain('公示到 2027年11月3日（推算）');
    expect(said).toContain('按通常的 12 个月');
    expect(await clerk.page.getByText('发布以后').count()).toBeGreaterThan(0);
    await look('publish');
    office.published.sayings = await office.sayings();
    await clerk.press(/^发布$/);
    await clerk.sees('发布了');
    await clerk.sees('现在公开说着谁');
    expect(await clerk.page.getByText('发布以后').count()).toBe(0);
    await look('published');
    expect(barriers).toEqual(Object.fromEntries(Object.keys(barriers).map((step) => [step, []])));
    expect(office.jobs.started).toEqual(['preview', 'publish']);
    expect(clerk.clicks).toBeLessThanOrEqual(CLICKS_MAX);
  });

  it('is asked why before something is lost, and publishes nothing that the desk has not shown', {
    tags: 'long',
  }, async () => {
    await settleAndTakeIn(clerk);
    await clerk.goTo('发布');
    expect(await clerk.page.getByRole('button', { name: /^发布$/ }).isDisabled()).toBe(true);
    await clerk.press('先看一看');
    await clerk.press('做预览');
    await clerk.press('下一步：发布');
    office.jobs.asks = '少了 2 个小区的收费标准。';
    await clerk.press(/^发布$/);
    await clerk.sees('少了 2 个小区的收费标准。');
    await clerk.fill('为什么可以这样发布', '两个小区已经拆除');
    await clerk.press('写明原因，发布');
    await clerk.sees('第 1 次发布');
    // The second time there is something to compare with, and to go back to.
    await clerk.goTo('与已发布的相比');
    await clerk.press('比一比');
    await clerk.sees('比好了');
    await clerk.goTo('发布');
    await clerk.press(/^发布$/);
    await clerk.sees('第 2 次发布');
    await clerk.press('退回到前一次');
    await clerk.press(/^退回$/);
    await expect.poll(() => office.jobs.started.at(-1)).toBe('rollback');
    await clerk.sees('退回了。现在公布的是第 1 次发布时的内容');
  });
});

describe('a problem', () => {
  beforeEach(async () => {
    await settleAndTakeIn(clerk);
    await clerk.goTo('要改的地方');
    await clerk.page.getByRole('grid').waitFor();
  });

  it('leads to its cell, is corrected there, and the correction is marked and taken back', async () => {
    const { page } = clerk;
    await clerk.press(/第 10 行 合同期限/);
    await page.getByRole('heading', { name: /^第 10 行 O 列/ }).waitFor();
    const entry = page.getByLabel('改成', { exact: true });
    await expect.poll(() => entry.inputValue()).toBe('');
    // Whoever has chosen a problem can type.
    expect(await entry.evaluate((one) => one === document.activeElement)).toBe(true);
    const cell = page.locator('[data-cell="O10"]');
    expect(await cell.getAttribute('class')).toContain('is-warning');
    await clerk.sees('锦绣江南二期');
    await entry.fill('2024-01-01 至 2026-12-31');
    await clerk.press('报送单位来电更正');
    await clerk.press('记下更正');
    await expect.poll(() => cell.getAttribute('class')).toContain('is-corrected');
    expect(await cell.textContent()).toContain('2024-01-01 至 2026-12-31');
    expect((await office.desk.state()).corrections).toMatchObject([
      { cell: 'O10', from: '', to: '2024-01-01 至 2026-12-31', reason: '报送单位来电更正', day: '2026-11-10' },
    ]);
    expect(await clerk.barriers()).toEqual([]);
    // What is wrong next is open now; the corrected cell is chosen again.
    await cell.click();
    await clerk.press('收回更正');
    await expect.poll(async () => (await office.desk.state()).corrections).toEqual([]);
    await expect.poll(() => cell.getAttribute('class')).not.toContain('is-corrected');
  });

  it('gives way to the next one once it is mended, and typing goes on there', async () => {
    const { page } = clerk;
    await clerk.press(/第 6 行 合同期限/);
    const entry = page.getByLabel('改成', { exact: true });
    await expect.poll(() => entry.inputValue()).toBe('2023年5月至2026年4月');
    await entry.fill('2023-05-01 至 2026-04-30');
    await clerk.press('按原件更正');
    await clerk.press('记下更正');
    await page.getByRole('heading', { name: /^第 9 行 O 列/ }).waitFor();
    await expect.poll(() => entry.inputValue()).toBe('三年');
    expect(await entry.evaluate((one) => one === document.activeElement)).toBe(true);
    // The problem that was mended is gone once the folder has been read again.
    await page.getByRole('button', { name: /第 6 行 合同期限/ }).waitFor({ state: 'detached' });
  });

  it('keeps what was typed and not sent through a reload, a lost connection and a change at another desk', {
    tags: 'long',
  }, async () => {
    const { page } = clerk;
    await clerk.press(/第 10 行 合同期限/);
    // Nobody types before the cell is there; a program does, into the one that was open before.
    await page.getByRole('heading', { name: /^第 10 行 O 列/ }).waitFor();
    await page.getByLabel('改成', { exact: true }).fill('1.3');
    await page.getByLabel('为什么改').fill('按原件');
    const typed = (): Promise<string[]> =>
      Promise.all(['改成', '为什么改'].map((label) => page.getByLabel(label, { exact: true }).inputValue()));
    await page.reload();
    await expect.poll(typed).toEqual(['1.3', '按原件']);
    await page.context().setOffline(true);
    await page.getByText('和办事台断开了').waitFor();
    expect(await typed()).toEqual(['1.3', '按原件']);
    await page.context().setOffline(false);
    await page.getByText('和办事台断开了').waitFor({ state: 'detached' });
    const correction = { file: 'tables/1物业小区基本情况统计表（2026年10月）.xlsx', sheet: 'Sheet1', cell: 'O10' };
    const from = { from: '', to: '2024-01-01 至 2026-12-31', reason: '别处改的' };
    expect((await office.desk.ask('POST', 'api/corrections', { ...correction, ...from })).status).toBe(200);
    await page.locator('.corrected', { hasText: '别处改的' }).waitFor();
    expect(await typed()).toEqual(['1.3', '按原件']);
  });

  it('stands in a grid that keys move through, with what each column becomes and what each row became', async () => {
    const { page } = clerk;
    await page.locator('[data-cell="A18"]').click();
    await page.keyboard.press('Control+Home');
    for (const key of [...Array(4).fill('ArrowDown'), 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
    const focused = (): Promise<string | null> =>
      page.evaluate(() => document.activeElement?.getAttribute('data-cell') ?? document.activeElement?.tagName ?? null);
    expect(await focused()).toBe('C5');
    expect(await page.getByRole('columnheader', { name: /^C/ }).textContent()).toContain('小区·小区名称');
    expect(await page.getByRole('region', { name: '这一行读成了什么' }).textContent()).toContain('幸福家园');
    await page.keyboard.press('Control+End');
    await expect.poll(focused).toMatch(/^P\d+$/);
    await page.keyboard.press('Control+Home');
    await expect.poll(focused).toBe('A1');
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('INPUT');
    await page.keyboard.press('Escape');
    expect(await focused()).toBe('A1');
  });
});

describe('firms that tables know by name alone', () => {
  it('get their codes in one step, each looked at as it is typed, and the first list is published after that', {
    tags: 'long',
  }, async () => {
    const { page } = clerk;
    await settleAndTakeIn(
      clerk,
      OFFICE_BOOKS.filter((book) => !book.endsWith('企业.csv')),
    );
    await clerk.goTo('要改的地方');
    await clerk.sees('3 家企业上了榜，必须有代码');
    await clerk.press('补企业代码');
    const [first, second, third] = ['青禾安居物业服务有限公司', '示例万佳物业服务集团有限公司', '青禾锦程物业有限公司'];
    await clerk.fill(first as string, '91000000ma0000015');
    await clerk.sees('还差 1 位');
    await clerk.fill(first as string, '91000000MA00000158');
    await clerk.sees('至少有一位抄错了');
    await clerk.fill(first as string, '9100 0000 ma00 0001 57');
    await clerk.sees('✓ 写得对');
    await clerk.fill(second as string, '91000000MA00000232');
    await clerk.fill(third as string, '91000000MA00000232');
    expect(await clerk.barriers()).toEqual([]);
    await clerk.sees(`和「${second}」写了同一个代码`);
    // What is right is kept, and what is wrong stays where it is, with why.
    await clerk.press(/^记下 1 家代码/);
    await clerk.sees('1 家企业的代码记下了。有错的 2 家没有记');
    await page.getByLabel(first as string, { exact: true }).waitFor({ state: 'detached' });
    expect(await page.getByLabel(second as string, { exact: true }).inputValue()).toBe('91000000MA00000232');
    await clerk.fill(third as string, '91000000MA0000031W');
    await page.keyboard.press('Enter');
    await clerk.sees('没有必须改的');
    const lists = async () => (await office.desk.state()).tables.find(({ table }) => table === 'list_entry');
    expect(await lists()).toMatchObject({ records: 3, faulty: 0 });
    await clerk.press(/^撤销上一步/);
    await clerk.sees('2 处必须改');
  });
});

describe('the settings', () => {
  it('are changed in place, with the words beside what is wrong, and 正式公布 chosen too early leads back', {
    tags: 'long',
  }, async () => {
    const { page } = clerk;
    await settleAndTakeIn(clerk);
    await page.getByRole('link', { name: '设置', exact: true }).click();
    await page.getByLabel('正式公布').check();
    await clerk.press('改好了，记下');
    await clerk.goTo('要改的地方');
    await clerk.sees('设置选的是「正式公布」');
    // The bar, the sentence and the heads of the list count the same places, and the button for publishing waits for them.
    const badge = page.getByRole('navigation', { name: '步骤' }).getByRole('link', { name: /^3 / }).locator('.count');
    const figure = Number.parseInt((await badge.textContent()) ?? '', 10);
    await clerk.sees(`${figure} 处必须改，改完才能发布。`);
    const heads = await page.locator('.group h2 small').allTextContents();
    expect(heads.reduce((sum, text) => sum + Number.parseInt(text, 10), 0)).toBe(figure);
    expect(figure).toBeGreaterThan(heads.length);
    await clerk.goTo('发布');
    expect(await page.getByRole('region', { name: '会公开说谁' }).textContent()).toContain('青禾锦程物业有限公司');
    await clerk.goTo('要改的地方');
    await clerk.press('去设置里改');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true');
    await clerk.sees('这里的域名只作举例用');
    expect(await clerk.barriers()).toEqual([]);
    await clerk.fill('网址', 'wuye');
    await clerk.press('改好了，记下');
    await clerk.sees(/没有做成。.*网址没写对/);
    await clerk.fill('网址', 'https://wuye.example.gov.cn');
    await page.getByLabel(/^试一试/).check();
    await page.keyboard.press('Enter');
    await clerk.sees('设置改好了');
    await expect.poll(async () => (await office.desk.state()).settings?.demo).toBe(true);
    await expect.poll(() => page.getByLabel('网址', { exact: true }).inputValue()).toBe('https://wuye.example.gov.cn');
  });
});

describe('what goes back', () => {
  it('is listed with who gets what, is one ZIP, and a corrected copy takes the place of its file', async () => {
    const { page } = clerk;
    await settleAndTakeIn(clerk);
    await clerk.goTo('要改的地方');
    await page.getByText('退给报送单位改').click();
    await clerk.sees('谁会收到什么');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: /^下载这 \d+ 份/ }).click();
    const zip = await (await download).path();
    expect((await download).suggestedFilename()).toBe('退改-2026-11-10.zip');
    const files = await partsOf(await readFile(zip));
    const [book] = [...files.keys()].filter((name) => name.startsWith('1物业小区'));
    expect(files.has('退改清单.csv')).toBe(true);
    const copy = path.join(office.folder, '..', book as string);
    await writeFile(copy, files.get(book as string) as Uint8Array);
    const before = (await office.desk.state()).files.map((file) => file.path);
    await clerk.goTo('放进来');
    await clerk.drop([copy]);
    await clerk.sees('1 个文件看过了');
    await clerk.sees('换掉了同名的');
    expect((await office.desk.state()).files.map((file) => file.path)).toEqual(before);
    expect((await office.desk.state()).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('files', () => {
  it('are refused with the reason, replace those of their name, and are taken away', { tags: 'long' }, async () => {
    await settle(clerk);
    const book = OFFICE_BOOKS[0] as string;
    const old = path.join(office.folder, '..', '旧表.xls');
    await writeFile(old, 'x');
    await clerk.drop([book]);
    await clerk.sees('1 个文件看过了');
    await clerk.drop([old, book]);
    await clerk.sees(/旧表\.xls.*没有放进来/);
    await clerk.sees('1 个文件看过了');
    await clerk.sees('一个字不差，没有动');
    await clerk.press('拿掉「1物业小区基本情况统计表（2026年10月）.xlsx」');
    await clerk.press(/^拿掉$/);
    const files = async (): Promise<string[]> => (await office.desk.state()).files.map((file) => file.path);
    await expect.poll(files).toEqual(['tables/行政区划.csv']);
    await clerk.press(/^撤销上一步/);
    await expect.poll(files).toHaveLength(2);
  });

  it('are a second desk’s as well: each says that the other is there', { tags: 'long' }, async () => {
    await settle(clerk);
    const other = await openDesk(office.folder);
    await clerk.sees('这个文件夹还开着 1 个办事台');
    await other.close();
    await clerk.page.getByText('这个文件夹还开着').waitFor({ state: 'detached' });
  });
});

describe('a mapping', () => {
  it('is changed column by column before it is kept, and what is left out is told', { tags: 'long' }, async () => {
    await settle(clerk);
    await clerk.drop(OFFICE_BOOKS);
    await clerk.sees('6 个文件看过了');
    const { page } = clerk;
    const held = Promise.withResolvers<void>();
    await page.route('**/api/reading', async (route) => {
      await held.promise;
      await route.continue();
    });
    await clerk.press(/^下一步：看看怎么读/);
    const fees = page.getByRole('region', { name: '5收费标准一览表.xlsx' });
    await clerk.press('改一改', fees);
    // Before the sheet is read nobody knows what would be kept.
    const keep = fees.getByRole('button', { name: '记下改过的' });
    expect(await keep.isDisabled()).toBe(true);
    await fees.getByText('正在读这张表，读完才能记下').waitFor();
    held.resolve();
    await expect.poll(() => keep.isDisabled()).toBe(false);
    await clerk.choose('「收费依据」公开成', '不公布', fees);
    await clerk.press('记下改过的', fees);
    await clerk.sees('改过的读法记下了');
    const kept = await office.desk.ask('GET', 'api/mapping?path=mappings/收费标准一览表.yaml');
    expect((kept.body as { text: string }).text).toMatch(/passed:(?:\n {2}- .*)*\n {2}- 收费依据/);
    expect((await office.desk.state()).toKeep.map(({ path }) => path)).not.toContain('mappings/收费标准一览表.yaml');
  });
});

describe('the urgent notice', () => {
  it('can’t be sent before anything is published, and says so', async () => {
    await settle(clerk);
    await clerk.goTo('紧急通知');
    await clerk.sees('先在「发布」里整体发布一次');
  });

  it('says what happens, until when, and for which places, which are chosen by name', { tags: 'long' }, async () => {
    const { page } = clerk;
    await settle(clerk);
    const sent: unknown[] = [];
    const place = (code: string, name: string, where: string, estates: number | null) => ({
      code,
      name,
      where,
      estates,
    });
    const told = {
      refused: null,
      places: [
        place('140499', '青禾县', '', 40),
        ...Array.from({ length: 40 }, (_, at) => place(`JZ${at}`, `第${at}小区`, '青禾县', null)),
      ],
      notices: [
        {
          file: 'notices/a.md',
          title: '停电',
          scope: '第3小区',
          from: '2026-11-09',
          until: '2026-11-11',
          stands: 'waiting',
          links: [],
        },
      ],
    };
    await page.route('**/api/urgent*', async (route) => {
      const request = route.request();
      if (request.url().endsWith('/urgent-look'))
        return route.fulfill({
          json: { pages: 1, svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 595 842"/>' },
        });
      if (request.method() === 'POST') sent.push(request.postDataJSON());
      if (request.method() === 'DELETE') sent.push(new URL(request.url()).search);
      await route.fulfill({ json: told });
    });
    await clerk.goTo('紧急通知');
    await clerk.fill('标题', '12月1日停水');
    await clerk.fill('正文', '抢修水管，8 时到 18 时停水。');
    await clerk.fill('到哪天为止', '2026-12-01');
    const send = page.getByRole('button', { name: '发出紧急通知' });
    expect(await send.isDisabled()).toBe(true);
    await clerk.fill('找一个县区、街道或小区', '第39');
    await page.keyboard.press('Enter');
    await clerk.press('青禾县，全部 40 个小区');
    await clerk.press('去掉', page.getByRole('list', { name: '选上的' }).getByRole('listitem').first());
    // The sheet itself, before it is sent.
    await page.getByRole('img', { name: '《12月1日停水》的 A4 样张' }).waitFor();
    expect(await clerk.barriers()).toEqual([]);
    expect(await clerk.overflow()).toBeLessThanOrEqual(0);
    await clerk.press('发出紧急通知');
    await expect
      .poll(() => sent)
      .toEqual([
        { title: '12月1日停水', text: '抢修水管，8 时到 18 时停水。', targets: ['140499'], until: '2026-12-01' },
      ]);
    await clerk.sees('写好了，还没有发出去');
    await clerk.press(/^撤下.*「停电」/);
    await expect.poll(() => sent.at(-1)).toBe('?file=notices%2Fa.md');
  });
});

describe('without a mouse', () => {
  it('everything is reached: the settings, the files, how they are read, a cell, the publication', {
    tags: 'long',
  }, async () => {
    const { page } = clerk;
    const tabTo = async (name: RegExp): Promise<void> => {
      for (let presses = 0; presses < 300; presses++) {
        const at = await page.evaluate(() => {
          const here = document.activeElement;
          const named = here instanceof HTMLInputElement ? here.labels?.[0]?.textContent : null;
          return `${here?.tagName} ${here?.getAttribute('aria-label') ?? ''} ${named ?? ''} ${here?.textContent ?? ''}`;
        });
        // The head of a step has the focus and does nothing.
        if (!at.startsWith('H1 ') && name.test(at.replace(/^\S+/, '').trim())) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`Tab never comes to ${name}`);
    };
    const enter = async (name: RegExp): Promise<void> => {
      await tabTo(name);
      await page.keyboard.press('Enter');
    };
    // The first field takes the focus once the form is there.
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    for (const text of ['青禾县住房和城乡建设局', '青禾县', '140499']) {
      await page.keyboard.type(text);
      await page.keyboard.press('Tab');
    }
    await enter(/^开始$/);
    await clerk.sees('把工作簿拖到这里');
    const chooser = page.waitForEvent('filechooser');
    await enter(/^选文件$/);
    await (await chooser).setFiles([...OFFICE_BOOKS]);
    await clerk.sees('6 个文件看过了');
    await enter(/^下一步：看看怎么读/);
    await enter(/^全部照这样读/);
    await clerk.sees('12 个小区的编码');
    await enter(/^记下这些编码/);
    await clerk.sees('没有要看的了');
    await enter(/^3 要改的地方/);
    await page.getByRole('grid').waitFor();
    await enter(/^第 10 行 合同期限/);
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('2024-01-01 至 2026-12-31');
    await page.keyboard.press('Tab');
    await page.keyboard.type('按原件更正');
    await page.keyboard.press('Enter');
    await clerk.sees('O10 改成了「2024-01-01 至 2026-12-31」');
    // What is wrong next in this table is open, and can be typed at once.
    await page.getByRole('heading', { name: /^第 9 行 N 列/ }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    await enter(/^补企业代码/);
    await tabTo(/^青禾县惠民物业管理有限公司/);
    await page.keyboard.type('91000000MA0000047G');
    await page.keyboard.press('Enter');
    await clerk.sees('1 家企业的代码记下了');
    await enter(/^设置/);
    await tabTo(/^公示栏的名称/);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('青禾县物业公开');
    await page.keyboard.press('Enter');
    await clerk.sees('设置改好了');
    await enter(/^3 要改的地方/);
    await enter(/^下一步：看一看/);
    await enter(/^做预览$/);
    await clerk.sees('做好了');
    await enter(/^下一步：发布$/);
    await enter(/^发布$/);
    await clerk.sees('第 1 次发布');
  });
});

describe('a small window', () => {
  it.each([
    ['1024×768', { width: 1024, height: 768 }],
    ['1366×768 at 200 %', { width: 683, height: 384 }],
  ])('of %s needs no scrolling sideways, in large letters either', { tags: 'long' }, async (_name, size) => {
    await settleAndTakeIn(clerk);
    await clerk.page.setViewportSize(size);
    const wide: string[] = [];
    for (const letters of ['usual', 'large']) {
      if (letters === 'large') await clerk.press('大字');
      for (const step of ['放进来', '怎么读', '要改的地方', '与已发布的相比', '看一看', '发布']) {
        await clerk.goTo(step);
        await clerk.page.waitForTimeout(100);
        if ((await clerk.overflow()) > 0) wide.push(`${step} in ${letters} letters`);
      }
    }
    expect(wide).toEqual([]);
  });
});
