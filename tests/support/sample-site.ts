/**
 * Publishes the sample city once for all tests that look at a published site, and serves it.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import type { IsoDate } from '../../src/domain/iso-date.ts';
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

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const work = await mkdtemp(path.join(tmpdir(), 'gongshilan-site-'));
  const out = path.join(work, 'site');
  const content = await loadContent(path.join(REPOSITORY, 'content'), { asOf: '2026-11-10' as IsoDate });
  const server = siteServer(out);
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = `http://localhost:${(server.address() as AddressInfo).port}`;
  const site = await makeSite(content, { asOf: '2026-11-10' as IsoDate, base: address, division: null, only: [] });
  await publish({ site, out });
  project.provide('siteFolder', out);
  project.provide('siteAddress', address);
  return async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await rm(work, { recursive: true, force: true });
  };
}
