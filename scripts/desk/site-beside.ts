/** The published site as visitors will see it (看网站), on a port of its own of this machine: its addresses begin at the root. */
import type { Server } from 'node:http';
import { basePathOf, siteServer } from '../../src/publish/server.ts';
import { HOST_DEFAULT, listen } from '../serving.ts';

export class SiteBeside {
  readonly #out: string;
  #server: Promise<Server> | null = null;

  constructor(out: string) {
    this.#out = out;
  }

  /** The address of its front page; the first who asks has it served. */
  async address(): Promise<string> {
    this.#server ??= this.#serve();
    const { port } = (await this.#server).address() as { port: number };
    return `http://${HOST_DEFAULT}:${port}${basePathOf(this.#out)}/`;
  }

  async close(): Promise<void> {
    const server = await this.#server;
    server?.close();
    server?.closeAllConnections();
  }

  async #serve(): Promise<Server> {
    const server = siteServer(this.#out);
    await listen(server, { port: 0, host: HOST_DEFAULT });
    return server;
  }
}
