/**
 * How Astro builds the pages: static, external styles and scripts only, a strict Content-Security-Policy.
 */
import react from '@astrojs/react';
import type { AstroUserConfig } from 'astro';

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
    compressHTML: true,
    integrations: [react()],
    build: { format: 'directory', inlineStylesheets: 'never', assets: 'assets', concurrency: 1 },
    devToolbar: { enabled: false },
    prefetch: false,
    vite: {
      logLevel: 'error',
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
