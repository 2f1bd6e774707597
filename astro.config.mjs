/**
 * For `astro check` and editors. Publications are built by `npm run build`, which uses the same settings
 * with the folder and address of the release.
 */
import { defineConfig } from 'astro/config';
import { astroSettings } from './src/publish/astro-settings.ts';

export default defineConfig(astroSettings({ base: 'https://example.org', outDir: './dist' }));
