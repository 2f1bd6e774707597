/** What is used of fflate, whose package tells modules nothing of its types. */
declare module 'fflate' {
  /** Unpacks raw DEFLATE; its faults are errors with a number as their `code`. */
  export class Inflate {
    constructor(take: (bytes: Uint8Array, isLast: boolean) => void);
    push(bytes: Uint8Array, isLast?: boolean): void;
  }
  export function inflateSync(packed: Uint8Array): Uint8Array;
  export function zipSync(members: Readonly<Record<string, Uint8Array>>): Uint8Array;
  export function deflateSync(bytes: Uint8Array): Uint8Array;
  /** A ZIP of whole files by name; level 0 keeps them as they are. */
  export function zipSync(files: Record<string, Uint8Array>, options: { level: 0; mtime: string }): Uint8Array;
}
