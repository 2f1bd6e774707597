/**
 * How Astro builds the pages: static, external styles and scripts only, a strict Content-Security-Policy.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@astrojs/react';
import type { AstroInlineConfig, AstroIntegration, AstroUserConfig } from 'astro';
import { pageTokens } from '../look/tokens.ts';
import { REPOSITORY } from '../repository.ts';
import { bundleCheckWorker, CHECK_WORKER } from './check-worker.ts';
import { writeFlatStyles } from './flat-styles.ts';
import { licencesOf } from './licences.ts';

/** What every page may load: its own host, and WebAssembly for the search. Hashes of Astro's own snippets are added by Astro. */
const DIRECTIVES = [
  "default-src 'none'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
] as const;

/**
 * The module that src/layouts/WebPage.astro imports for colours and sizes, made from src/look, since these stand in no
 * style sheet.
 */
const TOKENS = 'virtual:tokens.css';
type Plugin = NonNullable<NonNullable<AstroUserConfig['vite']>['plugins']>[number];
const tokens: Plugin = {
  name: 'tokens',
  resolveId: (id) => (id === TOKENS ? `\0${TOKENS}` : null),
  load: (id) => (id === `\0${TOKENS}` ? pageTokens() : null),
};

/** What the worker of the page for senders is made of, once it has been bundled. */
let ofCheckWorker: readonly string[] = [];
const checkWorker: Plugin = {
  name: 'check-worker',
  resolveId: (id) => (id === CHECK_WORKER ? `\0${CHECK_WORKER}` : null),
  load: async (id) => {
    if (id !== `\0${CHECK_WORKER}`) return null;
    const { program, modules } = await bundleCheckWorker();
    ofCheckWorker = modules;
    return `export default ${JSON.stringify(program)};`;
  },
};

/** Where scripts and styles of pages go, with the licences of what is in them. */
const ASSETS = 'assets';
/** Whose code is in scripts or in the pages themselves without being a module of a bundle: islands, the bundler's helpers. */
const WITHOUT_MODULES = ['astro', 'rolldown'];
const licences: Plugin = {
  name: 'licences',
  applyToEnvironment: ({ name }) => name === 'client',
  async generateBundle(_options, bundle) {
    const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
    const source = await licencesOf([...modules, ...ofCheckWorker], WITHOUT_MODULES);
    this.emitFile({ type: 'asset', fileName: `${ASSETS}/licences.txt`, source });
  },
};

const flatStyles: AstroIntegration = {
  name: 'flat-styles',
  hooks: { 'astro:build:done': ({ dir }) => writeFlatStyles(fileURLToPath(dir)) },
};

export interface PageSettings {
  /** Where the site will be served, path included. */
  base: string;
  outDir: string;
}

export function astroSettings({ base, outDir }: PageSettings): AstroUserConfig {
  const address = new URL(base);
  return {
    site: address.origin,
    base: address.pathname === '' ? '/' : address.pathname,
    outDir,
    output: 'static',
    trailingSlash: 'always',
    compressHTML: 'jsx',
    integrations: [react(), flatStyles],
    build: { format: 'directory', inlineStylesheets: 'never', assets: ASSETS, concurrency: 1 },
    devToolbar: { enabled: false },
    prefetch: false,
    vite: {
      logLevel: 'error',
      plugins: [tokens, checkWorker, licences],
      build: {
        assetsInlineLimit: 0,
        // Phones of five years ago; the kiosk has a build of its own.
        target: ['chrome87', 'safari14', 'firefox78', 'edge88'],
        cssTarget: ['chrome87', 'safari14'],
      },
    },
    security: {
      csp: {
        algorithm: 'SHA-256',
        directives: [...DIRECTIVES],
        scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"] },
        styleDirective: { resources: ["'self'"] },
      },
    },
  };
}

/** The same for a build in a root of its own, so that several may run side by side: sources are the repository's. */
export const buildSettings = ({ root, ...settings }: PageSettings & { root: string }): AstroInlineConfig => ({
  ...astroSettings(settings),
  root,
  srcDir: path.join(REPOSITORY, 'src'),
  publicDir: path.join(REPOSITORY, 'public'),
  configFile: false,
  logLevel: 'error',
  mode: 'production',
});
