/**
 * Sheets that wait to be set (待排), on the disk: making them anew costs ten times as much as reading them back, and those of a
 * whole city would fill the memory.
 */
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';

/** Where something waits. */
export interface Waiting {
  at: number;
  bytes: number;
}

export class Spool {
  readonly #path: string;
  readonly #file: number;
  #end = 0;

  constructor(path: string) {
    this.#path = path;
    this.#file = openSync(path, 'w+');
  }

  put(text: string): Waiting {
    const content = Buffer.from(text);
    const at = this.#end;
    for (let done = 0; done < content.length; ) done += writeSync(this.#file, content, done, undefined, at + done);
    this.#end += content.length;
    return { at, bytes: content.length };
  }

  get({ at, bytes }: Waiting): string {
    const content = Buffer.allocUnsafe(bytes);
    for (let done = 0; done < bytes; ) {
      const read = readSync(this.#file, content, done, bytes - done, at + done);
      if (read === 0) throw new Error(`${this.#path} ends early`);
      done += read;
    }
    return content.toString();
  }

  remove(): void {
    closeSync(this.#file);
    rmSync(this.#path, { force: true });
  }
}
