/**
 * Pictures on their way to disk: kept by content, never trusted when damaged, none with a character that no font has.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Publication } from '../../src/domain/publication.ts';
import { estateNotice } from '../../src/media/estate-notice.ts';
import type { Picture } from '../../src/media/picture.ts';
import { UnprintableCharacters, WrongCode } from '../../src/publish/gates.ts';
import { makePictures, pictureFrame } from '../../src/publish/pictures/make-pictures.ts';
import { prune } from '../../src/publish/pictures/picture-cache.ts';
import { writePictures } from '../../src/publish/print/pictures.ts';
import { estateCard, firmCard, homeCard, listCard } from '../../src/views/around/cards.ts';
import { OWN_CHARACTERS, ownFont } from '../support/own-font.ts';
import { pngSize, readCodes } from '../support/pictures.ts';
import { city, contract, date, estate, firm, listing, period } from '../views/city.ts';

const ADDRESS = 'https://example.org/c/{estate}/?{place}';
const TOWN = city({
  complaintUrl: ADDRESS,
  records: { estate: [estate('JZ001', '丁香苑'), estate('JZ002', '丁香苑')] },
});

const FIRM = '91000000MA00000157';

let work: string;
beforeAll(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'gongshilan-pictures-'));
});
afterAll(() => rm(work, { recursive: true, force: true }));

async function made(publication: Publication, pictures: Record<string, Picture>, cache: string) {
  const written = new Map<string, Buffer>();
  const report = await makePictures({
    publication,
    contentFolder: work,
    wanted: Object.entries(pictures).map(([file, picture]) => ({ file, picture })),
    threads: 2,
    cacheFolder: path.join(work, cache),
    write: async (file, png) => {
      written.set(file, Buffer.from(png));
    },
  });
  return { report, written };
}

const cardOf = (publication: Publication): Picture => ({
  kind: 'card',
  card: homeCard(publication),
  frame: pictureFrame(publication),
});

async function cached(cache: string): Promise<string[]> {
  const entries = await readdir(path.join(work, cache), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

describe('pictures', () => {
  it('are drawn once, come out of the cache the second time, and are the same', async () => {
    const first = await made(TOWN, { a: cardOf(TOWN) }, 'once');
    const second = await made(TOWN, { a: cardOf(TOWN) }, 'once');
    expect([first.report.drawn, second.report.drawn]).toEqual([1, 0]);
    expect(second.written).toEqual(first.written);
    expect(pngSize(first.written.get('a') as Buffer)).toEqual([1200, 630]);
  });

  it('are drawn again when what they say has changed', { tags: 'long' }, async () => {
    await made(TOWN, { a: cardOf(TOWN) }, 'once');
    const later = { ...TOWN, release: { ...TOWN.release, asOf: '2026-11-01' as never } };
    const { report, written } = await made(later, { a: cardOf(later) }, 'once');
    expect(report.drawn).toBe(1);
    expect(written.size).toBe(1);
  });

  it('are drawn again when what was kept is damaged, cut short or empty', { tags: 'long' }, async () => {
    const days = ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04'];
    const towns = days.map((asOf) => ({ ...TOWN, release: { ...TOWN.release, asOf: asOf as never } }));
    const cards = Object.fromEntries(towns.map((town, index) => [days[index], cardOf(town)]));
    const { written } = await made(TOWN, cards, 'damaged');
    const files = await cached('damaged');
    expect(files).toHaveLength(4);
    for (const [index, file] of files.entries()) {
      const whole = await readFile(file);
      const flipped = Buffer.from(whole);
      flipped[500] = (flipped[500] as number) ^ 1;
      const bytes = [flipped, whole.subarray(0, 1000), whole.subarray(0, 32), Buffer.alloc(0)][index];
      await writeFile(file, bytes as Buffer);
    }
    const again = await made(TOWN, cards, 'damaged');
    expect(again.report.drawn).toBe(4);
    expect(new Map([...again.written].sort())).toEqual(new Map([...written].sort()));
  });

  it('that name somebody by a listing are drawn each time and kept nowhere, those beside them are', {
    tags: 'long',
  }, async () => {
    const town = city({
      complaintUrl: ADDRESS,
      records: {
        estate: [estate('JZ001', '丁香苑')],
        firm: [firm(FIRM, '甲物业')],
        contract: [contract('JZ001', FIRM)],
        list_entry: [listing('000101', '2026-10', '黑榜', FIRM, { until: date('2027-10-30') })],
      },
    });
    const frame = pictureFrame(town);
    const naming: Record<string, Picture> = {
      list: { kind: 'card', card: listCard(town, '000101', period('2026-10')), frame },
      estate: { kind: 'card', card: estateCard(town, 'JZ001'), frame },
      notice: { kind: 'notice', notice: estateNotice(town, 'JZ001', 'screen'), format: 'landscape', frame },
    };
    for (let time = 0; time < 2; time++) {
      const { report, written } = await made(town, { ...naming, home: cardOf(town) }, 'naming');
      expect([report.drawn, written.size]).toEqual([time === 0 ? 4 : 3, 4]);
      expect(await cached('naming')).toHaveLength(1);
    }
  });

  it('of versions that kept all of them are deleted, and nothing else that lies there', async () => {
    const folder = path.join(work, 'earlier');
    const old = path.join(folder, 'ab', 'ab12');
    const other = path.join(folder, '别的', '文件');
    for (const file of [old, other]) {
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, '');
    }
    await made(TOWN, { a: cardOf(TOWN) }, 'earlier');
    const left = await cached('earlier');
    expect(left).not.toContain(old);
    expect(left).toContain(other);
    expect(left).toHaveLength(2);
  });

  it('are not begun where a character stands that no font has, and the place is named', async () => {
    const town = city({ records: { firm: [firm(FIRM, '𪚥龙物业')] } });
    const card: Picture = { kind: 'card', card: firmCard(town, FIRM), frame: pictureFrame(town) };
    const attempt = made(town, { a: cardOf(town), b: card }, 'unprintable');
    await expect(attempt).rejects.toBeInstanceOf(UnprintableCharacters);
    await expect(attempt).rejects.toMatchObject({ characters: ['𪚥'] });
    await expect(cached('unprintable')).rejects.toThrow();
  });

  it('bear a character that only a font of portal.yaml has, and are drawn again with another font', {
    tags: 'long',
  }, async () => {
    const font = await ownFont();
    await writeFile(path.join(work, '自己的.ttf'), font);
    // A font that looks the same but is another file.
    await writeFile(path.join(work, '另一个.ttf'), Buffer.concat([font, Buffer.alloc(4)]));
    const named = (name: string, file: string): Publication => {
      const records = { estate: [estate('JZ001', name)], firm: [firm(FIRM, name)] };
      const town = city({ complaintUrl: ADDRESS, records });
      return { ...town, portal: { ...town.portal, printFonts: [file] } };
    };
    const draw = async (name: string, file = '自己的.ttf') => {
      const town = named(name, file);
      const pictures: Record<string, Picture> = {
        card: { kind: 'card', card: firmCard(town, FIRM), frame: pictureFrame(town) },
        notice: {
          kind: 'notice',
          notice: estateNotice(town, 'JZ001', 'screen'),
          format: 'landscape',
          frame: pictureFrame(town),
        },
      };
      return made(town, pictures, 'own-font');
    };
    const [one, other] = await Promise.all(OWN_CHARACTERS.map((character) => draw(`丁${character}苑`)));
    const without = await draw('丁\u3000苑');
    // If both characters were drawn as empty boxes, the pictures would be equal.
    for (const kind of ['card', 'notice']) {
      const looks = [one, other, without].map((drawn) => drawn?.written.get(kind)?.toString('base64'));
      expect(new Set(looks).size, kind).toBe(3);
    }
    expect((await draw(`丁${OWN_CHARACTERS[0]}苑`)).report.drawn).toBe(0);
    expect((await draw(`丁${OWN_CHARACTERS[0]}苑`, '另一个.ttf')).report.drawn).toBe(2);
  });

  it('are not kept when what is read off them is not what their code must say', async () => {
    const notice = estateNotice(TOWN, 'JZ001', 'screen');
    // A reader tells a control character by its name.
    const qr = { url: 'https://example.org/c/JZ001/\u0001?screen', level: 'M' as const };
    const picture: Picture = {
      kind: 'notice',
      notice: { ...notice, complain: { ...notice.complain, qr } },
      format: 'landscape',
      frame: pictureFrame(TOWN),
    };
    await expect(made(TOWN, { a: picture }, 'wrong')).rejects.toBeInstanceOf(WrongCode);
    await expect(cached('wrong')).rejects.toThrow();
  });

  it('bear the names of the printed notices, two of one name apart, each with its own code', {
    tags: 'long',
  }, async () => {
    const report = await writePictures({
      publication: TOWN,
      contentFolder: work,
      folder: work,
      selection: { estates: null, division: null },
      formats: ['portrait', 'a4'],
      cacheFolder: path.join(work, 'named'),
    });
    expect(report).toEqual({ drawn: 4, total: 4, codes: 4 });
    const folder = path.join(work, 'pictures', '000101');
    const names = await readdir(folder);
    expect(names.sort()).toEqual(
      ['JZ001', 'JZ002'].flatMap((code) => ['A4', '竖屏'].map((f) => `甲子县-丁香苑-公示栏-2026-11-${code}-${f}.png`)),
    );
    for (const name of names) {
      const place = name.includes('A4') ? 'board' : 'screen';
      const code = name.includes('JZ001') ? 'JZ001' : 'JZ002';
      expect(await readCodes(await readFile(path.join(folder, name)))).toEqual([
        `https://example.org/c/${code}/?${place}`,
      ]);
    }
  });

  it('leave the cache, those unused longest first, when it grows beyond its limit', async () => {
    const folder = path.join(work, 'grown');
    const file = (name: string): string => path.join(folder, name);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder);
    for (const [index, name] of ['old', 'middle', 'new'].entries()) {
      await writeFile(file(name), Buffer.alloc(100));
      await utimes(file(name), 1000 + index, 1000 + index);
    }
    await prune(folder, 250);
    expect((await readdir(folder)).sort()).toEqual(['middle', 'new']);
  });
});
