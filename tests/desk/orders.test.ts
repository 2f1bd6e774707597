/** What the desk orders of the commands: the arguments that a person would type, and where it says no. */
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Orders } from '../../scripts/desk/orders.ts';
import { Published } from '../../scripts/desk/published.ts';
import type { InputFile } from '../../src/domain/register.ts';
import { clearAway, DESK_DAY, emptyFolder } from '../support/desk.ts';

let content: string;
let out: string;
let orders: Orders;
const INPUTS: InputFile[] = [{ path: 'portal.yaml', sha256: 'a'.repeat(64), bytes: 3 }];
const STANDING = { asOf: DESK_DAY, estate: 'A1', sheets: ['notice', 'checklist'] as const, inputs: INPUTS };

/** Releases as builds leave them, as far as the desk looks at them; the last is live. */
async function publish(...releases: { number: number; sheets?: object[] }[]): Promise<void> {
  for (const { number, sheets } of releases) {
    const name = `${String(number).padStart(6, '0')}-${'0'.repeat(11)}${number}`;
    const folder = path.join(`${out}.releases`, name);
    await mkdir(path.join(folder, 'data'), { recursive: true });
    const manifest = {
      release: name.slice(7),
      asOf: '2026-10-31',
      version: '0.8.0',
      base: 'https://wuye.example.org',
      number,
      inputs: INPUTS,
      outputs: [],
      ...(sheets === undefined ? {} : { sheets }),
    };
    await writeFile(path.join(folder, 'data', 'release.json'), JSON.stringify(manifest));
    if (number === releases.at(-1)?.number) await symlink(path.relative(path.dirname(out), folder), out);
  }
}

beforeEach(async () => {
  content = await emptyFolder();
  out = `${content}-site`;
  orders = new Orders({
    content,
    published: new Published(out),
    cache: `${content}-cache`,
    address: () => 'http://127.0.0.1:4400/t',
  });
});
afterEach(() => clearAway(content));

const argsOf = async (kind: Parameters<Orders['of']>[0], accept: string | null = null): Promise<string[]> =>
  (await orders.of(kind, STANDING, accept)).steps.map(({ command, args }) => [command, ...args].join(' '));

describe('an order of the desk', () => {
  it('is refused in words where there is nothing published', async () => {
    await expect(argsOf('compare')).rejects.toThrow('还没有发布过');
    await expect(argsOf('print')).rejects.toThrow('先发布，再印');
    await expect(argsOf('rollback')).rejects.toThrow('没有可以退回的旧版');
  });

  it('publishes with a reason that can not be taken for an option', async () => {
    expect(await argsOf('publish')).toEqual([`build --content ${content} --out ${out} --as-of 2026-11-10`]);
    expect((await argsOf('publish', '--only site'))[0]).toMatch(/ --accept=--only site$/);
  });

  it('previews below its own address in a folder of this machine, each time in another', async () => {
    const first = await argsOf('preview');
    expect(first).toEqual([
      `build --content ${content} --out ${content}-cache/site-1 --as-of 2026-11-10 --base http://127.0.0.1:4400/t/preview --only site,kiosk`,
      `print --content ${content} --out ${content}-cache/sheets --as-of 2026-11-10 --estate A1 --sheet notice,checklist`,
    ]);
    expect((await argsOf('preview'))[0]).toContain('site-2');
    expect(orders.previewed).toBeNull();
    const { shows } = await orders.of('preview', STANDING, null);
    expect(await shows()).toEqual({ result: 'preview/', estate: 'A1' });
    expect(orders.previewed).toBe(`${content}-cache/site-3`);
    // Its number goes on, so that a screen that shows the earlier one takes it.
    expect((await argsOf('preview'))[0]).toMatch(/ --after \S+site-3\/data\/release\.json --accept /);
    // The sheets of another estate go beside it, and nothing is built anew.
    expect(await argsOf('sheets')).toEqual([
      `print --content ${content} --out ${content}-cache/sheets --as-of 2026-11-10 --estate A1 --sheet notice,checklist`,
    ]);
  });

  it('has no sheets of another estate to show before there is a preview', async () => {
    await expect(orders.of('sheets', STANDING, null)).rejects.toThrow('先做预览');
  });

  it('compares with what is live, into a file that is not published', async () => {
    await publish({ number: 1 });
    expect(await argsOf('compare')).toEqual([
      `compare --content ${content} --with ${out} --as-of 2026-11-10 --html ${content}/.desk/compare.html`,
    ]);
  });

  it('prints what is published, as of its day, since what hangs: what was printed last, else the publication before', async () => {
    await publish({ number: 1, sheets: [] }, { number: 2 }, { number: 3, sheets: [] });
    const [before = ''] = await argsOf('print');
    expect(before).toMatch(/ --as-of 2026-10-31 --all --since .*000001-\w+\/data\/release\.json$/);
    await (await orders.of('print', STANDING, null)).shows();
    const hanging = path.join(content, '.desk', 'printed.json');
    expect(JSON.parse(await readFile(hanging, 'utf8'))).toMatchObject({ number: 3 });
    expect((await argsOf('print'))[0]).toContain(`--since ${hanging}`);
  });

  it('prints for the first time the kinds of sheets that are published, and no others', async () => {
    await publish({
      number: 1,
      sheets: [{ sheet: 'notice' }, { sheet: 'fees' }, { sheet: 'notice' }, { sheet: null }],
    });
    expect((await argsOf('print'))[0]).toMatch(/ --all --sheet notice,fees$/);
  });

  it('prints nothing that differs from what is published', async () => {
    await publish({ number: 1, sheets: [] });
    const changed = { ...STANDING, inputs: [{ ...(INPUTS[0] as InputFile), sha256: 'b'.repeat(64) }] };
    await expect(orders.of('print', changed, null)).rejects.toThrow('改过还没有发布');
  });

  it('goes back only where there is an earlier release', async () => {
    await publish({ number: 1 });
    await expect(argsOf('rollback')).rejects.toThrow('没有可以退回');
  });

  it('tells what is live, and that there is where to go back to', async () => {
    await publish({ number: 1 }, { number: 2 });
    expect(await new Published(out).standing()).toMatchObject({
      published: { id: '000000000002', number: 2, asOf: '2026-10-31' },
      canRollBack: true,
    });
    expect(await argsOf('rollback')).toEqual([`rollback --out ${out}`]);
  });
});
