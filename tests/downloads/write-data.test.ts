import { expect, it } from 'vitest';
import { type DataSum, writeData, writeSomeData } from '../../src/downloads/write-data.ts';
import { city, contract, estate, firm } from '../views/city.ts';

const A = '91000000MA00000157';
const town = city({
  records: { firm: [firm(A, '甲物业')], estate: [estate('E1', '甲苑')], contract: [contract('E1', A)] },
});

/** Files by their names; what is recorded of one is told by its text alone. */
function memory() {
  const files = new Map<string, string>();
  const sums = new Map<string, DataSum>();
  const open = async (path: string) => {
    let text = '';
    return {
      write: async (piece: string) => {
        text += piece;
      },
      close: async () => {
        const sum = { bytes: text.length, sha256: `of ${text.slice(0, 20)}` };
        files.set(path, text);
        sums.set(path, sum);
        return sum;
      },
    };
  };
  return { files, sums, open };
}

it('writes in parts what it writes at once, each file once, and the package of all by what is recorded of them', async () => {
  const whole = memory();
  await writeData(town, whole.open);
  const [parts, rest] = [memory(), memory()];
  await writeSomeData(town, parts.open, (name) => name.length % 2 === 0);
  await writeSomeData(town, rest.open, (name) => name.length % 2 === 1);
  expect(parts.files.size).toBeGreaterThan(1);
  const joined = memory();
  await writeData(town, joined.open, {
    there: (path) => parts.sums.get(path) ?? rest.sums.get(path) ?? null,
  });
  expect([...joined.files.keys()]).toEqual(['data/datapackage.json']);
  expect(parts.files.size + rest.files.size + joined.files.size).toBe(whole.files.size);
  expect(new Map([...parts.files, ...rest.files, ...joined.files])).toEqual(whole.files);
});
