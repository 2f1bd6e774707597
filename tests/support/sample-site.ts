/**
 * Publishes the sample city once for all tests that look at a published site, and serves it.
 *
 * What is published is kept in `.cache/` under the hash of all that it is made of, so that a change of tests alone
 * publishes nothing.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { SAMPLE_AS_OF, SAMPLE_CONTENT } from '../../scripts/sample-city.ts';
import { publish } from '../../src/publish/publish.ts';
import { siteServer } from '../../src/publish/server.ts';
import { loadContent, makeSite, REPOSITORY } from '../../src/site.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of the published sample city. */
    siteFolder: string;
    /** Its address, without a slash at the end. */
    siteAddress: string;
  }
}

/** The files on which published bytes can depend. */
const INGREDIENTS = ['src', 'kiosk', 'content', 'public', 'package.json', 'package-lock.json'];
const KEPT = path.join(REPOSITORY, '.cache', 'sample-site');
/** A branch and the one it came from. */
const KEPT_MAX = 2;

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { folder, address, close } = await sampleSite();
  project.provide('siteFolder', folder);
  project.provide('siteAddress', address);
  return close;
}

export interface SampleSite {
  folder: string;
  address: string;
  close(): Promise<void>;
}

/** The published sample city under its address: kept from before where nothing has changed, else made now. */
export async function sampleSite(): Promise<SampleSite> {
  const made = await hashOf(INGREDIENTS);
  await mkdir(KEPT, { recursive: true });
  for (const name of await readdir(KEPT)) {
    // Pages contain their own address, so a kept city is used only if its port is free.
    const [hash, port] = name.split('-');
    const folder = path.join(KEPT, name, 'site');
    if (hash !== made || !existsSync(folder)) continue;
    const server = siteServer(folder);
    if (await listens(server, Number(port))) return served(folder, server);
  }
  await removeOld();
  const port = await freePort();
  const folder = path.join(KEPT, `${made}-${port}`, 'site');
  const base = `http://localhost:${port}`;
  const content = await loadContent(SAMPLE_CONTENT, { asOf: SAMPLE_AS_OF });
  const site = await makeSite(content, { asOf: SAMPLE_AS_OF, base, division: null, only: [] });
  await publish({ site, out: folder });
  const server = siteServer(folder);
  if (!(await listens(server, port))) throw new Error(`port ${port} was taken while the sample city was published`);
  return served(folder, server);
}

function served(folder: string, server: Server): SampleSite {
  return {
    folder,
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Whether the server has the port from now on; 0 for any. */
function listens(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, () => resolve(true));
  });
}

async function freePort(): Promise<number> {
  const server = siteServer(KEPT);
  await listens(server, 0);
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Deletes the oldest kept cities, to make room for one. */
async function removeOld(): Promise<void> {
  const kept = await Promise.all(
    (await readdir(KEPT)).map(async (name) => ({ name, at: (await stat(path.join(KEPT, name))).mtimeMs })),
  );
  kept.sort((a, b) => b.at - a.at);
  for (const { name } of kept.slice(KEPT_MAX - 1)) await rm(path.join(KEPT, name), { recursive: true, force: true });
}

async function hashOf(places: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const place of places) {
    const full = path.join(REPOSITORY, place);
    const files = (await stat(full)).isDirectory()
      ? (await readdir(full, { recursive: true, withFileTypes: true }))
          .filter((entry) => entry.isFile())
          .map((entry) => path.join(entry.parentPath, entry.name))
          .sort()
      : [full];
    for (const file of files) hash.update(`${file}\0`).update(await readFile(file));
  }
  return hash.digest('hex').slice(0, 16);
}
