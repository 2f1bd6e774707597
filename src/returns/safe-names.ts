/**
 * Names of files made of names of people's making (安全的文件名): every system takes them, and no two are one.
 */
const FORBIDDEN = /[<>:"/\\|?*]|\p{Cc}|\p{Default_Ignorable_Code_Point}|[\ud800-\udfff]/gu;
/** Names that Windows keeps for devices, whatever their ending. */
const DEVICES = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
/** Most disks take 255 bytes, a Chinese character having three. */
const CHARACTERS_MAX = 60;

/** A name for a file, with its ending. `taken` holds those that were given, and gets this one. */
export function safeFileName(name: string, ending: string, taken: Set<string>): string {
  const clean = name
    .normalize('NFC')
    .replace(FORBIDDEN, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const whole = clean === '' || DEVICES.test(clean) ? `_${clean}` : clean;
  const characters = [...whole];
  const stem = characters.slice(0, CHARACTERS_MAX).join('').trimEnd();
  for (let number = 1; ; number++) {
    const file = `${stem}${number === 1 ? '' : `-${number}`}${ending}`;
    const key = file.toLowerCase();
    if (taken.has(key)) continue;
    taken.add(key);
    return file;
  }
}
