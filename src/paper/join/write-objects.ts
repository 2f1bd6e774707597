/**
 * Writes the objects of a PDF one after another (PDF 逐件写出), so that a file of any length needs little memory. What is no
 * stream goes compressed into streams of objects (PDF 1.5): the tags of a sheet are half of it and shrink to a tenth.
 */

/** What joining needs of the machine. */
export interface Means {
  /** Takes the file piece by piece. */
  sink(bytes: Uint8Array): void;
  /** Compresses, as zlib does. */
  deflate(bytes: Uint8Array): Uint8Array;
  inflate(bytes: Uint8Array): Uint8Array;
  /** Begins a hash. */
  digest(): Digest;
}

export interface Digest {
  update(content: string | Uint8Array): void;
  /** At least 32 characters, of what has been given so far. */
  hex(): string;
}

/** Where an object is: at a place of the file, or as which of a stream of objects. */
type Place = { at: number } | { within: number; index: number };

/** A stream of objects is read whole for one of them. */
const TEXT_MAX = 100_000;
/** Bytes of an entry in the table of places: its kind, where, and as which. */
const WIDTHS = [1, 4, 4];
const ROW = 9;

export class ObjectWriter {
  readonly #means: Means;
  readonly #digest: Digest;
  readonly #places: Place[] = [];
  #length = 0;
  #waiting: { number: number; text: string }[] = [];
  #waitingLength = 0;

  constructor(means: Means) {
    this.#means = means;
    this.#digest = means.digest();
    this.#write(Buffer.from('%PDF-1.7\n%\x80\x80\x80\x80\n', 'latin1'));
    // Number 0 is nobody's.
    this.#places.push({ at: 0 });
  }

  /** A number for an object that is written later. */
  reserve(): number {
    return this.#places.push({ at: 0 }) - 1;
  }

  write(number: number, text: string): void {
    this.#waiting.push({ number, text });
    this.#waitingLength += text.length;
    if (this.#waitingLength > TEXT_MAX) this.#flush();
  }

  /** The dictionary without its length is the same as with it: it says the length of these bytes. */
  writeStream(number: number, dictionary: string, stream: Uint8Array): void {
    this.#places[number] = { at: this.#length };
    this.#write(Buffer.from(`${number} 0 obj\n${dictionary}\nstream\n`, 'latin1'));
    this.#write(stream);
    this.#write(Buffer.from('\nendstream\nendobj\n', 'latin1'));
  }

  /** Of all that has been written so far: names the file by its content. */
  digest(): string {
    this.#flush();
    return this.#digest.hex().slice(0, 32);
  }

  /** Ends the file. */
  end({ root, info, id }: { root: number; info: number; id: string }): void {
    this.#flush();
    const own = this.reserve();
    const start = this.#length;
    this.#places[own] = { at: start };
    const table = this.#means.deflate(tableOf(this.#places));
    const entries = [
      '/Type /XRef',
      `/Size ${this.#places.length}`,
      `/W [${WIDTHS.join(' ')}]`,
      `/Root ${root} 0 R`,
      `/Info ${info} 0 R`,
      `/ID [<${id}> <${id}>]`,
      `/Length ${table.length}`,
      '/Filter /FlateDecode',
      `/DecodeParms << /Predictor 12 /Columns ${ROW} >>`,
    ];
    this.writeStream(own, `<< ${entries.join(' ')} >>`, table);
    this.#write(Buffer.from(`startxref\n${start}\n%%EOF\n`, 'latin1'));
  }

  #flush(): void {
    if (this.#waiting.length === 0) return;
    const number = this.reserve();
    let at = 0;
    const heads: string[] = [];
    for (const [index, one] of this.#waiting.entries()) {
      this.#places[one.number] = { within: number, index };
      heads.push(`${one.number} ${at}`);
      at += one.text.length + 1;
    }
    const head = `${heads.join(' ')}\n`;
    const body = this.#means.deflate(
      Buffer.from(head + this.#waiting.map(({ text }) => `${text}\n`).join(''), 'latin1'),
    );
    const dictionary = `<< /Type /ObjStm /N ${heads.length} /First ${head.length} /Length ${body.length} /Filter /FlateDecode >>`;
    this.#waiting = [];
    this.#waitingLength = 0;
    this.writeStream(number, dictionary, body);
  }

  #write(bytes: Uint8Array): void {
    this.#digest.update(bytes);
    this.#length += bytes.length;
    this.#means.sink(bytes);
  }
}

/** Each row as what is added to the one before (PNG's predictor "up"), since they count upwards. */
function tableOf(places: readonly Place[]): Buffer {
  const table = Buffer.alloc(places.length * (ROW + 1));
  let [before, row] = [Buffer.alloc(ROW), Buffer.alloc(ROW)];
  for (const [number, place] of places.entries()) {
    row[0] = number === 0 ? 0 : 'at' in place ? 1 : 2;
    row.writeUInt32BE('at' in place ? place.at : place.within, 1);
    row.writeUInt32BE('at' in place ? 0 : place.index, 5);
    const from = number * (ROW + 1);
    table[from] = 2;
    for (let at = 0; at < ROW; at++) table[from + 1 + at] = (row[at] as number) - (before[at] as number);
    [before, row] = [row, before];
  }
  return table;
}
