/** What a clerk does at the desk with her folder: put in, mend, keep, take back; and two desks on one folder. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Returning, Settings, SheetCells } from '../../src/desk/api.ts';
import { correctionsIn } from '../../src/desk/corrections-file.ts';
import { clearAway, emptyFolder, type OpenDesk, openDesk, putOfficeBooks, SETUP } from '../support/desk.ts';
import { partsOf } from '../support/returned.ts';

let folder: string;
let desk: OpenDesk;
const CSV =
  '小区编码,小区名称,行政区划代码,管理模式,定价方式\nA1,甲小区,140499,专业物业,市场调节价\nA2,乙小区,140499,待定吗,市场调节价\n';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const put = (name: string, text: string, headers = {}) =>
  desk.ask('PUT', `api/files/${encodeURIComponent(name)}`, bytes(text), headers);
const table = (name: string): Promise<string> => readFile(path.join(folder, 'tables', name), 'utf8');
const refused = (said: RegExp) => ({ refused: expect.stringMatching(said) });

beforeEach(async () => {
  folder = await emptyFolder();
  desk = await openDesk(folder);
});
afterEach(async () => {
  await desk.close();
  await clearAway(folder);
});

describe('an empty folder at the desk', () => {
  it('has no settings, gets them once, and its place with them', async () => {
    expect(await desk.state()).toMatchObject({ settings: null, files: [], published: null, canRollBack: false });
    expect((await desk.ask('POST', 'api/setup', { ...SETUP, name: '' })).body).toEqual(refused(/^写上网站名称。$/));
    expect((await desk.ask('POST', 'api/setup', SETUP)).status).toBe(200);
    const state = await desk.state();
    expect(state.settings).toMatchObject({ name: SETUP.name, divisions: ['140499'], demo: true });
    expect(state.problems.filter(({ file }) => file === 'portal.yaml' || file.includes('行政区划'))).toEqual([]);
    expect(state.tables).toEqual([{ table: 'division', name: '行政区划', records: 1, faulty: 0 }]);
    expect((await desk.ask('POST', 'api/setup', SETUP)).body).toEqual(refused(/已经有网站设置/));
  });
});

describe('a file that is put in', () => {
  beforeEach(() => desk.ask('POST', 'api/setup', SETUP));

  it('is read at once, sheet by sheet, with what became of it beside its cells', async () => {
    expect((await put('小区.csv', CSV)).status).toBe(200);
    const state = await desk.state();
    expect(state.files.find(({ path: file }) => file === 'tables/小区.csv')?.sheets).toEqual([
      {
        name: null,
        rows: 3,
        read: 'plain',
        mapping: null,
        tables: [{ table: 'estate', name: '小区', records: 1, faulty: undefined }].map(({ faulty: _, ...one }) => one),
        errors: 1,
        warnings: expect.any(Number),
      },
    ]);
    // What the desk keeps for itself is nobody's table.
    expect(state.problems.filter(({ file }) => file.startsWith('.'))).toEqual([]);
    const cells = (await desk.ask('GET', `api/sheet?file=${encodeURIComponent('tables/小区.csv')}`)).body as SheetCells;
    expect(cells).toMatchObject({ rows: 3, columns: 5, from: 0, sheet: null });
    expect(cells.cells[1]).toEqual(['A1', '甲小区', '140499', '专业物业', '市场调节价']);
    expect(cells.records).toEqual([
      {
        table: 'estate',
        name: '小区',
        headers: expect.arrayContaining(['小区名称']),
        count: 1,
        rows: [{ row: 1, values: expect.arrayContaining(['甲小区']) }],
      },
    ]);
  });

  it('takes the place of one of its name, which undo puts back, and undo goes on to the one before', async () => {
    await put('小区.csv', CSV);
    await put('小区.csv', CSV.replace('待定吗', '专业物业'));
    expect(await table('小区.csv')).toContain('乙小区,140499,专业物业');
    expect((await desk.state()).lastChange).toBe('放入 小区.csv');
    expect((await desk.ask('POST', 'api/undo', {})).body).toMatchObject({ undone: '放入 小区.csv' });
    expect(await table('小区.csv')).toBe(CSV);
    await desk.ask('POST', 'api/undo', {});
    expect(existsSync(path.join(folder, 'tables', '小区.csv'))).toBe(false);
    await desk.ask('POST', 'api/undo', {});
    expect((await desk.state()).settings).toBeNull();
    expect((await desk.ask('POST', 'api/undo', {})).body).toEqual(refused(/没有可以撤回的/));
  });

  it('is not taken back once another program has written into it', async () => {
    await put('小区.csv', CSV);
    await writeFile(path.join(folder, 'tables', '小区.csv'), 'mine');
    await desk.state();
    expect(await desk.ask('POST', 'api/undo', {})).toEqual({
      status: 409,
      body: refused(/又被别的程序改过，没有撤回/),
    });
    expect(await table('小区.csv')).toBe('mine');
  });

  it('is taken away and brought back', async () => {
    await put('小区.csv', CSV);
    const gone = await desk.ask('DELETE', `api/files/${encodeURIComponent('小区.csv')}`);
    expect(gone.status).toBe(200);
    expect((await desk.ask('DELETE', `api/files/${encodeURIComponent('小区.csv')}`)).body).toEqual(
      refused(/没有「小区.csv」/),
    );
    await desk.ask('POST', 'api/undo', {});
    expect(await table('小区.csv')).toBe(CSV);
  });

  it('never lands elsewhere, and another format is refused with how to save it', async () => {
    for (const name of ['../portal.yaml', '..%2Fportal.yaml', '.a.csv', '%00.csv', 'a%5Cb.csv', '%FF.csv'])
      expect((await desk.ask('PUT', `api/files/${name}`, bytes('x'))).status, name).toBeGreaterThanOrEqual(400);
    expect((await put('旧表.xls', 'x')).body).toEqual(refused(/「旧表.xls」没有收下：.*\.xlsx/));
    expect((await put('合同.docx', 'x')).body).toEqual(refused(/文字文档/));
    await symlink(path.join(folder, 'portal.yaml'), path.join(folder, 'tables', '链接.csv'));
    expect((await put('链接.csv', 'x')).body).toEqual(refused(/链接/));
    expect((await desk.state()).settings?.name).toBe(SETUP.name);
    expect(await readdir(path.join(folder, '.desk', 'history'))).toHaveLength(1);
  });

  it('is never left half-written where sending it breaks off', async () => {
    const controller = new AbortController();
    const half = new ReadableStream({
      pull(stream) {
        stream.enqueue(bytes(CSV));
        setTimeout(() => controller.abort(), 50);
        return new Promise(() => {});
      },
    });
    const sent = fetch(`http://127.0.0.1:${desk.port}/${desk.token}/api/files/b.csv`, {
      method: 'PUT',
      body: half,
      duplex: 'half',
      headers: { Origin: `http://127.0.0.1:${desk.port}` },
      signal: controller.signal,
    } as RequestInit);
    await expect(sent).rejects.toThrow();
    const incoming = path.join(folder, '.desk', 'incoming');
    await expect.poll(async () => (await readdir(incoming)).length).toBe(0);
    expect(existsSync(path.join(folder, 'tables', 'b.csv'))).toBe(false);
  });

  it('that is too large is refused before it is sent', async () => {
    const { status, body } = await desk.ask('PUT', 'api/files/a.csv', bytes('x'), { 'content-length': '1' });
    expect({ status, body }).toMatchObject({ status: 200 });
    const { raw } = await import('../support/desk.ts');
    const answer = await raw(
      desk.port,
      `PUT /${desk.token}/api/files/b.csv HTTP/1.1\r\nHost: 127.0.0.1:${desk.port}\r\nOrigin: http://127.0.0.1:${desk.port}\r\nContent-Length: 300000000\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('超过 256 MB');
  });
});

describe('what was on its way to a desk that was killed', () => {
  it('goes when the next one opens, but not what another desk may be receiving', async () => {
    const incoming = path.join(folder, '.desk', 'incoming');
    await mkdir(incoming, { recursive: true });
    await writeFile(path.join(incoming, 'left'), 'half');
    await writeFile(path.join(incoming, 'now'), 'half');
    await utimes(path.join(incoming, 'left'), 0, new Date('2026-11-10T06:00:00Z'));
    await utimes(path.join(incoming, 'now'), 0, new Date('2026-11-10T07:59:00Z'));
    await (await openDesk(folder)).close();
    expect(await readdir(incoming)).toEqual(['now']);
  });
});

describe('a correction', () => {
  beforeEach(async () => {
    await desk.ask('POST', 'api/setup', SETUP);
    await put('小区.csv', CSV);
  });
  const cell = { file: 'tables/小区.csv', sheet: null, cell: 'D3', from: '待定吗' };
  const correct = (to: string, reason = '电话核实') => desk.ask('POST', 'api/corrections', { ...cell, to, reason });

  it('is kept beside the file with its day and its reason, once for a cell, and taken out again', async () => {
    expect((await correct('无物业')).status).toBe(200);
    expect((await correct('专业物业', '又问了一次')).status).toBe(200);
    const rows = correctionsIn(await readFile(path.join(folder, 'corrections.csv'), 'utf8'));
    expect(rows).toEqual([{ ...cell, to: '专业物业', reason: '又问了一次', day: '2026-11-10' }]);
    const state = await desk.state();
    expect(state.corrections).toEqual(rows);
    // Reading goes by it at once.
    expect(state.tables.find(({ table: id }) => id === 'estate')).toMatchObject({ records: 2, faulty: 0 });
    expect(state.problems.map(({ code }) => code)).toContain('correction-applied');
    expect(await table('小区.csv')).toBe(CSV);
    const gone = await desk.ask('DELETE', `api/corrections?file=${encodeURIComponent(cell.file)}&cell=D3`);
    expect(gone.status).toBe(200);
    expect(existsSync(path.join(folder, 'corrections.csv'))).toBe(false);
    await desk.ask('POST', 'api/undo', {});
    expect((await desk.state()).corrections).toEqual(rows);
  });

  it('of a text that a spreadsheet would run holds all the same', async () => {
    await put('小区.csv', CSV.replace('待定吗', '=HYPERLINK()'));
    await desk.ask('POST', 'api/corrections', { ...cell, from: '=HYPERLINK()', to: '无物业', reason: '核实' });
    expect((await desk.state()).problems.map(({ code }) => code)).toContain('correction-applied');
  });

  it('needs a reason, and a cell that says what the clerk has seen', async () => {
    expect((await correct('无物业', ' ')).body).toEqual(refused(/写明为什么改/));
    const other = await desk.ask('POST', 'api/corrections', { ...cell, from: '别的', to: 'x', reason: 'y' });
    expect(other).toEqual({ status: 412, body: refused(/D3 现在写的是「待定吗」/) });
    const nowhere = await desk.ask('POST', 'api/corrections', { ...cell, cell: 'D300', to: 'x', reason: 'y' });
    expect(nowhere.status).toBe(404);
    const outside = await desk.ask('POST', 'api/corrections', {
      ...cell,
      file: '../portal.yaml',
      to: 'x',
      reason: 'y',
    });
    expect(outside.status).toBe(400);
  });
});

describe('mappings at the desk', () => {
  beforeEach(async () => {
    await desk.ask('POST', 'api/setup', SETUP);
    await putOfficeBooks(folder);
  });

  it('are shown as proposed, kept in one step, and then the sheets are read by them', async () => {
    const { toKeep, files } = await desk.state();
    const proposed = files.flatMap(({ sheets }) => sheets).filter(({ read }) => read === 'proposed');
    expect(proposed.length).toBeGreaterThan(3);
    const paths = toKeep.map(({ path: file }) => file);
    for (const { mapping } of proposed) expect(paths).toContain(mapping);
    const [first = ''] = paths;
    const shown = await desk.ask('GET', `api/mapping?path=${encodeURIComponent(first)}`);
    expect(shown.body).toEqual({ path: first, text: toKeep[0]?.text });
    expect((await desk.ask('POST', 'api/keep', { paths })).status).toBe(200);
    const kept = await desk.state();
    expect(kept.files.flatMap(({ sheets }) => sheets).filter(({ read }) => read === 'proposed')).toEqual([]);
    const mapped = kept.files.flatMap(({ sheets }) => sheets).filter(({ read }) => read === 'mapped');
    expect(mapped.length).toBe(proposed.length);
    expect(mapped.every(({ tables }) => tables.length > 0)).toBe(true);
    await desk.ask('POST', 'api/undo', {});
    expect(await readdir(path.join(folder, 'mappings'))).toEqual([]);
    expect((await desk.ask('POST', 'api/keep', { paths: ['portal.yaml'] })).body).toEqual(refused(/没有要写进/));
  });

  it('that can not be used are refused with their line and not written', async () => {
    const put = (text: string) => desk.ask('PUT', 'api/mapping', { path: 'mappings/a.yaml', text });
    const wrong = await put('files: ["a*"]\nheaders: [甲]\ntables:\n  - table: 没有的表\n    columns: {名称: 甲}\n');
    expect(wrong).toEqual({ status: 422, body: refused(/第 4 行/) });
    expect((await put('a: [')).status).toBe(422);
    expect(existsSync(path.join(folder, 'mappings', 'a.yaml'))).toBe(false);
    const right = await put(
      'files: ["a*"]\nheaders: [甲]\ntables:\n  - table: 行政区划\n    columns: {行政区划代码: 甲, 名称: 甲}\n',
    );
    expect(right.status).toBe(200);
    const elsewhere = await desk.ask('PUT', 'api/mapping', { path: 'mappings/../portal.yaml', text: 'x' });
    expect(elsewhere.status).toBe(404);
  });
});

describe('the settings at the desk', () => {
  beforeEach(() => desk.ask('POST', 'api/setup', SETUP));
  const settings = async () => (await desk.ask('GET', 'api/settings')).body as Settings;
  const change = async (values: Partial<Settings['values']>, place?: string) => {
    const now = await settings();
    return desk.ask('PUT', 'api/settings', { values: { ...now.values, ...values }, place: place ?? now.place });
  };

  it('are shown as they are written, changed with the place’s row in one step, and taken back', async () => {
    expect(await settings()).toMatchObject({ place: '青禾县', values: { name: SETUP.name, demo: 'true', icp: '' } });
    const before = await readFile(path.join(folder, 'portal.yaml'), 'utf8');
    expect((await change({ divisions: '140498', demo: 'false' }, '青禾区')).status).toBe(200);
    expect(await table('行政区划.csv')).toContain('140498,青禾区,县,');
    expect((await desk.state()).settings).toMatchObject({ divisions: ['140498'], demo: false });
    expect((await desk.ask('POST', 'api/undo')).body).toMatchObject({ undone: '改网站设置' });
    expect(await readFile(path.join(folder, 'portal.yaml'), 'utf8')).toBe(before);
    expect(await table('行政区划.csv')).toContain('140499,青禾县,县,');
  });

  it('are refused in words where they are wrong, and then nothing is written', async () => {
    const before = await readFile(path.join(folder, 'portal.yaml'), 'utf8');
    expect((await change({ base: 'wuye' })).body).toEqual(refused(/^设置没有改：网址没写对/));
    expect((await change({}, ' ')).body).toEqual(refused(/写上地方名称/));
    await writeFile(path.join(folder, 'portal.yaml'), `${before}kiosk: [\n`);
    expect((await desk.state()).settings).toBeNull();
    expect((await change({ icp: '晋ICP备12345678号-1' })).body).toEqual(refused(/网站设置里有一处写坏了/));
    expect(await readFile(path.join(folder, 'portal.yaml'), 'utf8')).toBe(`${before}kiosk: [\n`);
    await writeFile(path.join(folder, 'portal.yaml'), before);
    expect(await readFile(path.join(folder, 'portal.yaml'), 'utf8')).toBe(before);
  });
});

describe('firms and senders at the desk', () => {
  const LIST =
    '榜别,主体类型,企业名称,行政区划代码,期次,依据,列入日期,文号\n黑榜,企业,甲乙物业服务有限公司,140499,2026年10月,投诉多,2026-10-31,青建发〔2026〕1号\n';
  const CODE = '91000000MA00000157';
  beforeEach(async () => {
    await desk.ask('POST', 'api/setup', SETUP);
    await put('小区.csv', CSV);
    await put('红黑榜.csv', LIST);
  });
  const lacking = async () =>
    (await desk.state()).problems.filter(({ code }) => code === 'firm-code-required').map(({ value }) => value);

  it('that are accused by name get their code, also where other firms are known, in a step that is taken back', async () => {
    expect(await lacking()).toEqual(['甲乙物业服务有限公司']);
    await put('企业.csv', '统一社会信用代码,企业名称\n91000000MA00000232,丙丁物业服务有限公司\n');
    expect(await lacking()).toEqual(['甲乙物业服务有限公司']);
    const give = (name: string, code: string) => desk.ask('POST', 'api/firms', { firms: [{ name, code }] });
    expect((await give('甲乙物业服务有限公司', '91000000MA00000158')).body).toEqual(refused(/校验位对不上/));
    expect((await give('甲乙物业服务有限公司', '91000000MA00000232')).body).toEqual(refused(/已经是「丙丁物业/));
    // Of several those that nothing speaks against are written.
    const both = [
      { name: '甲乙物业服务有限公司', code: CODE },
      { name: '戊己物业服务有限公司', code: '91000000MA00000232' },
    ];
    expect((await desk.ask('POST', 'api/firms', { firms: both })).body).toMatchObject({
      refused: [{ name: '戊己物业服务有限公司', why: expect.stringContaining('已经是「丙丁物业') }],
    });
    expect(await lacking()).toEqual([]);
    expect(await table('企业.csv')).toContain(`丙丁物业服务有限公司\r\n${CODE},甲乙物业服务有限公司\r\n`);
    await desk.ask('POST', 'api/undo');
    expect(await lacking()).toHaveLength(1);
  });

  it('get back what they can mend, listed and as one ZIP', async () => {
    const { rows } = (await desk.ask('GET', 'api/returning')).body as Returning;
    expect(rows.filter(({ isFile }) => isFile)).toMatchObject([
      { what: expect.stringMatching(/^小区.*\.xlsx$/), errors: 1, text: null },
      { what: expect.stringMatching(/^红黑榜.*\.xlsx$/), errors: 1, text: null },
    ]);
    const answer = await fetch(`http://127.0.0.1:${desk.port}/${desk.token}/api/returns`);
    expect(answer.headers.get('content-type')).toBe('application/zip');
    const parts = await partsOf(new Uint8Array(await answer.arrayBuffer()));
    expect([...parts.keys()].sort()).toEqual(
      [...rows.filter(({ isFile }) => isFile).map(({ what }) => what), '退改清单.csv'].sort(),
    );
    // A text file goes back as a workbook: corrected, it takes the place of the text file.
    const book = parts.get('小区.xlsx') as Uint8Array;
    expect((await desk.ask('PUT', `api/files/${encodeURIComponent('小区.xlsx')}`, book)).status).toBe(200);
    const files = async () => (await desk.state()).files.map(({ path: file }) => file);
    expect(await files()).toEqual(expect.arrayContaining(['tables/小区.xlsx', 'tables/红黑榜.csv']));
    expect(await files()).not.toContain('tables/小区.csv');
    await desk.ask('POST', 'api/undo');
    expect(await files()).toContain('tables/小区.csv');
  });
});

describe('a change while the folder is being read', () => {
  it('is made without waiting for the reading, and what is told afterwards has it', async () => {
    await desk.ask('POST', 'api/setup', SETUP);
    await put('小区.csv', CSV);
    const asked = desk.state();
    const corrected = desk.ask('POST', 'api/corrections', {
      file: 'tables/小区.csv',
      sheet: null,
      cell: 'D3',
      from: '待定吗',
      to: '专业物业',
      reason: '来电',
    });
    expect((await corrected).status).toBe(200);
    await asked;
    const state = await desk.state();
    expect(state.corrections).toHaveLength(1);
    expect(state.tables.find(({ name }) => name === '小区')).toMatchObject({ records: 2, faulty: 0 });
  });
});

describe('two desks on one folder', () => {
  let other: OpenDesk;
  beforeEach(async () => {
    await desk.ask('POST', 'api/setup', SETUP);
    await put('小区.csv', CSV);
    other = await openDesk(folder);
  });
  afterEach(() => other.close());

  it('see each other, and each other’s changes, and one that has gone is gone', async () => {
    expect((await desk.state()).others).toEqual([{ since: '2026-11-10T08:00:00.000Z' }]);
    const before = (await other.state()).revision;
    await put('小区.csv', CSV.replace('甲小区', '丙小区'));
    expect((await other.state()).revision).toBeGreaterThan(before);
    await other.close();
    expect((await desk.state()).others).toEqual([]);
    other = await openDesk(folder);
  });

  it('never overwrite what the other has changed since, told by number or by what was shown last', async () => {
    const seen = (await other.state()).revision;
    await desk.state();
    await put('小区.csv', CSV.replace('甲小区', '丙小区'));
    const late = await other.ask('PUT', `api/files/${encodeURIComponent('小区.csv')}`, bytes('mine'));
    expect(late).toEqual({ status: 412, body: refused(/小区\.csv在您打开以后被改过/) });
    const told = await other.ask('PUT', `api/files/${encodeURIComponent('小区.csv')}`, bytes('mine'), {
      'if-match': `"${seen}"`,
    });
    expect(told.status).toBe(412);
    expect((await other.ask('POST', 'api/undo', {})).status).toBe(412);
    expect(await readdir(path.join(folder, '.desk', 'incoming'))).toEqual([]);
    expect(await table('小区.csv')).toContain('丙小区');
    // Another file is nobody's business, and after a look the same may be changed.
    expect((await other.ask('PUT', 'api/files/x.csv', bytes('x'))).status).toBe(200);
    await other.state();
    expect((await other.ask('PUT', `api/files/${encodeURIComponent('小区.csv')}`, bytes(CSV))).status).toBe(200);
  });

  it('correct different cells at the same time, and the same one only after looking', async () => {
    const correct = (at: OpenDesk, cell: string, from: string) =>
      at.ask('POST', 'api/corrections', {
        file: 'tables/小区.csv',
        sheet: null,
        cell,
        from,
        to: '无物业',
        reason: '核实',
      });
    await Promise.all([desk.state(), other.state()]);
    const answers = await Promise.all([correct(desk, 'D2', '专业物业'), correct(other, 'D3', '待定吗')]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await correct(other, 'D2', '专业物业')).body).toEqual(refused(/这一格的更正在您打开以后被改过/));
    expect((await desk.state()).corrections.map(({ cell }) => cell).sort()).toEqual(['D2', 'D3']);
  });
});

describe('a folder that can not be written', () => {
  it('is shown all the same, and says so in a sentence when something should change', async () => {
    await desk.ask('POST', 'api/setup', SETUP);
    // A file where the folder of changes should be stands for any disk that refuses.
    await desk.close();
    const { rm } = await import('node:fs/promises');
    await rm(path.join(folder, '.desk'), { recursive: true });
    await mkdir(path.join(folder, 'tables'), { recursive: true });
    await writeFile(path.join(folder, '.desk'), '');
    desk = await openDesk(folder);
    expect((await desk.state()).settings?.name).toBe(SETUP.name);
    const { status, body } = await put('a.csv', 'x');
    expect(status).toBe(507);
    expect(body).toEqual(refused(/^没有办成：.+。$/));
  });
});
