/** Where the program lies (程序所在的文件夹). Apart from src/site.ts, with which all that reads tables would be loaded. */
import { fileURLToPath } from 'node:url';

export const REPOSITORY = fileURLToPath(new URL('..', import.meta.url));
